"""What stands beside a conversation or a ticket about its customer. Masks, never values."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.selectors.tags import tags_of
from zhike.kernel import clock, i18n
from zhike.kernel.authz import Actor, Permission, scope_sql
from zhike.kernel.errors import NOT_FOUND

_SHOWN: Final = (
    "number", "name", "kind", "origin", "vip", "service_level", "language", "phone_mask", "email_mask", "missing",
    "completeness", "registered_at", "erased_at", "merged_into_id", "version",
)  # fmt: skip
_FIND: Final = f"SELECT {', '.join(_SHOWN)} FROM customers_customer WHERE id = %s"


@dataclass(frozen=True, slots=True)
class PanelCustomer:
    """Who somebody is, in short. `shown` is JSON-ready."""

    id: UUID
    vip: bool
    shown: dict[str, Any]


def panel_customer(customer_id: UUID, language: str) -> PanelCustomer:
    """The customer with tags. The caller has checked that the viewer may see them. Raises `missing.not_found`."""
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [customer_id])
        row = cursor.fetchone()
    if row is None:
        raise NOT_FOUND()
    shown = dict(zip(_SHOWN, row, strict=True))
    since, erased = shown.pop("registered_at"), shown.pop("erased_at")
    tags = tags_of([customer_id]).get(customer_id, [])
    return PanelCustomer(
        id=customer_id,
        vip=shown["vip"],
        shown={
            "id": customer_id,
            **shown,
            "since": clock.iso(since),
            "erased_at": None if erased is None else clock.iso(erased),
            "tags": [{"id": one.id, "name": i18n.local_name(one.names, language), "color": one.color} for one in tags],
        },
    )


def customer_in_scope(actor: Actor, customer_id: UUID, permission: Permission = CUSTOMER_VIEW) -> bool:
    """Whether `permission` of `actor`, the right to view customers unless said, covers this customer."""
    if not actor.may(permission):
        return False
    scope, params = scope_sql(actor, permission, SCOPE)
    values: list[Any] = [customer_id, *params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM customers_customer WHERE id = %s AND {scope}", values)
        return cursor.fetchone() is not None
