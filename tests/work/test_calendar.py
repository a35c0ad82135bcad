"""Working time, checked against an oracle that asks minute by minute what the wall clock reads."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhike.work.rules.calendar import (
    Interval,
    Pause,
    WorkCalendar,
    counted_s,
    due_at,
    explain,
    is_open,
    opening,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")

MORNING = Interval(9 * 60, 12 * 60)
AFTERNOON = Interval(13 * 60, 18 * 60)
NIGHT = Interval(22 * 60, 30 * 60)
OFFICE = dict.fromkeys(range(1, 6), (MORNING, AFTERNOON))
OFFICE_CN = WorkCalendar(SHANGHAI, OFFICE, {})


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """An instant from local time."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def wall_clock_says_open(calendar: WorkCalendar, instant: datetime) -> bool:
    """The oracle: nothing but a look at the wall clock."""
    local = instant.astimezone(calendar.zone)
    minute = local.hour * 60 + local.minute
    today = local.date()

    def intervals(day: date) -> tuple[Interval, ...]:
        return calendar.days[day] if day in calendar.days else calendar.weekly.get(day.isoweekday(), ())

    if any(one.start <= minute < min(one.end, 1440) for one in intervals(today)):
        return True
    if calendar.days.get(today) == ():
        return False
    return any(minute + 1440 < one.end for one in intervals(today - timedelta(days=1)))


def oracle_due(
    calendar: WorkCalendar, start: datetime, minutes: int, pauses: list[Pause], limit: int
) -> datetime | None:
    """Walks whole minutes until `minutes` of them counted; None when `limit` minutes were not enough."""
    instant, left = start, minutes
    for _ in range(limit):
        paused = any(stop <= instant and (go is None or instant < go) for stop, go in pauses)
        if not paused and wall_clock_says_open(calendar, instant):
            left -= 1
            if left == 0:
                return instant + timedelta(minutes=1)
        instant += timedelta(minutes=1)
    return None


def intervals_of_a_day() -> st.SearchStrategy[tuple[Interval, ...]]:
    """Up to three intervals, possibly over midnight."""
    one = st.tuples(st.integers(0, 1439), st.integers(1, 700)).map(lambda pair: Interval(pair[0], sum(pair)))
    return st.lists(one, max_size=3).map(lambda found: tuple(sorted(found)))


APIA, NEW_YORK = ZoneInfo("Pacific/Apia"), ZoneInfo("America/New_York")
ZONES = st.sampled_from([SHANGHAI, BERLIN, LORD_HOWE, SAO_PAULO, APIA, NEW_YORK])
#: Around the changes of the clocks, where it is hard; Samoa skipped 2011-12-30, São Paulo changed at midnight.
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 28, 12, tzinfo=UTC),
        datetime(2026, 10, 24, 6, tzinfo=UTC),
        datetime(2026, 4, 4, 3, tzinfo=UTC),
        datetime(2026, 10, 3, 3, tzinfo=UTC),
        datetime(2011, 12, 29, 3, tzinfo=UTC),
        datetime(2018, 11, 3, 20, tzinfo=UTC),
        datetime(2018, 2, 17, 12, tzinfo=UTC),
        datetime(2026, 3, 7, 20, tzinfo=UTC),
        datetime(2026, 11, 21, 2, tzinfo=UTC),
    ]
)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[WorkCalendar, datetime]:
    """A calendar with special days near a start, and the start."""
    zone, base = draw(ZONES), draw(STARTS)
    start = base + timedelta(minutes=draw(st.integers(0, 2880)))
    weekly = {day: draw(intervals_of_a_day()) for day in range(1, 8)}
    near = [start.date() + timedelta(days=shift) for shift in range(-1, 5)]
    days = {day: draw(intervals_of_a_day()) for day in draw(st.lists(st.sampled_from(near), max_size=3, unique=True))}
    return WorkCalendar(zone, weekly, days), start


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> list[Pause]:
    """Ordered pauses on whole minutes; the last may stand."""
    marks = sorted(draw(st.lists(st.integers(0, 4000), max_size=6, unique=True)))
    instants = [start + timedelta(minutes=mark) for mark in marks]
    found: list[Pause] = [(instants[place], instants[place + 1]) for place in range(0, len(instants) - 1, 2)]
    if len(instants) % 2:
        found.append((instants[-1], None))
    return found


@settings(max_examples=150, deadline=None)
@given(data=st.data(), minutes=st.integers(1, 3000))
def test_due_agrees_with_the_wall_clock(data: st.DataObject, minutes: int) -> None:
    calendar, start = data.draw(calendars())
    pauses = data.draw(pauses_after(start))
    limit = 6000
    expected = oracle_due(calendar, start, minutes, pauses, limit)
    found = due_at(calendar, start, minutes * 60, pauses)
    if expected is None:
        assert found is None or found > start + timedelta(minutes=limit)
    else:
        assert found == expected
        assert counted_s(calendar, start, found, pauses) == minutes * 60


@settings(max_examples=100, deadline=None)
@given(data=st.data(), seconds=st.integers(1, 400_000))
def test_steps_leave_no_hole_and_count_what_the_target_says(data: st.DataObject, seconds: int) -> None:
    calendar, start = data.draw(calendars())
    pauses = data.draw(pauses_after(start))
    due = due_at(calendar, start, seconds, pauses)
    until = due or start + timedelta(days=5)
    steps = explain(calendar, start, until, pauses, limit=10_000)
    assert steps[0].start == start
    assert steps[-1].end == until
    assert all(before.end == after.start for before, after in pairwise(steps))
    counted = sum(step.seconds for step in steps if step.kind == "counted")
    assert counted == (seconds if due else counted_s(calendar, start, until, pauses))


@pytest.mark.parametrize(
    ("start", "target_s", "due"),
    [
        ("2026-11-20T11:30", 3600, "2026-11-20T13:30"),  # over the lunch break
        ("2026-11-20T17:30", 3600, "2026-11-23T09:30"),  # over the weekend
        ("2026-11-21T10:00", 60, "2026-11-23T09:01"),  # begins on a Saturday
        ("2026-11-20T09:00", 8 * 3600, "2026-11-20T18:00"),  # exactly the end of the day, not the next morning
        ("2026-11-20T08:00", 1, "2026-11-20T09:00:01"),
    ],
)
def test_office_hours(start: str, target_s: int, due: str) -> None:
    assert due_at(OFFICE_CN, at(start), target_s) == at(due)


def test_night_shift_runs_past_midnight_and_a_closed_date_cuts_it() -> None:
    calendar = WorkCalendar(SHANGHAI, dict.fromkeys(range(1, 8), (NIGHT,)), {date(2026, 11, 21): ()})
    assert due_at(calendar, at("2026-11-20T23:00"), 3600) == at("2026-11-21T00:00")
    assert due_at(calendar, at("2026-11-20T23:00"), 3601) == at("2026-11-22T22:00:01")
    assert not is_open(calendar, at("2026-11-21T01:00"))
    assert not is_open(calendar, at("2026-11-22T01:00"))
    assert is_open(calendar, at("2026-11-23T01:00"))


def test_make_up_day_is_worked_and_holiday_is_not() -> None:
    days: dict[date, tuple[Interval, ...]] = {date(2026, 10, 1): (), date(2026, 10, 10): (MORNING,)}
    calendar = WorkCalendar(SHANGHAI, OFFICE, days)
    assert not is_open(calendar, at("2026-10-01T10:00"))
    assert is_open(calendar, at("2026-10-10T10:00"))
    assert not is_open(calendar, at("2026-10-10T14:00"))


def test_repeated_hour_counts_twice_and_skipped_hour_not_at_all() -> None:
    whole_days = WorkCalendar(BERLIN, dict.fromkeys(range(1, 8), (Interval(0, 1440),)), {})
    midnight_autumn, next_autumn = at("2026-10-25T00:00", BERLIN), at("2026-10-26T00:00", BERLIN)
    midnight_spring, next_spring = at("2026-03-29T00:00", BERLIN), at("2026-03-30T00:00", BERLIN)
    assert counted_s(whole_days, midnight_autumn, next_autumn) == 25 * 3600
    assert counted_s(whole_days, midnight_spring, next_spring) == 23 * 3600


def test_around_the_clock_and_never() -> None:
    start = at("2026-11-21T10:00")
    assert due_at(None, start, 86_400) == start + timedelta(days=1)
    assert opening(None, start) == (True, None, None)
    never = WorkCalendar(SHANGHAI, {}, {})
    assert due_at(never, start, 1) is None
    assert opening(never, start) == (False, None, None)
    once = WorkCalendar(SHANGHAI, {}, {date(2026, 12, 1): (MORNING,)})
    assert due_at(once, start, 3600) == at("2026-12-01T10:00")
    assert due_at(once, start, 4 * 3600) is None


def test_a_week_without_a_closed_minute_is_open_for_ever() -> None:
    calendar = WorkCalendar(SHANGHAI, dict.fromkeys(range(1, 8), (Interval(0, 1440),)), {})
    start = at("2026-11-21T10:00")
    assert opening(calendar, start) == (True, None, None)
    assert due_at(calendar, start, 3 * 365 * 86_400) == start + timedelta(days=3 * 365)


def test_opening_says_when_it_opens_and_closes() -> None:
    assert opening(OFFICE_CN, at("2026-11-20T10:00")) == (True, None, at("2026-11-20T12:00"))
    assert opening(OFFICE_CN, at("2026-11-20T12:00")) == (False, at("2026-11-20T13:00"), at("2026-11-20T18:00"))


def test_a_standing_clock_has_no_deadline() -> None:
    start = at("2026-11-20T09:00")
    standing: list[Pause] = [(at("2026-11-20T10:00"), None)]
    assert due_at(OFFICE_CN, start, 3600, standing) == at("2026-11-20T10:00")
    assert due_at(OFFICE_CN, start, 3601, standing) is None
    resumed: list[Pause] = [(at("2026-11-20T10:00"), at("2026-11-20T14:00"))]
    assert due_at(OFFICE_CN, start, 2 * 3600, resumed) == at("2026-11-20T15:00")


def test_explanation_names_closed_and_paused_time() -> None:
    pauses: list[Pause] = [(at("2026-11-20T11:00"), at("2026-11-20T12:30"))]
    steps = explain(OFFICE_CN, at("2026-11-20T10:00"), at("2026-11-20T14:00"), pauses)
    assert [(step.kind, step.seconds) for step in steps] == [
        ("counted", 3600),
        ("paused", 5400),
        ("closed", 1800),
        ("counted", 3600),
    ]
