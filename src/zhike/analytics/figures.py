"""All figures of a period at once: from the sums of its days where these stand, from the facts for the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from zhike.analytics.metrics import METRICS, OPEN, Metric
from zhike.analytics.selectors import PARTS, Choice, Part
from zhike.analytics.sums import DEFINITION, MOMENTS, SUMMED, added_sql, sums_sql, width
from zhike.kernel.authz import Actor

Bucket = Literal["hour", "day"]


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


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the chosen facts, and those of the period that began at `before`, by part and by step.

    `steps` are the local starts of the hours or days of the course, as ISO text in `zone`.
    """

    choice: Choice
    before: datetime
    by: Part
    bucket: Bucket
    steps: Sequence[str]
    zone: str


#: Figures whose course is shown.
_COURSE: Final = ("conversations_new", "conversations_closed", "tickets_new", "tickets_closed")
#: What metrics are made of, beside what puts a fact into a period, a part or a scope.
_COLUMNS: Final = (
    *("kind", "result", "state", "owner_id", "response_s", "closing_s", "breached_at", "satisfied", "score100"),
)
_PRESENT: Final = [metric for metric in METRICS if metric.moment is None]
#: Which sums a row of the statement holds, by its first column.
_HELD: Final[Mapping[str, Sequence[Metric]]] = {
    "present": _PRESENT,
    "days": SUMMED,
    **{moment: [metric for metric in SUMMED if metric.moment == moment] for moment in MOMENTS},
}
_DRAWN: Final = {metric.moment for metric in METRICS if metric.code in _COURSE}
#: Days whose sums stand, within one of the two periods, that are days in the viewer's zone too.
_DAYS: Final = """
SELECT starts, ends FROM analytics_day WHERE made = %(made)s AND starts >= %(before)s AND ends <= %(end)s
AND NOT (starts < %(start)s AND ends > %(start)s)
AND (starts AT TIME ZONE %(zone)s)::time = '00:00' AND (ends AT TIME ZONE %(zone)s)::time = '00:00' ORDER BY starts
"""
#: A day may lose its sums between the two statements; then the question is asked again.
_TRIES: Final = 3
_Days = Sequence[tuple[datetime, datetime]]


def figures(actor: Actor, question: Question) -> Figures:
    """Every metric over the chosen facts and over those of the period before."""
    days: _Days = []
    for _ in range(_TRIES):
        days = _days(question)
        rows = _asked(actor, question, days)
        if rows is not None:
            return _gathered(rows)
    return _gathered(_asked(actor, question, []) or [])


def _days(question: Question) -> _Days:
    """Hours have no sums: a day or two are read from their facts."""
    if question.bucket == "hour":
        return []
    choice = question.choice
    ends = {"before": question.before, "start": choice.start, "end": choice.end}
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {**ends, "made": DEFINITION, "zone": question.zone})
        return list(cursor.fetchall())


def _asked(actor: Actor, question: Question, days: _Days) -> list[tuple[Any, ...]] | None:
    """The sums over days and over the facts outside them, in one statement: (what is held, is it of the period, is it
    of a step, part, step, sums). None when a day's sums do not stand any more.

    Each moment's facts are read once, whatever is made of them.
    """
    where, params = question.choice.conditions(actor)
    column = PARTS[question.by]
    scans = [_present(where, column)]
    values: list[Any] = list(params)
    if days:
        starts = [day for day, _ in days]
        scans.append("SELECT 'check', TRUE, FALSE, NULL, NULL, ARRAY[count(*)::float8] FROM analytics_day "
                     "WHERE starts = ANY(%s) AND made = %s")  # fmt: skip
        scans.append(_summed(where, column))
        values += [starts, DEFINITION, question.choice.start, question.zone, starts, *params]
    gaps = list(_gaps(question, days))
    for moment in MOMENTS if gaps else ():
        drawn = [list(question.steps), question.choice.start, question.zone] if moment in _DRAWN else []
        scans.append(_scan(moment, len(gaps), where, column, question.bucket if drawn else None))
        values += [question.choice.start, *drawn, *(end for gap in gaps for end in gap), *params]
    rows = _planned(" UNION ALL ".join(scans), values)
    checked = [row[-1][0] for row in rows if row[0] == "check"]
    return rows if not days or checked == [len(days)] else None


def _gaps(question: Question, days: _Days) -> Iterable[tuple[datetime, datetime]]:
    """What the days leave of both periods."""
    since = question.before
    for starts, ends in days:
        if since < starts:
            yield since, starts
        since = ends
    if since < question.choice.end:
        yield since, question.choice.end


def _scan(moment: str, gaps: int, where: str, column: str, bucket: Bucket | None) -> str:
    """The facts of the gaps by this moment, summed by part and, where a course is drawn, by its steps."""
    columns = ", ".join(f"f.{name}" for name in _COLUMNS)
    steps, slot, stepped, groups = "", "NULL::timestamp", "FALSE", "(f.is_now, f.cell)"
    if bucket is not None:
        # Joined to the list of steps, so that the planner sees how few there are and sums them in one pass.
        step = f"CASE WHEN f.{moment} >= %s THEN date_trunc('{bucket}', f.{moment} AT TIME ZONE %s) END"
        steps = f"LEFT JOIN unnest(%s::timestamp[]) AS k(slot) ON k.slot = {step}"
        slot, stepped = "k.slot", "grouping(f.cell) = 1"
        groups = "GROUPING SETS ((f.is_now, f.cell), (f.is_now, f.slot))"
    within = " OR ".join([f"(f.{moment} >= %s AND f.{moment} < %s)"] * gaps)
    return (
        f"SELECT '{moment}', f.is_now, {stepped} AS stepped, f.cell, "
        f"{'f.slot' if bucket else 'NULL::timestamp'} AS slot, {sums_sql(_HELD[moment])} AS sums FROM ("
        f"SELECT {columns}, f.{moment} >= %s AS is_now, {slot} AS slot, {column} AS cell FROM analytics_fact f {steps} "
        f"WHERE ({within}) AND {where}) f GROUP BY {groups}"
    )


def _summed(where: str, column: str) -> str:
    """The sums of days, by part and by step; a day's parts are put together first, as they are many."""
    added = added_sql(SUMMED, "f.sums")
    return (
        f"SELECT 'days', f.is_now, grouping(f.cell) = 1, f.cell, f.slot, {added} FROM ("
        f"SELECT f.day >= %s AS is_now, f.day AT TIME ZONE %s AS slot, {column} AS cell, {added} AS sums "
        f"FROM analytics_daysum f WHERE f.day = ANY(%s) AND {where} GROUP BY f.day, {column}"
        ") f GROUP BY GROUPING SETS ((f.is_now, f.cell), (f.is_now, f.slot))"
    )


def _present(where: str, column: str) -> str:
    return (
        f"SELECT 'present' AS held, TRUE AS is_now, FALSE AS stepped, {column} AS cell, NULL::timestamp AS slot, "
        f"{sums_sql(_PRESENT)} AS sums FROM analytics_fact f WHERE {OPEN} AND {where} GROUP BY {column}"
    )


def _gathered(rows: Sequence[tuple[Any, ...]]) -> Figures:
    """The sums as figures. A total is made of its parts; a part without a row has no figure."""
    parts: dict[tuple[str, bool], dict[UUID | None, list[float]]] = {}
    course: dict[tuple[str, datetime], float] = {}
    for held, is_now, stepped, cell, slot, sums in rows:
        rest = iter(sums if held in _HELD else ())
        for metric in _HELD.get(held, ()):
            found = [next(rest) for _ in range(width(metric))]
            if not stepped:
                known = parts.setdefault((metric.code, is_now), {}).setdefault(cell, [0.0] * width(metric))
                known[:] = map(sum, zip(known, found, strict=True))
            elif is_now and slot is not None and found[0] and metric.code in _COURSE:
                course[metric.code, slot] = course.get((metric.code, slot), 0) + found[0]
    now: list[Figure] = []
    before: dict[str, Figure] = {}
    for metric in METRICS:
        cells = parts.get((metric.code, True), {})
        now.append(_figure(metric, None, cells.values(), whole=True))
        now += [_figure(metric, cell, [found], whole=False) for cell, found in cells.items() if found[0]]
        if metric.moment is not None:
            before[metric.code] = _figure(metric, None, parts.get((metric.code, False), {}).values(), whole=True)
    steps = [Course(code, slot.strftime("%Y-%m-%dT%H:%M"), int(count)) for (code, slot), count in course.items()]
    return Figures(now, before, steps)


def _figure(metric: Metric, cell: UUID | None, sums: Iterable[Sequence[float]], *, whole: bool) -> Figure:
    nothing = [0.0] * width(metric)
    count, *rest = (sum(column) for column in zip(*sums, nothing, strict=True))
    valued, total = rest or (0.0, 0.0)
    return Figure(metric.code, cell, whole, int(count), total / valued if valued else None)


def _planned(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Runs the statement unprepared, so that it is planned for its period: a day wants indexes, a year the table."""
    with connection.cursor() as cursor, connection.wrap_database_errors:
        plain = cursor.cursor  # Django's wrapper has no word for this option of the driver
        plain.execute(sql, params, prepare=False)
        return list(plain.fetchall())
