"""What leaves commerce: a customer's own orders, the list beside a conversation, numbers that lead to customers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.commerce.access import ORDER_SCOPE
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.selectors.detail import SHIPMENTS
from zhike.commerce.selectors.finding import LAST
from zhike.commerce.selectors.sql import ITEM, ITEM_JOINS, iso, money
from zhike.kernel import files, i18n
from zhike.kernel.authz import Actor, scope_sql
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.files import Viewer

#: Nobody needs to see more than "100+" beside a conversation.
SUMMARY_CAP: Final = 100
_OWN: Final = f"""
SELECT o.id, o.customer_id, s.names, json_build_object(
 'id', o.id, 'number', o.number,
 'status', json_build_object('code', s.code, 'label', s.label, 'category', s.category, 'color', s.color),
 'placed_at', {iso("o.placed_at")}, 'paid_at', {iso("o.paid_at")}, 'shipped_at', {iso("o.shipped_at")},
 'signed_at', {iso("o.signed_at")}, 'completed_at', {iso("o.completed_at")},
 'total', {money("o.total_amount")}, 'paid', {money("o.paid_amount")}, 'refunded', {money("o.refunded_amount")},
 'receiver', json_build_object('name_mask', o.receiver_name_mask, 'phone_mask', o.receiver_phone_mask,
   'region', o.region),
 'lines', (SELECT coalesce(json_agg(json_build_object('name', l.name, 'specification', l.specification,
     'quantity', l.quantity, 'amount', {money("l.amount")}, 'image_url', lp.image_file_id) ORDER BY l.ordinal), '[]')
   FROM commerce_orderline l LEFT JOIN commerce_product lp ON lp.id = l.product_id WHERE l.order_id = o.id),
 'shipments', {SHIPMENTS},
 'refunds', (SELECT coalesce(json_agg(json_build_object('amount', {money("r.amount")}, 'status', r.status)
     ORDER BY r.ordinal), '[]')
   FROM commerce_refund r WHERE r.order_id = o.id AND r.status <> 'rejected'))::text
FROM commerce_order o JOIN commerce_orderstatus s ON s.id = o.status_id
WHERE {{where}} ORDER BY o.placed_at DESC, o.id DESC LIMIT %s
"""
#: What a customer is not concerned with.
_INTERNAL: Final = ("id", "ordinal")


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """An order as its customer may see it; `facts` is its JSON before language and picture addresses."""

    id: UUID
    customer_id: UUID | None
    names: dict[str, str]
    facts: dict[str, Any]


def _own(where: str, params: Sequence[Any], limit: int) -> list[OwnOrder]:
    with connection.cursor() as cursor:
        cursor.execute(_OWN.replace("{where}", where), [*params, limit])
        return [
            OwnOrder(order_id, customer_id, orjson.loads(names), orjson.loads(facts))
            for order_id, customer_id, names, facts in cursor.fetchall()
        ]


def orders_of_customer(*, customer_id: UUID, shop_id: UUID, limit: int) -> list[OwnOrder]:
    """The customer's newest orders in one shop. The caller has made sure that the customer asks."""
    return _own("o.customer_id = %s AND o.shop_id = %s", [customer_id, shop_id], limit)


def own_order(*, order_id: UUID, shop_id: UUID) -> OwnOrder:
    """One order of a shop. The caller has made sure that whoever asks may see it. Raises `missing.not_found`."""
    for order in _own("o.id = %s AND o.shop_id = %s", [order_id, shop_id], 1):
        return order
    raise NOT_FOUND()


def own_order_json(order: OwnOrder, language: str, viewer: Viewer) -> dict[str, Any]:
    """What the customer sees: the status in their language, pictures by addresses that are good for five minutes."""
    key = files.link_key(viewer)
    status = order.facts["status"] | {"label": i18n.local_name(order.names, language)}
    lines = [
        line | {"image_url": key.url(UUID(line["image_url"])) if line["image_url"] else None}
        for line in order.facts["lines"]
    ]
    shipments = [
        {name: value for name, value in parcel.items() if name not in _INTERNAL}
        | {"traces": [{name: trace[name] for name in ("at", "code", "text", "place")} for trace in parcel["traces"]]}
        for parcel in order.facts["shipments"]
    ]
    return order.facts | {"status": status, "lines": lines, "shipments": shipments}


@dataclass(frozen=True, slots=True)
class OrdersSummary:
    """The newest orders of a customer, JSON-ready as in the order list, and how many there are (100 means or more)."""

    items: list[dict[str, Any]]
    count: int


def orders_summary(*, actor: Actor, customer_id: UUID, language: str, limit: int = 5) -> OrdersSummary:
    """What stands beside a conversation: the customer's newest orders in the actor's scope, with parcel and
    consultation. Raises `permission.missing`.
    """
    scope, params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    where = f"o.customer_id = %s AND {scope}"
    newest = f"SELECT o.* FROM commerce_order o WHERE {where} ORDER BY o.placed_at DESC, o.id DESC LIMIT %s"
    counted = f"SELECT 1 FROM commerce_order o WHERE {where} LIMIT {SUMMARY_CAP}"
    sql = (
        f"SELECT coalesce((SELECT json_agg({ITEM} ORDER BY o.placed_at DESC, o.id DESC) FROM ({newest}) o {ITEM_JOINS}"
        f" CROSS JOIN (SELECT %s::text AS language) v), '[]')::text, (SELECT count(*) FROM ({counted}) n)"
    )
    with connection.cursor() as cursor:
        values: list[Any] = [customer_id, *params, limit, language, customer_id, *params]
        cursor.execute(sql, values)
        row = cursor.fetchone()
    return OrdersSummary([], 0) if row is None else OrdersSummary(orjson.loads(row[0]), int(row[1]))


_LOOKUP: Final = """
SELECT DISTINCT o.customer_id FROM commerce_order o
WHERE upper(o.number) ~>=~ %s AND upper(o.number) ~<~ %s AND o.customer_id IS NOT NULL AND {scope} LIMIT 20
"""
#: Beginnings shorter than this lead to everybody.
_LEAST: Final = 4


def customers_by_number(actor: Actor, text: str) -> list[UUID]:
    """Customers whose orders' numbers begin with `text`, in the actor's scope of orders."""
    number = text.strip().upper()
    if len(number) < _LEAST or not actor.may(ORDER_VIEW):
        return []
    scope, params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    with connection.cursor() as cursor:
        values: list[Any] = [number, number + LAST, *params]
        cursor.execute(_LOOKUP.replace("{scope}", scope), values)
        return [row[0] for row in cursor.fetchall()]
