"""Deadlines: explained for one item, listed where they were missed, averaged."""

from datetime import datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.kernel import clock as business_clock
from zhike.kernel import i18n
from zhike.kernel.authz import ScopeColumns, scope_sql
from zhike.kernel.http import Filter, ListRequest, ListSpec, Request, Router, SortColumn, answer, list_answer
from zhike.kernel.settings import values as settings
from zhike.work import access
from zhike.work.models import Clock
from zhike.work.parameters import RESPONSE_AVERAGE_TARGET_S
from zhike.work.permissions import QUEUE_VIEW
from zhike.work.reading import capped_count, fetch
from zhike.work.rules.calendar import counted_s, explain
from zhike.work.rules.policies import clock_state
from zhike.work.services.clocks import calendar_of, read_pauses

router = Router("work")


class ClockStep(Schema):
    """A stretch of a clock's life: counted, closed or paused."""

    kind: str
    start: datetime
    end: datetime
    seconds: int


class ClockDetail(Schema):
    """A deadline with everything it follows from. `left_s` is negative once it passed."""

    id: UUID
    clock: str
    state: str
    target_s: int
    counted_s: int
    left_s: int
    started_at: datetime
    due_at: datetime | None
    warned_at: datetime | None
    breached_at: datetime | None
    satisfied_at: datetime | None
    policy_id: UUID
    policy_name: str
    policy_version: int
    calendar_id: UUID | None
    calendar_name: str | None
    calendar_version: int | None
    steps: list[ClockStep]


class ItemClocks(Schema):
    """The deadlines of one work item, the newest first."""

    items: list[ClockDetail]


@router.get(
    "/work/items/{kind}/{item_id}/clocks", operation_id="work_item_clocks", permission=QUEUE_VIEW, response=ItemClocks
)
def item_clocks(request: Request, kind: str, item_id: UUID) -> HttpResponse:
    """The deadlines of a work item and how each was computed"""
    item = access.readable(request.actor, QUEUE_VIEW, kind, item_id)
    clocks = Clock.objects.filter(item=item).select_related("policy", "calendar").order_by("-started_at", "-id")[:100]
    return answer({"items": [_explained(clock, request.language) for clock in clocks]})


def _explained(clock: Clock, language: str) -> dict[str, Any]:
    now = business_clock.now()
    end = clock.satisfied_at or clock.cancelled_at or now
    calendar, pauses = calendar_of(clock), read_pauses(clock.pauses)
    counted = counted_s(calendar, clock.started_at, end, pauses)
    until = end if clock.due_at is None else max(end, clock.due_at)
    standing = bool(clock.pauses) and clock.pauses[-1][1] is None
    return {
        "id": clock.id,
        "clock": clock.clock,
        "state": clock_state(
            satisfied_at=clock.satisfied_at,
            breached_at=clock.breached_at,
            cancelled_at=clock.cancelled_at,
            due_at=clock.due_at,
            paused=standing,
        ),
        "target_s": clock.target_s,
        "counted_s": counted,
        "left_s": clock.target_s - counted,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "warned_at": clock.warned_at,
        "breached_at": clock.breached_at,
        "satisfied_at": clock.satisfied_at,
        "policy_id": clock.policy_id,
        "policy_name": i18n.local_name(clock.policy.name, language),
        "policy_version": clock.policy_version,
        "calendar_id": clock.calendar_id,
        "calendar_name": i18n.local_name(clock.calendar.name, language) if clock.calendar else None,
        "calendar_version": clock.calendar_version,
        "steps": [
            {"kind": step.kind, "start": step.start, "end": step.end, "seconds": step.seconds}
            for step in explain(calendar, clock.started_at, until, pauses)
        ],
    }


class OverdueItem(Schema):
    """A missed deadline that is still open."""

    id: UUID
    clock: str
    kind: str
    item_id: UUID
    owner_id: UUID | None
    team_id: UUID | None
    shop_id: UUID
    priority: int
    due_at: datetime
    late_s: int


OVERDUE: Final = ListSpec(
    sorts={"due_at": SortColumn("c.due_at", "timestamptz")},
    default="due_at",
    id_column="c.id",
    filters={
        "clock": Filter(choices=("first_response", "next_response", "resolution")),
        "owner": Filter("uuid"),
        "team": Filter("uuid"),
        "shop": Filter("uuid"),
    },
)
_SCOPE: Final = ScopeColumns("w.owner_id", "w.team_id", "w.department_id", "w.shop_id")
_OVERDUE: Final = """
SELECT c.id, c.clock, w.kind, w.item_id, w.owner_id, w.team_id, w.shop_id, w.priority, c.due_at
"""
_FILTERS: Final = {
    "clock": "c.clock",
    "owner": "w.owner_id::text",
    "team": "w.team_id::text",
    "shop": "w.shop_id::text",
}


@router.get_list("/work/overdue", spec=OVERDUE, item=OverdueItem, operation_id="work_overdue", permission=QUEUE_VIEW)
def overdue_list(request: Request, page: ListRequest) -> HttpResponse:
    """Deadlines that passed without the answer or solution they waited for, the oldest first"""
    now = business_clock.now()
    scope, params = scope_sql(request.actor, QUEUE_VIEW, _SCOPE)
    source = (
        "FROM work_clock c JOIN work_workitem w ON w.id = c.item_id "
        "WHERE c.satisfied_at IS NULL AND c.cancelled_at IS NULL AND c.breached_at IS NOT NULL "
        f"AND c.due_at IS NOT NULL AND {scope}"
    )
    for name, column in _FILTERS.items():
        if name in page.filters:
            source += f" AND {column} = ANY(%s)"
            params.append(page.filters[name])
    after, after_params, order = page.keyset()
    rows = fetch(f"{_OVERDUE} {source} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1])
    for row in rows:
        row["late_s"] = max(int((now - cast(datetime, row["due_at"])).total_seconds()), 0)
    return list_answer(page, rows, total=capped_count(source, params) if page.want_total else None)


class ResponseTime(Schema):
    """First answers of the last 24 hours: how many, their average in elapsed seconds, and the company's target."""

    count: int
    average_s: int | None
    target_s: int
    overdue: int


@router.get("/work/response-time", operation_id="work_response_time", permission=QUEUE_VIEW, response=ResponseTime)
def response_time(request: Request) -> HttpResponse:
    """How fast customers were answered in the last 24 hours, beside the target"""
    scope, params = scope_sql(request.actor, QUEUE_VIEW, _SCOPE)
    since = business_clock.now() - timedelta(days=1)
    row = fetch(
        "SELECT count(*) FILTER (WHERE c.satisfied_at >= %s) AS count, "
        "round(extract(epoch FROM avg(c.satisfied_at - c.started_at) FILTER (WHERE c.satisfied_at >= %s)))::integer "
        "AS average_s, count(*) FILTER (WHERE c.satisfied_at IS NULL) AS overdue "
        "FROM work_clock c JOIN work_workitem w ON w.id = c.item_id "
        "WHERE c.clock = 'first_response' AND c.cancelled_at IS NULL "
        f"AND (c.satisfied_at >= %s OR (c.satisfied_at IS NULL AND c.breached_at IS NOT NULL)) AND {scope}",
        [since, since, since, *params],
    )[0]
    row["target_s"] = settings.get(RESPONSE_AVERAGE_TARGET_S)
    return answer(row)
