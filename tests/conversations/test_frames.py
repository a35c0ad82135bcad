"""Texts for the live connection, and who may hear what."""

import orjson
import psycopg
import pytest
from django.db import connections

from tests.conversations.conftest import World, build_world, read
from tests.plumbing.database import Urls
from zhike.conversations.frames import load_frames
from zhike.kernel.ids import new_id
from zhike.kernel.live.frames import FeedEvent


@pytest.fixture
def world(db_committed: Urls) -> World:
    return build_world()


def event(number: int, name: str, payload: dict[str, str]) -> FeedEvent:
    return FeedEvent(
        number, number, name, "", "user", None, "conversation", new_id(), 1, (), orjson.dumps(payload).decode()
    )


def test_the_loader_gives_messages_as_the_api_does_and_nothing_for_other_events(
    world: World, db_committed: Urls
) -> None:
    widget = world.widget()
    first, second = widget.say("一"), widget.say("二")
    events = [
        event(5, "conversations.message_sent", {"message_id": second["id"]}),
        event(6, "conversations.note_added", {"note_id": str(new_id())}),
        event(7, "conversations.message_sent", {"message_id": first["id"]}),
        event(8, "conversations.message_sent", {"message_id": str(new_id())}),
    ]
    with psycopg.connect(db_committed.app, autocommit=True) as plain:
        loaded = load_frames(plain, events)
        assert {number: orjson.loads(json) for number, json in loaded.items()} == {5: second, 7: first}
        assert load_frames(plain, events[1:2]) == {}
    connections.close_all()


def test_a_widget_ticket_hears_its_own_thread_only(world: World) -> None:
    from zhike.kernel.crypto import signed
    from zhike.kernel.live.tickets import read_ticket

    widget = world.widget()
    before = read_ticket(signed, read(widget.post("/widget/live-ticket"), 201)["ticket"])
    channel = f"channel:{world.channel.id}"
    assert (before.topics, before.staff) == ((channel,), False)
    conversation = widget.say("一")["conversation_id"]
    after = read_ticket(signed, read(widget.post("/widget/live-ticket"), 201)["ticket"])
    assert (after.topics, after.kind) == ((f"conversation:{conversation}", channel), "customer")
    connections.close_all()
