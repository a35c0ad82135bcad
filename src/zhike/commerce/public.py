"""The only door of commerce for the modules above."""

from zhike.commerce.bulk import Merged, MergedRow, OrderBatch, orders_merge_next
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
from zhike.commerce.staging import StagedRow
from zhike.commerce.staging import discard as orders_discard
from zhike.commerce.staging import rows_after as orders_unmerged
from zhike.commerce.staging import stage as orders_stage
from zhike.commerce.staging import staged_count as orders_staged

__all__ = [
    "ORDER_CREATE",
    "ORDER_EDIT",
    "ORDER_EXPORT",
    "ORDER_VIEW",
    "PRODUCT_EDIT",
    "PRODUCT_VIEW",
    "Merged",
    "MergedRow",
    "OrderBatch",
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
    "StagedRow",
    "orders_discard",
    "orders_merge_next",
    "orders_stage",
    "orders_staged",
    "orders_unmerged",
]
