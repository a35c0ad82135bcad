"""Deadlines of items: started by policy, stopped, paused, warned of, missed, explained."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.spine_fixture import Spine
from tests.work.conftest import KIND, START, World
from zhike.accounts.models import Notification, TeamMember
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import INPUT_INVALID, VERSION_CONFLICT, ZhikeError
from zhike.work.calendars import calendar_state
from zhike.work.errors import CALENDAR_IN_USE
from zhike.work.models import Calendar, CalendarDay, CalendarVersion, Clock, SlaPolicy
from zhike.work.public import (
    clock_pause,
    clock_resume,
    clock_satisfy,
    customer_waits,
    expected_answer_at,
    item_done,
    item_reopen,
    item_take,
)
from zhike.work.services.calendars import calendar_archive, calendar_change, calendar_create
from zhike.work.services.holidays import refresh_holidays
from zhike.work.services.policies import policy_archive, policy_change, policy_create
from zhike.work.sweeps import sweep_clocks

OFFICE = {str(day): [["09:00", "12:00"], ["13:00", "18:00"]] for day in range(1, 6)}
#: START is Saturday 10:00 in Shanghai.
MONDAY_NINE = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def office(**more: Any) -> Calendar:
    values = {"name": {"zh-CN": "工作日"}, "zone": "Asia/Shanghai", "weekly": OFFICE, **more}
    return calendar_create(actor=SYSTEM, values=values)


def policy(**more: Any) -> SlaPolicy:
    values = {"name": {"zh-CN": "测试"}, "rank": 1, "kinds": [KIND], **more}
    return policy_create(actor=SYSTEM, values=values)


def clock_of(item_id: UUID, name: str) -> Clock:
    return Clock.objects.filter(item__item_id=item_id, clock=name).latest("started_at")


def test_default_policy_promises_an_answer_in_a_day(world: World) -> None:
    item = world.open()
    clocks = {clock.clock: clock.due_at for clock in Clock.objects.filter(item__item_id=item.item_id)}
    day = START + timedelta(days=1)
    assert clocks == {"first_response": day, "resolution": day}
    assert expected_answer_at(kind=KIND, shop_id=world.shop) == day


def test_clocks_run_on_the_calendar_of_the_first_policy_that_fits(world: World) -> None:
    policy(calendar_id=office().id, first_response_s=3600, priorities=[1])
    urgent, ordinary = world.open(priority=1), world.open()
    assert clock_of(urgent.item_id, "first_response").due_at == MONDAY_NINE + timedelta(hours=1)
    assert not Clock.objects.filter(item__item_id=urgent.item_id, clock="resolution").exists()
    assert clock_of(ordinary.item_id, "first_response").due_at == START + timedelta(days=1)


def test_answers_stop_response_clocks_and_the_next_question_starts_one(world: World, frozen: FrozenClock) -> None:
    item = world.open()
    frozen.advance(timedelta(minutes=3))
    clock_satisfy(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    first = clock_of(item.item_id, "first_response")
    assert first.satisfied_at == START + timedelta(minutes=3)
    frozen.advance(timedelta(minutes=1))
    for _ in range(2):
        customer_waits(kind=KIND, item_id=item.item_id)
        frozen.advance(timedelta(minutes=1))
    waiting = Clock.objects.get(item__item_id=item.item_id, clock="next_response")
    assert waiting.started_at == START + timedelta(minutes=4)
    clock_satisfy(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    customer_waits(kind=KIND, item_id=item.item_id)
    assert Clock.objects.filter(item__item_id=item.item_id, clock="next_response").count() == 2
    item_done(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    last = clock_of(item.item_id, "next_response")
    assert (last.satisfied_at, last.cancelled_at) == (None, START + timedelta(minutes=6))
    assert clock_of(item.item_id, "resolution").satisfied_at == START + timedelta(minutes=6)


def test_a_late_answer_is_recorded_as_late_even_before_the_sweep(
    world: World, frozen: FrozenClock, spine: Spine
) -> None:
    policy(first_response_s=60)
    item = world.open()
    frozen.advance(timedelta(seconds=61))
    clock_satisfy(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    clock = clock_of(item.item_id, "first_response")
    assert (clock.breached_at, clock.satisfied_at) == (START + timedelta(seconds=60), START + timedelta(seconds=61))
    assert len(spine.events("work.clock_breached")) == 1
    assert sweep_clocks() == 0


def test_sweep_warns_once_then_breaches_once_and_tells_people(world: World, frozen: FrozenClock, spine: Spine) -> None:
    TeamMember.objects.filter(user_id=world.chen).update(leader=True)
    policy(first_response_s=600)
    item = world.open()
    item_take(actor=world.actor(world.wang), kind=KIND, item_id=item.item_id)
    frozen.advance(timedelta(seconds=299))
    assert sweep_clocks() == 0
    frozen.advance(timedelta(seconds=1))
    assert (sweep_clocks(), sweep_clocks()) == (1, 0)
    frozen.advance(timedelta(seconds=300))
    assert (sweep_clocks(), sweep_clocks()) == (1, 0)
    told = [event.payload for event in spine.events("work.clock_warned", "work.clock_breached")]
    assert [one.name for one in told] == ["work.clock_warned", "work.clock_breached"]
    notices = set(Notification.objects.values_list("recipient_id", "kind"))
    assert notices >= {
        (world.wang, "work.clock_warned"),
        (world.wang, "work.clock_breached"),
        (world.chen, "work.clock_breached"),
    }
    assert (world.chen, "work.clock_warned") not in notices
    assert clock_of(item.item_id, "first_response").breached_at == START + timedelta(seconds=600)


def test_a_pause_moves_the_deadline_by_its_working_time(world: World, frozen: FrozenClock) -> None:
    policy(calendar_id=office().id, resolution_s=7200)
    frozen.at = MONDAY_NINE
    item = world.open()
    frozen.at = MONDAY_NINE + timedelta(minutes=30)
    clock_pause(kind=KIND, item_id=item.item_id)
    clock_pause(kind=KIND, item_id=item.item_id)
    standing = clock_of(item.item_id, "resolution")
    assert (standing.due_at, len(standing.pauses)) == (None, 1)
    frozen.at = MONDAY_NINE + timedelta(hours=3, minutes=30)  # in the lunch break
    clock_resume(kind=KIND, item_id=item.item_id)
    clock_resume(kind=KIND, item_id=item.item_id)
    # half an hour is used; an hour and a half is left from 13:00
    assert clock_of(item.item_id, "resolution").due_at == MONDAY_NINE + timedelta(hours=5, minutes=30)


def test_reopening_starts_new_clocks(world: World, frozen: FrozenClock) -> None:
    item = world.open()
    item_done(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    frozen.advance(timedelta(hours=1))
    item_reopen(actor=SYSTEM, kind=KIND, item_id=item.item_id)
    assert clock_of(item.item_id, "resolution").due_at == START + timedelta(hours=25)
    assert Clock.objects.filter(item__item_id=item.item_id, satisfied_at=None, cancelled_at=None).count() == 2


def test_running_clocks_keep_the_calendar_and_policy_they_began_with(world: World, frozen: FrozenClock) -> None:
    calendar = office()
    made = policy(calendar_id=calendar.id, resolution_s=7200)
    frozen.at = MONDAY_NINE
    item = world.open()
    weekly = {**OFFICE, "1": [["14:00", "18:00"]]}
    calendar_change(actor=SYSTEM, calendar_id=calendar.id, expected_version=1, values={"weekly": weekly})
    policy_change(actor=SYSTEM, policy_id=made.id, expected_version=1, values={"resolution_s": 60})
    clock_pause(kind=KIND, item_id=item.item_id)
    clock_resume(kind=KIND, item_id=item.item_id)
    old = clock_of(item.item_id, "resolution")
    assert (old.due_at, old.policy_version, old.calendar_version) == (MONDAY_NINE + timedelta(hours=2), 1, 1)
    new = clock_of(world.open().item_id, "resolution")
    assert (new.due_at, new.policy_version, new.calendar_version) == (
        MONDAY_NINE + timedelta(hours=5, minutes=1), 2, 2,
    )  # fmt: skip


def test_chinese_holidays_and_make_up_days(world: World, frozen: FrozenClock) -> None:
    calendar = office(holidays="cn")

    def is_open(text: str) -> bool:
        return calendar_state(calendar_id=calendar.id, at=datetime.fromisoformat(text)).open

    assert not is_open("2026-10-01T10:00+08:00")
    assert is_open("2026-10-10T10:00+08:00")  # a Saturday that is worked
    assert not is_open("2026-10-10T12:30+08:00")
    assert is_open("2027-01-04T10:00+08:00")  # not published yet: the plain week
    calendar_change(
        actor=SYSTEM,
        calendar_id=calendar.id,
        expected_version=1,
        values={},
        days=[{"date": date(2026, 10, 1), "kind": "open", "intervals": [["10:00", "11:00"]], "name": ""}],
    )
    assert is_open("2026-10-01T10:30+08:00")  # the own day wins


def test_newly_published_holidays_make_a_new_version(world: World) -> None:
    calendar = office(holidays="cn")
    CalendarDay.objects.filter(calendar=calendar, source="cn", date__year=2026).delete()
    assert refresh_holidays() >= 1
    assert refresh_holidays() == 0
    calendar.refresh_from_db()
    assert calendar.version == 2
    content = CalendarVersion.objects.get(calendar=calendar, version=2).content
    assert {"date": "2026-10-01", "kind": "closed", "intervals": [], "name": "National Day", "source": "cn"} in content[
        "days"
    ]


def test_changes_are_checked_versioned_and_guarded(world: World) -> None:
    calendar = office()
    with pytest.raises(ZhikeError) as overlap:
        calendar_change(
            actor=SYSTEM,
            calendar_id=calendar.id,
            expected_version=1,
            values={"zone": "Mars/Base", "weekly": {"1": [["09:00", "12:00"], ["11:00", "13:00"]]}},
        )
    assert overlap.value.code is INPUT_INVALID
    assert [one.code for one in overlap.value.fields] == ["zone.unknown", "interval.overlap"]
    with pytest.raises(ZhikeError) as stale:
        calendar_change(actor=SYSTEM, calendar_id=calendar.id, expected_version=9, values={"makeup_day": 2})
    assert stale.value.code is VERSION_CONFLICT
    made = policy(calendar_id=calendar.id, resolution_s=60)
    with pytest.raises(ZhikeError) as used:
        calendar_archive(actor=SYSTEM, calendar_id=calendar.id, expected_version=1, archived=True)
    assert used.value.code is CALENDAR_IN_USE
    policy_archive(actor=SYSTEM, policy_id=made.id, expected_version=1, archived=True)
    calendar_archive(actor=SYSTEM, calendar_id=calendar.id, expected_version=1, archived=True)
    with pytest.raises(ZhikeError) as gone:
        policy(calendar_id=calendar.id, resolution_s=60)
    assert [one.path for one in gone.value.fields] == ["calendar_id"]
    with pytest.raises(ZhikeError) as empty:
        policy()
    assert [one.code for one in empty.value.fields] == ["policy.no_target"]


@pytest.mark.parametrize("table", ["work_assignment", "work_calendarversion", "work_slapolicyversion"])
def test_decisions_and_versions_cannot_be_changed_afterwards(world: World, table: str) -> None:
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET at = at"):
        refused = pytest.raises(ProgrammingError, match="permission denied")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
