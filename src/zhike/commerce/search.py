"""What can be found of commerce: orders by number and product names, products by name and number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.commerce.access import ORDER_SCOPE, PRODUCT_SCOPE
from zhike.commerce.permissions import ORDER_VIEW, PRODUCT_VIEW
from zhike.commerce.selectors.finding import find_sql, looks_for_people
from zhike.customers.public import CUSTOMER_VIEW, count_search
from zhike.kernel import search
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql

ORDER: Final = "order"
PRODUCT: Final = "product"
_ORDERS: Final = """
SELECT o.id, o.number, o.placed_at, o.owner_id, o.team_id, o.department_id, o.shop_id, o.customer_id,
  coalesce((SELECT string_agg(l.name, ' ' ORDER BY l.ordinal) FROM commerce_orderline l
    WHERE l.order_id = o.id AND l.ordinal <= 20), o.title)
FROM commerce_order o WHERE o.id = ANY(%s::uuid[])
"""
_PRODUCTS: Final = """
SELECT p.id, p.number, p.updated_at, p.shop_id, p.name, p.category || ' ' || p.specification
FROM commerce_product p WHERE p.id = ANY(%s::uuid[]) AND p.archived_at IS NULL
"""
_ORDERS_SHOWN: Final = """
SELECT o.id, o.number, o.title, s.code, s.category, coalesce(s.names ->> %s, s.label), o.shop_id, o.customer_id,
  coalesce(c.name, '')
FROM commerce_order o JOIN commerce_orderstatus s ON s.id = o.status_id
LEFT JOIN customers_customer c ON c.id = o.customer_id
WHERE o.id = ANY(%s::uuid[]) AND {scope}
"""
_PRODUCTS_SHOWN: Final = """
SELECT p.id, p.number, p.name, p.specification, p.status, p.shop_id
FROM commerce_product p WHERE p.id = ANY(%s::uuid[]) AND {scope}
"""
_LOOKED_UP: Final = "SELECT o.id FROM commerce_order o WHERE {found} ORDER BY o.placed_at DESC LIMIT {most}"


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())


def _orders(ids: Sequence[UUID]) -> Iterable[search.Document]:
    for order_id, number, placed_at, owner, team, department, shop, customer, names in _rows(_ORDERS, [list(ids)]):
        yield search.Document(
            order_id,
            {"title": names},
            placed_at,
            number=number,
            owner_id=owner,
            team_id=team,
            department_id=department,
            shop_id=shop,
            customer_id=customer,
        )


def _products(ids: Sequence[UUID]) -> Iterable[search.Document]:
    for product_id, number, updated_at, shop, name, more in _rows(_PRODUCTS, [list(ids)]):
        yield search.Document(product_id, {"name": name, "more": more}, updated_at, number=number, shop_id=shop)


def _order_ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    return _ids("commerce_order", after, limit)


def _product_ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    return _ids("commerce_product", after, limit)


def _ids(table: str, after: UUID | None, limit: int) -> Sequence[UUID]:
    start = UUID(int=0) if after is None else after
    return [row[0] for row in _rows(f"SELECT id FROM {table} WHERE id > %s ORDER BY id LIMIT %s", [start, limit])]


def _orders_shown(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    scope, params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    found = _rows(_ORDERS_SHOWN.replace("{scope}", scope), [language, list(ids), *params])
    return {
        row[0]: {
            "title": row[2] or row[1],
            "subtitle": row[8],
            "number": row[1],
            "text": row[2],
            "status": {"code": row[3], "category": row[4], "label": row[5]},
            "link": {"kind": ORDER, "id": row[0]},
            "shop_id": row[6],
            "customer_id": row[7],
        }
        for row in found
    }


def _products_shown(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    scope, params = scope_sql(actor, PRODUCT_VIEW, PRODUCT_SCOPE)
    return {
        row[0]: {
            "title": row[2],
            "subtitle": row[3],
            "number": row[1],
            "text": row[2],
            "link": {"kind": PRODUCT, "id": row[0]},
            "shop_id": row[5],
        }
        for row in _rows(_PRODUCTS_SHOWN.replace("{scope}", scope), [list(ids), *params])
    }


def _looked_up(actor: Actor, text: str) -> Sequence[UUID]:
    """Orders by number, tracking number, customer and phone, as they are now. What could be a phone counts as a search
    of customers: by those themselves where they are searched through as well. Raises `limit.too_many`.
    """
    if actor.kind == "user" and not actor.may(CUSTOMER_VIEW) and looks_for_people(text.strip()):
        count_search(actor)
    found, params = find_sql(actor, text.strip())
    return [row[0] for row in _rows(_LOOKED_UP.format(found=found, most=search.LOOKED_UP_MOST), params)]


ORDERS: Final = search.register(
    search.SearchDoc(ORDER, ORDER_VIEW, {"title": 4}, _orders, _order_ids, _orders_shown, lookup=_looked_up)
)
PRODUCTS: Final = search.register(
    search.SearchDoc(
        PRODUCT,
        PRODUCT_VIEW,
        {"name": 5, "more": 2},
        _products,
        _product_ids,
        _products_shown,
        scope=ScopeColumns(owner=None, team=None, department=None, shop="e.shop_id"),
    )
)
