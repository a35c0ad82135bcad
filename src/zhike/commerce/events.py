"""Facts about orders and products. Ids, codes and amounts; never a name, an address or a remark."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class OrderCreated(EventPayload):
    """An order was entered or came in one by one (imports tell in batches: `orders_imported`)."""

    name: ClassVar[str] = "commerce.order_created"
    order_id: UUID
    origin: str
    platform: str
    category: str
    total_amount: int
    currency: str


class OrderChanged(EventPayload):
    """Fields of an order changed (`changed` names them): a remark, the receiver, what a platform says of it."""

    name: ClassVar[str] = "commerce.order_changed"
    order_id: UUID
    changed: tuple[str, ...]


class OrderStatusChanged(EventPayload):
    """An order moved. `action` is empty when a platform moved it."""

    name: ClassVar[str] = "commerce.order_status_changed"
    order_id: UUID
    action: str
    before: str
    before_category: str
    after: str
    after_category: str
    total_amount: int
    currency: str


class OrderLinked(EventPayload):
    """An order was linked to a customer, to another one, or to nobody."""

    name: ClassVar[str] = "commerce.order_linked"
    order_id: UUID
    before_id: UUID | None
    after_id: UUID | None


class ShipmentChanged(EventPayload):
    """A parcel of an order was added or moved on."""

    name: ClassVar[str] = "commerce.shipment_changed"
    order_id: UUID
    shipment_id: UUID
    status: str


class RefundChanged(EventPayload):
    """A refund was asked for, decided or paid out."""

    name: ClassVar[str] = "commerce.refund_changed"
    order_id: UUID
    refund_id: UUID
    status: str
    amount: int
    currency: str


class OrdersImported(EventPayload):
    """A batch of at most 1,000 orders of one shop came in or was brought up to date."""

    name: ClassVar[str] = "commerce.orders_imported"
    created_ids: tuple[UUID, ...]
    changed_ids: tuple[UUID, ...]
    customer_ids: tuple[UUID, ...] = ()


class ProductChanged(EventPayload):
    """A product was made, changed, archived or taken back; `changed` names the fields."""

    name: ClassVar[str] = "commerce.product_changed"
    product_id: UUID
    changed: tuple[str, ...]


class ProductsImported(EventPayload):
    """A batch of at most 1,000 products of one shop came in or was brought up to date."""

    name: ClassVar[str] = "commerce.products_imported"
    product_ids: tuple[UUID, ...]


class OrderStatusesChanged(EventPayload):
    """The statuses of orders, or the moves between them, were changed."""

    name: ClassVar[str] = "commerce.order_statuses_changed"
    status_id: UUID
    changed: tuple[str, ...]
