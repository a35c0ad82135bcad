"""Who is there, for how long, and what happens when a browser dies."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import events, send
from zhike.accounts.models import Presence, PresenceInterval, PresenceLease, User
from zhike.accounts.ports import LOAD_PROVIDER, NoLoad
from zhike.accounts.selectors import people_present
from zhike.accounts.services.presence import leases_renew, presence_choose, presence_sweep
from zhike.accounts.services.users import user_deactivate
from zhike.accounts.types import PresenceState
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id

SignIn = Callable[[User | str], Client]
MORNING = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture
def frozen() -> Iterator[FrozenClock]:
    with clock.frozen_at(MORNING, everywhere=True) as held:
        yield held


def leases_end() -> None:
    """What 25 seconds without a heartbeat do."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_presence_lease SET until = clock_timestamp() - interval '1 second'")


def state_of(user: User) -> str:
    return Presence.objects.get(user=user).state


def test_a_dead_browser_is_offline_and_a_returning_one_online(world: World, frozen: FrozenClock) -> None:
    actor, socket = Actor("user", world.wang_min.id), new_id()
    presence_choose(actor=actor, state="online")
    assert presence_sweep() == 0
    leases_end()
    assert presence_sweep() == 1
    assert state_of(world.wang_min) == "offline"
    assert presence_sweep() == 0
    leases_renew([(socket, world.wang_min.id)])
    assert presence_sweep() == 1
    assert state_of(world.wang_min) == "online"
    seen = [
        (one["state"], one["previous"], one["reason"], one["topics"]) for one in events("accounts.presence_changed")
    ]
    assert seen == [
        ("online", "offline", "chosen", ["company"]),
        ("offline", "online", "lease_ended", ["company"]),
        ("online", "offline", "lease_renewed", ["company"]),
    ]


def test_the_lease_and_the_sweep_are_together_under_thirty_seconds(world: World) -> None:
    leases_renew([(new_id(), world.wang_min.id)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM until - clock_timestamp())::float FROM accounts_presence_lease")
        [(left,)] = cursor.fetchall()
    assert 24 < left <= 25


def test_one_living_window_is_enough(world: World) -> None:
    presence_choose(actor=Actor("user", world.wang_min.id), state="busy")
    leases_end()
    leases_renew([(new_id(), world.wang_min.id)])
    assert presence_sweep() == 0
    assert state_of(world.wang_min) == "busy"


def test_after_a_long_break_one_chooses_anew(world: World, frozen: FrozenClock) -> None:
    presence_choose(actor=Actor("user", world.wang_min.id), state="online")
    leases_end()
    presence_sweep()
    frozen.advance(timedelta(seconds=901))
    leases_renew([(new_id(), world.wang_min.id)])
    assert presence_sweep() == 0
    assert (state_of(world.wang_min), Presence.objects.get(user=world.wang_min).chosen) == ("offline", "offline")
    assert presence_sweep() == 0


def test_signing_out_and_deactivation_end_presence(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    assert send(client, "PUT", "/me/presence", {"state": "online"}).json()["state"] == "online"
    assert send(client, "DELETE", "/sessions/current").status_code == 204
    assert state_of(world.wang_min) == "offline"
    assert not PresenceLease.objects.filter(user_id=world.wang_min.id).exists()
    presence_choose(actor=Actor("user", world.li_lei.id), state="online")
    user_deactivate(actor=SYSTEM, user_id=world.li_lei.id, version=1)
    assert state_of(world.li_lei) == "offline"
    assert events("accounts.presence_changed")[-1]["reason"] == "deactivated"


def test_unknown_states_are_refused(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    assert send(client, "PUT", "/me/presence", {"state": "asleep"}).status_code == 422
    assert not Presence.objects.filter(user=world.wang_min).exists()


def test_colleagues_see_state_load_and_time_today(world: World, sign_in: SignIn, frozen: FrozenClock) -> None:
    actor = Actor("user", world.wang_min.id)
    # The day in Shanghai began ten hours ago; the first stretch began the day before.
    frozen.at = MORNING - timedelta(hours=12)
    presence_choose(actor=actor, state="online")
    frozen.at = MORNING - timedelta(hours=1)
    presence_choose(actor=actor, state="busy")
    frozen.at = MORNING

    class Loads(NoLoad):
        def loads(self, user_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
            return {world.wang_min.id: (3, 4)}

    wired = LOAD_PROVIDER.get()
    LOAD_PROVIDER.fill(Loads())
    try:
        rows = send(sign_in(world.li_lei), "GET", "/presence?q=王").json()["items"]
    finally:
        LOAD_PROVIDER.fill(wired)
    assert [(row["name"], row["state"], row["load"], row["capacity"], row["today"]) for row in rows] == [
        ("王敏", "busy", 3, 4, {"online": 9 * 3600, "busy": 3600, "away": 0, "offline": 0})
    ]


def test_intervals_follow_each_other_without_gap_or_overlap(world: World, frozen: FrozenClock) -> None:
    actor = Actor("user", world.wang_min.id)
    states: list[PresenceState] = ["online", "away", "away", "busy", "offline"]
    for state in states:
        presence_choose(actor=actor, state=state)
        frozen.advance(timedelta(seconds=7))
    rows = list(PresenceInterval.objects.filter(user=world.wang_min).order_by("id"))
    assert [row.state for row in rows] == ["offline", "online", "away", "busy", "offline"]
    assert all(first.to_at == second.from_at for first, second in pairwise(rows))
    assert [row.to_at is None for row in rows] == [False] * 4 + [True]


def test_candidates_for_work_are_present_and_belong(world: World) -> None:
    presence_choose(actor=Actor("user", world.wang_min.id), state="online")
    presence_choose(actor=Actor("user", world.li_lei.id), state="away")
    assert {one.id for one in people_present()} == {world.wang_min.id, world.li_lei.id}
    [found] = people_present(team_id=world.team)
    assert (found.id, found.presence, found.shop_ids) == (world.wang_min.id, "online", (world.shop_a,))
    assert [one.id for one in people_present(shop_id=world.shop_b)] == [world.li_lei.id]
