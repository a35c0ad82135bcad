"""Canned replies: whose they are, who finds and changes them, what they say."""

from typing import Any

import pytest

from tests.conversations.conftest import Api, World, read
from tests.spine_fixture import Spine
from zhike.kernel.ids import new_id
from zhike.knowledge.models import Snippet


def body(**more: Any) -> dict[str, Any]:
    return {
        "name": "物流查询",
        "shortcut": "wl",
        "reach": "own",
        "bodies": {"zh-CN": "{customer.name}您好，订单{order.number}在路上。"},
        **more,
    }


def make(api: Api, **more: Any) -> Any:
    return read(api.post("/canned-replies", body(**more), key=new_id().hex), 201)


def found(api: Api, query: str = "") -> list[str]:
    return [row["name"] for row in read(api.get(f"/canned-replies{query}"))["items"]]


def change(api: Api, made: Any, sent: dict[str, Any], status: int = 200, version: int | None = None) -> Any:
    headers = {"If-Match": f'"{version or made["version"]}"'}
    return read(api.call("PATCH", f"/canned-replies/{made['id']}", sent, **headers), status)


def test_reach_decides_who_sees_what(world: World) -> None:
    wang, zhang, chen, li = (world.api(user) for user in (world.wang, world.zhang, world.chen, world.li))
    mine = make(wang, name="自己的")
    make(wang, name="小组的", reach="team", team_id=str(world.team_id))
    make(chen, name="公司的", reach="company")
    assert set(found(wang)) == {"自己的", "小组的", "公司的"}
    assert set(found(zhang)) == {"小组的", "公司的"}
    assert set(found(li)) == {"公司的"}
    assert set(found(chen)) == {"小组的", "公司的"}
    assert found(wang, "?filter[reach]=own") == ["自己的"]
    for other in (zhang, chen):
        assert other.get(f"/canned-replies/{mine['id']}").status_code == 404
        change(other, mine, {"name": "抢走"}, 404)
    assert Snippet.objects.get(id=mine["id"]).name == "自己的"


def test_only_managers_keep_company_replies(world: World) -> None:
    wang, chen = world.api(world.wang), world.api(world.chen)
    denied = read(wang.post("/canned-replies", body(reach="company"), key=new_id().hex), 403)
    assert denied["permission"] == "knowledge.snippet.manage"
    foreign = body(reach="team", team_id=str(world.other_team_id))
    assert wang.post("/canned-replies", foreign, key=new_id().hex).status_code == 403
    made = make(chen, reach="company")
    assert change(wang, made, {"name": "x"}, 403)["permission"] == "knowledge.snippet.manage"
    assert read(wang.get(f"/canned-replies/{made['id']}"))["actions"][0]["allowed"] is False
    own = make(wang, shortcut="mine")
    change(wang, own, {"reach": "company"}, 403)
    assert Snippet.objects.get(id=own["id"]).reach == "own"


def test_shortcuts_are_unique_within_their_reach(world: World) -> None:
    wang, zhang = world.api(world.wang), world.api(world.zhang)
    made = make(wang)
    make(zhang)
    taken = read(wang.post("/canned-replies", body(shortcut="WL"), key=new_id().hex), 409)
    assert (taken["code"], taken["fields"][0]["path"]) == ("knowledge.shortcut_taken", "shortcut")
    archived = read(
        wang.call("PUT", f"/canned-replies/{made['id']}/archived", {"archived": True}, **{"If-Match": '"1"'})
    )
    assert archived["archived_at"] is not None
    make(wang)
    again = wang.call("PUT", f"/canned-replies/{made['id']}/archived", {"archived": False}, **{"If-Match": '"2"'})
    assert read(again, 409)["code"] == "knowledge.shortcut_taken"
    assert found(wang, "?filter[archived]=true") == ["物流查询"]


@pytest.mark.parametrize(
    ("more", "path", "code"),
    [
        ({"bodies": {"zh-CN": "{customer.nmae}"}}, "bodies.zh-CN", "variable.unknown"),
        ({"bodies": {}}, "bodies", "snippet.no_text"),
        ({"shortcut": "/wl"}, "shortcut", "snippet.shortcut"),
        ({"shortcut": "w l"}, "shortcut", "snippet.shortcut"),
        ({"reach": "team"}, "team_id", "snippet.team_missing"),
        ({"bodies": {"zh-CN": "x" * 5001}}, "bodies.zh-CN", "text.too_long"),
        ({"bodies": {"zh-CN": "a\u0000"}}, "bodies.zh-CN", "text.control_character"),
        ({"bodies": {"zh-CN": "\u200b "}}, "bodies.zh-CN", "text.blank"),
        ({"name": "  "}, "name", "text.blank"),
    ],
)
def test_what_cannot_be_saved_says_where_and_why(world: World, more: dict[str, Any], path: str, code: str) -> None:
    refused = read(world.api(world.wang).post("/canned-replies", body(**more), key=new_id().hex), 422)
    assert [(field["path"], field["code"]) for field in refused["fields"]] == [(path, code)]
    assert Snippet.objects.count() == 0


def test_search_finds_shortcuts_names_and_texts_literally(world: World) -> None:
    wang = world.api(world.wang)
    make(wang, name="查物流", shortcut="wl", bodies={"zh-CN": "在路上", "en": "On its way"})
    make(wang, name="满减", shortcut="mj", bodies={"zh-CN": "满 100% 减_10"})
    assert found(wang, "?q=w") == ["查物流"]
    assert found(wang, "?q=/WL") == ["查物流"]
    assert found(wang, "?q=路上") == ["查物流"]
    assert found(wang, "?q=its way") == ["查物流"]
    assert found(wang, "?q=%25") == ["满减"]
    assert found(wang, "?q=_1") == ["满减"]
    assert found(wang, "?q=没有") == []


def test_render_fills_in_counts_and_shows_gaps(world: World) -> None:
    wang = world.api(world.wang)
    made = make(wang)
    path = f"/canned-replies/{made['id']}/render"
    full = {"language": "zh-CN", "values": {"customer.name": "孙丽", "order.number": "A-1"}}
    assert read(wang.post(path, full)) == {
        "language": "zh-CN",
        "text": "孙丽您好，订单A-1在路上。",
        "parts": [
            {"kind": "value", "text": "孙丽", "variable": "customer.name"},
            {"kind": "text", "text": "您好，订单", "variable": None},
            {"kind": "value", "text": "A-1", "variable": "order.number"},
            {"kind": "text", "text": "在路上。", "variable": None},
        ],
        "gaps": [],
    }
    part = read(wang.post(path, {"language": "en", "values": {"customer.name": "孙丽"}}))
    assert (part["language"], part["gaps"], part["text"]) == (
        "zh-CN",
        ["order.number"],
        "孙丽您好，订单{order.number}在路上。",
    )
    unknown = read(wang.post(path, {"values": {"customer.phone": "1"}}), 422)
    assert [(one["path"], one["code"]) for one in unknown["fields"]] == [("values.customer.phone", "variable.unknown")]
    assert read(wang.get(f"/canned-replies/{made['id']}"))["uses"] == 2
    assert world.api(world.zhang).post(path, full).status_code == 404


def test_two_editors_meet_and_nothing_is_lost(world: World, spine: Spine) -> None:
    wang = world.api(world.wang)
    made = make(wang)
    changed = change(wang, made, {"bodies": {"zh-CN": "新", "en": "new"}})
    assert (changed["version"], changed["bodies"]) == (2, {"en": "new", "zh-CN": "新"})
    stale = change(wang, made, {"name": "旧"}, 409, version=1)
    assert (stale["current"]["bodies"], stale["yours"]["name"]) == ({"en": "new", "zh-CN": "新"}, "旧")
    assert change(wang, changed, {"name": "物流查询"})["version"] == 2
    events = spine.events("knowledge.snippet_changed")
    assert [event.topics for event in events] == [(f"user:{world.wang.id}",)] * 2
