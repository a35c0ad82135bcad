"""Service calendars."""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.kernel import clock, i18n
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    SIGNED_IN,
    Archiving,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    Request,
    Router,
    SortColumn,
    answer,
    archive_route,
    list_answer,
)
from zhike.work.api.bodies import Action, Names, changes
from zhike.work.calendars import calendar_state
from zhike.work.models import Calendar, CalendarDay, SlaPolicy
from zhike.work.permissions import CALENDAR_MANAGE
from zhike.work.reading import capped_count, fetch
from zhike.work.services.calendars import calendar_archive, calendar_change, calendar_create

router = Router("work")

Time = Annotated[str, Field(max_length=5)]
#: ["09:00", "12:00"]; an end that is not after its start lies on the next day, "24:00" ends a day.
Pair = Annotated[list[Time], Field(min_length=2, max_length=2)]
Intervals = Annotated[list[Pair], Field(max_length=50)]
Week = Annotated[dict[Annotated[str, Field(max_length=1)], Intervals], Field(max_length=7)]


class DayBody(Body):
    """A date that differs from the week. An open day without intervals works like the calendar's make-up day."""

    date: date
    kind: Literal["closed", "open"]
    intervals: Intervals = []
    name: Annotated[str, OneLine(60, blank=True)] = ""


class CalendarBody(Body):
    """A new calendar. `weekly` maps ISO week days "1" (Monday) to "7" to intervals."""

    name: Names
    zone: Annotated[str, OneLine(60)]
    weekly: Week
    holidays: Literal["none", "cn"] = "none"
    makeup_day: Annotated[int, Field(ge=1, le=7)] = 1
    days: Annotated[list[DayBody], Field(max_length=1000)] = []


class CalendarPatch(Body):
    """What may change about a calendar; `days` replaces all own days."""

    name: Names | None = None
    zone: Annotated[str, OneLine(60)] | None = None
    weekly: Week | None = None
    holidays: Literal["none", "cn"] | None = None
    makeup_day: Annotated[int, Field(ge=1, le=7)] | None = None
    days: Annotated[list[DayBody], Field(max_length=1000)] | None = None


class CalendarItem(Schema):
    """A calendar in a list; `label` is the name in the viewer's language."""

    id: UUID
    name: dict[str, str]
    label: str
    zone: str
    weekly: dict[str, list[list[str]]]
    holidays: str
    makeup_day: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


class CalendarDayItem(Schema):
    """A date that differs from the week; `source` is own or cn (published holidays)."""

    date: date
    kind: str
    intervals: list[list[str]]
    name: str
    source: str


class CalendarDetail(CalendarItem):
    """A calendar with its days, and how it stands now."""

    days: list[CalendarDayItem]
    open_now: bool
    opens_at: datetime | None
    closes_at: datetime | None
    actions: list[Action]


LIST: Final = ListSpec(
    sorts={"updated_at": SortColumn("c.updated_at", "timestamptz")},
    default="-updated_at",
    id_column="c.id",
    filters={"archived": Filter("bool")},
)
_COLUMNS: Final = "c.id, c.name, c.zone, c.weekly, c.holidays, c.makeup_day, c.archived_at, c.updated_at, c.version"


@router.get_list("/calendars", spec=LIST, item=CalendarItem, operation_id="calendar_list", permission=SIGNED_IN)
def calendar_list(request: Request, page: ListRequest) -> HttpResponse:
    """Service calendars in use; `filter[archived]=true` lists the others"""
    archived = page.filters.get("archived") == ["true"]
    source = f"FROM work_calendar c WHERE c.archived_at IS {'NOT ' if archived else ''}NULL"
    after, params, order = page.keyset()
    rows = fetch(
        f"SELECT {_COLUMNS} {source} AND {after} ORDER BY {order} LIMIT %s",
        [*params, page.limit + 1],
        json=["name", "weekly"],
    )
    for row in rows:
        row["label"] = i18n.local_name(row["name"], request.language)
    return list_answer(page, rows, total=capped_count(source, []) if page.want_total else None)


def _detail(request: Request, calendar: Calendar) -> dict[str, Any]:
    now = clock.now()
    state = calendar_state(calendar_id=calendar.id, at=now)
    may = request.actor.may(CALENDAR_MANAGE)
    used = SlaPolicy.objects.filter(calendar=calendar, archived_at=None).exists()
    archived = calendar.archived_at is not None
    days = CalendarDay.objects.filter(calendar=calendar).order_by("date", "source")
    return {
        "id": calendar.id,
        "name": calendar.name,
        "label": i18n.local_name(calendar.name, request.language),
        "zone": calendar.zone,
        "weekly": calendar.weekly,
        "holidays": calendar.holidays,
        "makeup_day": calendar.makeup_day,
        "archived_at": calendar.archived_at,
        "updated_at": calendar.updated_at,
        "version": calendar.version,
        "days": [
            {**day, "date": day["date"].isoformat()}
            for day in days.values("date", "kind", "intervals", "name", "source")
        ],
        "open_now": state.open,
        "opens_at": state.opens_at,
        "closes_at": state.closes_at,
        "actions": [
            {"name": "edit", "allowed": may, "why": None if may else "permission.missing"},
            {
                "name": "restore" if archived else "archive",
                "allowed": may and not (used and not archived),
                "why": "permission.missing" if not may else "work.calendar_in_use" if used and not archived else None,
            },
        ],
    }


@router.get("/calendars/{calendar_id}", operation_id="calendar_detail", permission=SIGNED_IN, response=CalendarDetail)
def calendar_detail(request: Request, calendar_id: UUID) -> HttpResponse:
    """One calendar with its special days"""
    calendar = Calendar.objects.filter(id=calendar_id).first()
    if calendar is None:
        raise NOT_FOUND()
    return answer(_detail(request, calendar), etag=calendar.version)


@router.post(
    "/calendars",
    operation_id="calendar_create",
    permission=CALENDAR_MANAGE,
    body=CalendarBody,
    response=CalendarDetail,
    status=201,
    idempotent=True,
)
def calendar_new(request: Request, body: CalendarBody) -> HttpResponse:
    """Make a calendar"""
    values = body.model_dump()
    days = values.pop("days")
    calendar = calendar_create(actor=request.actor, values=values, days=days)
    return answer(_detail(request, calendar), status=201, etag=calendar.version)


@router.patch(
    "/calendars/{calendar_id}",
    operation_id="calendar_change",
    permission=CALENDAR_MANAGE,
    body=CalendarPatch,
    response=CalendarDetail,
    versioned=True,
)
def calendar_edit(request: Request, calendar_id: UUID, body: CalendarPatch) -> HttpResponse:
    """Change a calendar; clocks that run keep the version they began with"""
    values = changes(body)
    days = values.pop("days", None)
    calendar = calendar_change(
        actor=request.actor,
        calendar_id=calendar_id,
        expected_version=request.expected_version,
        values=values,
        days=days,
    )
    return answer(_detail(request, calendar), etag=calendar.version)


archive_route(
    router,
    "calendars",
    "calendar_archive",
    "Take a calendar out of use, or back",
    Archiving("calendar_id", CALENDAR_MANAGE, calendar_archive, _detail, CalendarDetail),
)
