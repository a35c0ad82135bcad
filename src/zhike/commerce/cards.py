"""Orders and products as cards in a conversation; fills the port of conversations."""

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from zhike.accounts.public import shops
from zhike.commerce.access import order_for, product_for
from zhike.commerce.models import OrderLine, OrderStatus, Shipment
from zhike.commerce.permissions import ORDER_VIEW, PRODUCT_VIEW
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND


class CommerceCards:
    """What a card shows is what it showed when it was sent; no personal values stand in it."""

    def card(
        self, *, actor: Actor, kind: Literal["order", "product"], card_id: UUID, customer_id: UUID, shop_id: UUID
    ) -> Mapping[str, object]:
        """The order of this customer or the product of this shop, as it is now.

        Raises `permission.missing`, `missing.not_found`.
        """
        return _order(actor, card_id, customer_id) if kind == "order" else _product(actor, card_id, shop_id)


def _order(actor: Actor, order_id: UUID, customer_id: UUID) -> Mapping[str, object]:
    order = order_for(actor, ORDER_VIEW, order_id)
    if order.customer_id != customer_id:
        raise NOT_FOUND()
    status = OrderStatus.objects.get(pk=order.status_id)
    parcel = Shipment.objects.filter(order_id=order_id).order_by("-ordinal").first()
    lines = list(OrderLine.objects.filter(order_id=order_id).select_related("product").order_by("ordinal")[:3])
    product = lines[0].product if lines else None
    return {
        "title": f"{order.number} {order.title}".strip(),
        "number": order.number,
        "name": order.title,
        "status": {"code": status.code, "category": status.category, "names": status.names, "color": status.color},
        "placed_at": clock.iso(order.placed_at),
        "total": {"amount": order.total_amount, "currency": order.currency},
        "quantity": order.quantity,
        "lines": [
            {"name": line.name, "specification": line.specification, "quantity": line.quantity} for line in lines
        ],
        "parcel": parcel.status if parcel else None,
        "image_file_id": str(product.image_file_id) if product and product.image_file_id else None,
    }


def _product(actor: Actor, product_id: UUID, shop_id: UUID) -> Mapping[str, object]:
    product = product_for(actor, PRODUCT_VIEW, product_id)
    if product.shop_id != shop_id or product.archived_at is not None:
        raise NOT_FOUND()
    shop = shops([shop_id]).get(shop_id)
    price = (
        None if product.price_amount is None else {"amount": product.price_amount, "currency": product.price_currency}
    )
    return {
        "title": product.name,
        "number": product.number,
        "name": product.name,
        "specification": product.specification,
        "price": price if product.price_amount is not None else None,
        "url": product.url,
        "status": product.status,
        "shop": shop.name if shop else "",
        "image_file_id": str(product.image_file_id) if product.image_file_id else None,
    }
