"""Following others: the customer's address while a parcel can still go elsewhere, and what a platform says."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.commerce.access import locked_order
from zhike.commerce.events import OrderChanged
from zhike.commerce.models import Order, OrderStatus
from zhike.commerce.rules.moves import FOLLOWS_ADDRESS, is_news
from zhike.commerce.sensitive import columns_for
from zhike.commerce.services.moving import move
from zhike.commerce.services.receivers import plain_receiver, receiver_of
from zhike.commerce.services.telling import log, note, save, tell
from zhike.commerce.types import Told
from zhike.customers.public import AddressValues, address_values
from zhike.kernel.authz import Actor
from zhike.kernel.errors import ZhikeError

#: What the operation log shows of a receiver.
_SHOWN: Final = ("receiver_name_mask", "receiver_phone_mask", "receiver_address_mask", "region")


@transaction.atomic
def orders_follow_address(*, actor: Actor, customer_id: UUID, address_ids: Collection[UUID] | None = None) -> int:
    """Brings the customer's orders that go to these addresses (any, when not said), and are not delivered yet, up to
    what the addresses say now; answers how many changed. Delivered and ended ones keep the value of their time.
    """
    rows = Order.objects.filter(
        customer_id=customer_id, address_id__isnull=False, category__in=FOLLOWS_ADDRESS, closed=False
    )
    if address_ids is not None:
        rows = rows.filter(address_id__in=address_ids)
    known: dict[UUID, AddressValues | None] = {}
    followed = 0
    for order_id, address_id in rows.order_by("id").values_list("id", "address_id"):
        if address_id is None:
            continue
        if address_id not in known:
            known[address_id] = _address(address_id)
        address = known[address_id]
        followed += address is not None and _follow(locked_order(order_id), address, actor)
    return followed


def _address(address_id: UUID) -> AddressValues | None:
    """None for an address that is gone, with its person or by itself."""
    try:
        return address_values(address_id=address_id)
    except ZhikeError:
        return None


def _follow(order: Order, address: AddressValues, actor: Actor) -> bool:
    """False when the order moved on meanwhile, or says so already."""
    if order.address_id != address.id or order.category not in FOLLOWS_ADDRESS:
        return False
    wanted = receiver_of(address)
    if plain_receiver(order) == wanted:
        return False
    before = {name: getattr(order, name) for name in _SHOWN}
    save(order, columns_for(wanted, order_id=order.id, key_owner=order.customer_id or order.id))
    after = {name: getattr(order, name) for name in _SHOWN}
    note(order, Told("address", str(address.id), str(address.id), "follow"), actor=actor)
    tell(order, OrderChanged(order_id=order.id, changed=("receiver",)), actor=actor)
    log(order, "order.follow_address", actor=actor, before=before, after=after)
    return True


@transaction.atomic
def order_follow_platform(
    *, actor: Actor, order_id: UUID, category: str, at: datetime, external_status: str = ""
) -> bool:
    """What a platform says of an order: its status at that moment. Newer than what we know and not behind it: applied.
    Older news is written down in the history and moves nothing. Answers whether the order moved.

    Raises `missing.not_found`.
    """
    order = locked_order(order_id)
    known_at = order.external_at
    applies = is_news(known_at=known_at, status_at=order.status_at, told_at=at, known=order.category, told=category)
    target = OrderStatus.objects.filter(category=category, initial=True, active=True).first() if applies else None
    said = (external_status or category)[:64]
    if known_at is None or at > known_at:
        Order.objects.filter(pk=order.pk).update(external_status=said, external_at=at)
        order.external_status, order.external_at = said, at
    if target is None:
        save(order, {})
        note(order, Told("platform", order.category, category, "noted"), actor=actor)
        tell(order, OrderChanged(order_id=order.id, changed=("external_status",)), actor=actor)
        log(order, "order.follow_platform", actor=actor, after={"told": category, "applied": False})
        return False
    move(order, target, actor=actor, action="")
    return True
