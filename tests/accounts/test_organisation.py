"""Company, departments, teams, shops and skills."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import events, log, new_user, send
from zhike.accounts.api.organisation import Platform
from zhike.accounts.authenticator import read_rights
from zhike.accounts.models import Department, Shop, TeamMember, User
from zhike.accounts.models.organisation import PLATFORMS
from zhike.accounts.services.roles import role_create
from zhike.accounts.types import RoleFields
from zhike.kernel.authz import SYSTEM, Scope
from zhike.kernel.ids import new_id

SignIn = Callable[[User | str], Client]


@pytest.fixture
def admin(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.admin)


@pytest.mark.parametrize("plural", ["departments", "teams", "shops", "skills"])
def test_every_part_is_made_renamed_archived_and_restored(world: World, admin: Client, plural: str) -> None:
    names = {"zh-CN": "新的", "en": "New"}
    made = send(admin, "POST", f"/{plural}", {"names": names}, key="make-part-1")
    assert made.status_code == 201, made.content
    part = made.json()
    path = f"/{plural}/{part['id']}"
    english = admin.get(f"/api/v1{path}", headers={"Accept-Language": "en"}).json()
    assert (part["name"], english["name"]) == ("新的", "新的")
    renamed = send(admin, "PATCH", path, {"names": {"zh-CN": "改名", "en": ""}}, version=1).json()
    assert (renamed["names"], renamed["version"]) == ({"zh-CN": "改名"}, 2)
    assert send(admin, "PATCH", path, {"names": {"zh-CN": "迟到"}}, version=1).status_code == 409
    gone = send(admin, "POST", f"{path}/archive", version=2).json()
    assert (gone["active"], gone["version"]) == (False, 3)
    assert part["id"] not in [row["id"] for row in send(admin, "GET", f"/{plural}").json()["items"]]
    kept = send(admin, "GET", f"/{plural}?filter[active]=false,true").json()["items"]
    assert part["id"] in [row["id"] for row in kept]
    back = send(admin, "POST", f"{path}/restore", version=3).json()
    assert (back["active"], [one["name"] for one in back["actions"]]) == (True, ["edit", "archive"])
    word = plural[:-1]
    assert [row["action"] for row in _actions(word)] == ["create", "edit", "archive", "restore"]
    assert [one["change"] for one in events(f"accounts.{word}_changed") if str(one["subject"]) == part["id"]] == [
        "created",
        "changed",
        "archived",
        "restored",
    ]


def _actions(word: str) -> list[dict[str, Any]]:
    return [{"action": verb} for verb in ("create", "edit", "archive", "restore") if log(f"accounts.{word}.{verb}")]


def test_names_need_the_company_language_and_are_unique_among_those_in_use(world: World, admin: Client) -> None:
    missing = send(admin, "POST", "/shops", {"names": {"en": "Only English"}}, key="shop-name-1").json()
    assert [(one["path"], one["code"]) for one in missing["fields"]] == [("names.zh-CN", "value.missing")]
    unknown = send(admin, "POST", "/shops", {"names": {"zh-CN": "甲", "xx": "?"}}, key="shop-name-2").json()
    assert unknown["fields"][0]["path"] == "names.xx"
    twin = send(admin, "POST", "/shops", {"names": {"zh-CN": "旗舰店"}}, key="shop-name-3")
    assert (twin.status_code, twin.json()["fields"][0]["path"]) == (409, "names")
    send(admin, "POST", f"/shops/{world.shop_b}/archive", version=1)
    again = send(admin, "POST", "/shops", {"names": {"zh-CN": "海外店"}}, key="shop-name-4")
    assert again.status_code == 201
    clash = send(admin, "POST", f"/shops/{world.shop_b}/restore", version=2)
    assert clash.json()["code"] == "conflict.value_taken"


def test_a_department_cannot_come_under_itself(world: World, admin: Client) -> None:
    path = f"/departments/{world.head_office}"
    for below in (world.service, world.head_office):
        answer = send(admin, "PATCH", path, {"parent_id": str(below)}, version=1)
        assert answer.json()["code"] == "accounts.department_cycle"
    assert Department.objects.get(pk=world.head_office).parent_id is None


def test_moving_a_department_moves_the_rights_of_those_above(world: World, admin: Client, sign_in: SignIn) -> None:
    send(admin, "PATCH", f"/users/{world.manager.id}", {"department_id": str(world.head_office)}, version=1)
    assert set(read_rights(world.manager.id).department_ids) == {world.head_office, world.service}
    before = User.objects.get(pk=world.manager.pk).authz_version
    assert send(admin, "PATCH", f"/departments/{world.service}", {"parent_id": None}, version=1).status_code == 200
    assert read_rights(world.manager.id).department_ids == (world.head_office,)
    assert User.objects.get(pk=world.manager.pk).authz_version > before
    assert events("accounts.department_changed")[-1]["user_ids"] == [str(world.manager.id)]


def test_what_is_relied_on_is_not_archived(world: World, admin: Client) -> None:
    for path, by in ((f"/departments/{world.head_office}", "departments"), (f"/teams/{world.team}", "shops")):
        answer = send(admin, "POST", f"{path}/archive", version=1)
        assert (answer.status_code, answer.json()["code"], answer.json()["by"]) == (409, "accounts.still_in_use", by)


def test_team_members_are_replaced_and_their_rights_follow(world: World, admin: Client) -> None:
    path = f"/teams/{world.team}/members"
    members = [{"user_id": str(world.li_lei.id), "leader": True}]
    shown = send(admin, "PUT", path, {"members": members}, version=1).json()
    assert [(one["name"], one["leader"]) for one in shown["members"]] == [("李雷", True)]
    assert read_rights(world.li_lei.id).team_ids == (world.team,)
    assert read_rights(world.wang_min.id).team_ids == ()
    concerned = set(events("accounts.team_changed")[-1]["user_ids"])
    assert concerned == {str(world.li_lei.id), str(world.wang_min.id)}
    stranger = {"members": [{"user_id": str(new_id())}]}
    assert send(admin, "PUT", path, stranger, version=2).json()["fields"][0]["path"] == "members"
    assert send(admin, "PUT", path, {"members": []}, version=1).status_code == 409


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"platform": "bazaar"}, "platform"),
        ({"zone": "Nowhere"}, "zone"),
        ({"currency": "cny"}, "currency"),
        ({"currency": "ABC"}, "currency"),
        ({"team_id": str(new_id())}, "team_id"),
        ({"names": {"zh-CN": "坏\x00名"}}, "names.zh-CN"),
    ],
)
def test_bad_shops_are_refused(world: World, admin: Client, change: dict[str, Any], path: str) -> None:
    body = {"names": {"zh-CN": "好店"}, **change}
    answer = send(admin, "POST", "/shops", body, key="bad-shop-1")
    assert answer.status_code == 422
    assert [one["path"].removeprefix("body.") for one in answer.json()["fields"]] == [path]
    assert not Shop.objects.filter(label="好店").exists()


def test_the_company_changes_with_its_version(world: World, admin: Client) -> None:
    assert send(admin, "GET", "/company").json()["version"] == 1
    changed = send(admin, "PATCH", "/company", {"name": "知客商贸", "currency": "USD"}, version=1).json()
    assert (changed["name"], changed["currency"], changed["zone"]) == ("知客商贸", "USD", "Asia/Shanghai")
    assert send(admin, "PATCH", "/company", {"name": "晚了"}, version=1).status_code == 409
    refused = send(admin, "PATCH", "/company", {"currency": "RMB"}, version=2).json()["fields"][0]
    assert (refused["path"], refused["code"]) == ("currency", "value.currency")
    assert send(admin, "GET", "/me").json()["company"]["name"] == "知客商贸"


def test_the_address_takes_every_platform_of_the_table() -> None:
    assert get_args(Platform) == PLATFORMS


def test_only_a_system_administrator_goes_into_a_team_by_their_own_hand(world: World, sign_in: SignIn) -> None:
    path = f"/teams/{world.other_team}/members"
    body = {"members": [{"user_id": str(world.manager.id), "leader": False}]}
    refused = send(sign_in(world.manager), "PUT", path, body, version=1)
    assert refused.json()["code"] == "accounts.own_account"
    assert not TeamMember.objects.filter(user=world.manager).exists()
    own = {"members": [{"user_id": str(world.admin.id), "leader": False}]}
    assert send(sign_in(world.admin), "PUT", path, own, version=1).status_code == 200


@pytest.fixture
def editor(world: World) -> User:
    """An agent of the first team who may besides edit teams and departments."""
    names = {"zh-CN": "组织管理", "en": "Organiser"}
    edits = {"accounts.team.edit": Scope.ALL, "accounts.team.view": Scope.ALL, "accounts.department.edit": Scope.ALL}
    role = role_create(actor=SYSTEM, fields=RoleFields(names=names, rights=edits))
    return new_user("org.editor", "组织员", role.id, world.role("agent"), team_ids=frozenset({world.team}))


def test_nobody_opens_a_team_to_others_that_is_not_open_to_them(world: World, sign_in: SignIn, editor: User) -> None:
    client = sign_in(editor)
    body = {"members": [{"user_id": str(world.li_lei.id)}]}
    refused = send(client, "PUT", f"/teams/{world.other_team}/members", body, version=1)
    assert (refused.status_code, refused.json()["code"]) == (403, "accounts.right_not_held")
    assert read_rights(world.li_lei.id).scopes[refused.json()["permission"]] >= Scope.TEAM
    assert read_rights(world.li_lei.id).team_ids == ()
    own = [*({"user_id": str(one.id)} for one in (world.li_lei, world.wang_min)), {"user_id": str(editor.id)}]
    assert send(client, "PUT", f"/teams/{world.team}/members", {"members": own}, version=1).status_code == 200
    assert read_rights(world.li_lei.id).team_ids == (world.team,)


def test_taking_people_out_of_a_team_opens_nothing(world: World, sign_in: SignIn, editor: User) -> None:
    TeamMember.objects.create(team_id=world.other_team, user=world.li_lei)
    emptied = send(sign_in(editor), "PUT", f"/teams/{world.other_team}/members", {"members": []}, version=1)
    assert emptied.status_code == 200
    assert read_rights(world.li_lei.id).team_ids == ()


def test_a_team_comes_back_by_who_may_see_in_it_what_its_members_may(
    world: World, admin: Client, sign_in: SignIn, editor: User
) -> None:
    path = f"/teams/{world.other_team}"
    TeamMember.objects.create(team_id=world.other_team, user=world.li_lei)
    assert send(admin, "POST", f"{path}/archive", version=1).status_code == 200
    refused = send(sign_in(editor), "POST", f"{path}/restore", version=2)
    assert (refused.status_code, refused.json()["code"]) == (403, "accounts.right_not_held")
    assert send(admin, "POST", f"{path}/restore", version=2).status_code == 200


def test_a_department_moves_under_others_only_by_who_sees_as_much(
    world: World, admin: Client, sign_in: SignIn, editor: User
) -> None:
    wide = dict.fromkeys(("conversations.conversation.view", "conversations.note.view"), Scope.DEPARTMENT)
    lead = role_create(actor=SYSTEM, fields=RoleFields(names={"zh-CN": "主管"}, rights=wide))
    new_user("dept.lead", "主管", lead.id, department_id=world.head_office)
    names = {"zh-CN": "财务部"}
    part = send(admin, "POST", "/departments", {"names": names}, key="dept-finance").json()
    body = {"parent_id": str(world.head_office)}
    refused = send(sign_in(editor), "PATCH", f"/departments/{part['id']}", body, version=1)
    assert (refused.status_code, refused.json()["permission"]) == (403, "conversations.conversation.view")
    assert Department.objects.get(pk=part["id"]).parent_id is None
    assert send(admin, "PATCH", f"/departments/{part['id']}", body, version=1).status_code == 200
    out = send(sign_in(editor), "PATCH", f"/departments/{part['id']}", {"parent_id": None}, version=2)
    assert out.status_code == 200
