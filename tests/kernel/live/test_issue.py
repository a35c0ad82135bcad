"""What tickets and grants say, and the address that issues them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from tests.suites.conftest import RoleAuthenticator
from zhike.config.gateway import renew_presence
from zhike.kernel.authz import AUTHENTICATOR, SYSTEM, Actor, Permission, Principal, Rights, Scope
from zhike.kernel.crypto import signed
from zhike.kernel.events.stored import last_pos
from zhike.kernel.ids import new_id
from zhike.kernel.live import issue
from zhike.kernel.live.issue import (
    VisitorLine,
    listen_grant,
    opens_feed,
    opens_shop_feed,
    staff_ticket,
    staff_topics,
    visitor_ticket,
)
from zhike.kernel.live.tickets import Grant, TicketError, pack_topics, read_grant, read_ticket, unpack_topics

FEED = Permission("test_live.thing.view", scoped=True)
ORDERS = Permission("test_live.order.view", scoped=True)
PLAIN = Permission("test_live.other.view", scoped=False)
ME, TEAM_A, TEAM_B, SHOP_A, SHOP_B, PART = (new_id() for _ in range(6))


class FixedNames:
    """Everybody is called the same."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, str]:
        return dict.fromkeys(user_ids, "王敏")


@pytest.fixture(autouse=True)
def _one_feed(key_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(issue, "_feeds", [FEED])
    monkeypatch.setattr(issue, "_shop_feeds", {})
    before = issue.NAMES.get()
    issue.NAMES.fill(FixedNames())
    yield
    issue.NAMES.fill(before)


def staff(scope: Scope | None) -> Actor:
    scopes = {} if scope is None else {FEED.name: scope}
    return Actor(
        "user", ME, rights=Rights(scopes, team_ids=(TEAM_A, TEAM_B), department_ids=(PART,), shop_ids=(SHOP_A, SHOP_B))
    )


TEAMS = {f"team:{TEAM_A}", f"team:{TEAM_B}"}
PARTS = {f"department:{PART}"}
SHOPS = {f"shop:{SHOP_A}", f"shop:{SHOP_B}"}


@pytest.mark.parametrize(
    ("scope", "more"),
    [
        (None, set()),
        (Scope.OWN, set()),
        (Scope.TEAM, TEAMS),
        (Scope.DEPARTMENT, TEAMS | PARTS),
        (Scope.SHOP, TEAMS | PARTS | SHOPS),
        (Scope.ALL, TEAMS | PARTS | {"shop:*"}),
    ],
)
def test_topics_follow_the_scope(scope: Scope | None, more: set[str]) -> None:
    assert set(staff_topics(staff(scope))) == {"company", f"user:{ME}"} | more


@pytest.mark.parametrize(
    ("scope", "more"),
    [
        (Scope.OWN, set()),
        (Scope.TEAM, set()),
        (Scope.SHOP, {f"orders:{SHOP_A}", f"orders:{SHOP_B}"}),
        (Scope.ALL, {"orders:*"}),
    ],
)
def test_what_a_shop_shares_is_heard_by_a_right_of_its_own(scope: Scope, more: set[str]) -> None:
    opens_shop_feed("orders", ORDERS)
    rights = Rights({FEED.name: Scope.OWN, ORDERS.name: scope}, team_ids=(TEAM_A,), shop_ids=(SHOP_A, SHOP_B))
    assert set(staff_topics(Actor("user", ME, rights=rights))) == {"company", f"user:{ME}"} | more
    # Whose conversations may be heard is not widened by it.
    assert not any(topic.startswith(("shop:", "team:")) for topic in staff_topics(Actor("user", ME, rights=rights)))


def test_what_a_shop_shares_needs_a_right_with_a_scope() -> None:
    with pytest.raises(ValueError, match="has no scope"):
        opens_shop_feed("orders", PLAIN)


def test_a_right_without_a_scope_opens_no_feed() -> None:
    with pytest.raises(ValueError, match="no scope"):
        opens_feed(PLAIN)


def test_only_staff_get_a_staff_ticket_and_only_customers_a_visitors() -> None:
    with pytest.raises(ValueError, match="members of staff"):
        staff_ticket(SYSTEM, new_id(), pos=1)
    with pytest.raises(ValueError, match="customers and visitors"):
        visitor_ticket(staff(Scope.ALL), VisitorLine(None, new_id(), new_id(), datetime.now(UTC)), pos=1)


def test_a_staff_ticket_says_who_where_and_since_when() -> None:
    session = new_id()
    ticket = read_ticket(signed, staff_ticket(staff(Scope.TEAM), session, pos=7))
    assert (ticket.kind, ticket.owner_id, ticket.session_id, ticket.pos, ticket.name) == (
        "user",
        ME,
        session,
        7,
        "王敏",
    )
    assert set(ticket.topics) == {"company", f"user:{ME}"} | TEAMS
    again = read_ticket(signed, staff_ticket(staff(Scope.TEAM), session, pos=7))
    assert again.id != ticket.id


def test_a_visitors_ticket_names_its_conversation_and_nobody() -> None:
    conversation, visitor = new_id(), Actor("visitor", new_id())
    channel, until = new_id(), datetime(2026, 11, 21, 14, tzinfo=UTC)
    ticket = read_ticket(signed, visitor_ticket(visitor, VisitorLine(None, channel, conversation, until), pos=3))
    assert ticket.topics == (f"conversation:{conversation}", f"channel:{channel}")
    assert (ticket.staff, ticket.name, ticket.until) == (False, None, int(until.timestamp()))
    early = read_ticket(signed, visitor_ticket(visitor, VisitorLine(None, channel, None, until), pos=3))
    assert early.topics == (f"channel:{channel}",)


def test_grants_and_tickets_do_not_pass_for_each_other() -> None:
    conversation = new_id()
    grant = listen_grant(ME, conversation, pos=5)
    assert read_grant(signed, grant) == Grant(ME, f"conversation:{conversation}", 5)
    with pytest.raises(TicketError):
        read_ticket(signed, grant)
    with pytest.raises(TicketError):
        read_grant(signed, staff_ticket(staff(None), new_id(), pos=1))


def test_topics_survive_packing_and_a_hundred_fit_a_hello() -> None:
    topics = ("company", f"user:{ME}", "shop:*", *(f"team:{new_id()}" for _ in range(100)))
    assert unpack_topics(pack_topics(topics)) == topics
    assert unpack_topics(pack_topics(())) == ()
    everything = Rights({FEED.name: Scope.SHOP}, team_ids=tuple(new_id() for _ in range(100)))
    assert len(staff_ticket(Actor("user", ME, rights=everything), new_id(), pos=1)) < 8000


@pytest.fixture
def signed_in(db: None) -> Iterator[Client]:
    class Mine(RoleAuthenticator):
        def authenticate(self, token: str) -> Principal | None:
            return Principal(staff(Scope.TEAM), new_id(), 1, "en", "UTC")

    real = AUTHENTICATOR.get()
    AUTHENTICATOR.fill(Mine())
    yield Client(headers={"Authorization": "Bearer x"})
    AUTHENTICATOR.fill(real)


def test_the_address_issues_a_ticket_with_the_place_and_the_position(signed_in: Client, settings: Any) -> None:
    settings.GATEWAY_URL = "wss://shop.example/live"
    response = signed_in.post("/api/v1/live/ticket")
    assert response.status_code == 201
    found = response.json()
    assert found["url"] == "wss://shop.example/live"
    assert found["pos"] == last_pos()
    assert read_ticket(signed, found["ticket"]).owner_id == ME


def test_leases_are_written_and_renewed_by_the_databases_clock(db: None) -> None:
    socket = new_id()
    connection.ensure_connection()
    for _ in range(2):
        renew_presence(connection.connection, [(ME, socket, new_id()), (ME, new_id(), new_id())])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gateway_socket, extract(epoch FROM until - clock_timestamp()) FROM accounts_presence_lease"
            " WHERE user_id = %s",
            [ME],
        )
        found = dict(cursor.fetchall())
    assert len(found) == 3
    assert all(20 < left <= 25 for left in found.values())
    assert socket in found
