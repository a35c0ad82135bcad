"""An answer that was lost on the way: the caller asks again and gets what the first call did, once."""

import pytest
from django.db import connection

from tests.conversations.conftest import Widget, World, read
from tests.spine_fixture import Spine
from zhike.audit import looking
from zhike.conversations.models import Episode, Message


def taken(world: World) -> tuple[Widget, str, int]:
    widget = world.widget()
    path = f"/conversations/{widget.say('我的包裹没到')['conversation_id']}"
    world.online(world.wang, world.zhang)
    detail = read(world.api(world.wang).post(f"{path}/take"))
    return widget, path, detail["episode"]["version"]


def test_the_same_close_again_is_one_close(world: World) -> None:
    _widget, path, version = taken(world)
    body = {"category_id": str(world.category_id), "result": "solved", "problem": "未收到", "handling": "已催"}
    wang = world.api(world.wang)
    first = read(wang.post(f"{path}/close", body, version=version))
    said = Message.objects.count()
    again = read(wang.post(f"{path}/close", body, version=version))
    assert again["episode"] == first["episode"]
    assert Message.objects.count() == said
    other = read(wang.post(f"{path}/close", body | {"result": "unsolved"}, version=version), 409)
    assert (other["code"], other["why"]) == ("conversations.action_not_allowed", "episode.closed")
    assert read(world.api(world.chen).post(f"{path}/close", body, version=version), 409)["why"] == "episode.closed"
    assert Episode.objects.get().result == "solved"


def test_accepting_and_declining_twice_is_doing_it_once(world: World, spine: Spine) -> None:
    widget, path, _version = taken(world)
    wang, zhang = world.api(world.wang), world.api(world.zhang)
    asked = {"to_user_id": str(world.zhang.id), "note": "请看看"}
    declined = read(wang.post(f"{path}/transfer", asked, key="ask-first"), 201)["id"]
    for _ in range(2):
        assert read(zhang.post(f"{path}/transfers/{declined}/decline", {"note": "忙"}))["state"] == "declined"
    made = read(wang.post(f"{path}/transfer", asked, key="ask-again"), 201)["id"]
    for _ in range(2):
        assert read(zhang.post(f"{path}/transfers/{made}/accept"))["state"] == "accepted"
    codes = [message["data"]["code"] for message in widget.thread()["messages"] if message["kind"] == "event"]
    assert codes.count("transfer_declined") == 1
    assert codes.count("transferred") <= 1
    assert read(wang.post(f"{path}/transfers/{made}/accept"), 409)["code"] != "missing.not_found"


def test_taking_assigning_and_reopening_with_one_key_are_done_once(world: World) -> None:
    widget = world.widget()
    path = f"/conversations/{widget.say('我的包裹没到')['conversation_id']}"
    world.online(world.wang, world.zhang)
    wang, chen = world.api(world.wang), world.api(world.chen)
    assert read(wang.call("POST", f"{path}/take", {}), 422)["code"] == "input.idempotency_key"
    first = wang.post(f"{path}/take", key="take-once")
    again = wang.post(f"{path}/take", key="take-once")
    assert (again["Idempotent-Replayed"], read(again)["episode"]) == ("true", read(first)["episode"])
    given = read(chen.post(f"{path}/assign", {"user_id": str(world.zhang.id)}, key="assign-once"))
    read(chen.post(f"{path}/assign", {"user_id": str(world.wang.id)}, key="assign-again"))
    late = read(chen.post(f"{path}/assign", {"user_id": str(world.zhang.id)}, key="assign-once"))
    # The repetition does nothing and says how it stands now.
    assert (given["owner"]["name"], late["owner"]["name"]) == ("张伟", "王敏")
    other = chen.post(f"{path}/assign", {"user_id": str(world.chen.id)}, key="assign-once")
    assert read(other, 409)["code"] == "conflict.idempotency_key_reused"
    body = {"category_id": str(world.category_id), "result": "solved"}
    read(wang.post(f"{path}/close", body, version=late["episode"]["version"]))
    reopened = [read(wang.post(f"{path}/reopen", key="reopen-once"))["episode"] for _ in range(2)]
    assert (reopened[0]["reopened"], reopened[0]) == (1, reopened[1])


def test_what_customers_wrote_is_not_kept_a_second_time(world: World) -> None:
    _widget, path, _version = taken(world)
    read(world.api(world.wang).post(f"{path}/take", key="take-once"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM kernel_http_answer WHERE route LIKE 'conversation%'")
        assert {bytes(content or b"") for (content,) in cursor.fetchall()} == {b""}


def test_a_look_is_remembered_only_once_it_is_in_the_log(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = world.widget()
    path = f"/conversations/{widget.say('你好')['conversation_id']}"
    wang = world.api(world.wang)
    wang.client.raise_request_exception = False

    def broken(**_facts: object) -> None:
        raise RuntimeError("the log cannot be written")

    with monkeypatch.context() as patched:
        patched.setattr(looking, "record_opened", broken)
        assert wang.get(path).status_code == 500
    assert opened_rows() == 0
    for _ in range(2):
        read(wang.get(path))
    assert opened_rows() == 1


def opened_rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = 'conversation.opened'")
        return int(cursor.fetchall()[0][0])
