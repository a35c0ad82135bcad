"""Requests about several places of a record: fields, contact points, addresses; and what changed meanwhile."""

from typing import Any

import pytest

from tests.customers.test_api import HOME, enter
from tests.customers.test_corrections import asked_of, decide
from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from zhike.kernel.jobs import run_due

POINTS = [{"kind": "wechat", "value": "duoduo_qian"}, {"kind": "qq", "value": "100001", "label": "旧号"}]
WORK = {"province": "上海", "city": "上海", "district": "浦东新区", "detail": "世纪大道 8 号 1203 室"}


def ask(api: Api, customer: dict[str, Any], *changes: dict[str, Any], status: int = 201) -> Any:
    body = {"changes": list(changes), "reason": "顾客来电更正"}
    return api.post(f"/customers/{customer['id']}/corrections", body, status)


def accept(api: Api, asked: dict[str, Any], status: int = 200, **body: Any) -> Any:
    path = f"/customers/{asked['customer']['id']}/corrections/{asked['id']}/accept"
    return api.post(path, body, status, version=asked["version"])


def file_of(api: Api, customer: dict[str, Any]) -> dict[str, Any]:
    file: dict[str, Any] = api.get(f"/customers/{customer['id']}")["file"]
    return file


@pytest.mark.django_db
def test_one_request_carries_fields_contacts_and_addresses(cast: Cast) -> None:
    made = enter(cast, contact_points=POINTS, addresses=[HOME, WORK])
    wang, chen = cast.wang_api, cast.callers["chen"]
    file = file_of(wang, made)
    points = {one["kind"]: one for one in file["contact_points"]}
    home, work = sorted(file["addresses"], key=lambda one: not one["is_default"])
    moved_to = {"district": "拱墅区", "detail": "莫干山路 1 号"}
    asked = ask(
        wang, made,
        {"part": "kind", "value": "company"},
        {"part": "name", "value": "多多贸易 Co."},
        {"part": "remark", "remark": "只收顺丰\n周末送货"},
        {"part": "preferences", "preferences": {"channel": "phone", "manner": "voice"}},
        {"part": "birthday", "value": "1990/5/12"},
        {"part": "contact", "action": "add", "kind": "email", "value": "DuoDuo@Example.com", "label": "公司"},
        {"part": "contact", "action": "change", "id": points["wechat"]["id"], "value": "qian_new_88"},
        {"part": "contact", "action": "remove", "id": points["qq"]["id"]},
        {"part": "address", "action": "change", "id": home["id"], "address": moved_to},
        {"part": "address", "action": "default", "id": work["id"]},
        {"part": "address", "action": "add", "address": {**HOME, "city": "宁波", "district": "海曙区"}},
    )  # fmt: skip
    changes = {(one["part"], one["action"]): one for one in asked["changes"]}
    assert changes["birthday", "set"]["value"] == {"value": "****-05-12"}
    added, moved = changes["contact", "add"]["value"], changes["contact", "change"]
    assert added == {"kind": "email", "value": "d***@example.com", "label": "公司"}
    assert (moved["base"]["value"], moved["value"]["value"]) == (points["wechat"]["mask"], "qia****w_88")
    there = changes["address", "change"]
    assert (there["base"]["district"], there["value"]["district"]) == ("西湖区", "拱墅区")
    assert there["value"]["phone_mask"] == there["base"]["phone_mask"], "what is not asked for stays"
    plain = ("qian_new_88", "莫干山路", "DuoDuo", "1990")
    assert not [one for one in plain if one in str(asked) or one in str(chen.get("/corrections"))]
    assert file_of(wang, made) == file, "nothing changes by asking"

    done = accept(chen, asked_of(chen, made)[0])
    assert (done["state"], done["decided_by"]["name"]) == ("accepted", "陈静")
    now, record = file_of(chen, made), chen.get(f"/customers/{made['id']}")
    assert (record["kind"], record["name"], record["email_mask"]) == ("company", "多多贸易 Co.", "d***@example.com")
    assert (now["remark"], now["preferences"]["channel"]) == ("只收顺丰\n周末送货", "phone")
    assert [one["kind"] for one in now["contact_points"]] == ["wechat"]
    assert now["contact_points"][0]["mask"] == "qia****w_88"
    default = next(one for one in now["addresses"] if one["is_default"])
    assert (default["id"], len(now["addresses"])) == (work["id"], 3)
    assert "拱墅区" in {one["district"] for one in now["addresses"]}


@pytest.mark.django_db
def test_what_does_not_go_together_is_told_per_place(cast: Cast) -> None:
    made, wang = enter(cast, contact_points=POINTS), cast.wang_api
    for change, path in (
        ({"part": "name"}, "value"),
        ({"part": "name", "value": ""}, "value"),
        ({"part": "name", "action": "remove", "value": "钱一一"}, "action"),
        ({"part": "kind", "value": "robot"}, "value"),
        ({"part": "contact", "value": "1"}, "action"),
        ({"part": "contact", "action": "add", "kind": "qq"}, "value"),
        ({"part": "contact", "action": "add", "kind": "qq", "value": "x"}, "value"),
        ({"part": "contact", "action": "remove"}, "id"),
        ({"part": "address", "action": "add"}, "address"),
        ({"part": "address", "action": "add", "address": {**HOME, "province": "北海道"}}, "address.province"),
    ):
        wrong = ask(wang, made, change, status=422)
        assert f"changes.0.{path}" in [one["path"] for one in wrong["fields"]], change
    twice = ask(wang, made, {"part": "phone", "value": "13900001111"}, {"part": "phone", "value": ""}, status=422)
    assert [(one["path"], one["code"]) for one in twice["fields"]] == [("changes.1", "customers.place_twice")]
    other = enter(cast, key="enter-other", phone="13900006666", contact_points=POINTS)
    foreign = file_of(wang, other)["contact_points"][0]["id"]
    ask(wang, made, {"part": "contact", "action": "remove", "id": foreign}, status=404)
    ask(wang, made, status=422)


@pytest.mark.django_db
def test_a_later_request_takes_its_places_out_of_the_earlier(cast: Cast) -> None:
    made, wang, chen = enter(cast), cast.wang_api, cast.callers["chen"]
    first = ask(wang, made, {"part": "name", "value": "钱一一"}, {"part": "phone", "value": "13900004444"})
    second = ask(wang, made, {"part": "name", "value": "钱二二"})
    rows = {one["id"]: one for one in asked_of(chen, made)}
    assert [one["part"] for one in rows[first["id"]]["changes"]] == ["phone"]
    accept(chen, rows[second["id"]])
    accept(chen, rows[first["id"]])
    now = chen.get(f"/customers/{made['id']}")
    assert (now["name"], now["phone_mask"]) == ("钱二二", "139****4444")


@pytest.mark.django_db
def test_what_changed_meanwhile_needs_a_second_look(cast: Cast) -> None:
    made, wang, chen = enter(cast, contact_points=POINTS, addresses=[HOME, WORK]), cast.wang_api, cast.callers["chen"]
    home = next(one for one in file_of(wang, made)["addresses"] if one["is_default"])
    asked = ask(
        wang, made, {"part": "phone", "value": "13900004444"},
        {"part": "address", "action": "change", "id": home["id"], "address": {"district": "拱墅区"}},
    )  # fmt: skip
    path = f"/customers/{made['id']}"
    read(chen.call("PATCH", path, {"phone": "13900007777"}, version=1))
    read(chen.call("PATCH", f"{path}/addresses/{home['id']}", {"district": "滨江区"}, version=home["version"]))
    stale = chen.get(f"/corrections/{asked['id']}")
    phone, address = stale["changes"]
    assert [one["stale"] for one in (stale, phone, address)] == [True, True, True]
    shown = [one["value"] for one in (phone["base"], phone["now"], phone["value"])]
    assert shown == ["139****2222", "139****7777", "139****4444"]
    assert [address[one]["district"] for one in ("base", "now", "value")] == ["西湖区", "滨江区", "拱墅区"]
    mine = wang.get(f"/corrections/{asked['id']}")
    assert (mine["stale"], mine["changes"][0]["now"]) == (False, None), "who asked learns nothing by it"
    refused = accept(chen, stale, 409)
    assert (refused["code"], refused["current"]) == ("customers.correction_stale", {"customer_version": 3})
    assert accept(chen, stale, 409, seen=2)["code"] == "customers.correction_stale", "an older look is none"
    assert accept(chen, stale, seen=3)["state"] == "accepted"
    assert chen.get(path)["phone_mask"] == "139****4444"


@pytest.mark.django_db
def test_what_is_gone_can_only_be_declined_and_what_was_to_go_is_done(cast: Cast) -> None:
    made, wang, chen = enter(cast, contact_points=POINTS), cast.wang_api, cast.callers["chen"]
    wechat, qq = file_of(wang, made)["contact_points"]
    change = ask(wang, made, {"part": "contact", "action": "change", "id": wechat["id"], "label": "主要"})
    remove = ask(wang, made, {"part": "contact", "action": "remove", "id": qq["id"]})
    for one in (wechat, qq):
        read(chen.call("DELETE", f"/customers/{made['id']}/contact-points/{one['id']}", version=one["version"]))
    rows = {one["id"]: one for one in asked_of(chen, made)}
    assert rows[change["id"]]["changes"][0]["gone"]
    assert accept(chen, rows[change["id"]], 409)["code"] == "customers.correction_gone"
    assert accept(chen, rows[remove["id"]])["state"] == "accepted"
    decide(chen, made, rows[change["id"]], "decline")


@pytest.mark.django_db
def test_the_asker_withdraws_and_two_deciders_meet(cast: Cast) -> None:
    made, wang, chen = enter(cast), cast.wang_api, cast.callers["chen"]
    asked = ask(wang, made, {"part": "name", "value": "钱一一"})
    path = f"/customers/{made['id']}/corrections/{asked['id']}"
    cast.callers["zhang"].post(f"{path}/withdraw", {}, 404, version=1)
    assert wang.post(f"{path}/withdraw", {}, version=1)["state"] == "withdrawn"
    late = chen.post(f"{path}/accept", {}, 409, version=2)
    assert (late["code"], late["current"]["state"]) == ("customers.correction_decided", "withdrawn")
    again = ask(wang, made, {"part": "name", "value": "钱二二"})
    accept(chen, again)
    second = cast.admin_api.post(
        f"/customers/{made['id']}/corrections/{again['id']}/decline", {}, 409, version=again["version"]
    )
    assert (second["code"], second["current"]["decided_by"]) == ("customers.correction_decided", str(cast.chen.id))
    wang.post(f"/customers/{made['id']}/corrections/{again['id']}/withdraw", {}, 409, version=2)


@pytest.mark.django_db
def test_the_list_shows_each_what_concerns_them(cast: Cast) -> None:
    made, wang, chen = enter(cast), cast.wang_api, cast.callers["chen"]
    there = enter(cast, key="enter-there", phone="13900005555", shop_ids=[str(cast.b.shop_id)])
    mine = ask(wang, made, {"part": "name", "value": "钱一一"})
    other = ask(cast.callers["zhang"], made, {"part": "name", "value": "钱二二"})
    far = ask(cast.callers["li"], there, {"part": "name", "value": "钱三三"})

    def ids(api: Api, query: str = "") -> list[str]:
        return [one["id"] for one in api.get(f"/corrections{query}")["items"]]

    assert ids(chen) == [other["id"], mine["id"]]
    assert ids(chen, "?sort=asked_at") == [mine["id"], other["id"]], "the oldest waits longest"
    assert ids(wang) == [mine["id"]]
    assert ids(cast.admin_api) == [far["id"], other["id"], mine["id"]]
    assert ids(cast.admin_api, f"?filter[shop]={cast.b.shop_id}") == [far["id"]]
    assert ids(chen, f"?filter[asker]={cast.wang.id}") == [mine["id"]]
    assert ids(chen, "?filter[mine]=true") == []
    assert ids(chen, "?filter[state]=accepted") == []
    assert ids(chen, "?filter[age]=1") == []
    assert cast.callers["zhao"].call("GET", "/corrections").status_code == 403
    assert cast.callers["li"].call("GET", f"/corrections/{mine['id']}").status_code == 404
    assert chen.get("/corrections/counts") == {"deciding": 2, "mine": 0}
    assert wang.get("/corrections/counts") == {"deciding": 0, "mine": 1}
    page = chen.get("/corrections?limit=1&total=1")
    assert (page["total"]["value"], len(page["items"])) == (2, 1)
    assert [one["id"] for one in chen.get(f"/corrections?limit=1&after={page['next']}")["items"]] == [mine["id"]]
    own, asked = wang.get(f"/corrections/{mine['id']}"), chen.get(f"/corrections/{mine['id']}")
    assert (own["mine"], own["may_decide"], own["may_withdraw"]) == (True, False, True)
    assert (asked["mine"], asked["may_decide"], asked["may_withdraw"]) == (False, True, False)


@pytest.mark.django_db
def test_many_are_decided_at_once_and_the_changed_ones_are_left(cast: Cast) -> None:
    chen, wang = cast.callers["chen"], cast.wang_api
    rows = [enter(cast, key=f"enter-many-{n}", phone=f"1390000888{n}") for n in range(3)]
    asked = [ask(wang, one, {"part": "name", "value": f"钱{'一二三'[n]}"}) for n, one in enumerate(rows)]
    read(chen.call("PATCH", f"/customers/{rows[2]['id']}", {"name": "钱大大"}, version=1))
    body = {"action": "accept", "answer": "已核对", "select": {"filters": {"state": ["open"]}}}
    assert chen.post("/corrections/bulk", {**body, "dry_run": True}, 202)["count"] == 3
    assert cast.wang_api.call("POST", "/corrections/bulk", body, key="bulk-wang-1").status_code == 403
    started = chen.post("/corrections/bulk", body, 202)
    run_due()
    run = chen.get(f"/bulk-runs/{started['job']}")
    assert (run["done"], run["refused"], run["undo_until"]) == (2, 1, None)
    results = chen.get(f"/bulk-runs/{started['job']}/rows?filter[state]=refused")["items"]
    assert results[0]["reason"]["title"] == "客户资料已有变化"
    left = chen.get("/corrections?filter[state]=open")["items"]
    assert [one["id"] for one in left] == [asked[2]["id"]]
    assert [chen.get(f"/customers/{one['id']}")["name"] for one in rows] == ["钱一", "钱二", "钱大大"]
    assert wang.get(f"/corrections/{asked[0]['id']}")["answer"] == "已核对"
    declined = {"action": "decline", "answer": "无法核实", "select": {"ids": [asked[2]["id"]]}}
    chen.post("/corrections/bulk", declined, 202)
    run_due()
    assert wang.get(f"/corrections/{asked[2]['id']}")["state"] == "declined"
    wrong = {"action": "accept", "select": {"filters": {"colour": ["red"]}}}
    assert chen.post("/corrections/bulk", wrong, 422)["fields"][0]["path"] == "select.filters.colour"


@pytest.mark.django_db
def test_the_end_of_a_record_ends_what_was_asked_of_it(cast: Cast) -> None:
    made, wang = enter(cast), cast.wang_api
    asked = ask(wang, made, {"part": "name", "value": "钱一一"})
    cast.admin_api.post(f"/customers/{made['id']}/delete", {}, version=1)
    assert wang.get("/corrections?filter[state]=ended")["items"][0]["because"] == "deleted"
    assert asked["state"] == "open"


@pytest.mark.django_db
def test_without_the_full_file_a_request_does_not_show_what_stands_there(cast: Cast) -> None:
    made = enter(cast, remark="曾投诉两次", contact_points=POINTS)
    point = file_of(cast.wang_api, made)["contact_points"][0]
    seen = ask(cast.wang_api, made, {"part": "remark", "remark": "客气"})
    assert seen["changes"][0]["base"] == {"value": "曾投诉两次"}
    cast.deny("agent", "customers.file.view")
    blind = ask(cast.wang_api, made, {"part": "remark", "remark": "很客气"})
    assert (blind["changes"][0]["base"], blind["changes"][0]["value"]) == (None, {"value": "很客气"})
    ask(cast.wang_api, made, {"part": "contact", "action": "remove", "id": point["id"]}, status=403)
