"""Reads of figures: one statement for all of them, one for their course, one for the rows behind one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from zhike.analytics.metrics import METRICS, OPEN, Metric
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


@dataclass(frozen=True, slots=True)
class Course:
    """How many began or ended in an hour or a day: `at` is its local start as ISO text."""

    metric: str
    at: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of an overview: the figures in total and by part, those of the period before, and the course."""

    now: list[Figure]
    before: dict[str, Figure]
    course: list[Course]


#: Figures whose course is shown.
_COURSE: Final = ("conversations_new", "conversations_closed", "tickets_new", "tickets_closed")
#: What metrics are made of, beside what puts a fact into a period, a part or a scope.
_COLUMNS: Final = (
    *("kind", "result", "state", "owner_id", "response_s", "closing_s", "breached_at", "satisfied", "score100"),
)


def figures(
    *, actor: Actor, choice: Choice, before: datetime, by: Part, bucket: Bucket, steps: Sequence[str], zone: str
) -> Figures:
    """Every metric over the chosen facts and over those of the period that began at `before`, in one statement.

    `steps` are the local starts of the hours or days of the course, as ISO text. Each moment's rows are read once,
    whatever is made of them: they are a hundred thousand in a month.
    """
    where, params = choice.conditions(actor)
    scans: list[str] = []
    values: list[Any] = []
    moments = dict.fromkeys(metric.moment for metric in METRICS)
    for moment in moments:
        metrics = [metric for metric in METRICS if metric.moment == moment]
        if moment is None:
            scans.append(_present(metrics, where, PARTS[by]))
            values += params
            continue
        is_drawn = any(metric.code in _COURSE for metric in metrics)
        scans.append(_scan(moment, metrics, where, PARTS[by], bucket if is_drawn else None))
        drawn = [list(steps), choice.start, zone] if is_drawn else []
        values += [choice.start, *drawn, before, choice.end, *params]
    return _gathered(_planned(" UNION ALL ".join(scans), values))


def _sums(metrics: Sequence[Metric]) -> str:
    parts: list[str] = []
    for metric in metrics:
        only = f"FILTER (WHERE {metric.condition})"
        parts.append(f"count(*) {only}")
        parts += [f"count({metric.value}) {only}", f"coalesce(sum({metric.value}) {only}, 0)"] if metric.value else []
    return f"ARRAY[{', '.join(f'({part})::float8' for part in parts)}]"


def _scan(moment: str, metrics: Sequence[Metric], where: str, column: str, bucket: Bucket | None) -> str:
    """The rows of both periods by this moment, summed by part and, where a course is drawn, by its steps."""
    columns = ", ".join(f"f.{name}" for name in _COLUMNS)
    steps, slot, stepped, groups = "", "NULL::timestamp", "FALSE", "(f.is_now, f.cell)"
    if bucket is not None:
        # Joined to the list of steps, so that the planner sees how few there are and sums them in one pass.
        step = f"CASE WHEN f.{moment} >= %s THEN date_trunc('{bucket}', f.{moment} AT TIME ZONE %s) END"
        steps = f"LEFT JOIN unnest(%s::timestamp[]) AS k(slot) ON k.slot = {step}"
        slot, stepped = "k.slot", "grouping(f.cell) = 1"
        groups = "GROUPING SETS ((f.is_now, f.cell), (f.is_now, f.slot))"
    return (
        f"SELECT '{moment}' AS moment, f.is_now, {stepped} AS stepped, f.cell, "
        f"{'f.slot' if bucket else 'NULL::timestamp'} AS slot, {_sums(metrics)} AS sums FROM ("
        f"SELECT {columns}, f.{moment} >= %s AS is_now, {slot} AS slot, {column} AS cell FROM analytics_fact f {steps} "
        f"WHERE f.{moment} >= %s AND f.{moment} < %s AND {where}) f GROUP BY {groups}"
    )


def _present(metrics: Sequence[Metric], where: str, column: str) -> str:
    return (
        f"SELECT NULL, TRUE, FALSE, {column} AS cell, NULL::timestamp, {_sums(metrics)} FROM analytics_fact f "
        f"WHERE {OPEN} AND {where} GROUP BY {column}"
    )


def _gathered(rows: Sequence[tuple[Any, ...]]) -> Figures:
    """The sums as figures. A total is made of its parts; a part without a row has no figure."""
    parts: dict[tuple[str, bool], dict[UUID | None, list[float]]] = {}
    course: list[Course] = []
    for moment, is_now, stepped, cell, slot, sums in rows:
        rest = iter(sums)
        for metric in METRICS:
            if metric.moment != moment:
                continue
            found = [next(rest), next(rest), next(rest)] if metric.value else [next(rest), 0.0, 0.0]
            if not stepped:
                parts.setdefault((metric.code, is_now), {})[cell] = found
            elif slot is not None and found[0] and metric.code in _COURSE:
                course.append(Course(metric.code, slot.strftime("%Y-%m-%dT%H:%M"), int(found[0])))
    now: list[Figure] = []
    before: dict[str, Figure] = {}
    for metric in METRICS:
        cells = parts.get((metric.code, True), {})
        now.append(_figure(metric, None, cells.values(), whole=True))
        now += [_figure(metric, cell, [found], whole=False) for cell, found in cells.items() if found[0]]
        if metric.moment is not None:
            before[metric.code] = _figure(metric, None, parts.get((metric.code, False), {}).values(), whole=True)
    return Figures(now, before, course)


def _figure(metric: Metric, cell: UUID | None, sums: Iterable[Sequence[float]], *, whole: bool) -> Figure:
    count, valued, total = (sum(column) for column in zip(*sums, (0.0, 0.0, 0.0), strict=True))
    return Figure(metric.code, cell, whole, int(count), total / valued if valued else None)


def _planned(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Runs the statement unprepared, so that it is planned for its period: a day wants indexes, a year the table."""
    with connection.cursor() as cursor, connection.wrap_database_errors:
        plain = cursor.cursor  # Django's wrapper has no word for this option of the driver
        plain.execute(sql, params, prepare=False)
        return list(plain.fetchall())


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
