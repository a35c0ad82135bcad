"""The rules, bound to what is stored: parameters, duplicates, limits."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.errors import DUPLICATE
from zhike.customers.parameters import REQUIRE_ADDRESS, REQUIRE_CONTACT, REQUIRE_NAME
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.rules.validation import Mandatory, Problem
from zhike.kernel import clock
from zhike.kernel.authz import Actor, Scope, scope_sql
from zhike.kernel.crypto import blind
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.settings.values import get

#: Somebody's birthday is over everywhere on earth when it is over at the date line.
TODAY_ZONE: Final = ZoneInfo("Pacific/Kiritimati")
#: Sections that no person has more of; more of them are an attack or a fault.
MOST_POINTS: Final = 50
MOST_ADDRESSES: Final = 50
_SAME: Final = """
SELECT c.id, c.number, c.name, c.phone_mask, c.email_mask FROM customers_customer c WHERE c.id = ANY(ARRAY(
  SELECT id FROM customers_customer WHERE phone_token = ANY(%(phones)s) UNION
  SELECT id FROM customers_customer WHERE email_token = ANY(%(emails)s) UNION
  SELECT customer_id FROM customers_contactpoint WHERE token = ANY(%(phones)s || %(emails)s) LIMIT 20
)) AND c.id <> ALL(%(known)s) AND c.deleted_at IS NULL AND c.erased_at IS NULL AND c.merged_into_id IS NULL
ORDER BY c.updated_at DESC LIMIT 5
"""


def refuse(problems: Iterable[Problem | None]) -> None:
    """Raises `input.invalid` with all `problems`, if there are any."""
    fields = [FieldError(one.path, one.code, one.params) for one in problems if one is not None]
    if fields:
        raise INPUT_INVALID(fields=fields)


def mandatory() -> Mandatory:
    """What a record that is entered or imported must have."""
    return Mandatory(name=get(REQUIRE_NAME), contact=get(REQUIRE_CONTACT), address=get(REQUIRE_ADDRESS))


def shops_entered_for(actor: Actor, shop_ids: Sequence[UUID], path: str = "shop_ids") -> None:
    """Somebody whose view ends at their shops enters customers for those, or could not see what they made.

    Raises `permission.missing`, `input.invalid` at `path`.
    """
    scope = actor.require(CUSTOMER_VIEW) if actor.kind == "user" else Scope.ALL
    if scope is Scope.ALL:
        return
    if not shop_ids:
        raise INPUT_INVALID(fields=[FieldError(path, "value.missing")])
    if not set(shop_ids) <= set(actor.rights.shop_ids):
        raise INPUT_INVALID(fields=[FieldError(path, "customers.shop_foreign")])


def refuse_duplicates(
    *, actor: Actor, phones: Sequence[str], emails: Sequence[str], known: Sequence[UUID] = ()
) -> None:
    """Raises `customers.duplicate` when another customer has one of these values (in standard form), an archived one
    too: their record is kept and comes back at a press.

    The error names those whom the actor may see; of others it says that they are there.
    """
    tokens: dict[str, Any] = {
        "phones": [token for value in phones for token in blind.lookup("phone", "whole", value)],
        "emails": [token for value in emails for token in blind.lookup("email", "whole", value)],
        "known": list(known),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAME, tokens)
        rows = cursor.fetchall()
        if not rows:
            return
        condition, params = scope_sql(actor, CUSTOMER_VIEW, SCOPE) if actor.may(CUSTOMER_VIEW) else ("FALSE", [])
        asked: list[Any] = [[row[0] for row in rows], *params]
        cursor.execute(
            f"SELECT id FROM customers_customer WHERE id = ANY(%s) AND {condition}",
            asked,
        )
        seen = {row[0] for row in cursor.fetchall()}
    names = ("id", "number", "name", "phone_mask", "email_mask")
    shown = [dict(zip(names, row, strict=True)) for row in rows if row[0] in seen]
    raise DUPLICATE(extra={"candidates": shown, "hidden": len(rows) - len(shown)})


def today_latest() -> date:
    """The latest calendar day that has begun anywhere; no birthday is after it."""
    return clock.now().astimezone(TODAY_ZONE).date()
