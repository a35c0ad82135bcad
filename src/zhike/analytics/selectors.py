"""Which facts are asked for, and the rows behind a figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from zhike.analytics.metrics import Metric
from zhike.analytics.permissions import OVERVIEW_VIEW
from zhike.conversations.public import CONVERSATION_VIEW
from zhike.customers.public import CUSTOMER_VIEW, scope_of
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.http import COUNT_CAP, ListRequest
from zhike.tickets.public import TICKET_VIEW

SCOPE: Final = ScopeColumns("f.owner_id", "f.team_id", "f.department_id", "f.shop_id")
Part = Literal["shop", "team", "agent"]
PARTS: Final[Mapping[str, str]] = {"shop": "f.shop_id", "team": "f.team_id", "agent": "f.owner_id"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts: a half-open period, and the shops, teams and agents chosen (none: all that the actor may see)."""

    start: datetime
    end: datetime
    chosen: Mapping[Part, Sequence[UUID]]

    def conditions(self, actor: Actor) -> tuple[str, list[Any]]:
        """The scope of `actor` and what is chosen, as a condition on `f`."""
        sql, params = scope_sql(actor, OVERVIEW_VIEW, SCOPE)
        values: list[Any] = list(params)
        for part, ids in self.chosen.items():
            if ids:
                sql += f" AND {PARTS[part]} = ANY(%s::uuid[])"
                values.append(list(ids))
        return sql, values


_SHOWN: Final = """
SELECT f.id::text AS id, f.kind, f.item_id, f.conversation_id, f.shop_id, f.team_id, f.owner_id, f.state, f.result,
       f.opened_at, f.response_at, f.response_s, f.closed_at, f.closing_s, f.breached_at, f.rated_at,
       f.score100 / 100.0::float8 AS score, f.satisfied, f.reopened, c.id AS customer_id, c.name AS customer_name,
       c.number AS customer_number, t.number
FROM analytics_fact f
LEFT JOIN customers_customer c ON c.id = f.customer_id AND {named}
LEFT JOIN tickets_ticket t ON f.kind = 'ticket' AND t.id = f.item_id
"""


def rows_behind(
    *, actor: Actor, metric: Metric, choice: Choice, page: ListRequest
) -> tuple[list[dict[str, Any]], int | None]:
    """The rows that a figure counts, newest first, and how many they are (capped) when the caller asked."""
    where, params = choice.conditions(actor)
    condition = f"{metric.condition} AND {where}"
    if metric.moment:
        condition += f" AND f.{metric.moment} >= %s AND f.{metric.moment} < %s"
        params += [choice.start, choice.end]
    keyset, more, order = page.keyset()
    named, named_params = _named(actor)
    sql = f"{_SHOWN.replace('{named}', named)} WHERE {condition} AND {keyset} ORDER BY {order} LIMIT %s"
    values: list[Any] = [*named_params, *params, *more, page.limit + 1]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not page.want_total:
        return rows, None
    counted = f"SELECT count(*) FROM (SELECT FROM analytics_fact f WHERE {condition} LIMIT {COUNT_CAP + 1}) AS counted"
    return rows, int(_rows(counted, params)[0][0])


def _named(actor: Actor) -> tuple[str, list[object]]:
    """Whose name a row says: customers that the viewer may see, or whose conversation or ticket they may read. Figures
    are no way to names.
    """
    parts: list[str] = []
    params: list[object] = []
    for kind, permission, columns in (
        (None, CUSTOMER_VIEW, scope_of("c")),
        ("episode", CONVERSATION_VIEW, SCOPE),
        ("ticket", TICKET_VIEW, SCOPE),
    ):
        if actor.may(permission):
            sql, values = scope_sql(actor, permission, columns)
            parts.append(f"(f.kind = '{kind}' AND {sql})" if kind else sql)
            params += values
    return (f"({' OR '.join(parts)})" if parts else "FALSE"), params


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())
