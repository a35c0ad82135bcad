"""Reading calendars: from stored content to what the rules compute with."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.kernel.errors import NOT_FOUND
from zhike.work.models import Calendar, CalendarVersion
from zhike.work.rules.calendar import DAY_MINUTES, Interval, WorkCalendar, due_at, opening
from zhike.work.types import CalendarState


def minutes(text: str) -> int:
    """Minutes since midnight of "HH:MM"; "24:00" is 1,440."""
    hours, _, rest = text.partition(":")
    return int(hours) * 60 + int(rest)


def intervals(stored: Sequence[Sequence[str]]) -> tuple[Interval, ...]:
    """Stored pairs as intervals; an end that is not after its start lies on the next day."""
    pairs = [(minutes(start), minutes(end)) for start, end in stored]
    return tuple(sorted(Interval(start, end if end > start else end + DAY_MINUTES) for start, end in pairs))


def work_calendar(content: Mapping[str, Any]) -> WorkCalendar:
    """The rule's calendar from the content of a version: own days win over holidays of the country."""
    weekly = {int(day): intervals(stored) for day, stored in content["weekly"].items()}
    days: dict[date, tuple[Interval, ...]] = {}
    for entry in sorted(content["days"], key=lambda one: str(one["source"]) == "own"):
        open_day = intervals(entry["intervals"]) or weekly.get(content["makeup_day"], ())
        days[date.fromisoformat(entry["date"])] = open_day if entry["kind"] == "open" else ()
    return WorkCalendar(ZoneInfo(content["zone"]), weekly, days)


def calendar_of_version(calendar_id: UUID, version: int) -> WorkCalendar:
    """A calendar as it was in `version`. Raises `missing.not_found`."""
    content = (
        CalendarVersion.objects.filter(calendar_id=calendar_id, version=version)
        .values_list("content", flat=True)
        .first()
    )
    if content is None:
        raise NOT_FOUND()
    return work_calendar(content)


def current_calendar(calendar_id: UUID) -> WorkCalendar:
    """A calendar as it is now, archived ones too (what uses them goes on). Raises `missing.not_found`."""
    version = Calendar.objects.filter(id=calendar_id).values_list("version", flat=True).first()
    if version is None:
        raise NOT_FOUND()
    return calendar_of_version(calendar_id, version)


def calendar_usable(calendar_id: UUID) -> bool:
    """Whether a calendar is there and in use."""
    return Calendar.objects.filter(id=calendar_id, archived_at=None).exists()


def calendar_state(*, calendar_id: UUID | None, at: datetime, target_s: int | None = None) -> CalendarState:
    """A calendar at an instant; no calendar is open around the clock. `target_s` asks for `due_at`."""
    calendar = None if calendar_id is None else current_calendar(calendar_id)
    is_open, opens_at, closes_at = opening(calendar, at)
    due = None if target_s is None else due_at(calendar, at, target_s)
    return CalendarState(is_open, opens_at, closes_at, due)
