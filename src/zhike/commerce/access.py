"""The only way an endpoint gets an order or a product: with the right checked and the rows limited to the scope."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from zhike.commerce.models import Order, Product
from zhike.kernel.authz import Actor, Permission, Scope, ScopeColumns, ScopedRow, require_row, scope_sql
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT

#: Kind of the topics on which a shop's orders and products are told.
FEED: Final = "orders"
ORDER_SCOPE: Final = ScopeColumns("o.owner_id", "o.team_id", "o.department_id", "o.shop_id")
#: A product belongs to its shop alone.
PRODUCT_SCOPE: Final = ScopeColumns(owner=None, team=None, department=None, shop="p.shop_id")


def row_of(order: Order) -> ScopedRow:
    """The scope columns of an order that is at hand."""
    return ScopedRow(order.owner_id, order.team_id, order.department_id, order.shop_id)


def order_for(actor: Actor, permission: Permission, order_id: UUID) -> Order:
    """The order, if `permission` of `actor` covers it. Raises `permission.missing` or `missing.not_found`."""
    condition, params = scope_sql(actor, permission, ORDER_SCOPE)
    found = Order.objects.raw(f"SELECT o.* FROM commerce_order o WHERE o.id = %s AND {condition}", [order_id, *params])
    for order in found:
        return order
    raise NOT_FOUND()


def locked_order(order_id: UUID) -> Order:
    """The order with its row lock, which orders everything that happens to it. Raises `missing.not_found`."""
    order = Order.objects.select_for_update(no_key=True, of=("self",)).filter(pk=order_id).first()
    if order is None:
        raise NOT_FOUND()
    return order


def order_to_change(actor: Actor, permission: Permission, order_id: UUID, expected_version: int) -> Order:
    """The locked order in the version the caller read.

    Raises `permission.missing`, `missing.not_found`, `conflict.version` with what the order is now.
    """
    order_for(actor, permission, order_id)
    order = locked_order(order_id)
    check_version(order, expected_version)
    return order


def check_version(order: Order, expected_version: int) -> None:
    """Raises `conflict.version` with what the order is now."""
    if order.version != expected_version:
        current = {
            "version": order.version,
            "status_id": order.status_id,
            "category": order.category,
            "seller_remark": order.seller_remark,
            "buyer_remark": order.buyer_remark,
            "customer_id": order.customer_id,
        }
        raise VERSION_CONFLICT(extra={"current": current})


def product_for(actor: Actor, permission: Permission, product_id: UUID, *, lock: bool = False) -> Product:
    """The product, if `permission` of `actor` covers its shop. Raises `permission.missing` or `missing.not_found`."""
    rows = Product.objects.select_for_update(of=("self",)) if lock else Product.objects.all()
    actor.require(permission)
    product = rows.filter(pk=product_id).first()
    if product is None:
        raise NOT_FOUND()
    require_row(actor, permission, ScopedRow(shop_id=product.shop_id))
    return product


def reaches(actor: Actor, permission: Permission) -> list[tuple[str, list[UUID]]] | None:
    """Which orders `permission` of `actor` covers: those whose column `o.…` holds one of the ids, for any of the pairs;
    each can be read from an index of its own. None: all orders. Raises `permission.missing`.
    """
    scope, rights = actor.require(permission), actor.rights
    if scope is Scope.ALL:
        return None
    levels = (
        (Scope.OWN, "o.owner_id", [actor.id] if actor.id else []),
        (Scope.TEAM, "o.team_id", list(rights.team_ids)),
        (Scope.DEPARTMENT, "o.department_id", list(rights.department_ids)),
        (Scope.SHOP, "o.shop_id", list(rights.shop_ids)),
    )
    return [(column, ids) for level, column, ids in levels if scope >= level and ids]


def may_use_shop(actor: Actor, permission: Permission, shop_id: UUID) -> bool:
    """Whether the actor may make something new in a shop: of all, or of the own ones, however narrow the scope."""
    scope = actor.require(permission)
    return scope is Scope.ALL or shop_id in actor.rights.shop_ids


def shop_topic(shop_id: UUID) -> str:
    """The topic of a shop's orders and products: heard by whoever may see all orders of the shop."""
    return f"{FEED}:{shop_id}"


def topics_of(order: Order) -> Sequence[str]:
    """Who hears of a change to an order."""
    topics = [shop_topic(order.shop_id)]
    topics += [f"user:{order.owner_id}"] if order.owner_id else []
    return [*topics, f"team:{order.team_id}"] if order.team_id else topics
