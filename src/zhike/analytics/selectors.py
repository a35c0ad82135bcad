"""Reads of figures: one statement for all of them, one for their course, one for the rows behind one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from zhike.analytics.metrics import METRICS, Metric
from zhike.analytics.permissions import OVERVIEW_VIEW
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.http import COUNT_CAP, ListRequest

SCOPE: Final = ScopeColumns("f.owner_id", "f.team_id", "f.department_id", "f.shop_id")
Part = Literal["shop", "team", "agent"]
PARTS: Final[Mapping[str, str]] = {"shop": "f.shop_id", "team": "f.team_id", "agent": "f.owner_id"}
Bucket = Literal["hour", "day"]


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: how many rows, and their mean where the metric has a value. `part` is null for the whole."""

    metric: str
    part: UUID | None
    whole: bool
    count: int
    mean: float | None


def _of_metric(metric: Metric, period: str, where: str, column: str | None) -> str:
    """The rows of one metric, in total and by part when asked."""
    value = f"avg({metric.value})::float8" if metric.value else "NULL::float8"
    moment = "" if metric.moment is None else f" AND f.{metric.moment} >= {period}.a AND f.{metric.moment} < {period}.z"
    key, grouped = ("NULL::uuid", "true") if column is None else (column, f"grouping({column}) = 1")
    groups = "" if column is None else f" GROUP BY GROUPING SETS (({column}), ())"
    return (
        f"SELECT '{metric.code}' AS metric, {key} AS part, {grouped} AS whole, count(*) AS count, {value} AS mean "
        f"FROM analytics_fact f, {period} WHERE {metric.condition}{moment} AND {where}{groups}"
    )


def figures(*, actor: Actor, choice: Choice, by: Part | None, timed_only: bool = False) -> list[Figure]:
    """Every metric over the chosen facts, in total and by part. `timed_only` leaves out those of the present."""
    where, params = choice.conditions(actor)
    wanted = [metric for metric in METRICS if metric.moment is not None or not timed_only]
    column = PARTS[by] if by else None
    sql = "WITH span AS (SELECT %s::timestamptz AS a, %s::timestamptz AS z) " + " UNION ALL ".join(
        _of_metric(metric, "span", where, column) for metric in wanted
    )
    rows = _rows(sql, [choice.start, choice.end, *(value for _ in wanted for value in params)])
    return [Figure(row[0], row[1], row[2], row[3], row[4]) for row in rows]


_COURSE: Final = ("conversations_new", "conversations_closed", "tickets_new", "tickets_closed")


def course(*, actor: Actor, choice: Choice, bucket: Bucket, zone: str) -> list[tuple[str, str, int]]:
    """How many began and ended per hour or day of the zone: (metric, local start as ISO text, count)."""
    where, params = choice.conditions(actor)
    parts: list[str] = []
    values: list[Any] = []
    for metric in METRICS:
        if metric.code in _COURSE:
            local = f"date_trunc('{bucket}', f.{metric.moment} AT TIME ZONE %s)"
            parts.append(
                f"SELECT '{metric.code}', to_char({local}, 'YYYY-MM-DD\"T\"HH24:MI'), count(*) FROM analytics_fact f "
                f"WHERE {metric.condition} AND f.{metric.moment} >= %s AND f.{metric.moment} < %s "
                f"AND {where} GROUP BY 2"
            )
            values += [zone, choice.start, choice.end, *params]
    return [(row[0], row[1], row[2]) for row in _rows(" UNION ALL ".join(parts), values)]


_SHOWN: Final = """
SELECT f.id::text AS id, f.kind, f.item_id, f.conversation_id, f.shop_id, f.team_id, f.owner_id, f.state, f.result,
       f.opened_at, f.response_at, f.response_s, f.closed_at, f.closing_s, f.breached_at, f.rated_at,
       f.score100 / 100.0::float8 AS score, f.satisfied, f.reopened, c.id AS customer_id, c.name AS customer_name,
       c.number AS customer_number, t.number
FROM analytics_fact f
LEFT JOIN customers_customer c ON c.id = f.customer_id
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
    sql = f"{_SHOWN} WHERE {condition} AND {keyset} ORDER BY {order} LIMIT %s"
    values: list[Any] = [*params, *more, page.limit + 1]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not page.want_total:
        return rows, None
    counted = f"SELECT count(*) FROM (SELECT FROM analytics_fact f WHERE {condition} LIMIT {COUNT_CAP + 1}) AS counted"
    return rows, int(_rows(counted, params)[0][0])


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())
