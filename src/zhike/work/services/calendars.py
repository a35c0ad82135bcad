"""Making and changing service calendars. Each change writes a version that running clocks can be explained by."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, VERSION_CONFLICT, FieldError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.work.errors import CALENDAR_IN_USE
from zhike.work.events import CalendarChanged
from zhike.work.models import Calendar, CalendarDay, CalendarVersion, SlaPolicy
from zhike.work.permissions import CALENDAR_MANAGE
from zhike.work.rules.calendar_form import MAX_DAYS, interval_errors, week_errors, zone_errors
from zhike.work.services.holidays import published

#: What a calendar is made of, apart from its days.
FIELDS = ("name", "zone", "weekly", "holidays", "makeup_day")


def check(values: Mapping[str, Any], days: Sequence[Mapping[str, Any]] | None) -> None:
    """Raises `input.invalid` naming every field that cannot be used."""
    errors: list[FieldError] = []
    if "zone" in values:
        errors += zone_errors(values["zone"])
    if "weekly" in values:
        errors += week_errors(values["weekly"])
    if days is not None:
        errors += _day_errors(days)
    if errors:
        raise INPUT_INVALID(fields=errors)


def _day_errors(days: Sequence[Mapping[str, Any]]) -> list[FieldError]:
    if len(days) > MAX_DAYS:
        return [FieldError("days", "calendar.too_many_days", {"max": MAX_DAYS})]
    errors: list[FieldError] = []
    seen: set[date] = set()
    for place, day in enumerate(days):
        if day["date"] in seen:
            errors.append(FieldError(f"days.{place}.date", "calendar.day_repeated", {}))
        seen.add(day["date"])
        if day["kind"] == "closed" and day["intervals"]:
            errors.append(FieldError(f"days.{place}.intervals", "interval.closed_day", {}))
        errors += interval_errors(f"days.{place}.intervals", day["intervals"])
    return errors


def content_of(calendar: Calendar) -> dict[str, Any]:
    """Everything that deadlines depend on, as stored with a version."""
    days = CalendarDay.objects.filter(calendar=calendar).order_by("date", "source")
    return {
        "zone": calendar.zone,
        "weekly": calendar.weekly,
        "makeup_day": calendar.makeup_day,
        "days": [
            {
                "date": day.date.isoformat(),
                "kind": day.kind,
                "intervals": day.intervals,
                "name": day.name,
                "source": day.source,
            }
            for day in days
        ],
    }


def save_version(calendar: Calendar) -> None:
    """Stores the calendar's content under its present version."""
    CalendarVersion.objects.create(
        calendar=calendar, version=calendar.version, content=content_of(calendar), at=clock.now()
    )


def _write_days(calendar: Calendar, days: Sequence[Mapping[str, Any]] | None) -> None:
    if days is not None:
        CalendarDay.objects.filter(calendar=calendar, source="own").delete()
        CalendarDay.objects.bulk_create([CalendarDay(calendar=calendar, source="own", **day) for day in days])
    CalendarDay.objects.filter(calendar=calendar, source="cn").delete()
    if calendar.holidays == "cn":
        CalendarDay.objects.bulk_create(published(calendar, around=clock.now().year))


def told(calendar: Calendar, changed: list[str], *, actor: Actor) -> None:
    """Writes the event of a changed calendar."""
    emit(
        CalendarChanged(calendar_id=calendar.id, changed=changed),
        actor=actor,
        subject=Subject(kind="calendar", id=calendar.id, version=calendar.version),
        topics=["company"],
    )


@transaction.atomic
def calendar_create(*, actor: Actor, values: Mapping[str, Any], days: Sequence[Mapping[str, Any]] = ()) -> Calendar:
    """A new calendar. `values` are FIELDS; `days` have date, kind, intervals, name. Raises `input.invalid`."""
    actor.require(CALENDAR_MANAGE)
    check(values, days)
    calendar = Calendar.objects.create(**values, updated_at=clock.now())
    _write_days(calendar, days)
    save_version(calendar)
    told(calendar, sorted(values), actor=actor)
    trail.record("work.calendar.create", actor=actor, object_kind="calendar", object_id=calendar.id, after=dict(values))
    return calendar


def _locked(calendar_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> Calendar:
    calendar = Calendar.objects.select_for_update().filter(id=calendar_id).first()
    if calendar is None:
        raise NOT_FOUND()
    if calendar.version != expected_version:
        current = {**{name: getattr(calendar, name) for name in FIELDS}, "version": calendar.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return calendar


@transaction.atomic
def calendar_change(
    *,
    actor: Actor,
    calendar_id: UUID,
    expected_version: int,
    values: Mapping[str, Any],
    days: Sequence[Mapping[str, Any]] | None = None,
) -> Calendar:
    """Changes some of FIELDS, and the own days as a whole when `days` is given.

    Clocks that run keep the version they were started with. Raises `input.invalid`, `conflict.version`.
    """
    actor.require(CALENDAR_MANAGE)
    check(values, days)
    calendar = _locked(calendar_id, expected_version, values)
    before, after = trail.changed({name: getattr(calendar, name) for name in values}, values)
    if not after and days is None:
        return calendar
    for name, value in after.items():
        setattr(calendar, name, value)
    calendar.version += 1
    calendar.updated_at = clock.now()
    calendar.save()
    _write_days(calendar, days)
    save_version(calendar)
    changed = sorted([*after, *(["days"] if days is not None else [])])
    told(calendar, changed, actor=actor)
    trail.record(
        "work.calendar.change",
        actor=actor,
        object_kind="calendar",
        object_id=calendar_id,
        before=before,
        after={**after, "days": None if days is None else len(days)},
    )
    return calendar


@transaction.atomic
def calendar_archive(*, actor: Actor, calendar_id: UUID, expected_version: int, archived: bool) -> Calendar:
    """Takes a calendar out of use, or back. Raises `work.calendar_in_use` while a policy in use needs it."""
    actor.require(CALENDAR_MANAGE)
    calendar = _locked(calendar_id, expected_version, {"archived": archived})
    if (calendar.archived_at is not None) == archived:
        return calendar
    if archived and SlaPolicy.objects.filter(calendar=calendar, archived_at=None).exists():
        raise CALENDAR_IN_USE()
    calendar.archived_at = clock.now() if archived else None
    calendar.updated_at = clock.now()
    calendar.version += 1
    calendar.save()
    save_version(calendar)
    told(calendar, ["archived"], actor=actor)
    trail.record(
        "work.calendar.archive" if archived else "work.calendar.restore",
        actor=actor,
        object_kind="calendar",
        object_id=calendar_id,
    )
    return calendar
