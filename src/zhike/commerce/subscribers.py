"""What commerce does when something happened, and what it leaves in the customer's time line."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from zhike.commerce import search
from zhike.commerce.events import (
    OrderCreated,
    OrderLinked,
    OrdersImported,
    OrderStatusChanged,
    ProductChanged,
    ProductsImported,
    RefundChanged,
    ShipmentChanged,
)
from zhike.commerce.holder import Orders
from zhike.commerce.models import Order
from zhike.commerce.selectors.outside import customers_by_number
from zhike.commerce.services.following import orders_follow_address
from zhike.customers.public import LOOKUPS, CustomerChanged, CustomerMerged, Entry, timeline
from zhike.kernel import search as index
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber


@subscriber("commerce.addresses", events=[CustomerChanged.name], start="now")
def follow_addresses(event: StoredEvent) -> None:
    """Orders that are not delivered yet go where the customer's address says now."""
    changed = event.payload
    if not isinstance(changed, CustomerChanged):
        return
    if "address" in changed.fields:
        orders_follow_address(actor=event.actor, customer_id=changed.customer_id, address_ids=changed.row_ids)
    elif {"name", "phone"} & set(changed.fields):
        orders_follow_address(actor=event.actor, customer_id=changed.customer_id)


@subscriber("commerce.merges", events=[CustomerMerged.name])
def follow_merges(event: StoredEvent) -> None:
    """Orders of a record that turned out to be another customer's are that one's."""
    merged = event.payload
    if isinstance(merged, CustomerMerged):
        while Orders().move(from_id=merged.customer_id, into_id=merged.into_id):
            pass


@subscriber(
    "commerce.search",
    events=[
        OrderCreated.name,
        OrderLinked.name,
        OrdersImported.name,
        ProductChanged.name,
        ProductsImported.name,
    ],
)
def keep_index(event: StoredEvent) -> None:
    """Makes orders and products findable."""
    payload = event.payload
    if isinstance(payload, OrderCreated | OrderLinked):
        index.index(search.ORDER, [payload.order_id])
    elif isinstance(payload, OrdersImported):
        index.index(search.ORDER, [*payload.created_ids, *payload.changed_ids])
    elif isinstance(payload, ProductChanged):
        index.index(search.PRODUCT, [payload.product_id])
    elif isinstance(payload, ProductsImported):
        index.index(search.PRODUCT, payload.product_ids)


def _order(payload: OrderCreated | OrderStatusChanged | ShipmentChanged | RefundChanged) -> tuple[str, UUID]:
    return "order", payload.order_id


def _numbers(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Order.objects.filter(pk__in=list(ids)).values_list("id", "number"))


def _number(order_id: UUID) -> str:
    return _numbers([order_id]).get(order_id, "")


def _imported(payload: OrdersImported) -> Iterable[Entry]:
    """One entry per new order that belongs to somebody, at the time it was placed."""
    orders = Order.objects.filter(pk__in=payload.created_ids, customer_id__isnull=False)
    for order in orders.only("id", "customer_id", "number", "placed_at", "category", "total_amount", "currency"):
        if order.customer_id is not None:
            facts = {"number": order.number, "category": order.category, "amount": order.total_amount}
            yield Entry(order.customer_id, "order", order.id, facts | {"currency": order.currency}, order.placed_at)


def _linked(payload: OrderLinked) -> Iterable[Entry]:
    """Both customers' files say that the order came or went."""
    number = _number(payload.order_id)
    if payload.before_id is not None:
        yield Entry(payload.before_id, "order", payload.order_id, {"number": number, "link": "removed"})
    if payload.after_id is not None:
        yield Entry(payload.after_id, "order", payload.order_id, {"number": number, "link": "added"})


timeline(
    OrderCreated,
    kind="order",
    subject=_order,
    facts=lambda p: {
        "number": _number(p.order_id),
        "category": p.category,
        "amount": p.total_amount,
        "currency": p.currency,
    },
)
timeline(
    OrderStatusChanged,
    kind="order",
    subject=_order,
    facts=lambda p: {
        "number": _number(p.order_id),
        "before": p.before_category,
        "after": p.after_category,
        "action": p.action,
    },
)
timeline(
    ShipmentChanged,
    kind="order",
    subject=_order,
    facts=lambda p: {"number": _number(p.order_id), "parcel": p.status},
)
timeline(
    RefundChanged,
    kind="order",
    subject=_order,
    facts=lambda p: {
        "number": _number(p.order_id),
        "refund": p.status,
        "amount": p.amount,
        "currency": p.currency,
    },
)
timeline(OrderLinked, kind="order", entries=_linked)
timeline(OrdersImported, kind="order", entries=_imported)
LOOKUPS.register("order", customers_by_number)
