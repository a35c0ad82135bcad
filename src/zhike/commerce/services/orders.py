"""Entering orders, their remarks, and showing a receiver in plain."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.accounts.public import ShopFacts, shops, teams
from zhike.commerce.access import may_use_shop, order_for, order_to_change
from zhike.commerce.errors import NOTHING_TO_REVEAL, ORDER_NUMBER_TAKEN
from zhike.commerce.events import OrderChanged, OrderCreated
from zhike.commerce.models import Order, OrderLine, OrderStatus, Payment, Product
from zhike.commerce.permissions import ORDER_CREATE, ORDER_EDIT, ORDER_REVEAL
from zhike.commerce.rules.amounts import Sums, check_lines, sums
from zhike.commerce.sensitive import Receiver, ReceiverField, columns_for, plain_of
from zhike.commerce.services.linking import customer_usable
from zhike.commerce.services.receivers import receiver_of
from zhike.commerce.services.telling import log, note, save, tell
from zhike.commerce.types import NewOrder, Told
from zhike.customers.public import address_values, customer_dealt_with
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import FieldError, ZhikeError, invalid
from zhike.kernel.ids import new_id

_NAME_MAX: Final = 200
#: Numbers drawn for one order before it is given up.
_DRAWN: Final = 5


@transaction.atomic
def order_create(*, actor: Actor, new: NewOrder, origin: str = "manual") -> Order:
    """Enters an order; it begins as paid when everything was paid, else as pending.

    Raises `permission.missing`, `input.invalid`, `commerce.order_number_taken`.
    """
    shop = _shop(actor, new.shop_id)
    if new.customer_id is not None:
        customer_usable(actor, new.customer_id, "customer_id")
        customer_dealt_with(customer_id=new.customer_id, shop_id=new.shop_id)
    check_lines(new)
    _check_products(new)
    found = sums(new)
    category = "paid" if new.paid and new.paid >= found.total else "pending"
    status = OrderStatus.objects.get(category=category, initial=True)
    order = _numbered(new, found, shop, status, origin)
    _write_parts(order, new)
    _created(order, status, actor=actor)
    return order


def _shop(actor: Actor, shop_id: UUID) -> ShopFacts:
    shop = shops([shop_id]).get(shop_id) if may_use_shop(actor, ORDER_CREATE, shop_id) else None
    if shop is None or not shop.active:
        raise invalid("shop_id", "commerce.unknown_shop")
    return shop


def _numbered(new: NewOrder, found: Sums, shop: ShopFacts, status: OrderStatus, origin: str) -> Order:
    """The row with the number given, or with one drawn for it; drawing one that is taken is nobody's fault, so another
    is drawn.
    """
    for _ in range(1 if new.number else _DRAWN):
        try:
            with transaction.atomic():
                return _insert(new, found, shop, status, origin)
        except IntegrityError as error:
            if "commerce_order_number" not in str(error):
                raise
    raise ORDER_NUMBER_TAKEN(fields=[FieldError("number", "commerce.number_taken")])


def _insert(new: NewOrder, found: Sums, shop: ShopFacts, status: OrderStatus, origin: str) -> Order:
    now, order_id = clock.now(), new_id()
    team = teams([shop.team_id]).get(shop.team_id) if shop.team_id else None
    receiver, address_id = _receiver(new)
    return Order.objects.create(
        id=order_id,
        shop_id=new.shop_id,
        number=new.number or _number(now),
        platform=new.platform or shop.platform,
        origin=origin,
        source=new.source,
        customer_id=new.customer_id,
        address_id=address_id,
        team_id=shop.team_id,
        department_id=team.department_id if team else None,
        status=status,
        category=status.category,
        status_at=now,
        placed_at=new.placed_at or now,
        paid_at=now if new.paid else None,
        currency=new.currency or shop.currency,
        buyer_remark=new.buyer_remark,
        seller_remark=new.seller_remark,
        created_at=now,
        updated_at=now,
        **_amounts(new, found),
        **columns_for(receiver, order_id=order_id, key_owner=new.customer_id or order_id),
    )


def _number(now: datetime) -> str:
    """A number for an order that came without one, such as M261122-483920: the day, and figures hard to guess, because
    customers look orders up by their numbers.
    """
    return f"M{now:%y%m%d}-{secrets.randbelow(10**6):06d}"


def _amounts(new: NewOrder, found: Sums) -> dict[str, object]:
    return {
        "goods_amount": found.goods,
        "discount_amount": new.discount,
        "shipping_amount": new.shipping,
        "total_amount": found.total,
        "paid_amount": new.paid,
        "title": new.lines[0].name[:_NAME_MAX],
        "line_count": len(new.lines),
        "quantity": found.quantity,
    }


def _receiver(new: NewOrder) -> tuple[Receiver, UUID | None]:
    """Whom the parcel goes to: as said, or as the customer's address says. Raises `input.invalid`."""
    if new.address_id is None:
        return new.receiver or Receiver(), None
    try:
        address = address_values(address_id=new.address_id)
    except ZhikeError:
        raise invalid("address_id", "commerce.unknown_address") from None
    if address.customer_id != new.customer_id:
        raise invalid("address_id", "commerce.unknown_address")
    return receiver_of(address), new.address_id


def _check_products(new: NewOrder) -> None:
    wanted = {line.product_id for line in new.lines if line.product_id}
    known = set(Product.objects.filter(pk__in=wanted, shop_id=new.shop_id).values_list("id", flat=True))
    for place, line in enumerate(new.lines):
        if line.product_id and line.product_id not in known:
            raise invalid(f"lines.{place}.product_id", "commerce.unknown_product")


def _write_parts(order: Order, new: NewOrder) -> None:
    OrderLine.objects.bulk_create(
        [
            OrderLine(
                id=new_id(),
                order=order,
                ordinal=place,
                product_id=line.product_id,
                name=line.name,
                sku=line.sku,
                specification=line.specification,
                quantity=line.quantity,
                unit_price_amount=line.unit_price,
                amount=line.unit_price * line.quantity,
            )
            for place, line in enumerate(new.lines, start=1)
        ]
    )
    if new.paid:
        Payment.objects.create(
            id=new_id(), order=order, ordinal=1, method=new.payment_method, amount=new.paid, paid_at=order.paid_at
        )


def _created(order: Order, status: OrderStatus, *, actor: Actor) -> None:
    note(order, Told("created", after=status.code), actor=actor)
    payload = OrderCreated(
        order_id=order.id,
        origin=order.origin,
        platform=order.platform,
        category=order.category,
        total_amount=order.total_amount,
        currency=order.currency,
    )
    tell(order, payload, actor=actor)
    after: dict[str, object] = {
        "number": order.number,
        "status": status.code,
        "total_amount": order.total_amount,
        "currency": order.currency,
        "lines": order.line_count,
    }
    log(order, "order.create", actor=actor, after=after)


@transaction.atomic
def order_edit(*, actor: Actor, order_id: UUID, expected_version: int, remarks: Mapping[str, str]) -> Order:
    """Changes `buyer_remark` or `seller_remark`. The same texts again change nothing.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`.
    """
    order = order_to_change(actor, ORDER_EDIT, order_id, expected_version)
    changed = {name: text for name, text in remarks.items() if getattr(order, name) != text}
    if not changed:
        return order
    save(order, changed)
    names = tuple(sorted(changed))
    note(order, Told("remark", action=",".join(names)[:32]), actor=actor)
    tell(order, OrderChanged(order_id=order.id, changed=names), actor=actor)
    lengths: dict[str, object] = {f"{name}_length": len(text) for name, text in changed.items()}
    log(order, "order.edit", actor=actor, after={"fields": list(names), **lengths})
    return order


@transaction.atomic
def receiver_reveal(*, actor: Actor, order_id: UUID, field: ReceiverField, reason: str) -> str:
    """The plain value of one part of the receiver. Every call leaves a row in the operation log, with the reason.

    Raises `permission.missing`, `missing.not_found`, `commerce.nothing_to_reveal`.
    """
    order = order_for(actor, ORDER_REVEAL, order_id)
    sealed = getattr(order, f"receiver_{field}_sealed")
    if sealed is None or order.sealed_for is None:
        raise NOTHING_TO_REVEAL()
    plain = plain_of(field, bytes(sealed), order_id=order.id, key_owner=order.sealed_for)
    log(order, "order.reveal", actor=actor, after={"field": field, "reason": reason})
    return plain
