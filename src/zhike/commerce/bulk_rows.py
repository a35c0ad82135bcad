"""The tables behind an order import: what is written for a new order, and what of a known one follows its file."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from zhike.commerce.models import Order, OrderChange, OrderLine, OrderStatus, Payment, Refund, Shipment
from zhike.commerce.sensitive import Receiver, columns_for
from zhike.commerce.staging import StagedOrder
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.copying import copy, fresh
from zhike.kernel.crypto import load
from zhike.kernel.ids import new_id

#: How far along an order is. A file that knows less than we do moves nothing.
_PROGRESS: Final = {
    "pending": 0, "abnormal": 1, "paid": 1, "shipped": 2, "signed": 3, "exchanged": 4, "completed": 4, "refunding": 5,
    "cancelled": 6, "refunded": 6,
}  # fmt: skip
_CLOSED: Final = ("completed", "cancelled", "refunded")
_TIMES: Final = ("paid_at", "shipped_at", "signed_at", "completed_at")


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """An order that is new (as :func:`zhike.kernel.copying.fresh` makes it), what its file says, and whom it names."""

    order: Any
    staged: StagedOrder
    person: Mapping[str, str]


class WrittenLine(NamedTuple):
    """What became of a staged row's line: `made` is True for a new one, False for a changed one, else None."""

    row_no: int
    order_id: UUID
    ordinal: int
    has_line: bool
    made: bool | None


def _time(head: Mapping[str, Any], name: str) -> datetime | None:
    return datetime.fromisoformat(head[name]) if name in head else None


def amounts(order: StagedOrder) -> dict[str, int]:
    """The order's amounts: what its file says, else what follows from its lines."""
    head = order.head
    discount, shipping = head.get("discount_amount", 0), head.get("shipping_amount", 0)
    goods = order.goods_amount if order.line_count else head.get("total_amount", 0) + discount - shipping
    total = head.get("total_amount", goods - discount + shipping)
    paid = max(total, 0) if head.get("settled") else head.get("paid_amount", 0)
    if not head.get("settled") and "paid_amount" not in head and "paid_at" in head:
        # A time of payment without an amount: all of it was paid.
        paid = max(total, 0)
    return {
        "goods_amount": goods, "discount_amount": discount, "shipping_amount": shipping, "total_amount": total,
        "paid_amount": paid, "refunded_amount": min(head.get("refund_amount", 0), paid),
    }  # fmt: skip


def wanted(order: StagedOrder, statuses: Mapping[str, OrderStatus]) -> dict[str, Any]:
    """The columns of an order that its file decides."""
    head = order.head
    status = statuses[head["category"]]
    times = {name: _time(head, name) for name in _TIMES}
    known = [at for at in times.values() if at is not None]
    at = max(known, default=order.placed_at)
    paid_at = times["paid_at"] or (order.placed_at if head.get("settled") else None)
    return amounts(order) | times | {
        "paid_at": paid_at, "status_id": status.id, "category": status.category, "status_at": at,
        "closed": status.category in _CLOSED, "external_status": head.get("external_status", ""), "external_at": at,
        "currency": order.currency, "title": order.title[:200], "line_count": order.line_count,
        "quantity": order.quantity, "region": head.get("region", ""), "buyer_remark": head.get("buyer_remark", ""),
        "seller_remark": head.get("seller_remark", ""),
    }  # fmt: skip


def insert_orders(made: Sequence[Made], actor: Actor) -> None:
    """Writes new orders with their receivers, payments, parcels, refunds and the beginning of their history."""
    if not made:
        return
    _seal_receivers(made)
    copy(Order, [one.order for one in made])
    copy(Payment, [row for one in made for row in _payments(one)])
    copy(Refund, [row for one in made for row in _refunds(one)])
    copy(Shipment, [row for one in made for row in _shipments(one)])
    copy(OrderChange, [_beginning(one.order, actor) for one in made], without=("id",))


def _seal_receivers(made: Sequence[Made]) -> None:
    receivers = {one.order.id: _receiver(one.person) for one in made}
    named = [one for one in made if receivers[one.order.id] is not None]
    if not named:
        return
    owners = {one.order.id: one.order.customer_id or one.order.id for one in named}
    keys = load(owners.values(), make=True)
    for one in named:
        receiver = receivers[one.order.id] or Receiver()
        given = dataclasses.replace(receiver, region=one.order.region)
        columns = columns_for(given, order_id=one.order.id, key_owner=owners[one.order.id], data_keys=keys)
        for name, value in columns.items():
            setattr(one.order, name, value)


def _receiver(person: Mapping[str, str]) -> Receiver | None:
    name, phone = person.get("receiver_name", ""), person.get("receiver_phone", "")
    address = person.get("address", "")
    return Receiver(name=name, phone=phone, address=address) if name or phone or address else None


def _payments(one: Made) -> list[Any]:
    order = one.order
    if order.paid_amount <= 0:
        return []
    method = one.staged.head.get("payment_method", "")
    return [fresh(Payment, id=new_id(), order_id=order.id, ordinal=1, method=method, amount=order.paid_amount,
                    paid_at=order.paid_at)]  # fmt: skip


def _refunds(one: Made) -> list[Any]:
    """A refund without its own time counts at the last time that the file gives."""
    order = one.order
    if order.refunded_amount <= 0:
        return []
    return [fresh(Refund, id=new_id(), order_id=order.id, ordinal=1, amount=order.refunded_amount, status="done",
                   requested_at=order.status_at, done_at=order.status_at)]  # fmt: skip


def _shipments(one: Made) -> list[Any]:
    order, head = one.order, one.staged.head
    if order.shipped_at is None and "tracking_no" not in head:
        return []
    status = "signed" if order.signed_at else "shipped" if order.shipped_at else "waiting"
    return [fresh(Shipment, id=new_id(), order_id=order.id, ordinal=1, carrier=head.get("carrier", ""),
                     tracking_no=head.get("tracking_no", ""), status=status, shipped_at=order.shipped_at,
                     signed_at=order.signed_at)]  # fmt: skip


def _beginning(order: Any, actor: Actor) -> Any:
    return fresh(OrderChange, order_id=order.id, at=order.created_at, kind="created", action="import",
                       after=order.category, actor_kind=actor.kind, actor_id=actor.id)  # fmt: skip


_PLACED: Final = """
SELECT s.row_no, s.number, row_number() OVER (PARTITION BY s.number ORDER BY s.row_no)::int, s.has_line
FROM commerce_stagedrow s WHERE s.batch = %s AND s.number >= %s AND s.number <= %s
"""
_LINES: Final = """
INSERT INTO commerce_orderline AS line (id, order_id, ordinal, product_id, name, sku, specification, quantity,
    unit_price_amount, unit_price_exact, amount)
SELECT p.line_id, wanted.order_id, p.ordinal, product.id, p.name, p.sku, p.specification, p.quantity, p.unit_amount,
    p.unit_exact, p.line_amount
FROM (
    SELECT s.*, row_number() OVER (PARTITION BY s.number ORDER BY s.row_no) AS ordinal
    FROM commerce_stagedrow s WHERE s.batch = %s AND s.number >= %s AND s.number <= %s
) AS p
JOIN unnest(%s::text[], %s::uuid[]) AS wanted(number, order_id) ON wanted.number = p.number
LEFT JOIN commerce_product product
    ON product.shop_id = %s AND product.number = p.sku AND product.archived_at IS NULL
WHERE p.has_line
ON CONFLICT (order_id, ordinal) DO UPDATE SET name = EXCLUDED.name, sku = EXCLUDED.sku,
    specification = EXCLUDED.specification, quantity = EXCLUDED.quantity,
    unit_price_amount = EXCLUDED.unit_price_amount, unit_price_exact = EXCLUDED.unit_price_exact,
    amount = EXCLUDED.amount
WHERE (line.name, line.sku, line.specification, line.quantity, line.unit_price_amount, line.unit_price_exact,
    line.amount) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.sku, EXCLUDED.specification, EXCLUDED.quantity,
    EXCLUDED.unit_price_amount, EXCLUDED.unit_price_exact, EXCLUDED.amount)
RETURNING order_id, ordinal, xmax = 0
"""


def write_lines(batch: UUID, shop_id: UUID, orders: Mapping[str, UUID], numbers: Sequence[str]) -> list[WrittenLine]:
    """Writes the lines of staged orders and answers what became of every staged row of them."""
    if not orders:
        return []
    span: list[Any] = [batch, numbers[0], numbers[-1]]
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [*span, list(orders), list(orders.values()), shop_id])
        made = {(order_id, ordinal): is_new for order_id, ordinal, is_new in cursor.fetchall()}
        # Joined here and not in the statement: nothing is known of the size of what it returns.
        cursor.execute(_PLACED, span)
        return [
            WrittenLine(row_no, order_id, ordinal, has_line, made.get((order_id, ordinal)))
            for row_no, number, ordinal, has_line in cursor.fetchall()
            if (order_id := orders.get(number)) is not None
        ]


def bring_up_to_date(
    known: Order,
    staged: StagedOrder,
    customer_id: UUID | None,
    statuses: Mapping[str, OrderStatus],
    *,
    actor: Actor,
    lines_changed: bool,
) -> bool:
    """Brings a known order, locked, up to what its file says; True when something changed.

    What staff keep (remarks, receiver, a customer that is linked) is never overwritten. A status moves forward only:
    one that is behind ours is noted and not applied.
    """
    target = _followed(known, staged, statuses, lines_changed=lines_changed)
    moves = "category" in target
    if customer_id is not None and known.customer_id is None:
        target["customer_id"] = customer_id
    changes = {name: value for name, value in target.items() if getattr(known, name) != value}
    if not changes:
        return False
    if moves:
        changes["status_at"] = clock.now()
        _note(known, "status", known.category, target["category"], actor)
    Order.objects.filter(pk=known.pk).update(**changes, updated_at=clock.now(), version=known.version + 1)
    _follow_money(known, changes, staged)
    return True


def _followed(
    known: Order, staged: StagedOrder, statuses: Mapping[str, OrderStatus], *, lines_changed: bool
) -> dict[str, Any]:
    """The columns that follow the file."""
    target = wanted(staged, statuses)
    target.pop("seller_remark")
    left = [name for name in ("region", "buyer_remark", "external_at") if getattr(known, name) not in ("", None)]
    left += ["status_at", *(name for name in _TIMES if target[name] is None)]
    if not _moves_forward(known, target):
        left += ["status_id", "category", "closed"]
    if lines_changed:
        target |= _from_lines(known, staged)
    else:
        left += ["title", "line_count", "quantity"]
    left += _money_left(known, staged, target)
    return {name: value for name, value in target.items() if name not in left}


def _money_left(known: Order, staged: StagedOrder, target: Mapping[str, Any]) -> set[str]:
    """Which of what was paid and refunded stays as it is: what the file is silent about, and what those who work on the
    order have recorded.
    """
    head = staged.head
    left = set() if head.get("settled") or "paid_amount" in head or "paid_at" in head else {"paid_amount"}
    if "refund_amount" not in head or _refunded_by_us(known, target["refunded_amount"]):
        left.add("refunded_amount")
    paid, refunded = (
        getattr(known, name) if name in left else target[name] for name in ("paid_amount", "refunded_amount")
    )
    # A refund of ours is under way, or took place: more than was paid never goes back.
    return {"paid_amount", "refunded_amount"} if known.refunding_amount + refunded > paid else left


def _refunded_by_us(known: Order, refunded: int) -> bool:
    """Whether there are refunds beside the one that imports keep, which is done and gives no reason; people have to."""
    if refunded <= known.refunded_amount:
        return refunded < known.refunded_amount
    return Refund.objects.filter(order_id=known.pk).exclude(ordinal=1, status="done", reason="").exists()


def _moves_forward(known: Order, target: Mapping[str, Any]) -> bool:
    return bool(_PROGRESS[target["category"]] > _PROGRESS[known.category])


def _from_lines(known: Order, staged: StagedOrder) -> dict[str, Any]:
    """Amounts of an order whose lines changed: over all lines that it has now."""
    sums = OrderLine.objects.filter(order_id=known.pk).aggregate(goods=Sum("amount"), pieces=Sum("quantity"))
    count = OrderLine.objects.filter(order_id=known.pk).count()
    goods = int(sums["goods"] or 0)
    full = dataclasses.replace(staged, goods_amount=goods, line_count=count)
    return {"line_count": count, "quantity": int(sums["pieces"] or 0), **amounts(full)}


def _note(order: Order, kind: str, before: str, after: str, actor: Actor) -> None:
    OrderChange.objects.create(order_id=order.pk, at=clock.now(), kind=kind, action="import", before=before,
                               after=after, actor_kind=actor.kind, actor_id=actor.id)  # fmt: skip


def _follow_money(known: Order, changes: Mapping[str, Any], staged: StagedOrder) -> None:
    """The payment and the refund that imports keep follow the amounts."""
    paid = changes.get("paid_amount", 0)
    if paid > 0:
        Payment.objects.update_or_create(
            order_id=known.pk,
            ordinal=1,
            defaults={"amount": paid, "paid_at": changes.get("paid_at", known.paid_at)},
            create_defaults={"id": new_id(), "amount": paid, "paid_at": changes.get("paid_at", known.paid_at),
                             "method": staged.head.get("payment_method", "")},
        )  # fmt: skip
    refunded = changes.get("refunded_amount", 0)
    if refunded > 0:
        at = clock.now()
        Refund.objects.update_or_create(
            order_id=known.pk,
            ordinal=1,
            defaults={"amount": refunded, "status": "done", "done_at": at},
            create_defaults={"id": new_id(), "amount": refunded, "status": "done", "requested_at": at, "done_at": at},
        )
