"""Sockets over time: resume, slow readers, a database that goes away or back, several gateways."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from tests.kernel.live.stand import (
    CONVERSATION,
    MESSAGE,
    TOPIC,
    Stand,
    client,
    eventually,
    gateway_stand,
    greeted,
    narrow_socket,
    run,
)
from tests.plumbing.database import Urls
from zhike.kernel.ids import new_id
from zhike.kernel.live.limits import Limits


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


def test_heartbeats_of_staff_renew_their_lease_at_once_and_not_too_often(stand: Stand) -> None:
    async def story() -> None:
        me, session = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket("company", owner=me, session=session)) as one,
            greeted(stand, stand.ticket(TOPIC, kind="visitor")) as visitor,
        ):
            await eventually(lambda: len(stand.beats) == 1)
            for _ in range(5):
                await one.until_pong()
                await visitor.until_pong()
            stand.happen("a.one", "company")
            await stand.settled()
            assert [(user, of) for user, _, of in stand.beats] == [(me, session)]

    run(story())


def test_a_heartbeat_waits_for_a_database_that_is_away_for_a_moment(stand: Stand, key_folder: Path) -> None:
    """Else one missed write and one missed ping would send an agent home who sits there."""
    told: list[tuple[UUID, UUID, UUID | None]] = []
    away = [psycopg.OperationalError("the database system is starting up")] * 3

    def write(_connection: object, leases: Sequence[tuple[UUID, UUID, UUID | None]]) -> None:
        if away:
            raise away.pop()
        told.extend(leases)

    with gateway_stand(stand.dsn, key_folder, presence=write) as shaky:

        async def story() -> None:
            me = new_id()
            async with greeted(shaky, shaky.ticket("company", owner=me)):
                await eventually(lambda: [user for user, _, _ in told] == [me])

        run(story())
    assert away == []


def test_a_page_that_keeps_no_time_is_asked_for_its_ping(stand: Stand, key_folder: Path) -> None:
    """Browsers let the timers of a page in the background run once a minute; what it is sent it may answer."""
    with gateway_stand(stand.dsn, key_folder, limits=Limits(nudge_after_s=0.3, beat_every_s=0.1)) as asking:

        async def story() -> None:
            me = new_id()
            async with (
                greeted(asking, asking.ticket("company", owner=me)) as hidden,
                greeted(asking, asking.ticket(TOPIC, kind="visitor")) as visitor,
            ):
                assert (await hidden.next())["type"] == "pong"
                await hidden.until_pong()
                await eventually(lambda: len(asking.beats) > 1)
                assert (await visitor.next())["type"] == "pong"

        run(story())
