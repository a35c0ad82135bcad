"""The only door of commerce for the modules above."""

from zhike.commerce.bulk import Merged, MergedRow, OrderBatch, orders_check_next, orders_merge_next
from zhike.commerce.bulk_products import ImportedProduct, ProductRow, products_import_many
from zhike.commerce.bulk_traces import ImportedTrace, TraceRow, traces_import_many
from zhike.commerce.cards import CommerceCards
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
    SHIPMENT_EDIT,
)
from zhike.commerce.selectors.outside import (
    OrdersSummary,
    OwnOrder,
    orders_of_customer,
    orders_summary,
    own_order,
    own_order_json,
)
from zhike.commerce.sensitive import Receiver
from zhike.commerce.services.following import order_follow_platform
from zhike.commerce.services.lookup import order_lookup
from zhike.commerce.services.moving import order_transition
from zhike.commerce.services.orders import order_create
from zhike.commerce.services.parcels import shipment_add, trace_add
from zhike.commerce.services.products import product_create, product_edit
from zhike.commerce.services.refunds import refund_decide, refund_record
from zhike.commerce.staging import Head as OrderHead
from zhike.commerce.staging import StagedRow
from zhike.commerce.staging import discard as orders_discard
from zhike.commerce.staging import rows_after as orders_unmerged
from zhike.commerce.staging import stage as orders_stage
from zhike.commerce.staging import staged_count as orders_staged
from zhike.commerce.types import NewLine, NewOrder

__all__ = [
    "ORDER_CREATE",
    "ORDER_EDIT",
    "ORDER_EXPORT",
    "ORDER_VIEW",
    "PRODUCT_EDIT",
    "PRODUCT_VIEW",
    "SHIPMENT_EDIT",
    "CommerceCards",
    "ImportedProduct",
    "ImportedTrace",
    "Merged",
    "MergedRow",
    "NewLine",
    "NewOrder",
    "OrderBatch",
    "OrderChanged",
    "OrderCreated",
    "OrderHead",
    "OrderLinked",
    "OrderStatusChanged",
    "OrderStatusesChanged",
    "Orders",
    "OrdersImported",
    "OrdersSummary",
    "OwnOrder",
    "ProductChanged",
    "ProductRow",
    "ProductsImported",
    "Receiver",
    "RefundChanged",
    "ShipmentChanged",
    "StagedRow",
    "TraceRow",
    "order_create",
    "order_follow_platform",
    "order_lookup",
    "order_transition",
    "orders_check_next",
    "orders_discard",
    "orders_merge_next",
    "orders_of_customer",
    "orders_stage",
    "orders_staged",
    "orders_summary",
    "orders_unmerged",
    "own_order",
    "own_order_json",
    "product_create",
    "product_edit",
    "products_import_many",
    "refund_decide",
    "refund_record",
    "shipment_add",
    "trace_add",
    "traces_import_many",
]
