"""An answer that was lost on the way: the caller asks again and gets what the first call did, once."""

from tests.conversations.conftest import Widget, World, read
from tests.spine_fixture import Spine
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
