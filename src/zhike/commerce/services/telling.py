"""What every change of an order leaves behind: the next version, a line in its history, an event, an audit row."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from zhike.commerce.access import topics_of
from zhike.commerce.models import Order, OrderChange
from zhike.commerce.types import Told
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject

_OBJECT: Final = "order"


def save(order: Order, values: Mapping[str, object]) -> None:
    """Saves `values` and the next version of a locked order, compare-and-set. Raises `conflict.version`."""
    before = order.version
    changed = {**values, "updated_at": clock.now(), "version": before + 1}
    if not Order.objects.filter(pk=order.pk, version=before).update(**changed):
        raise VERSION_CONFLICT()
    for name, value in changed.items():
        setattr(order, name, value)


def tell(order: Order, payload: EventPayload, *, actor: Actor) -> None:
    """Emits an event of an order, in its present version, to whoever hears of it."""
    emit(
        payload,
        actor=actor,
        subject=Subject(kind=_OBJECT, id=order.id, version=order.version),
        customer_id=order.customer_id,
        shop_id=order.shop_id,
        topics=topics_of(order),
    )


def note(order: Order, told: Told, *, actor: Actor) -> None:
    """Writes a line into the order's history."""
    OrderChange.objects.create(
        order_id=order.id,
        at=clock.now(),
        kind=told.kind,
        action=told.action,
        before=told.before,
        after=told.after,
        reason=told.reason,
        actor_kind=actor.kind,
        actor_id=actor.id,
    )


def log(
    order: Order,
    verb: str,
    *,
    actor: Actor,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    customer_id: UUID | None = None,
) -> None:
    """Writes the audit row; `verb` is `order.move` and the like. Values of the receiver never stand in it."""
    trail.record(
        f"commerce.{verb}",
        actor=actor,
        object_kind=_OBJECT,
        object_id=order.id,
        before=before,
        after=after,
        customer_id=customer_id or order.customer_id,
        shop_id=order.shop_id,
    )
