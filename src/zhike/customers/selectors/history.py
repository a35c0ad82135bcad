"""The time line of a customer, as staff read it."""

from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.permissions import FILE_VIEW
from zhike.customers.timeline import KINDS
from zhike.kernel.authz import Actor, scope_sql
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

TIMELINE: Final = ListSpec(
    sorts={"at": SortColumn("t.at", "timestamptz")},
    default="-at",
    id_column="t.id",
    id_type="bigint",
    filters={"kind": Filter("choice", choices=KINDS), "from": Filter("time"), "to": Filter("time")},
)
_ROWS: Final = """
SELECT t.id, t.at, t.kind, t.name, t.subject_kind, t.subject_id, t.shop_id, t.actor_kind, t.actor_id,
 u.name AS actor_name, t.facts
FROM customers_timelineentry t LEFT JOIN accounts_user u ON t.actor_kind = 'user' AND u.id = t.actor_id
WHERE t.customer_id = %s AND {condition} AND {after} ORDER BY {order} LIMIT {limit}
"""


def timeline_rows(actor: Actor, customer_id: UUID, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """Entries of the page. Raises `missing.not_found` for a customer whose file the actor may not read."""
    scope, scope_values = scope_sql(actor, FILE_VIEW, SCOPE)
    seen = _fetch(f"SELECT id FROM customers_customer WHERE id = %s AND {scope}", [customer_id, *scope_values])
    if not seen:
        raise NOT_FOUND()
    condition = "TRUE"
    values: list[Any] = []
    if "kind" in page.filters:
        condition, values = "t.kind = ANY(%s)", [page.filters["kind"]]
    for name, sign in (("from", ">="), ("to", "<")):
        for value in page.filters.get(name, []):
            condition += f" AND t.at {sign} %s::timestamptz"
            values.append(value)
    after, after_values, order = page.keyset()
    sql = _ROWS.format(condition=condition, after=after, order=order, limit=page.limit + 1)
    rows = _fetch(sql, [customer_id, *values, *after_values])
    for row in rows:
        row["id"] = str(row["id"])
        row["facts"] = orjson.loads(row["facts"])
        row["actor"] = {"kind": row.pop("actor_kind"), "id": row.pop("actor_id"), "name": row.pop("actor_name")}
    if not page.want_total:
        return rows, None
    total = _fetch(
        f"SELECT count(*) AS n FROM (SELECT FROM customers_timelineentry t WHERE t.customer_id = %s AND {condition} "
        f"LIMIT {COUNT_CAP + 1}) AS kept",
        [customer_id, *values],
    )
    return rows, total[0]["n"]


def _fetch(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
