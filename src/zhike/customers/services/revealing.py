"""Showing a sealed value to somebody who has the right and says why."""

from collections.abc import Mapping
from typing import Final, Literal
from uuid import UUID

from django.db import transaction

from zhike.customers import sensitive
from zhike.customers.access import customer_for
from zhike.customers.errors import ERASED, NOTHING_TO_REVEAL
from zhike.customers.models import Address, ContactPoint, Correction, Customer
from zhike.customers.permissions import CUSTOMER_EDIT, CUSTOMER_REVEAL, FILE_VIEW
from zhike.customers.selectors.addresses import address_values
from zhike.customers.types import SensitiveField
from zhike.kernel import trail
from zhike.kernel.authz import Actor

Part = Literal["phone", "email", "birthday", "contact", "address", "correction"]
_OWN: Final[Mapping[str, SensitiveField]] = {"phone": "phone", "email": "email", "birthday": "birthday"}
#: What the summary shows a mask of, so that it needs no right to the file.
_SUMMARY: Final = ("phone", "email")


@transaction.atomic
def customer_reveal(
    *, actor: Actor, customer_id: UUID, field: Part, reason: str, row_id: UUID | None = None
) -> dict[str, str]:
    """The plain value of one sealed field under `value`; of an address its three parts. The birthday, and contact
    points and addresses (named by `row_id`), belong to the full file and need the right to it too; of a request it is
    the id of one change.

    Every call leaves a row in the operation log, with the reason. Raises `customers.nothing_to_reveal` when the
    customer has no such value, `customers.erased` when it never comes back.
    """
    customer = customer_for(actor, CUSTOMER_REVEAL, customer_id)
    if customer.erased_at is not None:
        raise ERASED()
    if field not in _SUMMARY:
        customer_for(actor, FILE_VIEW, customer_id)
    if field in _OWN:
        plain = {"value": _own_value(customer, _OWN[field])}
    else:
        plain = _further(actor, customer_id, field, row_id)
    trail.record(
        "customers.customer.reveal",
        actor=actor,
        object_kind="customer",
        object_id=customer_id,
        after={"field": field, "reason": reason, **({"row": str(row_id)} if row_id else {})},
        customer_id=customer_id,
    )
    return plain


def _further(actor: Actor, customer_id: UUID, field: Part, row_id: UUID | None) -> dict[str, str]:
    if field == "address":
        return _address(customer_id, row_id)
    if field == "contact":
        return {"value": _point(customer_id, row_id)}
    # Who decides about a request may see what is asked for.
    customer_for(actor, CUSTOMER_EDIT, customer_id)
    return _asked(customer_id, row_id)


def _asked(customer_id: UUID, change_id: UUID | None) -> dict[str, str]:
    """The wanted value of one change of a request."""
    told = Correction.objects.filter(customer_id=customer_id, changes__contains=[{"id": str(change_id)}])
    correction = told.first() if change_id else None
    if correction is None:
        raise NOTHING_TO_REVEAL()
    wanted = sensitive.correction_wanted(correction).get(str(change_id), {})
    parts = {name: wanted[name] for name in ("detail", "recipient", "phone") if wanted.get(name)}
    if parts:
        return {"value": " ".join(parts.values()), **parts}
    if not isinstance(wanted.get("value"), str):
        raise NOTHING_TO_REVEAL()
    return {"value": wanted["value"]}


def _own_value(customer: Customer, field: SensitiveField) -> str:
    sealed = getattr(customer, f"{field}_sealed")
    if sealed is None:
        raise NOTHING_TO_REVEAL()
    return sensitive.open_field(customer.id, field, bytes(sealed))


def _point(customer_id: UUID, row_id: UUID | None) -> str:
    point = ContactPoint.objects.filter(pk=row_id, customer_id=customer_id).first() if row_id else None
    if point is None:
        raise NOTHING_TO_REVEAL()
    return sensitive.CONTACT.reveal(bytes(point.sealed), row_id=point.id, key_owner=customer_id)


def _address(customer_id: UUID, row_id: UUID | None) -> dict[str, str]:
    if row_id is None or not Address.objects.filter(pk=row_id, customer_id=customer_id).exists():
        raise NOTHING_TO_REVEAL()
    known = address_values(address_id=row_id)
    places = "".join(dict.fromkeys((known.province, known.city, known.district)))
    return {
        "value": f"{places}{known.detail}",
        "detail": known.detail,
        "recipient": known.recipient,
        "phone": known.phone,
    }
