"""Requests to correct a record: who asks, who decides, and what stays of them."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.customers.test_api import HOME, enter
from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from zhike.customers.models import Correction
from zhike.kernel.holders import all_holders

PHONE = "13900004444"


def ask(api: Api, customer: dict[str, Any], field: str, value: str, status: int = 201, key: str = "") -> Any:
    body = {"changes": [{"part": field, "value": value}], "reason": "顾客来电更正"}
    return api.post(
        f"/customers/{customer['id']}/corrections", body, status, key=key or f"ask-{field}-{value.encode().hex()}"[:60]
    )


def decide(api: Api, customer: dict[str, Any], asked: dict[str, Any], verb: str, status: int = 200) -> Any:
    path = f"/customers/{customer['id']}/corrections/{asked['id']}/{verb}"
    return read(
        api.call("POST", path, {"answer": "已核对"}, version=asked["version"], key=f"{verb}-{asked['id']}"), status
    )


def wanted(asked: dict[str, Any]) -> Any:
    """What a request for one field wants, as it is shown."""
    return asked["changes"][0]["value"]["value"]


def asked_of(api: Api, customer: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(f"/customers/{customer['id']}/corrections")["items"]
    return items


@pytest.mark.django_db
def test_an_agent_asks_and_who_may_edit_decides(cast: Cast) -> None:
    made, wang, chen = enter(cast), cast.wang_api, cast.callers["chen"]
    path = f"/customers/{made['id']}"
    allowed = {one["name"]: one["allowed"] for one in wang.get(path)["actions"]}
    assert (allowed["edit"], allowed["tag"], allowed["correct"]) == (False, True, True)
    assert wang.call("PATCH", path, {"name": "钱少少"}, version=1).status_code == 403
    name = ask(wang, made, "name", "钱少少")
    phone = ask(wang, made, "phone", PHONE)
    assert (wanted(name), wanted(phone), name["asked_by"]["name"]) == ("钱少少", "139****4444", "王敏")
    assert wang.get(path)["name"] == "钱多多", "nothing changes by asking"
    noticed = [one for one in chen.get("/notifications")["items"] if one["kind"] == "customers.correction_asked"]
    assert [one["title"] for one in noticed] == [f"客户 {made['number']} 有新的更正申请"] * 2
    assert [one["changes"][0]["part"] for one in asked_of(chen, made)] == ["phone", "name"]
    done = decide(chen, made, phone, "accept")
    assert (done["state"], done["decided_by"]["name"], done["asked_by"]["name"]) == ("accepted", "陈静", "王敏")
    assert chen.get(path)["phone_mask"] == "139****4444"
    assert decide(chen, made, name, "decline")["state"] == "declined"
    assert chen.get(path)["name"] == "钱多多"
    assert decide(chen, made, {**name, "version": 2}, "accept", 409)["code"] == "customers.correction_decided"
    told = [one for one in wang.get("/notifications")["items"] if one["kind"] == "customers.correction_decided"]
    number = made["number"]
    assert {one["title"] for one in told} == {f"客户 {number} 的更正申请已接受", f"客户 {number} 的更正申请未采纳"}
    cast.spine.run("customers.timeline")
    line = chen.get(f"{path}/timeline")["items"]
    told = [(one["name"].removeprefix("customers."), one["actor"]["name"]) for one in line]
    assert told[:5] == [
        ("correction_decided", "陈静"),
        ("correction_decided", "陈静"),
        ("customer_changed", "陈静"),
        ("correction_asked", "王敏"),
        ("correction_asked", "王敏"),
    ]
    facts = {"field": "name", "fields": ["name"], "accepted": False, "asked_by": str(cast.wang.id)}
    assert line[0]["facts"] == facts


@pytest.mark.django_db
def test_each_role_does_what_its_rights_say(cast: Cast) -> None:
    made = enter(cast)
    asked = ask(cast.wang_api, made, "name", "钱少少")
    for who, may_ask, may_decide in (("zhang", 201, 403), ("li", 404, 403), ("zhao", 403, 403)):
        api = cast.callers[who]
        body = {"changes": [{"part": "name", "value": "钱小小"}], "reason": "更正"}
        answer = api.call("POST", f"/customers/{made['id']}/corrections", body, key=f"role-{who}-01")
        assert answer.status_code == may_ask, who
        decide(api, made, asked, "accept", may_decide)
    assert [wanted(one) for one in asked_of(cast.callers["zhang"], made)] == ["钱小小"], "one's own only"
    assert cast.callers["li"].call("GET", f"/customers/{made['id']}/corrections").status_code == 404
    there = enter(cast, key="enter-there", phone="13900005555", shop_ids=[str(cast.b.shop_id)])
    far = ask(cast.callers["li"], there, "name", "钱小小", key="ask-there-1")
    decide(cast.callers["chen"], there, far, "accept", 404)
    decide(cast.callers["chen"], made, far, "accept", 404)


@pytest.mark.django_db
def test_what_is_asked_for_is_checked_and_the_newest_counts(cast: Cast) -> None:
    made, wang = enter(cast), cast.wang_api
    for field, value in (("name", "Qian"), ("phone", "123"), ("email", "x@"), ("birthday", "2999-01-01")):
        wrong = ask(wang, made, field, value, 422)
        assert [one["path"] for one in wrong["fields"]] == ["changes.0.value"]
    first = ask(wang, made, "name", "钱一一")
    second = ask(wang, made, "name", "钱二二")
    assert [one["id"] for one in asked_of(wang, made)] == [second["id"]]
    gone = decide(cast.callers["chen"], made, {**first, "version": 2}, "accept", 409)
    assert gone["code"] == "customers.correction_decided"
    stale = decide(cast.callers["chen"], made, {**second, "version": 7}, "accept", 409)
    assert stale["code"] == "conflict.version"
    same = ask(wang, made, "phone", "13900002222")
    assert same["state"] == "open", "nobody learns by asking whether a number is the stored one"
    archived = cast.admin_api.post(f"/customers/{made['id']}/archive", {}, key="away-00001", version=1)
    assert ask(wang, made, "name", "钱三三", 409)["code"] == "customers.archived"
    assert decide(cast.callers["chen"], made, second, "accept", 409)["code"] == "customers.archived"
    assert decide(cast.callers["chen"], made, second, "decline", 409)["code"] == "customers.correction_decided"
    assert archived["version"] == 2
    assert {(one["state"], one["because"]) for one in asked_of(wang, made)} == {("ended", "archived")}
    assert "customers.correction_ended" in [one["kind"] for one in wang.get("/notifications")["items"]]


@pytest.mark.django_db
def test_the_value_is_sealed_shown_to_who_may_and_gone_with_the_person(cast: Cast) -> None:
    made = enter(cast, addresses=[HOME])
    asked = ask(cast.wang_api, made, "phone", PHONE)
    with connection.cursor() as cursor:
        for table in ("customers_correction", "kernel_event", "audit_entry", "accounts_notification"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            assert PHONE not in (cursor.fetchone()[0] or ""), table
    body = {"field": "correction", "id": asked["changes"][0]["id"], "reason": "核对"}
    path = f"/customers/{made['id']}/reveal"
    assert cast.wang_api.call("POST", path, body).status_code == 403
    assert read(cast.callers["chen"].call("POST", path, body))["value"] == f"+86{PHONE}"
    other = enter(cast, key="enter-other", phone="13900006666")
    ask(cast.wang_api, other, "phone", "13900007777")
    holder = next(one for one in all_holders() if one.name == "customers")
    holder.move(from_id=UUID(made["id"]), into_id=UUID(other["id"]))
    states = sorted(Correction.objects.filter(customer_id=other["id"]).values_list("state", flat=True))
    assert states == ["ended", "open"], "what was asked of a record that is used no more ends"
    erase = {"number": other["number"], "reason": "顾客要求"}
    cast.admin_api.post(f"/customers/{other['id']}/erase", erase, key="erase-00001", version=1)
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_nobody_floods_the_editors(cast: Cast) -> None:
    made = enter(cast)
    for number in range(30):
        ask(cast.wang_api, made, "name", f"钱{'一二三四五六七八九十'[number % 10]}{'甲乙丙'[number // 10]}")
    assert ask(cast.wang_api, made, "name", "钱多余", 429)["code"] == "limit.too_many"
    ask(cast.callers["zhang"], made, "name", "钱小小")
