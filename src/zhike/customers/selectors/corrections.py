"""Requests to correct a record, as staff read them."""

from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import names_of_users
from zhike.customers import sensitive
from zhike.customers.access import customer_for
from zhike.customers.models import Correction
from zhike.customers.permissions import CUSTOMER_EDIT, CUSTOMER_VIEW
from zhike.customers.selectors.panel import customer_in_scope
from zhike.kernel import clock
from zhike.kernel.authz import Actor

#: Newest requests shown of one customer.
_SHOWN: Final = 50


def corrections_of(actor: Actor, customer_id: UUID) -> list[dict[str, Any]]:
    """The newest requests: all of them to who may edit the customer, one's own to anybody else.

    Raises `permission.missing`, `missing.not_found`.
    """
    customer_for(actor, CUSTOMER_VIEW, customer_id)
    rows = Correction.objects.filter(customer_id=customer_id).exclude(state="withdrawn")
    if not customer_in_scope(actor, customer_id, CUSTOMER_EDIT):
        rows = rows.filter(asked_by=actor.id) if actor.id else rows.none()
    found = list(rows.order_by("-asked_at", "-id")[:_SHOWN])
    names = names_of_users([one for row in found for one in (row.asked_by, row.decided_by) if one is not None])
    return [correction_shown(row, names) for row in found]


def correction_shown(row: Correction, names: dict[UUID, str] | None = None) -> dict[str, Any]:
    """One request, JSON-ready. Names as everywhere; of phone, e-mail and birthday the mask alone."""
    if names is None:
        names = names_of_users([one for one in (row.asked_by, row.decided_by) if one is not None])
    value = row.mask
    if row.field == "name":
        value = sensitive.CORRECTION.reveal(bytes(row.sealed), row_id=row.id, key_owner=row.customer_id)
    return {
        "id": row.id,
        "field": row.field,
        "value": value,
        "reason": row.reason,
        "state": row.state,
        "asked_by": {"id": row.asked_by, "name": names.get(row.asked_by, "")},
        "asked_at": clock.iso(row.asked_at),
        "decided_by": None if row.decided_by is None else {"id": row.decided_by, "name": names.get(row.decided_by, "")},
        "decided_at": None if row.decided_at is None else clock.iso(row.decided_at),
        "answer": row.answer,
        "version": row.version,
    }
