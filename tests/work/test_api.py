"""What HTTP adds to module work: scopes, lists, versions, explanations."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.test import Client

from tests.spine_fixture import Spine
from tests.work.conftest import KIND, PASSWORD, World, user
from zhike.accounts.models import User
from zhike.accounts.public import sign_in
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id
from zhike.work.public import item_take
from zhike.work.sweeps import sweep_clocks

OFFICE = {str(day): [["09:00", "12:00"], ["13:00", "18:00"]] for day in range(1, 6)}


class Api:
    """A signed-in caller."""

    def __init__(self, user_id: UUID) -> None:
        token = sign_in(username=User.objects.get(pk=user_id).username, password=PASSWORD).token
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        sent = b"" if body is None else orjson.dumps(body)
        return self.client.generic(
            method, f"/api/v1{path}", data=sent, content_type="application/json", headers=headers
        )

    def read(self, method: str, path: str, body: Any = None, status: int = 200, **headers: Any) -> Any:
        found = self(method, path, body, **headers)
        assert found.status_code == status, found.content.decode()
        return orjson.loads(found.content)


@pytest.fixture
def admin(world: World) -> Api:
    return Api(user("管理员", "system_administrator", world.team, world.shop))


def key() -> dict[str, Any]:
    return {"Idempotency-Key": new_id().hex}


def match(version: int) -> dict[str, Any]:
    return {"If-Match": f'"{version}"'}


def test_queue_shows_the_own_team_in_serving_order(world: World, frozen: FrozenClock) -> None:
    ordinary = world.open()
    frozen.advance(timedelta(seconds=30))
    urgent = world.open(priority=1, skills=[world.refunds])
    world.open(team_id=world.other_team)
    world.online(world.zhang)
    wang = Api(world.wang)
    shown = wang.read("GET", "/queue?total=1")
    assert [(row["id"], row["position"], row["waiting_s"], row["why"]) for row in shown["items"]] == [
        (str(urgent.item_id), 1, 0, "skill_missing"),
        (str(ordinary.item_id), 2, 30, "soon"),
    ]
    assert shown["total"] == {"value": 2, "exact": True}
    first = wang.read("GET", "/queue?limit=1")
    second = wang.read("GET", f"/queue?limit=1&after={first['next']}")
    assert [first["items"][0]["id"], second["items"][0]["id"]] == [str(urgent.item_id), str(ordinary.item_id)]
    assert second["next"] is None


def test_an_assignment_explains_itself(world: World, spine: Spine) -> None:
    world.online(world.wang, world.zhang)
    item = world.open(skills=[world.refunds])
    spine.run("work.assign")
    shown = Api(world.chen).read("GET", f"/assignments?item={item.item_id}")["items"]
    assert len(shown) == 1
    assert (shown[0]["agent_name"], shown[0]["how"], shown[0]["reason"]) == ("王敏", "auto", "best_score")
    told = {one["name"]: (one["score"], one["passed"]) for one in shown[0]["candidates"]}
    assert told == {"王敏": (920, None), "张伟": (None, "skill_missing"), "陈静": (None, "no_capacity")}
    assert Api(world.li).read("GET", f"/assignments?item={item.item_id}")["items"] == []
    assert Api(world.chen)("GET", "/assignments?item=nonsense").status_code == 422


def test_clocks_of_an_item_are_explained_step_by_step(world: World, admin: Api, frozen: FrozenClock) -> None:
    calendar = admin.read(
        "POST",
        "/calendars",
        {"name": {"zh-CN": "班"}, "zone": "Asia/Shanghai", "weekly": OFFICE},
        201,
        **key(),
    )
    admin.read(
        "POST",
        "/sla-policies",
        {
            "name": {"zh-CN": "急", "en": "Urgent"},
            "rank": 1,
            "calendar_id": calendar["id"],
            "first_response_s": 4 * 3600,
        },
        201,
        **key(),
    )
    item = world.open()
    item_take(actor=world.actor(world.wang), kind=KIND, item_id=item.item_id)
    clock = Api(world.wang).read("GET", f"/work/items/{KIND}/{item.item_id}/clocks")["items"][0]
    assert (clock["clock"], clock["state"], clock["left_s"]) == ("first_response", "running", 4 * 3600)
    assert clock["due_at"] == "2026-11-23T06:00:00.000Z"
    assert [(step["kind"], step["seconds"]) for step in clock["steps"]] == [
        ("closed", 47 * 3600),
        ("counted", 3 * 3600),
        ("closed", 3600),
        ("counted", 3600),
    ]
    assert Api(world.li)("GET", f"/work/items/{KIND}/{item.item_id}/clocks").status_code == 404


def test_overdue_list_and_response_time(world: World, admin: Api, frozen: FrozenClock) -> None:
    admin.read("POST", "/sla-policies", {"name": {"en": "x"}, "rank": 1, "first_response_s": 60}, 201, **key())
    item = world.open()
    frozen.advance(timedelta(seconds=90))
    sweep_clocks()
    late = Api(world.chen).read("GET", "/work/overdue")["items"]
    assert [(row["item_id"], row["clock"], row["late_s"]) for row in late] == [
        (str(item.item_id), "first_response", 30)
    ]
    assert Api(world.chen).read("GET", "/work/response-time") == {
        "count": 0,
        "average_s": None,
        "overdue": 1,
        "target_s": 900,
    }
    assert Api(world.li).read("GET", "/work/overdue")["items"] == []


def test_load_of_colleagues(world: World) -> None:
    world.online(world.wang, world.li)
    item_take(actor=world.actor(world.wang), kind=KIND, item_id=world.open().item_id)
    shown = Api(world.chen).read("GET", "/work/load")["items"]
    assert [(row["name"], row["presence"], row["load"], row["capacity"]) for row in shown] == [("王敏", "online", 1, 3)]


def test_calendars_are_edited_with_versions(world: World, admin: Api) -> None:
    body = {
        "name": {"zh-CN": "夜班"},
        "zone": "Asia/Shanghai",
        "weekly": {"1": [["22:00", "06:00"]]},
        "days": [{"date": "2026-12-25", "kind": "closed"}],
    }
    again = key()
    made = admin.read("POST", "/calendars", body, 201, **again)
    assert admin.read("POST", "/calendars", body, 201, **again)["id"] == made["id"]
    path = f"/calendars/{made['id']}"
    assert admin("PATCH", path, {"makeup_day": 2}).status_code == 428
    changed = admin.read("PATCH", path, {"makeup_day": 2, "days": []}, **match(1))
    assert (changed["makeup_day"], changed["days"], changed["version"]) == (2, [], 2)
    stale = admin.read("PATCH", path, {"makeup_day": 3}, 409, **match(1))
    assert (stale["current"]["makeup_day"], stale["yours"]) == (2, {"makeup_day": 3})
    assert admin("PATCH", path, {"zone": None}, **match(2)).status_code == 422
    out = admin.read("PUT", f"{path}/archived", {"archived": True}, **match(2))
    assert [action["name"] for action in out["actions"]] == ["edit", "restore"]
    assert made["id"] not in [row["id"] for row in admin.read("GET", "/calendars")["items"]]
    assert [row["id"] for row in admin.read("GET", "/calendars?filter[archived]=true")["items"]] == [made["id"]]
    wang = Api(world.wang)
    assert wang.read("GET", path)["actions"][0] == {"name": "edit", "allowed": False, "why": "permission.missing"}
    denied = wang.read("POST", "/calendars", body, 403, **key())
    assert denied["permission"] == "work.calendar.manage"


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ({"weekly": {"1": [["09:00", "12:00"], ["11:00", "13:00"]]}}, ["weekly.1"]),
        ({"weekly": {"9": []}}, ["weekly.9"]),
        ({"zone": "Asia"}, ["zone"]),
        ({"weekly": {"1": [["９:00", "12:00"]]}}, ["weekly.1.0"]),
        ({"days": [{"date": "2026-12-25", "kind": "closed", "intervals": [["09:00", "10:00"]]}]}, ["days.0.intervals"]),
        ({"days": [{"date": "2026-02-30", "kind": "closed"}]}, ["days.0.date"]),
        ({"surprise": 1}, ["surprise"]),
        ({"name": {}}, ["name"]),
        ({"name": {"zh-CN": "a\u0000b"}}, ["name.zh-CN"]),
    ],
)
def test_a_calendar_that_cannot_be_says_where(admin: Api, body: dict[str, Any], paths: list[str]) -> None:
    whole = {"name": {"en": "x"}, "zone": "Asia/Shanghai", "weekly": {}, **body}
    refused = admin.read("POST", "/calendars", whole, 422, **key())
    assert [field["path"] for field in refused["fields"]] == paths


def test_policies_are_listed_in_the_order_they_are_tried(admin: Api) -> None:
    made = admin.read(
        "POST", "/sla-policies", {"name": {"en": "VIP"}, "rank": 5, "min_level": 1, "resolution_s": 60}, 201, **key()
    )
    labels = [row["label"] for row in admin.read("GET", "/sla-policies")["items"]]
    assert labels == ["VIP", "默认时限（24 小时）"]
    path = f"/sla-policies/{made['id']}"
    assert admin("PATCH", path, {"resolution_s": None}, **match(1)).status_code == 422
    changed = admin.read("PATCH", path, {"resolution_s": None, "next_response_s": 5}, **match(1))
    assert (changed["resolution_s"], changed["next_response_s"], changed["version"]) == (None, 5, 2)
