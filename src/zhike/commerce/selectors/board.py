"""The order board: the newest orders of each status on it and how many there are, in one statement."""

from typing import Final
from uuid import UUID

import orjson

from zhike.commerce.access import reaches
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.selectors.detail import FACTS, MOVES, actions, read_facts
from zhike.commerce.selectors.sql import ITEM, status_json
from zhike.kernel.authz import Actor

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
    counted, counted_params = _orders(actor, shop_id, COUNT_CAP + 1, newest=False)
    newest, newest_params = _orders(actor, shop_id, limit, newest=True)
    sql = _BOARD.replace("{counted}", counted).replace("{newest}", newest)
    return sql, [*counted_params, *newest_params, language]


def _orders(actor: Actor, shop_id: UUID | None, limit: int, *, newest: bool) -> tuple[str, list[object]]:
    """Orders of the column's status in the actor's scope, each once and at most `limit`: person, team, department and
    shop one by one, so that each is read from an index range of its own.
    """
    order = " ORDER BY o.placed_at DESC, o.id DESC" if newest else ""
    outer = " ORDER BY f.placed_at DESC, f.id DESC" if newest else ""
    within = reaches(actor, ORDER_VIEW)
    if within is None and shop_id is None:
        return f"SELECT o.id, o.placed_at FROM commerce_order o WHERE o.status_id = s.id{order} LIMIT %s::int", [limit]
    shop, shop_params = (" AND o.shop_id = %s", [shop_id]) if shop_id else ("", [])
    parts: list[str] = []
    params: list[object] = []
    if within is None:
        within = [("o.shop_id", [shop_id] if shop_id else [])]
    for column, ids in within:
        parts.append(
            "(SELECT f.id, f.placed_at FROM unnest(%s::uuid[]) AS k1(id) CROSS JOIN LATERAL ("
            f"SELECT o.id, o.placed_at FROM commerce_order o WHERE {column} = k1.id AND o.status_id = s.id{shop}"
            f"{order} LIMIT %s::int) f{outer} LIMIT %s::int)"
        )
        params += [ids, *shop_params, limit, limit]
    if not parts:
        return "SELECT o.id, o.placed_at FROM commerce_order o WHERE FALSE", []
    return f"SELECT f.id, f.placed_at FROM ({' UNION '.join(parts)}) f{outer} LIMIT %s::int", [*params, limit]


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
