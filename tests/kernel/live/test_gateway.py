"""What is heard over real sockets, by whom, and what never may be."""

import json
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import pytest

from tests.kernel.live.stand import (
    CONVERSATION,
    MESSAGE,
    TOPIC,
    Stand,
    client,
    greeted,
    run,
)
from zhike.kernel import clock
from zhike.kernel.crypto.positions import read_opaque
from zhike.kernel.ids import new_id


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


@pytest.mark.parametrize("how", ["conversations.episode_assigned", "conversations.episode_released"])
def test_who_loses_a_conversation_hears_no_more_of_it_and_their_old_grant_opens_nothing(stand: Stand, how: str) -> None:
    async def story() -> None:
        former, taker, lead, elsewhere = new_id(), new_id(), new_id(), new_id()
        shop, team, department = f"shop:{new_id()}", f"team:{new_id()}", new_id()
        tickets = {
            former: ("company", f"user:{former}"),
            taker: ("company", f"user:{taker}"),
            lead: ("company", f"user:{lead}", f"department:{department}"),
            elsewhere: ("company", f"user:{elsewhere}", "shop:*"),
        }
        async with AsyncExitStack() as open_sockets:
            sockets = {
                who: await open_sockets.enter_async_context(greeted(stand, stand.ticket(*topics, owner=who)))
                for who, topics in tickets.items()
            }
            old = {who: stand.grant(who, TOPIC) for who in sockets}
            for who, one in sockets.items():
                await one.send(type="listen", grant=old[who])
                assert await one.next() == {"type": "listening", "topic": TOPIC}
            topics = (f"user:{former}", f"user:{taker}", team, shop)
            stand.happen(how, *topics, conversation_id=CONVERSATION, user_id=taker, department_id=department)
            stand.happen(MESSAGE, TOPIC, shop, seq=1)
            await stand.settled()
            heard = {
                who: [f.get("message") is not None for f in await one.until_pong()] for who, one in sockets.items()
            }
            assert heard == {former: [False], taker: [False, True], lead: [True], elsewhere: [False, True]}
            await sockets[former].send(type="listen", grant=old[former])
            assert (await sockets[former].next())["code"] == "grant_invalid"
            await sockets[former].send(type="listen", grant=stand.grant(former, TOPIC))
            assert await sockets[former].next() == {"type": "listening", "topic": TOPIC}

    run(story())


@pytest.mark.parametrize(
    ("state", "goes_on"), [("declined", False), ("expired", False), ("cancelled", False), ("accepted", True)]
)
def test_who_did_not_take_a_conversation_over_hears_no_more_of_it(stand: Stand, state: str, goes_on: bool) -> None:
    async def story() -> None:
        asked, owner, lead, one_of_team = new_id(), new_id(), new_id(), new_id()
        shop, team, asked_team, department = f"shop:{new_id()}", new_id(), new_id(), new_id()
        tickets = {
            asked: ("company", f"user:{asked}"),
            one_of_team: ("company", f"user:{one_of_team}", f"team:{asked_team}"),
            owner: ("company", f"user:{owner}"),
            lead: ("company", f"user:{lead}", f"team:{team}"),
        }
        async with AsyncExitStack() as open_sockets:
            sockets = {
                who: await open_sockets.enter_async_context(greeted(stand, stand.ticket(*topics, owner=who)))
                for who, topics in tickets.items()
            }
            old = {who: stand.grant(who, TOPIC) for who in sockets}
            for who, one in sockets.items():
                await one.send(type="listen", grant=old[who])
                assert await one.next() == {"type": "listening", "topic": TOPIC}
            stand.happen(
                "conversations.transfer_answered", f"user:{asked}", f"user:{owner}", f"team:{team}",
                f"team:{asked_team}", shop, conversation_id=CONVERSATION, state=state, user_id=asked, owner_id=owner,
                team_id=team, department_id=department, to_user_id=asked, to_team_id=asked_team,
            )  # fmt: skip
            stand.happen(MESSAGE, TOPIC, seq=1)
            await stand.settled()
            hears = {who: MESSAGE in [f["name"] for f in await one.until_pong()] for who, one in sockets.items()}
            assert hears == {asked: goes_on, one_of_team: goes_on, owner: True, lead: True}
            await sockets[asked].send(type="listen", grant=old[asked])
            assert (await sockets[asked].next()).get("code") == (None if goes_on else "grant_invalid")

    run(story())


def test_typing_reaches_the_others_in_a_conversation_and_not_too_often(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        agent, customer = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket(TOPIC, owner=agent, name="王敏")) as writes,
            greeted(stand, stand.ticket(TOPIC, owner=customer, kind="customer")) as reads,
            greeted(stand, stand.ticket("company")) as outside,
        ):
            monkeypatch.setattr("zhike.kernel.live.hub.TYPING_EVERY_S", 60.0)  # however slow this machine is
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


def test_whoever_opens_a_conversation_is_told_who_types_there_just_now(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhike.kernel.live.hub.TYPING_KEPT_S", 60.0)

    async def story() -> None:
        me, other = new_id(), new_id()
        async with (
            greeted(stand, stand.ticket(TOPIC, kind="visitor")) as writes,
            greeted(stand, stand.ticket("company", owner=me)) as opens,
            greeted(stand, stand.ticket("company", owner=other)) as later,
        ):
            await writes.send(type="typing", conversation=CONVERSATION, on=True)
            assert await writes.until_pong() == []
            await opens.send(type="listen", grant=stand.grant(me, TOPIC))
            listening, typing = await opens.until_pong()
            assert (listening["type"], typing["type"], typing["on"]) == ("listening", "typing", True)
            monkeypatch.setattr("zhike.kernel.live.hub.TYPING_KEPT_S", 0.0)
            await later.send(type="listen", grant=stand.grant(other, TOPIC))
            assert [frame["type"] for frame in await later.until_pong()] == ["listening"]

    run(story())


def test_a_large_payload_is_left_out_of_the_frame(stand: Stand) -> None:
    async def story() -> None:
        async with greeted(stand, stand.ticket("company")) as one:
            stand.happen("customers.imported", "company", ids=[str(new_id()) for _ in range(1000)])
            await stand.settled()
            (frame,) = await one.until_pong()
            assert frame["data"] is None

    run(story())
