"""The tables of `commerce`: constraints and indexes; saving does nothing extra."""

from zhike.commerce.models.catalog import PRODUCT_STAGES, PRODUCT_STATES, Product
from zhike.commerce.models.logistics import SHIPMENT_STATES, Shipment, Trace
from zhike.commerce.models.orders import ORIGINS, Order, OrderChange, OrderLine
from zhike.commerce.models.refunds import REFUND_STATES, Payment, Refund
from zhike.commerce.models.statuses import CATEGORIES, COLORS, OrderStatus, OrderTransition

__all__ = [
    "CATEGORIES",
    "COLORS",
    "ORIGINS",
    "PRODUCT_STAGES",
    "PRODUCT_STATES",
    "REFUND_STATES",
    "SHIPMENT_STATES",
    "Order",
    "OrderChange",
    "OrderLine",
    "OrderStatus",
    "OrderTransition",
    "Payment",
    "Product",
    "Refund",
    "Shipment",
    "Trace",
]
