"""Moving orders from status to status."""

from uuid import UUID

from django.db import transaction

from zhike.commerce.access import check_version, locked_order, order_for, row_of
from zhike.commerce.errors import ACTION_NOT_ALLOWED, CONFIRMATION_REQUIRED, REASON_REQUIRED
from zhike.commerce.events import OrderStatusChanged
from zhike.commerce.models import Order, OrderStatus, OrderTransition, Payment, Shipment
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.rules.moves import CLOSED, TIMES, Situation, why_not
from zhike.commerce.services.telling import log, note, save, tell
from zhike.commerce.types import Told
from zhike.kernel import clock
from zhike.kernel.authz import Actor, all_permissions, require_row
from zhike.kernel.ids import new_id

#: Parcels that are still on their way when the order is signed for.
_UNDER_WAY = ("waiting", "shipped", "in_transit", "delivering")


@transaction.atomic
def order_transition(
    *, actor: Actor, order_id: UUID, action: str, expected_version: int, confirmed: bool, reason: str = ""
) -> Order:
    """Moves an order along one of the allowed transitions of its status. Of several at once exactly one does it.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `commerce.action_not_allowed` with `why`,
    `commerce.confirmation_required`, `commerce.reason_required`.
    """
    order_for(actor, ORDER_VIEW, order_id)
    order = locked_order(order_id)
    check_version(order, expected_version)
    transition = transition_of(order, action)
    require_row(actor, all_permissions()[transition.permission], row_of(order))
    check_move(order, transition.to_status)
    if not confirmed:
        codes = {"from": transition.from_status.code, "to": transition.to_status.code}
        raise CONFIRMATION_REQUIRED(extra=codes)
    if transition.needs_reason and not reason:
        raise REASON_REQUIRED()
    _side_effects(order, action, transition.to_status)
    move(order, transition.to_status, actor=actor, action=action, reason=reason)
    return order


def transition_of(order: Order, action: str) -> OrderTransition:
    """The transition that `action` names from where the order is. Raises `commerce.action_not_allowed`."""
    found = (
        OrderTransition.objects.select_related("from_status", "to_status")
        .filter(from_status_id=order.status_id, action=action)
        .first()
    )
    if found is None:
        raise ACTION_NOT_ALLOWED(extra={"why": "order.no_such_move", "category": order.category})
    return found


def check_move(order: Order, to_status: OrderStatus) -> None:
    """Raises `commerce.action_not_allowed` with what stands in the way."""
    situation = Situation(order.category, order.paid_amount, order.refunded_amount, order.refunding_amount)
    why = why_not(situation, to_category=to_status.category, to_active=to_status.active)
    if why is not None:
        raise ACTION_NOT_ALLOWED(extra={"why": why, "category": order.category})


def move(order: Order, to_status: OrderStatus, *, actor: Actor, action: str, reason: str = "") -> None:
    """Puts a locked order into a status, with its times, history, event and audit row."""
    before = OrderStatus.objects.get(pk=order.status_id)
    now = clock.now()
    values: dict[str, object] = {
        "status_id": to_status.id,
        "category": to_status.category,
        "status_at": now,
        "closed": to_status.category in CLOSED,
    }
    at = TIMES.get(to_status.category)
    if at is not None and getattr(order, at) is None:
        values[at] = now
    save(order, values)
    told = Told("status" if action else "platform", before.code, to_status.code, action, reason)
    note(order, told, actor=actor)
    payload = OrderStatusChanged(
        order_id=order.id,
        action=action,
        before=before.code,
        before_category=before.category,
        after=to_status.code,
        after_category=to_status.category,
        total_amount=order.total_amount,
        currency=order.currency,
    )
    tell(order, payload, actor=actor)
    after: dict[str, object] = {"status": to_status.code, "action": action, "reason": reason}
    log(order, "order.move", actor=actor, before={"status": before.code}, after=after)


def _side_effects(order: Order, action: str, to_status: OrderStatus) -> None:
    """What a person's move says about money and parcels beside the status itself."""
    now = clock.now()
    if action == "confirm_payment" and not order.paid_amount and order.total_amount > 0:
        Payment.objects.create(
            id=new_id(),
            order=order,
            ordinal=Payment.objects.filter(order=order).count() + 1,
            method="confirmed",
            amount=order.total_amount,
            paid_at=now,
        )
        Order.objects.filter(pk=order.pk).update(paid_amount=order.total_amount)
        order.paid_amount = order.total_amount
    if to_status.category == "signed":
        parcels = Shipment.objects.filter(order=order, status__in=_UNDER_WAY)
        parcels.update(status="signed", signed_at=now)
