"""The only door of commerce for the modules above."""

from zhike.commerce.events import (
    OrderChanged,
    OrderCreated,
    OrderLinked,
    OrdersImported,
    OrderStatusChanged,
    OrderStatusesChanged,
    ProductChanged,
    ProductsImported,
    RefundChanged,
    ShipmentChanged,
)
from zhike.commerce.holder import Orders
from zhike.commerce.permissions import (
    ORDER_CREATE,
    ORDER_EDIT,
    ORDER_EXPORT,
    ORDER_VIEW,
    PRODUCT_EDIT,
    PRODUCT_VIEW,
)
from zhike.commerce.sensitive import Receiver

__all__ = [
    "ORDER_CREATE",
    "ORDER_EDIT",
    "ORDER_EXPORT",
    "ORDER_VIEW",
    "PRODUCT_EDIT",
    "PRODUCT_VIEW",
    "OrderChanged",
    "OrderCreated",
    "OrderLinked",
    "OrderStatusChanged",
    "OrderStatusesChanged",
    "Orders",
    "OrdersImported",
    "ProductChanged",
    "ProductsImported",
    "Receiver",
    "RefundChanged",
    "ShipmentChanged",
]
