"""Periods as people name them, and how their course is cut."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

Period = Literal["today", "yesterday", "7d", "30d", "90d", "month", "last_month"]
_DAYS: Final[Mapping[Period, int]] = {"today": 1, "yesterday": 1, "7d": 7, "30d": 30, "90d": 90}
#: Longer periods would be answered by reports, not by a screen that keeps itself fresh.
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open period and the one before it, which it is compared with; both cut at midnights where named so."""

    start: datetime
    end: datetime
    before: datetime

    @property
    def bucket(self) -> Literal["hour", "day"]:
        """Up to two days are shown by the hour."""
        return "hour" if self.end - self.start <= timedelta(days=2) else "day"


def span_of(period: Period, now: datetime, zone: ZoneInfo) -> Span:
    """The period that ends with today (`yesterday`: with yesterday) in `zone`. Days last as long as the zone says.

    What is compared with is as many days before it; with `last_month`, the whole month before that one.
    """
    today = now.astimezone(zone).date()
    if period == "last_month":
        last = today.replace(day=1) - timedelta(days=1)
        first = last.replace(day=1)
        before = (first - timedelta(days=1)).replace(day=1)
    else:
        last = today if period != "yesterday" else today - timedelta(days=1)
        days = today.day if period == "month" else _DAYS[period]
        first = last - timedelta(days=days - 1)
        before = first - timedelta(days=days)
    return Span(_midnight(first, zone), _midnight(last + timedelta(days=1), zone), _midnight(before, zone))


def span_between(start: datetime, end: datetime) -> Span:
    """A period by its ends."""
    return Span(start, end, start - (end - start))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


def buckets(span: Span, zone: ZoneInfo) -> list[str]:
    """The local starts of the hours or days of a span, as `course` names them; hours that a zone skips are left out."""
    names: list[str] = []
    at = span.start.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    if span.bucket == "day":
        at = at.replace(hour=0)
    end = span.end.astimezone(zone)
    step = timedelta(hours=1) if span.bucket == "hour" else timedelta(days=1)
    while at < end:
        name = at.strftime("%Y-%m-%dT%H:%M")
        if name not in names:
            names.append(name)
        at += step
    return names
