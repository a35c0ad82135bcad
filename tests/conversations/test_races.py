"""The same things at once, on real connections: repeated sends, first messages, two agents, sends while closing."""

from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from typing import Any

import orjson
import pytest
from django.db import connection, connections

from tests.conversations.conftest import Api, World, build_world, read
from tests.plumbing.database import Urls
from zhike.conversations.models import Conversation, Episode, Head, Message

THREADS = 10


@pytest.fixture
def world(db_committed: Urls) -> Iterator[World]:
    yield build_world()
    connections.close_all()


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Runs `work` for 0..count-1 in ten threads, each with a connection of its own that it closes."""
    results: list[Any] = [None] * count
    failures: list[BaseException] = []

    def run(first: int) -> None:
        try:
            for number in range(first, count, THREADS):
                results[number] = work(number)
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(first,)) for first in range(min(THREADS, count))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    return results


def _post(apis: list[Api], path: str, number: int) -> Any:
    return apis[number].post(path)


def stored(conversation_id: str) -> list[int]:
    rows = Message.objects.filter(conversation_id=conversation_id).order_by("seq")
    return list(rows.values_list("seq", flat=True))


def test_delivery_is_reliable_fifty_identical_sends_are_one_message_in_order_and_nothing_is_missed(
    world: World,
) -> None:
    widget = world.widget()
    conversation = widget.say("开始", key="key-first-0")["conversation_id"]
    body = {"kind": "text", "text": "同一句"}
    answers = at_once(50, lambda _: widget.post("/widget/messages", body, key="key-same-000"))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert stored(conversation) == [1, 2]
    at_once(30, lambda number: widget.say(f"第{number}句", key=f"key-other-{number:03d}"))
    assert stored(conversation) == list(range(1, 33))
    missed = widget.thread("?after_seq=10&limit=200")
    assert [m["seq"] for m in missed["messages"]] == list(range(11, 33))
    read(widget.post("/widget/marks", {"delivered_seq": 32, "read_seq": 20}), 204)
    chen = world.api(world.chen)
    detail = read(chen.get(f"/conversations/{conversation}"))
    assert detail["marks"]["customer"] == {"delivered_seq": 32, "read_seq": 20}
    assert [m["seq"] for m in detail["messages"]] == list(range(1, 33))
    assert len({m["client_key"] for m in detail["messages"]}) == 32


def test_fifty_first_messages_of_one_visitor_make_one_thread_and_one_episode(world: World) -> None:
    widget = world.widget()
    before = Conversation.objects.count()
    at_once(50, lambda number: widget.say(f"{number}", key=f"key-first-{number:03d}"))
    assert Conversation.objects.count() == before + 1
    conversation = widget.thread()["conversation_id"]
    assert stored(conversation) == list(range(1, 51))
    assert Episode.objects.filter(conversation_id=conversation).count() == 1
    assert Head.objects.get(pk=conversation).unread_agent == 50


def test_of_two_agents_who_take_one_conversation_one_has_it(world: World) -> None:
    world.online(world.wang, world.zhang)
    apis = [world.api(world.wang), world.api(world.zhang)]
    for _ in range(5):
        conversation = world.widget().say("谁来")["conversation_id"]
        path = f"/conversations/{conversation}/take"
        answers = at_once(2, partial(_post, apis, path))
        assert sorted(answer.status_code for answer in answers) == [200, 409]
        loser = next(orjson.loads(answer.content) for answer in answers if answer.status_code == 409)
        assert loser["code"] in ("conversations.taken", "work.capacity_full", "work.item_taken")
        assert loser.get("owner_id") == str(Head.objects.get(pk=conversation).owner_id)


def test_messages_sent_while_the_chat_is_closed_land_in_an_open_episode_and_keep_their_order(world: World) -> None:
    widget = world.widget()
    conversation = widget.say("一")["conversation_id"]
    episode = widget.thread()["episode"]["id"]

    def work(number: int) -> int:
        if number == 7:
            return int(widget.post("/widget/end", {"episode_id": episode}).status_code)
        return int(widget.post("/widget/messages", {"text": "x"}, key=f"key-{number:06d}").status_code)

    assert set(at_once(20, work)) == {201, 204}
    seqs = stored(conversation)
    assert seqs == list(range(1, len(seqs) + 1))
    closed_at = Message.objects.get(conversation_id=conversation, kind="event").seq
    for message in Message.objects.filter(conversation_id=conversation):
        assert (str(message.episode_id) == episode) == (message.seq <= closed_at)
    assert Episode.objects.filter(conversation_id=conversation, closed_at=None).count() <= 1


def test_numbers_of_events_follow_the_order_of_messages(world: World) -> None:
    widget = world.widget()
    conversation = widget.say("0")["conversation_id"]
    at_once(40, lambda number: widget.say(f"{number}", key=f"key-{number:06d}"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg((payload->>'seq')::int ORDER BY id) FROM kernel_event "
            "WHERE subject_id = %s AND name = 'conversations.message_sent'",
            [conversation],
        )
        assert cursor.fetchone()[0] == list(range(1, 42))


def test_one_token_shown_twice_at_once_opens_one_widget(world: World) -> None:
    from datetime import timedelta

    from zhike.conversations.services.channels import channel_test_token
    from zhike.customers.models import Customer
    from zhike.customers.public import Claims
    from zhike.kernel import clock

    made, ends = channel_test_token(channel=world.channel, claims=Claims("race-1", "赛跑"))
    assert ends - clock.now() <= timedelta(minutes=5)
    body = {"channel": world.channel.key, "shop_token": made}
    answers = at_once(10, lambda _: Api(None).post("/widget/sessions", body).status_code)
    assert sorted(answers) == [201] + [401] * 9
    assert Customer.objects.filter(name="赛跑").count() == 1
