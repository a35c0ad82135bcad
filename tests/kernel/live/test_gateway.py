"""The gateway over real sockets: tickets, topics, resume, limits, and what never may be heard."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from websockets.exceptions import ConnectionClosed

from tests.kernel.live.stand import Client, Stand, client, eventually, gateway_stand, greeted, narrow_socket
from tests.plumbing.database import Urls
from zhike.kernel import clock
from zhike.kernel.crypto.positions import opaque, read_opaque
from zhike.kernel.ids import new_id

CONVERSATION = UUID("01900000-0000-7000-8000-0000000000c1")
TOPIC = f"conversation:{CONVERSATION}"
MESSAGE = "conversations.message_sent"


def run(story: object) -> None:
    """Runs a coroutine as a test's body."""
    assert asyncio.iscoroutine(story)
    asyncio.run(asyncio.wait_for(story, 40))


def test_an_event_reaches_everybody_on_its_topics_once_and_nobody_else(stand: Stand) -> None:
    async def story() -> None:
        me, other = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket(f"user:{me}", "company")) as mine,
            greeted(stand, stand.ticket(f"user:{other}")) as theirs,
        ):
            stand.happen("work.item_queued", f"user:{me}", "company", item_id="i1")
            pos = await stand.settled()
            (frame,) = await mine.until_pong()
            assert frame["type"] == "event"
            assert frame["pos"] == pos
            assert frame["name"] == "work.item_queued"
            assert frame["subject"]["version"] == 3
            assert frame["topics"] == [f"user:{me}", "company"]
            assert frame["data"] == {"item_id": "i1"}
            assert "message" not in frame
            assert frame["at"].endswith("Z")
            assert await theirs.until_pong() == []

    run(story())


def test_texts_travel_on_conversation_topics_only(stand: Stand) -> None:
    async def story() -> None:
        async with (
            greeted(stand, stand.ticket("team:01900000-0000-7000-8000-0000000000a1")) as team,
            greeted(stand, stand.ticket(TOPIC)) as inside,
        ):
            stand.happen(MESSAGE, TOPIC, "team:01900000-0000-7000-8000-0000000000a1", seq=4)
            await stand.settled()
            (outside_frame,) = await team.until_pong()
            (inside_frame,) = await inside.until_pong()
            assert "message" not in outside_frame
            assert "你好" not in json.dumps(outside_frame, ensure_ascii=False)
            assert inside_frame["message"] == {"seq": 4, "text": "你好 4"}

    run(story())


def test_whoever_hears_all_shops_hears_each_shop(stand: Stand) -> None:
    async def story() -> None:
        shop = f"shop:{new_id()}"
        async with greeted(stand, stand.ticket("shop:*")) as chief:
            stand.happen("work.item_queued", shop)
            await stand.settled()
            (frame,) = await chief.until_pong()
            assert frame["topics"] == [shop]

    run(story())


def test_a_client_resumes_after_its_position_with_what_it_missed_in_order(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        topic = f"user:{me}"
        async with greeted(stand, stand.ticket(topic, owner=me)) as first:
            stand.happen("a.one", topic)
            await stand.settled()
            (seen,) = await first.until_pong()
        for name in ("a.two", "a.other", "a.three"):
            stand.happen(name, "company" if name == "a.other" else topic)
        await stand.settled()
        async with greeted(stand, stand.ticket(topic, owner=me), seen["pos"]) as second:
            names = [frame["name"] for frame in await second.until_pong()]
            assert names == ["a.two", "a.three"]

    run(story())


def test_a_resume_that_reaches_too_far_back_or_ahead_is_told_to_reload(stand: Stand) -> None:
    async def story() -> None:
        stand.happen("a.first", "company")
        await stand.settled()
        stand.happen_often(1001, "a.many", "company")
        pos = await stand.settled()
        for after in (pos - 1001, pos + 1_000_000):
            async with client(stand) as one:
                assert (await one.hello(stand.ticket("company"), after))["type"] == "reload"
                assert await one.next() == {"type": "ready", "pos": pos}
        async with greeted(stand, stand.ticket("company"), pos - 1000) as one:
            assert len(await one.until_pong()) == 1000

    run(story())


def test_events_older_than_ten_minutes_are_no_ground_to_resume_on(db_committed: Urls, key_folder: Path) -> None:
    with gateway_stand(db_committed.app, key_folder) as stand:
        stand.happen("a.old", "company", age_s=700)
        stand.happen("a.young", "company")
        asyncio.run(stand.settled())
        pos = stand.last_pos()
    with gateway_stand(db_committed.app, key_folder) as again:

        async def story() -> None:
            async with client(again) as one:
                assert (await one.hello(again.ticket("company"), pos - 2))["type"] == "reload"
            async with greeted(again, again.ticket("company"), pos - 1) as one:
                assert [frame["name"] for frame in await one.until_pong()] == ["a.young"]

        run(story())


def test_a_snapshot_ahead_of_the_feed_gets_nothing_twice(stand: Stand) -> None:
    async def story() -> None:
        stand.happen("a.one", "company")
        pos = await stand.settled()
        stand.gateway.hub.pos = pos - 1
        async with greeted(stand, stand.ticket("company"), pos) as one:
            stand.happen("a.two", "company")
            await eventually(lambda: stand.gateway.hub.pos > pos)
            assert [frame["name"] for frame in await one.until_pong()] == ["a.two"]

    run(story())


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


def test_a_socket_that_says_nothing_is_closed(stand: Stand) -> None:
    async def story() -> None:
        async with client(stand) as one:
            assert await one.closed() == 4401

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


def test_a_grant_adds_its_topic_from_its_position_and_unlisten_ends_it(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        async with greeted(stand, stand.ticket("company", owner=me)) as one:
            stand.happen(MESSAGE, TOPIC, seq=1)
            await stand.settled()
            grant = stand.grant(me, TOPIC)
            stand.happen(MESSAGE, TOPIC, seq=2)
            await stand.settled()
            await one.send(type="listen", grant=grant)
            assert await one.next() == {"type": "listening", "topic": TOPIC}
            assert [frame["message"]["seq"] for frame in await one.until_pong()] == [1, 2]
            await one.send(type="unlisten", topic=TOPIC)
            stand.happen(MESSAGE, TOPIC, seq=3)
            await stand.settled()
            assert await one.until_pong() == []

    run(story())


def test_a_grant_of_somebody_else_or_an_expired_one_is_refused(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        with clock.frozen_at(datetime(2020, 1, 1, tzinfo=UTC)):
            expired = stand.grant(me, TOPIC)
        async with greeted(stand, stand.ticket("company", owner=me)) as one:
            for token in (stand.grant(new_id(), TOPIC), expired, stand.ticket("company", owner=me), "x"):
                await one.send(type="listen", grant=token)
                assert await one.next() == {"type": "refused", "what": "listen", "code": "grant_invalid"}
            stand.happen(MESSAGE, TOPIC, seq=1)
            await stand.settled()
            assert await one.until_pong() == []

    run(story())


def test_typing_reaches_the_others_in_a_conversation_and_not_too_often(stand: Stand) -> None:
    async def story() -> None:
        agent, customer = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket(TOPIC, owner=agent, name="王敏")) as writes,
            greeted(stand, stand.ticket(TOPIC, owner=customer, kind="customer")) as reads,
            greeted(stand, stand.ticket("company")) as outside,
        ):
            for on in (True, True, True, False):
                await writes.send(type="typing", conversation=CONVERSATION, on=on)
            assert await writes.until_pong() == []
            by = {"kind": "agent", "id": str(agent), "name": "王敏"}
            expected = {"type": "typing", "conversation": str(CONVERSATION), "by": by}
            assert await reads.until_pong() == [expected | {"on": True}, expected | {"on": False}]
            await outside.send(type="typing", conversation=CONVERSATION, on=True)
            assert await outside.until_pong() == []
            assert await reads.until_pong() == []

    run(story())


def test_typing_crosses_from_one_gateway_to_another(stand: Stand, key_folder: Path) -> None:
    with gateway_stand(stand.dsn, key_folder) as second:

        async def story() -> None:
            async with (
                greeted(stand, stand.ticket(TOPIC, kind="visitor")) as here,
                greeted(second, second.ticket(TOPIC)) as there,
            ):
                await here.send(type="typing", conversation=CONVERSATION, on=True)
                frame = await there.next()
                assert (frame["type"], frame["by"]["kind"], frame["by"]["name"]) == ("typing", "customer", None)
                stand.happen(MESSAGE, TOPIC, seq=1)
                assert (await there.next())["message"]["seq"] == 1
                assert (await here.next())["message"]["seq"] == 1

        run(story())
        leading = [one.gateway.sequencer for one in (stand, second)]
        assert [one.state.leading for one in leading if one].count(True) == 1


def test_heartbeats_of_staff_renew_their_lease_at_once_and_not_too_often(stand: Stand) -> None:
    async def story() -> None:
        me = new_id()
        async with (
            greeted(stand, stand.ticket("company", owner=me)) as one,
            greeted(stand, stand.ticket(TOPIC, kind="visitor")) as visitor,
        ):
            await eventually(lambda: len(stand.beats) == 1)
            for _ in range(5):
                await one.until_pong()
                await visitor.until_pong()
            stand.happen("a.one", "company")
            await stand.settled()
            assert [user for user, _ in stand.beats] == [me]

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


def test_a_visitor_hears_only_what_is_listed_of_its_own_conversation(stand: Stand) -> None:
    async def story() -> None:
        foreign = f"conversation:{new_id()}"
        visitor = stand.ticket(TOPIC, kind="visitor")
        async with client(stand) as one:
            ready = await one.hello(visitor)
            assert read_opaque(ready["pos"]) == stand.gateway.hub.pos
            stand.happen("conversations.note_added", TOPIC, note_id=new_id())
            stand.happen("conversations.episode_assigned", TOPIC, user_id=new_id())
            stand.happen(MESSAGE, foreign, seq=9)
            stand.happen("accounts.user_changed", "company", fields=[])
            stand.happen(MESSAGE, TOPIC, f"user:{new_id()}", "company", seq=1, author_id=new_id())
            stand.happen("conversations.episode_moved", TOPIC, state="closed", by=new_id())
            await stand.settled()
            message, moved = await one.until_pong()
            assert message["topics"] == [TOPIC]
            assert message["data"] == {"seq": 1}
            assert message["message"]["text"] == "你好 1"
            assert message["actor"] == {"kind": "user", "id": None}
            assert moved["data"] == {"state": "closed"}
            resume_from = message["pos"]
        async with greeted(stand, stand.ticket(TOPIC, kind="visitor"), resume_from) as again:
            assert [frame["name"] for frame in await again.until_pong()] == ["conversations.episode_moved"]

    run(story())


@pytest.mark.parametrize("after", [5, "5", "x", opaque])
def test_a_visitor_cannot_make_up_a_position(stand: Stand, after: object) -> None:
    async def story() -> None:
        text = opaque(stand.gateway.hub.pos)[:-3] + "AAA" if callable(after) else after
        async with client(stand) as one:
            await one.send(type="hello", ticket=stand.ticket(TOPIC, kind="visitor"), after=text)
            assert await one.closed() == 4400

    run(story())


def test_a_slow_reader_is_cut_off_and_holds_up_nobody(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhike.kernel.live.sockets.OUTBOX_CHARS", 1024 * 1024)
    monkeypatch.setattr("zhike.kernel.live.sockets.CLOSE_GRACE_S", 0.5)

    async def story() -> None:
        async with (
            greeted(stand, stand.ticket("company")) as quick,
            client(stand, max_queue=1, sock=narrow_socket(stand.port)) as slow,
        ):
            await slow.hello(stand.ticket("company"))
            slow.connection.transport.pause_reading()
            for _ in range(60):
                stand.happen_often(100, "a.large", "company", pad="x" * 7000)
                await stand.settled()
                assert len(await quick.until_pong()) == 100
                if stand.gateway.hub.stats.too_slow:
                    break
            assert stand.gateway.hub.stats.too_slow == 1
            assert stand.gateway.hub.sockets == 1
            slow.connection.transport.resume_reading()
            assert await slow.closed(within_s=20) in (4408, 1006)

    run(story())


def test_a_large_payload_is_left_out_of_the_frame(stand: Stand) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            stand.happen("customers.imported", "company", ids=[str(new_id()) for _ in range(1000)])
            await stand.settled()
            (frame,) = await one.until_pong()
            assert frame["data"] is None

    run(story())


def test_sockets_outlive_a_database_that_was_away(stand: Stand, db_committed: Urls) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            stand.own.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
                " AND usename = current_user",
                (db_committed.name,),
            )
            stand.happen("a.after", "company")
            frame = await one.next(within_s=10)
            assert frame["name"] == "a.after"
            async with greeted(stand, stand.ticket("company")) as two:
                assert await two.until_pong() == []

    run(story())


def test_clients_load_again_when_the_database_went_back_in_time(stand: Stand, db_committed: Urls) -> None:
    async def story() -> None:
        stand.happen("a.lost", "company")
        await stand.settled()
        async with greeted(stand, stand.ticket("company")) as one:
            with psycopg.connect(db_committed.owner) as owner:
                owner.execute("DELETE FROM kernel_event WHERE pos = (SELECT last_pos FROM kernel_sequencer)")
                owner.execute("UPDATE kernel_sequencer SET last_pos = last_pos - 1")
            assert (await one.next())["type"] == "reload"
            assert (await one.next())["type"] == "ready"
            stand.happen("a.new", "company")
            assert (await one.next())["name"] == "a.new"

    run(story())
