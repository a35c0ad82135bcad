"""Published holidays as days of a calendar. They become data, so that an old deadline stays explainable."""

from uuid import UUID

from django.db import transaction

from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.work.models import Calendar, CalendarDay
from zhike.work.vendor_chinesecalendar import published_days


def published(calendar: Calendar, *, around: int) -> list[CalendarDay]:
    """Unsaved days of the years from the one before `around` to two after, as far as their plans are known."""
    return [
        CalendarDay(
            calendar=calendar, date=day, kind="open" if working else "closed", intervals=[], name=name, source="cn"
        )
        for year in range(around - 1, around + 3)
        for day, working, name in published_days(year)
    ]


def refresh_holidays() -> int:
    """Gives calendars with holidays the days that became known since; answers how many changed."""
    year = clock.now().year
    ids = list(Calendar.objects.filter(holidays="cn", archived_at=None).order_by("id").values_list("id", flat=True))
    return sum(_refresh(calendar_id, year) for calendar_id in ids)


@transaction.atomic
def _refresh(calendar_id: UUID, year: int) -> int:
    from zhike.work.services.calendars import save_version, told

    calendar = Calendar.objects.select_for_update().get(id=calendar_id)
    known = set(CalendarDay.objects.filter(calendar=calendar, source="cn").values_list("date", "kind"))
    wanted = published(calendar, around=year)
    # Days of past years stay: deadlines of that time may still be looked at in this version.
    new = [day for day in wanted if (day.date, day.kind) not in known]
    if not new:
        return 0
    CalendarDay.objects.filter(calendar=calendar, source="cn", date__in=[day.date for day in new]).delete()
    CalendarDay.objects.bulk_create(new)
    calendar.version += 1
    calendar.updated_at = clock.now()
    calendar.save(update_fields=["version", "updated_at"])
    save_version(calendar)
    told(calendar, ["days"], actor=SYSTEM)
    return 1
