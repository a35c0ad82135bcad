"""HTTP of figures."""

from datetime import datetime
from typing import Annotated, Final, Literal, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from ninja import Query
from pydantic import AwareDatetime, BaseModel

from zhike.accounts.public import names_of_users, shops, teams
from zhike.analytics import selectors
from zhike.analytics.figures import Course, Figure, Question, figures
from zhike.analytics.metrics import BY_CODE, METRICS, Metric
from zhike.analytics.permissions import OVERVIEW_VIEW
from zhike.analytics.rules import LONGEST, Period, Span, buckets, span_between, span_of
from zhike.analytics.selectors import Choice, Part
from zhike.kernel import clock, i18n
from zhike.kernel.authz import Principal
from zhike.kernel.errors import SIGN_IN_REQUIRED, invalid
from zhike.kernel.http import (
    EARLIEST,
    LATEST,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)

router = Router("analytics")


class FigureShape(BaseModel):
    """A figure: the rows that count, and their mean (seconds, percent or points) where the metric has one. `before` is
    the same of the period before; null for what has no period."""

    metric: str
    unit: str
    count: int
    value: float | None
    before: float | None
    good: str


class PartFigures(BaseModel):
    """The figures of one shop, team or agent; `id` null is what belongs to none."""

    id: UUID | None
    name: str | None
    values: dict[str, float | None]


class CoursePoint(BaseModel):
    """An hour or day: its local start and how much of what happened in it."""

    at: str
    counts: dict[str, int]


class Overview(BaseModel):
    """The figures of a half-open period, in total, by part, and their course."""

    at: AwareDatetime
    start: AwareDatetime
    end: AwareDatetime
    zone: str
    bucket: str
    figures: list[FigureShape]
    parts: list[PartFigures]
    course: list[CoursePoint]


Time = Annotated[AwareDatetime | None, Query()]


@router.get("/overview", operation_id="overview", permission=OVERVIEW_VIEW, response=Overview)
def overview(
    request: Request,
    period: Period = "today",
    start: Time = None,
    end: Time = None,
    by: Literal["shop", "team", "agent"] = "team",
    shop: UUID | None = None,
    team: UUID | None = None,
    agent: UUID | None = None,
) -> HttpResponse:
    """How the service runs: open and waiting now, response, resolution, satisfaction and deadlines of a period"""
    zone = _zone(request, shop)
    span = _span(period, start, end, zone)
    wanted: tuple[tuple[Part, UUID | None], ...] = (("shop", shop), ("team", team), ("agent", agent))
    chosen = {part: [one] for part, one in wanted if one is not None}
    choice = Choice(span.start, span.end, chosen)
    question = Question(choice, span.before, by, span.bucket, buckets(span, zone), zone.key)
    found = figures(request.actor, question)
    return answer(
        Overview(
            at=clock.now(),
            start=span.start,
            end=span.end,
            zone=zone.key,
            bucket=span.bucket,
            figures=[_figure(BY_CODE[one.metric], one, found.before.get(one.metric)) for one in found.now if one.whole],
            parts=_parts(found.now, by, request.language),
            course=_course(found.course, span, zone),
        )
    )


def _zone(request: Request, shop_id: UUID | None) -> ZoneInfo:
    """The chosen shop's zone, else the viewer's."""
    found = shops([shop_id]).get(shop_id) if shop_id else None
    return ZoneInfo(found.zone if found else _principal(request).zone)


def _principal(request: Request) -> Principal:
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return request.principal


def _span(period: Period, start: datetime | None, end: datetime | None, zone: ZoneInfo) -> Span:
    if start is None and end is None:
        return span_of(period, clock.now(), zone)
    if start is None or end is None or not start < end:
        raise invalid("end", "value.invalid")
    if end - start > LONGEST:
        raise invalid("end", "number.too_large", max=LONGEST.days)
    if start < EARLIEST or end > LATEST:
        raise invalid("start" if start < EARLIEST else "end", "time.out_of_range")
    return span_between(start, end)


def _value(metric: Metric, one: Figure | None) -> float | None:
    if one is None:
        return None if metric.value else 0.0
    return one.mean if metric.value else float(one.count)


def _figure(metric: Metric, now: Figure, before: Figure | None) -> FigureShape:
    return FigureShape(
        metric=metric.code,
        unit=metric.unit,
        count=now.count,
        value=_value(metric, now),
        before=_value(metric, before) if metric.moment else None,
        good=metric.good,
    )


def _parts(found: list[Figure], by: Part, language: str) -> list[PartFigures]:
    ids = {one.part for one in found if not one.whole}
    known = {one for one in ids if one is not None}
    if by == "agent":
        names = names_of_users(known)
    else:
        found_parts = shops(known, language) if by == "shop" else teams(known, language)
        names = {one: facts.name for one, facts in found_parts.items()}
    values: dict[UUID | None, dict[str, float | None]] = {one: {} for one in ids}
    for one in found:
        if not one.whole:
            values[one.part][one.metric] = _value(BY_CODE[one.metric], one)
    parts = [PartFigures(id=one, name=names.get(one) if one else None, values=values[one]) for one in ids]
    return sorted(parts, key=lambda part: (part.id is None, part.name or ""))


def _course(found: list[Course], span: Span, zone: ZoneInfo) -> list[CoursePoint]:
    counts: dict[str, dict[str, int]] = {at: {} for at in buckets(span, zone)}
    for one in found:
        counts.setdefault(one.at, {})[one.metric] = one.count
    return [CoursePoint(at=at, counts=one) for at, one in sorted(counts.items())]


class MetricShape(BaseModel):
    """What a figure means."""

    code: str
    unit: str
    moment: str | None
    good: str
    name: str
    meaning: str


@router.get("/metrics", operation_id="metric_list", permission=OVERVIEW_VIEW, response=list[MetricShape])
def metric_list(request: Request) -> HttpResponse:
    """The definition of every figure"""
    return answer(
        [
            MetricShape(
                code=one.code,
                unit=one.unit,
                moment=one.moment,
                good=one.good,
                name=i18n.text(f"metrics.{one.code}.name", request.language),
                meaning=i18n.text(f"metrics.{one.code}.meaning", request.language),
            )
            for one in METRICS
        ]
    )


class FactItem(BaseModel):
    """A row behind a figure: a conversation's round of service or a ticket."""

    id: str
    kind: str
    item_id: UUID
    conversation_id: UUID | None
    number: str | None
    shop_id: UUID
    team_id: UUID | None
    owner_id: UUID | None
    customer_id: UUID | None
    customer_name: str | None
    customer_number: str | None
    state: str
    result: str
    opened_at: AwareDatetime
    response_at: AwareDatetime | None
    response_s: int | None
    closed_at: AwareDatetime | None
    closing_s: int | None
    breached_at: AwareDatetime | None
    rated_at: AwareDatetime | None
    score: float | None
    satisfied: bool | None
    reopened: int


_CODES: Final = tuple(metric.code for metric in METRICS)
FACTS: Final = ListSpec(
    sorts={"opened_at": SortColumn("f.opened_at", "timestamptz")},
    default="-opened_at",
    id_column="f.id",
    id_type="bigint",
    filters={
        "metric": Filter("choice", _CODES),
        "shop": Filter("uuid"),
        "team": Filter("uuid"),
        "agent": Filter("uuid"),
        "from": Filter("time"),
        "to": Filter("time"),
    },
)


@router.get_list("/overview/rows", spec=FACTS, item=FactItem, operation_id="overview_rows", permission=OVERVIEW_VIEW)
def overview_rows(request: Request, page: ListRequest) -> HttpResponse:
    """The rows behind a figure: the conversations or tickets that it counts"""
    codes = page.filters.get("metric", [])
    if len(codes) > 1:
        raise invalid("filter[metric]", "value.choice", expected=", ".join(_CODES))
    metric = BY_CODE[codes[0] if codes else "conversations_new"]
    today = span_of("today", clock.now(), ZoneInfo(_principal(request).zone))
    start, end = (
        datetime.fromisoformat(page.filters[name][0]) if name in page.filters else default
        for name, default in (("from", today.start), ("to", today.end))
    )
    chosen = {part: [UUID(one) for one in page.filters.get(part, [])] for part in ("shop", "team", "agent")}
    choice = Choice(start, end, cast(dict[Part, list[UUID]], chosen))
    rows, total = selectors.rows_behind(actor=request.actor, metric=metric, choice=choice, page=page)
    return list_answer(page, rows, total=total)
