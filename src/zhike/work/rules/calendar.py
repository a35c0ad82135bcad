"""Working time: which instants count, when a number of working seconds has passed, and why.

An instant counts when the wall clock of the calendar's zone reads a time inside one of the day's intervals. So an hour
that daylight saving repeats counts twice, one that it skips does not count, and a deadline never depends on the
machine's zone. All instants here are aware datetimes in UTC; `None` as a calendar means around the clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

DAY_MINUTES: Final = 1440
_DAY: Final = timedelta(days=1)
#: Further than any deadline; the end of the only span of a calendar that never closes.
_FOREVER: Final = timedelta(days=36_500)
#: A span as long as this is one that never closes.
_YEAR: Final = timedelta(days=365)

Span = tuple[datetime, datetime]
#: From when to when the clock stood; no end: it stands.
Pause = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Minutes of a local day, `[start, end)`; an end over 1,440 runs into the next day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Intervals per ISO week day (1–7), and dates that differ: no intervals means closed for the whole date.

    A closed date also cuts what the evening before would have run into it.
    """

    zone: ZoneInfo
    weekly: Mapping[int, tuple[Interval, ...]]
    days: Mapping[date, tuple[Interval, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch in the life of a deadline: its seconds count, or they do not because closed or paused."""

    kind: Literal["counted", "closed", "paused"]
    start: datetime
    end: datetime

    @property
    def seconds(self) -> int:
        """Whole seconds of the stretch."""
        return int((self.end - self.start).total_seconds())


def _intervals(calendar: WorkCalendar, day: date) -> tuple[Interval, ...]:
    special = calendar.days.get(day)
    return calendar.weekly.get(day.isoweekday(), ()) if special is None else special


def _minutes_of(calendar: WorkCalendar, day: date) -> list[tuple[int, int]]:
    """The counted minutes of one local date, sorted and merged, spill from the evening before included."""
    pieces = [(part.start, min(part.end, DAY_MINUTES)) for part in _intervals(calendar, day)]
    if calendar.days.get(day) != ():
        before = _intervals(calendar, day - _DAY)
        pieces += [(0, part.end - DAY_MINUTES) for part in before if part.end > DAY_MINUTES]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _offset_at(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta(0)


def _segments(zone: ZoneInfo, day: date) -> list[tuple[datetime, datetime, timedelta]]:
    """Stretches of UTC with one offset that together cover the local date `day`."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    low, high = midnight - timedelta(hours=26), midnight + timedelta(hours=50)
    first, last = _offset_at(zone, low), _offset_at(zone, high)
    if first == last:
        return [(low, high, first)]
    left, right = 0, int((high - low).total_seconds())
    while right - left > 1:
        middle = (left + right) // 2
        if _offset_at(zone, low + timedelta(seconds=middle)) == first:
            left = middle
        else:
            right = middle
    change = low + timedelta(seconds=right)
    return [(low, change, first), (change, high, last)]


def _day_spans(calendar: WorkCalendar, day: date) -> Iterator[Span]:
    minutes = _minutes_of(calendar, day)
    if not minutes:
        return
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for low, high, offset in _segments(calendar.zone, day):
        for start, end in minutes:
            begins = max(midnight + timedelta(minutes=start) - offset, low)
            ends = min(midnight + timedelta(minutes=end) - offset, high)
            if begins < ends:
                yield begins, ends


def open_spans(calendar: WorkCalendar | None, start: datetime) -> Iterator[Span]:
    """Counted stretches from `start` on, in order, merged where they touch; ends when nothing comes any more."""
    if calendar is None:
        yield start, start + _FOREVER
        return
    last_special = max(calendar.days, default=date.min)
    every_week = any(calendar.weekly.values())
    day = start.astimezone(calendar.zone).date() - _DAY
    held: Span | None = None
    while every_week or day <= last_special + _DAY:
        for begins, ends in _day_spans(calendar, day):
            if ends <= start:
                continue
            if held is not None and begins <= held[1]:
                held = held[0], max(held[1], ends)
            else:
                if held is not None:
                    yield held
                held = max(begins, start), ends
        if held is not None and held[1] - held[0] >= _YEAR:
            # A calendar that never closes: its year is handed out, the next one follows without a gap.
            yield held
            start, held = held[1], None
        day += _DAY
    if held is not None:
        yield held


def _without_pauses(spans: Iterator[Span], pauses: Sequence[Pause]) -> Iterator[Span]:
    waiting = list(pauses)
    for begins, ends in spans:
        at = begins
        while waiting and at < ends:
            stop, go = waiting[0]
            if stop >= ends:
                break
            if stop > at:
                yield at, stop
            if go is None:
                return
            at = max(at, go)
            if go > ends:
                break
            waiting.pop(0)
        if at < ends:
            yield at, ends


def counted_spans(calendar: WorkCalendar | None, start: datetime, pauses: Sequence[Pause] = ()) -> Iterator[Span]:
    """Stretches that count for a clock started at `start`; nothing comes after a pause without an end."""
    return _without_pauses(open_spans(calendar, start), pauses)


def due_at(
    calendar: WorkCalendar | None, start: datetime, target_s: int, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """When `target_s` counted seconds have passed since `start`; None while paused, or when that never happens."""
    left = timedelta(seconds=target_s)
    for begins, ends in counted_spans(calendar, start, pauses):
        if ends - begins >= left:
            return begins + left
        left -= ends - begins
    return None


def counted_s(calendar: WorkCalendar | None, start: datetime, until: datetime, pauses: Sequence[Pause] = ()) -> int:
    """Whole counted seconds in `[start, until)`."""
    total = timedelta(0)
    for begins, ends in counted_spans(calendar, start, pauses):
        if begins >= until:
            break
        total += min(ends, until) - begins
    return int(total.total_seconds())


def is_open(calendar: WorkCalendar | None, at: datetime) -> bool:
    """Whether `at` counts."""
    return next(open_spans(calendar, at), (None, None))[0] == at


def opening(calendar: WorkCalendar | None, at: datetime) -> tuple[bool, datetime | None, datetime | None]:
    """(open at `at`, when it opens next if closed, when it closes next if it ever does)."""
    begins, ends = next(open_spans(calendar, at), (None, None))
    if begins is None or ends is None:
        return False, None, None
    closes = None if ends - begins >= _YEAR else ends
    return begins == at, None if begins == at else begins, closes


def explain(
    calendar: WorkCalendar | None, start: datetime, until: datetime, pauses: Sequence[Pause] = (), *, limit: int = 200
) -> list[Step]:
    """The stretches of `[start, until)`, without holes: what counted, what did not and why. At most `limit` steps."""
    steps: list[Step] = []
    at = start
    for begins, ends in counted_spans(calendar, start, pauses):
        if begins >= until or len(steps) >= limit:
            break
        if begins > at:
            steps.extend(_gap(at, begins, pauses))
        steps.append(Step("counted", begins, min(ends, until)))
        at = min(ends, until)
    if at < until and len(steps) < limit:
        steps.extend(_gap(at, until, pauses))
    return steps[:limit]


def _gap(start: datetime, end: datetime, pauses: Sequence[Pause]) -> Iterator[Step]:
    """A stretch that did not count, cut into closed and paused; where both hold, paused is said."""
    at = start
    for stop, go in pauses:
        begins, ends = max(stop, at), min(go or end, end)
        if begins >= ends:
            continue
        if begins > at:
            yield Step("closed", at, begins)
        yield Step("paused", begins, ends)
        at = ends
    if at < end:
        yield Step("closed", at, end)
