"""Colleagues named in a note: who can be, what is stored, who is told."""

from typing import Any

import pytest

from tests.conversations.conftest import Api, World, read
from zhike.accounts.models import Notification


@pytest.fixture
def path(world: World) -> str:
    """A conversation that Zhang Wei has."""
    found = f"/conversations/{world.widget().say('你好')['conversation_id']}"
    world.online(world.zhang)
    read(world.api(world.zhang).post(f"{found}/take"))
    return found


def note(api: Api, path: str, text: str, *people: Any, status: int = 201) -> Any:
    body = {"text": text, "mention_ids": [str(one.id) for one in people]}
    return read(api.post(f"{path}/notes", body, key="note-00001"), status)


def test_only_colleagues_who_may_read_the_note_are_offered(world: World, path: str) -> None:
    offered = read(world.api(world.chen).get(f"{path}/mentionable"))["items"]
    ids = {one["id"] for one in offered}
    assert str(world.zhang.id) in ids
    assert not {str(world.li.id), str(world.wang.id), str(world.chen.id)} & ids
    assert str(world.chen.id) in {one["id"] for one in read(world.api(world.zhang).get(f"{path}/mentionable"))["items"]}
    assert read(world.api(world.li).get(f"{path}/mentionable"), 404)["code"] == "missing.not_found"


def test_a_mention_is_stored_by_id_and_told_once(world: World, path: str) -> None:
    chen = world.api(world.chen)
    made = note(chen, path, "@张伟 请看退款，@陈静 知悉", world.zhang, world.chen, world.zhang)
    assert made["mentions"] == [
        {"id": str(world.zhang.id), "name": "张伟"},
        {"id": str(world.chen.id), "name": "陈静"},
    ]
    note(chen, path, "@张伟 请看退款，@陈静 知悉", world.zhang, world.chen, world.zhang)
    assert read(chen.get(path))["notes"][0]["mentions"] == made["mentions"]
    assert read(chen.get(f"{path}/notes"))["notes"][0]["mentions"] == made["mentions"]
    told = Notification.objects.filter(kind="conversations.mentioned")
    assert list(told.values_list("recipient_id", flat=True)) == [world.zhang.id]
    heard = read(world.api(world.zhang).get("/notifications"))["items"][0]
    assert heard["subject"] == {"kind": "conversation", "id": path.rsplit("/", 1)[1]}
    assert "陈静" in heard["title"]


def test_who_may_not_see_it_or_is_not_named_cannot_be_mentioned(world: World, path: str) -> None:
    chen = world.api(world.chen)
    refused = note(chen, path, "@李雷 @张伟 @王敏 请看", world.zhang, world.li, world.wang, status=422)
    assert [one["path"] for one in refused["fields"]] == ["mention_ids.1", "mention_ids.2"]
    refused = note(chen, path, "请看", world.zhang, status=422)
    assert [one["path"] for one in refused["fields"]] == ["mention_ids.0"]
    assert not Notification.objects.filter(kind="conversations.mentioned").exists()
