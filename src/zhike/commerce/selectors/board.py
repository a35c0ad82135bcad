"""The order board: the newest orders of each status on it and how many there are, in one statement."""

from typing import Final
from uuid import UUID

import orjson

from zhike.commerce.access import ORDER_SCOPE
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.selectors.detail import FACTS, MOVES, actions, read_facts
from zhike.commerce.selectors.sql import ITEM, status_json
from zhike.kernel.authz import Actor, Scope, scope_sql

#: Columns say "1,000+" beyond it: nobody works through more by looking at a board.
COUNT_CAP: Final = 1_000

_BOARD: Final = f"""
SELECT json_build_object('columns', (
  SELECT coalesce(json_agg(json_build_object('status', {status_json("s")},
    'count', (SELECT count(*) FROM ({{counted}}) n),
    'items', (SELECT coalesce(json_agg(json_build_array({ITEM}, {MOVES}, {FACTS})
        ORDER BY o.placed_at DESC, o.id DESC), '[]')
      FROM ({{newest}}) k JOIN commerce_order o ON o.id = k.id LEFT JOIN customers_customer c ON c.id = o.customer_id))
    ORDER BY s.position, s.id), '[]')
  FROM commerce_orderstatus s WHERE s.active AND s.on_board),
 'pos', (SELECT last_pos FROM kernel_sequencer))
FROM (SELECT %s::text AS language) v"""


def board_sql(actor: Actor, *, shop_id: UUID | None, limit: int, language: str) -> tuple[str, list[object]]:
    """The board as one scalar, to be finished by :func:`board_body`."""
    counted, counted_params = _orders(actor, shop_id, "", "", COUNT_CAP + 1)
    order = " ORDER BY o.placed_at DESC, o.id DESC"
    newest, newest_params = _orders(actor, shop_id, order, " ORDER BY f.placed_at DESC, f.id DESC", limit)
    sql = _BOARD.replace("{counted}", counted).replace("{newest}", newest)
    return sql, [*counted_params, *newest_params, language]


def _orders(actor: Actor, shop_id: UUID | None, order: str, outer_order: str, limit: int) -> tuple[str, list[object]]:
    """Orders of the column's status in the actor's scope, at most `limit`: shop by shop where shops bound the scope,
    so that each is read from an index range of its own.
    """
    scope = actor.require(ORDER_VIEW)
    if scope is Scope.ALL and shop_id is None:
        sql = f"SELECT o.id, o.placed_at FROM commerce_order o WHERE o.status_id = s.id{order} LIMIT %s::int"
        return sql, [limit]
    shops = [shop_id] if shop_id else list(actor.rights.shop_ids)
    if scope is Scope.ALL or (scope is Scope.SHOP and set(shops) <= set(actor.rights.shop_ids)):
        sql = (
            "SELECT f.id, f.placed_at FROM unnest(%s::uuid[]) AS k1(id) CROSS JOIN LATERAL ("
            "SELECT o.id, o.placed_at FROM commerce_order o WHERE o.shop_id = k1.id AND o.status_id = s.id"
            f"{order} LIMIT %s::int) f{outer_order} LIMIT %s::int"
        )
        return sql, [shops, limit, limit]
    condition, params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    shop, shop_params = ("o.shop_id = %s", [shop_id]) if shop_id else ("TRUE", [])
    sql = (
        "SELECT o.id, o.placed_at FROM commerce_order o"
        f" WHERE o.status_id = s.id AND {shop} AND {condition}{order} LIMIT %s::int"
    )
    return sql, [*shop_params, *params, limit]


def board_body(actor: Actor, scalar: bytes) -> bytes:
    """The answer: counts as the contract shows them, each order with what the caller may do with it."""
    board = orjson.loads(scalar)
    for column in board["columns"]:
        count = column["count"]
        column["count"] = {"value": min(count, COUNT_CAP), "exact": count <= COUNT_CAP}
        items = []
        for item, moves, line in column["items"]:
            facts = read_facts(line.encode())
            items.append(item | {"actions": actions(actor, facts.row, facts.situation, moves)})
        column["items"] = items
    return orjson.dumps(board)
