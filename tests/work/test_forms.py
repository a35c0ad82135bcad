"""What a calendar form refuses, and how policies and clock states are chosen."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest

from zhike.work.rules.calendar_form import interval_errors, week_errors, zone_errors
from zhike.work.rules.policies import Case, clock_state, first_fit, fits, warn_before
from zhike.work.rules.queue import queue_key
from zhike.work.types import ClockState


@pytest.mark.parametrize(
    ("intervals", "codes"),
    [
        ([["09:00", "12:00"], ["13:00", "18:00"]], []),
        ([["00:00", "24:00"]], []),
        ([["22:00", "06:00"]], []),
        ([["9:00", "12:00"]], ["time.format"]),
        ([["24:00", "12:00"]], ["time.format"]),
        ([["09:00", "09:00"]], ["interval.empty"]),
        ([["09:00", "12:00"], ["11:59", "13:00"]], ["interval.overlap"]),
        ([["09:00", "12:00"], ["12:00", "13:00"]], []),
        ([["09:00", "25:00"]], ["time.format"]),
        ([["00:00", "00:01"]] * 11, ["calendar.too_many_intervals"]),
    ],
)
def test_intervals_of_a_day(intervals: list[list[str]], codes: list[str]) -> None:
    assert [error.code for error in interval_errors("weekly.1", intervals)] == codes


def test_evening_may_not_run_into_the_next_morning() -> None:
    assert week_errors({"1": [["22:00", "06:00"]], "2": [["06:00", "09:00"]]}) == []
    errors = week_errors({"1": [["22:00", "06:00"]], "2": [["05:00", "09:00"]]})
    assert [(error.path, error.code) for error in errors] == [("weekly.1", "interval.overlap")]
    around = week_errors({"7": [["22:00", "06:00"]], "1": [["05:00", "09:00"]]})
    assert [(error.path, error.code) for error in around] == [("weekly.7", "interval.overlap")]
    assert [error.code for error in week_errors({"8": []})] == ["calendar.weekday"]
    assert week_errors({}) == []


def test_zones() -> None:
    assert zone_errors("Asia/Shanghai") == []
    for wrong in ("Mars/Base", "", "../etc/passwd", "Asia"):
        assert [error.code for error in zone_errors(wrong)] == ["zone.unknown"]


@dataclass
class Policy:
    """The conditions of a policy."""

    kinds: list[str] = field(default_factory=list)
    shop_ids: list[UUID] = field(default_factory=list)
    team_ids: list[UUID] = field(default_factory=list)
    priorities: list[int] = field(default_factory=list)
    question_types: list[str] = field(default_factory=list)
    min_level: int = 0


CASE = Case("episode", UUID(int=1), None, 2, "refund", 3)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (Policy(), True),
        (Policy(kinds=["ticket"]), False),
        (Policy(shop_ids=[UUID(int=1)], priorities=[1, 2]), True),
        (Policy(team_ids=[UUID(int=9)]), False),
        (Policy(question_types=["refund"]), True),
        (Policy(min_level=3), True),
        (Policy(min_level=4), False),
    ],
)
def test_policy_fits(policy: Policy, expected: bool) -> None:
    assert fits(policy, CASE) is expected


def test_first_policy_wins() -> None:
    special, general = Policy(priorities=[2]), Policy()
    assert first_fit([special, general], CASE) is special
    assert first_fit([Policy(min_level=9)], CASE) is None


def test_warning_takes_at_most_half_of_the_target() -> None:
    assert warn_before(86_400, 300) == 300
    assert warn_before(60, 300) == 30


@pytest.mark.parametrize(
    ("satisfied", "breached", "cancelled", "due", "paused", "state"),
    [
        (None, None, None, 10, False, "running"),
        (None, None, None, None, True, "paused"),
        (9, None, None, 10, False, "met"),
        (11, None, None, 10, False, "met_late"),
        (11, 10, None, 10, False, "met_late"),
        (None, 10, None, 10, False, "breached"),
        (None, 10, 12, 10, False, "cancelled"),
    ],
)
def test_clock_states(
    satisfied: int | None,
    breached: int | None,
    cancelled: int | None,
    due: int | None,
    paused: bool,
    state: ClockState,
) -> None:
    def instant(minute: int | None) -> datetime | None:
        return None if minute is None else datetime(2026, 11, 21, 2, minute, tzinfo=UTC)

    found = clock_state(
        satisfied_at=instant(satisfied),
        breached_at=instant(breached),
        cancelled_at=instant(cancelled),
        due_at=instant(due),
        paused=paused,
    )
    assert found == state


def test_queue_order() -> None:
    early, late = datetime(2026, 11, 21, 2, tzinfo=UTC), datetime(2026, 11, 21, 3, tzinfo=UTC)

    def key(priority: int, level: int, since: datetime, row: int = 1) -> tuple[object, ...]:
        return queue_key(priority=priority, customer_level=level, queued_since=since, row_id=UUID(int=row))

    assert key(1, 0, late) < key(2, 9, early)
    assert key(2, 9, late) < key(2, 0, early)
    assert key(2, 0, early) < key(2, 0, late)
    assert key(2, 0, early, 1) < key(2, 0, early, 2)
