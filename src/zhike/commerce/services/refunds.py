"""Refunds: never more than was paid, however many are entered at once."""

from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.commerce.access import order_to_change
from zhike.commerce.errors import REFUND_ABOVE_PAID, REFUND_DECIDED
from zhike.commerce.events import RefundChanged
from zhike.commerce.models import Order, Refund
from zhike.commerce.permissions import REFUND_CREATE
from zhike.commerce.rules.moves import refundable
from zhike.commerce.services.telling import log, save, tell
from zhike.commerce.types import RefundState
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.ids import new_id

#: From where a refund may go where.
_NEXT: Final = {
    "requested": frozenset({"approved", "rejected", "done"}),
    "approved": frozenset({"rejected", "done"}),
    "done": frozenset[str](),
    "rejected": frozenset[str](),
}
_OPEN: Final = frozenset({"requested", "approved"})


@transaction.atomic
def refund_record(
    *, actor: Actor, order_id: UUID, expected_version: int, amount: int, reason: str, status: RefundState
) -> Refund:
    """Records a refund that was asked for, or paid out already (`done`). `amount` in minor units, above 0.

    The sum of what was paid out and what is asked for never passes what was paid: the order's lock and a check of the
    database see to it. Raises `permission.missing`, `missing.not_found`, `conflict.version`,
    `commerce.refund_above_paid` with what is left.
    """
    order = order_to_change(actor, REFUND_CREATE, order_id, expected_version)
    left = refundable(paid=order.paid_amount, refunded=order.refunded_amount, refunding=order.refunding_amount)
    if amount > left:
        raise REFUND_ABOVE_PAID(extra={"refundable": {"amount": left, "currency": order.currency}}, amount=left)
    now = clock.now()
    refund = Refund.objects.create(
        id=new_id(),
        order=order,
        ordinal=Refund.objects.filter(order=order).count() + 1,
        amount=amount,
        status=status,
        reason=reason,
        requested_at=now,
        done_at=now if status == "done" else None,
    )
    _saved(order, refund, "refund.create", before="", actor=actor, reason=reason)
    return refund


@transaction.atomic
def refund_decide(
    *, actor: Actor, order_id: UUID, refund_id: UUID, expected_version: int, status: RefundState, reason: str = ""
) -> Refund:
    """Approves, rejects or pays out a refund that was asked for.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `commerce.refund_decided`.
    """
    order = order_to_change(actor, REFUND_CREATE, order_id, expected_version)
    refund = Refund.objects.filter(pk=refund_id, order_id=order_id).first()
    if refund is None:
        raise NOT_FOUND()
    if status not in _NEXT[refund.status]:
        raise REFUND_DECIDED(extra={"status": refund.status})
    before, refund.status = refund.status, status
    refund.done_at = clock.now() if status == "done" else None
    refund.save(update_fields=["status", "done_at"])
    _saved(order, refund, "refund.decide", before=before, actor=actor, reason=reason)
    return refund


def _saved(order: Order, refund: Refund, verb: str, *, before: str, actor: Actor, reason: str) -> None:
    """Brings the order's sums up to its refunds, and tells."""
    refunding = order.refunding_amount + refund.amount * ((refund.status in _OPEN) - (before in _OPEN))
    refunded = order.refunded_amount + refund.amount * (refund.status == "done")
    save(order, {"refunding_amount": refunding, "refunded_amount": refunded})
    payload = RefundChanged(
        order_id=order.id, refund_id=refund.id, status=refund.status, amount=refund.amount, currency=order.currency
    )
    tell(order, payload, actor=actor)
    after: dict[str, object] = {
        "refund_id": refund.id,
        "status": refund.status,
        "amount": refund.amount,
        "currency": order.currency,
        "reason": reason,
    }
    log(order, verb, actor=actor, before={"status": before} if before else None, after=after)
