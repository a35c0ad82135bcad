"""The staff directory."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import events, log, new_user, send
from zhike.accounts.models import User, UserSkill
from zhike.accounts.models.sensitive import USER_PHONE
from zhike.accounts.services.roles import role_create
from zhike.accounts.types import RoleFields
from zhike.kernel.authz import SYSTEM, Scope
from zhike.kernel.ids import new_id
from zhike.kernel.live.gateway import REVOKING

SignIn = Callable[[User | str], Client]
NEW: dict[str, Any] = {"username": "Zhao.Qiang", "password": "Ledger-Keeper-8", "name": "赵强"}


@pytest.fixture
def admin(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.admin)


def test_a_user_is_made_with_everything_in_one_go(world: World, admin: Client) -> None:
    body = {
        **NEW,
        "phone": "+86 139 0000 5678",
        "email": "Zhao@Example.com",
        "role_ids": [str(world.role("finance"))],
        "team_ids": [str(world.team)],
        "shop_ids": [str(world.shop_a)],
        "department_id": str(world.service),
        "skills": [{"skill_id": str(world.skill), "level": 4}],
    }
    answer = send(admin, "POST", "/users", body, key="new-user-1")
    assert answer.status_code == 201
    user = answer.json()
    assert answer.headers["ETag"] == f'"{user["version"]}"'
    assert (user["username"], user["phone_mask"], user["must_change_password"]) == ("zhao.qiang", "139****5678", True)
    assert user["department"] == {"id": str(world.service), "name": "客服部"}
    assert [skill["level"] for skill in user["skills"]] == [4]
    assert "5678" not in str({**user, "phone_mask": ""})
    row = User.objects.get(username="zhao.qiang")
    assert row.phone is not None
    assert b"13900005678" not in bytes(row.phone)
    assert USER_PHONE.reveal(bytes(row.phone), row_id=row.id, key_owner=row.id) == "+8613900005678"
    assert "139000" not in str(log("accounts.user.create")) + str(events("accounts.user_changed"))
    again = send(admin, "POST", "/users", body, key="new-user-1")
    assert again.json()["id"] == user["id"]


def test_names_are_taken_whatever_their_case(world: World, admin: Client) -> None:
    assert send(admin, "POST", "/users", NEW, key="first-zhao").status_code == 201
    twin = send(admin, "POST", "/users", {**NEW, "username": "ZHAO.qiang"}, key="second-zhao")
    assert (twin.status_code, twin.json()["code"]) == (409, "conflict.value_taken")
    assert twin.json()["fields"][0]["path"] == "username"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"username": "a b"}, "username"),
        ({"password": "weak"}, "password"),
        ({"name": "   "}, "name"),
        ({"name": "x" * 81}, "name"),
        ({"phone": "not a phone"}, "phone"),
        ({"email": "nowhere"}, "email"),
        ({"zone": "Mars/Base"}, "zone"),
        ({"language": "tlh"}, "language"),
        ({"capacity": 101}, "capacity"),
        ({"role_ids": [str(new_id())]}, "role_ids"),
        ({"department_id": str(new_id())}, "department_id"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_bad_input_is_named_and_makes_nobody(world: World, admin: Client, change: dict[str, Any], path: str) -> None:
    answer = send(admin, "POST", "/users", {**NEW, **change}, key="bad-input-1")
    assert answer.status_code == 422
    assert [field["path"].removeprefix("body.") for field in answer.json()["fields"]] == [path]
    assert not User.objects.filter(username="zhao.qiang").exists()


def test_changes_need_the_version_and_raise_it(world: World, admin: Client) -> None:
    path = f"/users/{world.wang_min.id}"
    assert send(admin, "PATCH", path, {"position": "组长"}).status_code == 428
    changed = send(admin, "PATCH", path, {"position": "组长", "phone": None}, version=1)
    assert (changed.json()["position"], changed.json()["version"], changed.json()["phone_mask"]) == ("组长", 2, "")
    stale = send(admin, "PATCH", path, {"position": "别人"}, version=1)
    assert (stale.status_code, stale.json()["current"]["version"]) == (409, 2)
    same = send(admin, "PATCH", path, {"position": "组长"}, version=2)
    assert same.json()["version"] == 2
    edit = log("accounts.user.edit")[-1]
    assert (edit["before"], edit["after"]) == (
        {"position": "", "phone_mask": "138****1234"},
        {"position": "组长", "phone_mask": ""},
    )


def test_skills_and_places_are_replaced_as_sets(world: World, admin: Client) -> None:
    path = f"/users/{world.wang_min.id}"
    skills = {"skills": [{"skill_id": str(world.skill), "level": 2}], "team_ids": [str(world.other_team)]}
    version = User.objects.get(pk=world.wang_min.pk).authz_version
    shown = send(admin, "PATCH", path, skills, version=1).json()
    assert [team["id"] for team in shown["teams"]] == [str(world.other_team)]
    assert UserSkill.objects.get(user=world.wang_min).level == 2
    assert User.objects.get(pk=world.wang_min.pk).authz_version > version
    send(admin, "PATCH", path, {"skills": []}, version=2)
    assert not UserSkill.objects.filter(user=world.wang_min).exists()


def test_deactivation_and_return(world: World, admin: Client) -> None:
    path = f"/users/{world.li_lei.id}"
    off = send(admin, "POST", f"{path}/deactivate", version=1).json()
    assert (off["active"], [one["name"] for one in off["actions"] if one["allowed"]]) == (
        False,
        ["edit", "roles", "activate", "password"],
    )
    on = send(admin, "POST", f"{path}/activate", version=2).json()
    assert (on["active"], [role["code"] for role in on["roles"]]) == (True, ["agent"])
    assert (
        send(admin, "POST", f"/users/{world.admin.id}/deactivate", version=1).json()["code"] == "accounts.own_account"
    )


def test_a_reset_password_ends_all_sessions(world: World, admin: Client, sign_in: SignIn) -> None:
    client = sign_in(world.li_lei)
    path = f"/users/{world.li_lei.id}/password"
    assert send(admin, "POST", path, {"password": "Given-By-Admin-1"}, version=1).status_code == 200
    assert send(client, "GET", "/me").status_code == 401


def test_the_list_pages_filters_and_searches(world: World, admin: Client) -> None:
    for number in range(7):
        new_user(f"extra.{number}", "同名", team_ids=frozenset({world.team}))
    seen: list[str] = []
    after = ""
    while True:
        page = send(admin, "GET", f"/users?limit=3&sort=-name&filter[team]={world.team}&after={after}").json()
        seen += [item["id"] for item in page["items"]]
        if not page["next"]:
            break
        after = page["next"]
    assert len(seen) == len(set(seen)) == 8
    found = send(admin, "GET", "/users?q=WANG&total=1").json()
    assert ([item["username"] for item in found["items"]], found["total"]) == (
        ["wang.min"],
        {"value": 1, "exact": True},
    )
    assert send(admin, "GET", "/users?q=%25").json()["items"] == []
    assert send(admin, "GET", "/users?filter[active]=false").json()["items"] == []
    assert send(admin, "GET", "/users?filter[role]=x").status_code == 422


def test_a_page_of_users_costs_the_same_however_many(
    world: World, admin: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        new_user(f"many.{number}", f"多{number}", world.role("agent"), team_ids=frozenset({world.team}))
    with django_assert_max_num_queries(10):
        assert len(send(admin, "GET", "/users").json()["items"]) == 34


def test_unknown_users_are_not_found(world: World, admin: Client) -> None:
    assert send(admin, "GET", f"/users/{new_id()}").status_code == 404
    assert send(admin, "PATCH", f"/users/{new_id()}", {"name": "无"}, version=1).status_code == 404


def test_no_plain_contact_value_stands_in_the_table(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM accounts_user u WHERE u::text LIKE %s OR u::text LIKE %s",
            ["%13800001234%", "%wang.min@example%"],
        )
        assert cursor.fetchone() == (0,)


def test_nobody_reaches_another_shop_by_way_of_an_account(world: World, sign_in: SignIn) -> None:
    rights = {"accounts.user.view", "accounts.user.create", "accounts.user.edit", "accounts.user.assign"}
    lead = {**dict.fromkeys(rights, Scope.ALL), "conversations.conversation.view": Scope.SHOP}
    serve = {"conversations.conversation.view": Scope.SHOP}
    leads = role_create(actor=SYSTEM, fields=RoleFields(names={"zh-CN": "店长"}, rights=lead))
    serves = role_create(actor=SYSTEM, fields=RoleFields(names={"zh-CN": "店员"}, rights=serve))
    here = sign_in(new_user("shop.lead", "店长", leads.id, shop_ids=frozenset({world.shop_a})))
    there = new_user("other.shop", "外店", serves.id, shop_ids=frozenset({world.shop_b}))
    mine = new_user("own.shop", "本店", serves.id, shop_ids=frozenset({world.shop_a}))

    reset = send(here, "POST", f"/users/{there.id}/password", {"password": "Brand-New-Pass-7"}, version=there.version)
    moved = send(here, "PATCH", f"/users/{mine.id}", {"shop_ids": [str(world.shop_b)]}, version=mine.version)
    body = {**NEW, "role_ids": [str(serves.id)], "shop_ids": [str(world.shop_b)]}
    made = send(here, "POST", "/users", body, key="other-shop-1")
    for refused in (reset, moved, made):
        assert (refused.status_code, refused.json()["code"]) == (403, "accounts.right_not_held")
        assert refused.json()["permission"] == "conversations.conversation.view"
    assert not User.objects.filter(username="zhao.qiang").exists()
    assert send(here, "POST", "/users", {**body, "shop_ids": [str(world.shop_a)]}, key="own-shop-1").status_code == 201
    renamed = send(here, "PATCH", f"/users/{mine.id}", {"name": "小本"}, version=mine.version)
    assert renamed.status_code == 200


def test_losing_a_shop_or_a_team_closes_the_live_line(world: World, admin: Client) -> None:
    """The gateway closes the sockets of everybody whom such an event names."""
    path = f"/users/{world.wang_min.id}"
    for field, told in (("shop_ids", "shops"), ("team_ids", "teams")):
        version = send(admin, "GET", path).json()["version"]
        assert send(admin, "PATCH", path, {field: []}, version=version).status_code == 200
        event = events("accounts.user_changed")[-1]
        assert (event["fields"], event["user_ids"]) == ([told], [str(world.wang_min.id)])
    assert "accounts.user_changed" in REVOKING
