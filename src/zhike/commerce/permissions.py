"""What one may do with orders and products. Scope `shop` means the shops somebody works for."""

from typing import Final

from zhike.kernel.authz import permission

ORDER_VIEW: Final = permission("commerce.order.view", scoped=True)
ORDER_CREATE: Final = permission("commerce.order.create", scoped=True)
ORDER_EDIT: Final = permission("commerce.order.edit", scoped=True)
#: Ending an order for good (complete, cancel), and taking that back.
ORDER_CLOSE: Final = permission("commerce.order.close", scoped=True)
ORDER_REVEAL: Final = permission("commerce.order.reveal", scoped=True)
ORDER_EXPORT: Final = permission("commerce.order.export", scoped=True)
SHIPMENT_EDIT: Final = permission("commerce.shipment.edit", scoped=True)
REFUND_CREATE: Final = permission("commerce.refund.create", scoped=True)
PRODUCT_VIEW: Final = permission("commerce.product.view", scoped=True)
PRODUCT_EDIT: Final = permission("commerce.product.edit", scoped=True)
#: Archiving products and taking them back.
PRODUCT_MANAGE: Final = permission("commerce.product.manage", scoped=True)
#: The statuses of orders and the moves between them.
STATUS_MANAGE: Final = permission("commerce.status.manage")
