"""Messages of both sides: order, repetition, hostile content, and what stands in the store afterwards."""

from typing import Any

import pytest
from django.db import connection

from tests.conversations.conftest import World, read
from tests.spine_fixture import Spine
from zhike.conversations.models import Episode, Head, Message


def test_first_message_opens_thread_and_episode_in_the_queue(world: World, spine: Spine) -> None:
    widget = world.widget()
    assert widget.thread()["conversation_id"] is None
    sent = widget.say("你好，我的订单还没到")
    assert (sent["seq"], sent["text"], sent["author"]["kind"]) == (1, "你好，我的订单还没到", "customer")
    thread = widget.thread()
    assert thread["conversation_id"] == sent["conversation_id"]
    assert thread["episode"]["state"] == "queued"
    assert thread["episode"]["queue_position"] == 1
    assert [message["seq"] for message in thread["messages"]] == [1]
    names = [event.name for event in spine.events()]
    assert names.index("conversations.episode_opened") < names.index("conversations.message_sent")
    assert "work.item_queued" in names


def test_same_key_twice_is_one_message_and_uses_no_number(world: World) -> None:
    widget = world.widget()
    first = widget.say("在吗", key="key-00000001")
    again = widget.say("在吗", key="key-00000001")
    assert again == first
    assert widget.say("还在吗", key="key-00000002")["seq"] == 2
    assert Message.objects.count() == 2


def test_same_key_with_other_text_is_refused(world: World) -> None:
    widget = world.widget()
    widget.say("在吗", key="key-00000001")
    answer = read(widget.post("/widget/messages", {"kind": "text", "text": "别的"}, key="key-00000001"), 409)
    assert answer["code"] == "conflict.idempotency_key_reused"
    assert Message.objects.count() == 1


def test_agent_reply_reaches_both_sides_and_stamps_the_first_response_once(world: World, spine: Spine) -> None:
    world.online(world.wang)
    widget = world.widget()
    sent = widget.say("你好")
    agent = world.api(world.wang)
    conversation = f"/conversations/{sent['conversation_id']}"
    spine.run("work.assign")
    detail = read(agent.get(conversation))
    assert detail["owner"]["name"] == "王敏"
    reply = read(agent.post(f"{conversation}/messages", {"text": "您好，马上查"}, key="reply-0001"), 201)
    read(agent.post(f"{conversation}/messages", {"text": "稍等"}, key="reply-0002"), 201)
    assert reply["author"] == {"kind": "agent", "id": str(world.wang.id), "name": "王敏"}
    seen = [(m["seq"], m["kind"], m["text"]) for m in widget.thread()["messages"]]
    assert seen == [(1, "text", "你好"), (2, "event", ""), (3, "text", "您好，马上查"), (4, "text", "稍等")]
    sent_events = [e.payload for e in spine.events("conversations.message_sent")]
    assert [one.model_dump()["first_response"] for one in sent_events] == [False, False, True, False]
    episode = Episode.objects.get()
    assert episode.first_response_by == world.wang.id
    head = Head.objects.get()
    assert (head.last_seq, head.unread_agent, head.unread_customer) == (4, 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 50,
        "مرحبا بالعالم",
        "a\u200b\u200cb",
        "<script>alert(1)</script>",
        "x" * 10_000,
        "'; DROP TABLE x; --",
        "%s %d {0}",
    ],
)
def test_odd_texts_arrive_as_they_are(world: World, text: str) -> None:
    widget = world.widget()
    widget.say(text)
    assert widget.thread()["messages"][0]["text"] == text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "text", "text": "x" * 10_001}, "text.too_long"),
        ({"kind": "text", "text": "a\x00b"}, "text.control_character"),
        ({"kind": "text", "text": " \u200b\n "}, "text.blank"),
        ({"kind": "text"}, "value.message"),
        ({"kind": "image", "text": "x"}, "value.message"),
        ({"kind": "event", "text": "x"}, "value.choice"),
        ({"kind": "text", "text": "x", "author": "agent"}, "value.unknown_field"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_leaves_nothing(world: World, body: dict[str, str], code: str) -> None:
    widget = world.widget()
    problem = read(widget.post("/widget/messages", body, key="key-00000001"), 422)
    assert code in [field["code"] for field in problem["fields"]]
    assert Message.objects.count() == 0


def test_sending_is_one_statement_once_the_thread_is_open(world: World, django_assert_num_queries: Any) -> None:
    from zhike.conversations.services.messages import agent_send

    widget = world.widget()
    sent = widget.say("你好")
    actor = world.actor(world.chen)
    with django_assert_num_queries(3) as counted:
        agent_send(
            actor=actor, conversation_id=sent["conversation_id"], client_key="key-12345678", kind="text", text="好"
        )
    statements = [one["sql"].split()[0] for one in counted.captured_queries]
    assert statements == ["SAVEPOINT", "WITH", "RELEASE"]


def test_agent_of_another_shop_finds_nothing_and_changes_nothing(world: World) -> None:
    sent = world.widget().say("你好")
    foreign = world.api(world.li)
    path = f"/conversations/{sent['conversation_id']}"
    assert read(foreign.get(path), 404)["code"] == "missing.not_found"
    assert read(foreign.post(f"{path}/messages", {"text": "x"}, key="key-00000001"), 404)["code"] == "missing.not_found"
    assert Message.objects.count() == 1


def test_events_carry_no_text_and_entries_no_text(world: World) -> None:
    world.widget().say("机密内容甲乙丙")
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(payload::text, ' ') FROM kernel_event")
        assert "机密" not in cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(before::text || after::text, ' ') FROM audit_entry")
        assert "机密" not in cursor.fetchone()[0]
