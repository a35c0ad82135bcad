"""How sessions live and end."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import PASSWORD, events, log, send
from zhike.accounts import parameters
from zhike.accounts.models import Session, User
from zhike.accounts.services.presence import presence_choose
from zhike.accounts.services.sessions import session_limits_apply, sessions_expire
from zhike.accounts.services.users import user_deactivate
from zhike.accounts.types import PresenceState
from zhike.config.gateway import renew_presence
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values
from zhike.kernel.settings.registry import Place

SignIn = Callable[[User | str], Client]


def time_passes(seconds: int) -> None:
    """Moves every session that much into the past, which for a lease is the same as waiting."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_session SET seen_at = seen_at - make_interval(secs => %s::integer), "
            "idle_until = idle_until - make_interval(secs => %s::integer), "
            "ends_at = ends_at - make_interval(secs => %s::integer)",
            [seconds] * 3,
        )


def alive(client: Client) -> bool:
    return bool(send(client, "GET", "/me").status_code == 200)


def alive_unattended(client: Client) -> bool:
    """Whether the session lives, asked as an untouched page asks."""
    return bool(client.get("/api/v1/me", headers={"X-Background": "1"}).status_code == 200)


def set_idle(seconds: int) -> None:
    values.change(
        actor=SYSTEM,
        setting=parameters.SESSION_IDLE_S,
        place=Place(),
        value=seconds,
        expected_version=0,
        reason="",
    )


def beat(user: User) -> None:
    """A heartbeat of an open live line, as the gateway writes it."""
    session = Session.objects.filter(user=user, revoked_at=None).latest("created_at")
    connection.ensure_connection()
    renew_presence(connection.connection, [(user.id, new_id(), session.id)])


def left(client: Client) -> dict[str, int]:
    found: dict[str, int] = client.get("/api/v1/sessions/current", headers={"X-Background": "1"}).json()
    return found


@pytest.mark.parametrize("state", ["online", "busy"])
def test_who_waits_for_customers_stays_signed_in_to_the_longest_life(
    world: World, sign_in: SignIn, state: PresenceState
) -> None:
    client = sign_in(world.wang_min)
    presence_choose(actor=Actor("user", world.wang_min.id), state=state)
    for _ in range(23):
        time_passes(1_790)
        beat(world.wang_min)
        assert alive_unattended(client)
    longest = left(client)["longest_s"]
    assert 1_000 < longest < 43_200 - 23 * 1_790 + 5
    assert left(client)["left_s"] <= 1_800
    time_passes(longest + 1)
    beat(world.wang_min)
    assert not alive_unattended(client)


@pytest.mark.parametrize("state", ["away", "offline"])
def test_an_open_page_of_somebody_who_is_away_does_not_keep_the_session(
    world: World, sign_in: SignIn, state: PresenceState
) -> None:
    client = sign_in(world.wang_min)
    presence_choose(actor=Actor("user", world.wang_min.id), state=state)
    time_passes(900)
    beat(world.wang_min)
    assert 895 <= left(client)["left_s"] <= 900, "asking in the background is no use either"
    time_passes(901)
    beat(world.wang_min)
    assert not alive_unattended(client)


@pytest.mark.req("ACC-29")
def test_sessions_expire_when_idle_can_be_listed_and_ended_and_end_with_password_and_account(
    world: World, sign_in: SignIn
) -> None:
    # Idle time: thirty minutes by default, then as configured.
    client = sign_in(world.wang_min)
    time_passes(1_795)
    assert alive(client)
    time_passes(1_801)
    assert not alive(client)
    set_idle(600)
    client = sign_in(world.wang_min)
    time_passes(595)
    assert alive(client)
    time_passes(601)
    assert not alive(client)

    # A screen that refreshes itself does not keep the session of somebody who went away.
    client = sign_in(world.wang_min)
    time_passes(400)
    assert client.get("/api/v1/me", headers={"X-Background": "1"}).status_code == 200
    time_passes(201)
    assert not alive(client)

    # The own list, and ending one of them.
    here, there = sign_in(world.wang_min), sign_in(world.wang_min)
    rows = send(here, "GET", "/sessions").json()["items"]
    assert [row["current"] for row in rows].count(True) == 1
    assert len(rows) == 2
    [other] = [row["id"] for row in rows if not row["current"]]
    assert send(here, "DELETE", f"/sessions/{other}").status_code == 204
    assert alive(here)
    assert not alive(there)

    # A new password ends all others.
    there = sign_in(world.wang_min)
    changed = send(here, "POST", "/me/password", {"current": PASSWORD, "new": "Brand-New-Pass-7"})
    assert changed.status_code == 204
    assert alive(here)
    assert not alive(there)

    # A deactivated account has none.
    user = User.objects.get(pk=world.li_lei.pk)
    first, second = sign_in(user), sign_in(user)
    user_deactivate(actor=SYSTEM, user_id=user.id, version=user.version)
    assert not alive(first)
    assert not alive(second)
    assert set(Session.objects.filter(user=user).values_list("end_reason", flat=True)) == {"deactivated"}


def test_other_peoples_sessions_are_not_found(world: World, sign_in: SignIn) -> None:
    agent, admin = sign_in(world.wang_min), sign_in(world.admin)
    session = Session.objects.get(user=world.admin)
    assert send(agent, "DELETE", f"/sessions/{session.id}").status_code == 404
    assert send(agent, "DELETE", f"/sessions/{new_id()}").status_code == 404
    assert send(agent, "GET", f"/users/{world.admin.id}/sessions").json()["permission"] == "accounts.session.manage"
    assert alive(admin)
    own = Session.objects.get(user=world.wang_min)
    assert send(admin, "DELETE", f"/sessions/{own.id}").status_code == 204
    assert not alive(agent)


def test_a_session_never_outlives_the_longest_time(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    for _half_hour in range(24):
        time_passes(1_700)
        assert alive(client)
    time_passes(43_200 - 24 * 1_700 + 1)
    assert not alive(client)


def test_seen_at_is_written_at_most_once_a_minute(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    first = Session.objects.get(user=world.wang_min).seen_at
    assert alive(client)
    assert Session.objects.get(user=world.wang_min).seen_at == first
    time_passes(61)
    assert alive(client)
    moved = Session.objects.get(user=world.wang_min)
    assert moved.seen_at >= first
    assert round((moved.idle_until - moved.seen_at).total_seconds()) == 1_800


def test_a_shorter_limit_holds_for_running_sessions(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    time_passes(400)
    set_idle(300)
    session_limits_apply()
    assert not alive(client)


def test_a_wrong_current_password_changes_nothing(world: World, sign_in: SignIn) -> None:
    client, other = sign_in(world.wang_min), sign_in(world.wang_min)
    refused = send(client, "POST", "/me/password", {"current": "Not-My-Password1", "new": "Brand-New-Pass-7"})
    assert [(one["path"], one["code"]) for one in refused.json()["fields"]] == [("current", "password.wrong")]
    weak = send(client, "POST", "/me/password", {"current": PASSWORD, "new": "short"})
    assert [(one["path"], one["code"]) for one in weak.json()["fields"]] == [("new", "password.too_short")]
    assert alive(other)
    assert [row["result"] for row in log("accounts.user.password")] == ["failed"]


def test_what_a_session_opened_is_closed_when_its_time_is_over(world: World, sign_in: SignIn) -> None:
    idle, used = sign_in(world.wang_min), sign_in(world.li_lei)
    time_passes(1_700)
    assert alive(used)
    time_passes(101)
    assert sessions_expire() == 1
    assert sessions_expire() == 0
    over = Session.objects.get(user=world.wang_min)
    assert (over.end_reason, over.revoked_at is None) == ("expired", False)
    # The gateway closes the sockets of the sessions that this event names.
    ended = events("accounts.session_ended")
    assert [(one["session_ids"], one["reason"]) for one in ended] == [([str(over.id)], "expired")]
    assert alive(used)
    assert not alive(idle)


def test_the_current_password_cannot_be_found_by_trying(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    tries = [send(client, "POST", "/me/password", {"current": f"Guess-{n}", "new": "Brand-New-7x"}) for n in range(11)]
    assert [one.status_code for one in tries] == [422] * 10 + [429]
    assert int(tries[-1].headers["Retry-After"]) > 0


def test_a_given_password_opens_nothing_until_an_own_one_is_chosen(world: World, sign_in: SignIn) -> None:
    body = {"username": "new.here", "password": PASSWORD, "name": "新人", "role_ids": [str(world.role("agent"))]}
    assert send(sign_in(world.admin), "POST", "/users", body, key="given-password").status_code == 201
    client = sign_in("new.here")
    assert send(client, "GET", "/me").json()["user"]["must_change_password"] is True
    for method, path in (("GET", "/conversations"), ("POST", "/live/ticket"), ("GET", "/sessions")):
        refused = send(client, method, path)
        assert (refused.status_code, refused.json()["code"]) == (403, "auth.password_change_required")
        assert refused.json()["title"]
    changed = send(client, "POST", "/me/password", {"current": PASSWORD, "new": "My-Own-Ladder-9"})
    assert changed.status_code == 204
    assert send(client, "GET", "/conversations").status_code == 200
    assert send(client, "POST", "/live/ticket").status_code == 201
    assert send(client, "DELETE", "/sessions/current").status_code == 204
