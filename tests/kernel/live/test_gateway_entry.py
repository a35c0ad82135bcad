"""Who may open a socket and keep it: tickets, garbage, revocation, limits."""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.kernel.live.stand import (
    MESSAGE,
    TOPIC,
    Client,
    Stand,
    client,
    eventually,
    gateway_stand,
    greeted,
    run,
)
from tests.plumbing.database import Urls
from zhike.kernel import clock
from zhike.kernel.crypto.positions import opaque
from zhike.kernel.ids import new_id
from zhike.kernel.live.limits import Limits


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "nonsense",
        "[]",
        "null",
        '{"type":"dance"}',
        '{"type":"hello"}',
        '{"type":"hello","ticket":5}',
        '{"type":"hello","ticket":"x","after":1.5}',
        '{"type":"hello","ticket":"x","after":true}',
        '{"type":"hello","ticket":"x","after":-1}',
        '{"type":"ping"}',
        '{"type":"listen","grant":"x"}',
    ],
)
def test_garbage_in_place_of_a_hello_closes(stand: Stand, sent: str) -> None:
    async def story() -> None:
        async with client(stand) as one:
            await one.connection.send(sent)
            assert await one.closed() == 4400

    run(story())


@pytest.mark.parametrize(
    "sent",
    ["{", '{"type":"typing","conversation":"x","on":true}', '{"type":"ping","pad":"' + "x" * 4096 + '"}', "\x00"],
)
def test_garbage_after_the_hello_closes(stand: Stand, sent: str) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            await one.connection.send(sent)
            assert await one.closed() == 4400
        await eventually(lambda: stand.gateway.hub.sockets == 0)

    run(story())


def test_a_binary_frame_and_a_second_hello_close(stand: Stand) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            await one.connection.send(b"\x00\x01")
            assert await one.closed() == 4400
        async with greeted(stand, stand.ticket("company")) as one:
            await one.send(type="hello", ticket=stand.ticket("company"))
            assert await one.closed() == 4400

    run(story())


def test_a_ticket_opens_one_socket_only(stand: Stand) -> None:
    async def story() -> None:
        ticket = stand.ticket("company")

        async def attempt() -> str:
            async with client(stand) as one:
                await one.send(type="hello", ticket=ticket)
                try:
                    return str((await one.next())["type"])
                except ConnectionClosed:
                    return str(await one.closed())

        outcomes = await asyncio.gather(*(attempt() for _ in range(20)))
        assert sorted(outcomes) == ["4401"] * 19 + ["ready"]

    run(story())


def test_a_forged_foreign_or_expired_ticket_opens_nothing(stand: Stand) -> None:
    async def story() -> None:
        with clock.frozen_at(datetime(2020, 1, 1, tzinfo=UTC)):
            expired = stand.ticket("company")
        good = stand.ticket("company")
        grant = stand.grant(new_id(), TOPIC)
        for token in (
            expired,
            good[:-2],
            good[:-2] + ("AA" if not good.endswith("AA") else "BB"),
            grant,
            "",
            "x" * 9000,
        ):
            async with client(stand) as one:
                await one.send(type="hello", ticket=token)
                assert await one.closed() == 4401, token

    run(story())


def test_a_socket_that_says_nothing_is_closed(db_committed: Urls, key_folder: Path) -> None:
    async def story() -> None:
        async with client(hasty) as one:
            assert await one.closed() == 4401

    with gateway_stand(db_committed.app, key_folder, limits=Limits(hello_within_s=0.5)) as hasty:
        run(story())


@pytest.mark.parametrize("name", ["accounts.user_changed", "accounts.role_changed", "accounts.team_changed"])
def test_changed_rights_close_the_sockets_of_those_concerned_at_once(stand: Stand, name: str) -> None:
    async def story() -> None:
        me, other = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket("company", owner=me)) as one,
            greeted(stand, stand.ticket("company", owner=me)) as two,
            greeted(stand, stand.ticket("company", owner=other)) as theirs,
        ):
            stand.happen(name, "company", user_ids=[me], fields=["role_ids"])
            assert await one.closed() == 4403
            assert await two.closed() == 4403
            assert [frame["name"] for frame in await theirs.until_pong()] == [name]
        assert stand.gateway.hub.stats.revoked == 2

    run(story())


def test_a_change_that_touches_no_rights_closes_nothing(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        async with greeted(stand, stand.ticket("company", owner=me)) as one:
            stand.happen("accounts.user_changed", subject=me, user_ids=[], fields=["language"])
            await stand.settled()
            assert await one.until_pong() == []

    run(story())


def test_an_ended_session_closes_its_sockets_and_no_others(stand: Stand) -> None:
    async def story() -> None:
        me, ended, kept = new_id(), new_id(), new_id()
        async with (
            greeted(stand, stand.ticket("company", owner=me, session=ended)) as one,
            greeted(stand, stand.ticket("company", owner=me, session=kept)) as two,
        ):
            stand.happen("accounts.session_ended", f"user:{me}", session_ids=[ended], reason="signed_out")
            assert await one.closed() == 4403
            assert await two.until_pong() == []

    run(story())


def test_a_widget_that_ended_with_its_thread_hears_no_more_of_it(stand: Stand) -> None:
    async def story() -> None:
        visitor, ended = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket(TOPIC, owner=visitor, kind="visitor", session=ended)) as old,
            greeted(stand, stand.ticket(TOPIC, owner=new_id(), kind="customer", session=new_id())) as known,
        ):
            stand.happen("conversations.conversation_joined", TOPIC, session_ids=[ended])
            stand.happen(MESSAGE, TOPIC, seq=1)
            assert await old.closed() == 4403
            assert [frame["name"] for frame in await known.until_pong()] == [MESSAGE]

    run(story())


def test_a_widgets_socket_ends_with_its_session(stand: Stand) -> None:
    async def story() -> None:
        soon, later = int(time.time()) + 6, int(time.time()) + 3600
        async with (
            greeted(stand, stand.ticket(TOPIC, kind="visitor", session=new_id(), until=soon)) as short,
            greeted(stand, stand.ticket(TOPIC, kind="visitor", session=new_id(), until=later)) as long,
        ):
            assert await short.closed() == 4403
            stand.happen(MESSAGE, TOPIC, seq=1)
            await stand.settled()
            assert [frame["name"] for frame in await long.until_pong()] == [MESSAGE]
        assert stand.gateway.hub.stats.revoked == 1

    run(story())


def test_a_ticket_of_a_session_that_is_over_opens_nothing(stand: Stand) -> None:
    async def story() -> None:
        async with client(stand) as one:
            await one.send(type="hello", ticket=stand.ticket(TOPIC, kind="visitor", until=int(time.time()) - 1))
            assert await one.closed() == 4401

    run(story())


def test_the_widgets_of_an_archived_channel_end_and_no_others(stand: Stand) -> None:
    async def story() -> None:
        channel, other = new_id(), new_id()
        late = stand.ticket(TOPIC, f"channel:{channel}", kind="visitor")
        async with (
            greeted(stand, stand.ticket(TOPIC, f"channel:{channel}", kind="visitor")) as shut,
            greeted(stand, stand.ticket(TOPIC, f"channel:{other}", kind="customer")) as open_still,
            greeted(stand, stand.ticket("company")) as staff,
        ):
            stand.happen("conversations.channel_changed", "company", channel_id=other, changed=["color"])
            stand.happen("conversations.channel_changed", "company", channel_id=channel, changed=["archived"])
            assert await shut.closed() == 4403
            assert await open_still.until_pong() == []
            assert len(await staff.until_pong()) == 2
            async with client(stand) as one:
                await one.send(type="hello", ticket=late)
                assert await one.closed() == 4401

    run(story())


def test_widgets_whose_customer_was_erased_end_whatever_they_were_opened_as(stand: Stand) -> None:
    async def story() -> None:
        ended = new_id()
        async with (
            greeted(stand, stand.ticket(TOPIC, kind="visitor", session=ended)) as gone,
            greeted(stand, stand.ticket(TOPIC, kind="visitor", session=new_id())) as kept,
        ):
            stand.happen("conversations.widgets_ended", session_ids=[ended])
            assert await gone.closed() == 4403
            assert await kept.until_pong() == []

    run(story())


def test_a_ticket_from_before_a_revocation_opens_nothing_after_it(stand: Stand) -> None:
    async def story() -> None:
        me, session = new_id(), new_id()
        before = stand.ticket("company", owner=me, session=session)
        stand.happen("accounts.session_ended", session_ids=[session])
        await stand.settled()
        async with client(stand) as one:
            await one.send(type="hello", ticket=before)
            assert await one.closed() == 4401
        async with greeted(stand, stand.ticket("company", owner=me, session=new_id())):
            assert stand.gateway.hub.of_owner(me) == 1

    run(story())


def test_a_gateway_that_starts_knows_of_revocations_just_before(db_committed: Urls, key_folder: Path) -> None:
    me = new_id()
    with gateway_stand(db_committed.app, key_folder) as stand:
        before = stand.ticket("company", owner=me)
        stand.happen("accounts.user_changed", user_ids=[me])
        asyncio.run(stand.settled())
    with gateway_stand(db_committed.app, key_folder) as again:

        async def story() -> None:
            async with client(again) as one:
                await one.send(type="hello", ticket=before)
                assert await one.closed() == 4401

        run(story())


def test_a_flood_of_frames_closes_the_socket(stand: Stand) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            for _ in range(60):
                await one.send(type="ping")
            assert await one.closed() == 4429

    run(story())


def test_one_owner_has_a_limited_number_of_sockets(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        opened: list[Client] = []
        async with asyncio.TaskGroup() as group:
            done = asyncio.Event()

            async def hold() -> None:
                async with greeted(stand, stand.ticket("company", owner=me)) as one:
                    opened.append(one)
                    await done.wait()

            for _ in range(5):
                group.create_task(hold())
            await eventually(lambda: len(opened) == 5)
            async with client(stand) as sixth:
                await sixth.send(type="hello", ticket=stand.ticket("company", owner=me))
                assert await sixth.closed() == 4429
            done.set()
        await eventually(lambda: stand.gateway.hub.of_owner(me) == 0)

    run(story())


@pytest.mark.parametrize("after", [5, "5", "x", opaque])
def test_a_visitor_cannot_make_up_a_position(stand: Stand, after: object) -> None:
    async def story() -> None:
        text = opaque(stand.gateway.hub.pos)[:-3] + "AAA" if callable(after) else after
        async with client(stand) as one:
            await one.send(type="hello", ticket=stand.ticket(TOPIC, kind="visitor"), after=text)
            assert await one.closed() == 4400

    run(story())
