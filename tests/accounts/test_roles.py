"""Roles: who may do what, who may give it, and when it takes effect."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import events, log, new_user, send
from zhike.accounts.authenticator import read_rights
from zhike.accounts.models import Role, User, UserRole
from zhike.accounts.permissions import DEPARTMENT_EDIT, DEPARTMENT_VIEW, ROLE_VIEW, USER_VIEW
from zhike.accounts.services.users import user_deactivate
from zhike.kernel.authz import SYSTEM, Actor, Scope, ScopeColumns, ScopedRow, all_permissions, covers, scope_sql
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id

SignIn = Callable[[User | str], Client]
VIEW = "conversations.conversation.view"


def make_role(client: Client, name: str, rights: dict[str, str]) -> dict[str, Any]:
    body = {"names": {"zh-CN": name}, "rights": rights}
    answer = send(client, "POST", "/roles", body, key=f"role-{new_id().hex}")
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


@pytest.mark.req("ACC-11")
def test_rights_have_three_dimensions_and_are_enforced_on_the_server(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)

    # Configured by who holds the right, refused by name to who does not.
    agent = sign_in(world.wang_min)
    refused = send(agent, "POST", "/roles", {"names": {"zh-CN": "偷渡"}, "rights": {}}, key="refused-1")
    assert (refused.status_code, refused.json()["permission"]) == (403, "accounts.role.edit")
    assert not Role.objects.filter(label="偷渡").exists()

    # Module and function: a role with one function of a module opens that function, no other, of no other module.
    catalogue = send(admin, "GET", "/permissions").json()["items"]
    assert {"accounts", "conversations", "work", "customers"} <= {item["module"] for item in catalogue}
    departments = make_role(admin, "只看部门", {"accounts.department.view": "all"})
    clerk = new_user("clerk.one", "文员", UUID(departments["id"]))
    client = sign_in(clerk)
    assert send(client, "GET", "/departments").status_code == 200
    write = send(client, "POST", "/departments", {"names": {"zh-CN": "新部门"}}, key="department-1")
    assert (write.status_code, write.json()["permission"]) == (403, DEPARTMENT_EDIT.name)
    assert send(client, "GET", "/users").json()["permission"] == USER_VIEW.name

    # Data: one function in five levels, each wider one with the rows of the narrower.
    wanted = all_permissions()[VIEW]
    rows = {
        "own": ScopedRow(owner_id=clerk.id),
        "team": ScopedRow(owner_id=new_id(), team_id=world.team),
        "department": ScopedRow(owner_id=new_id(), department_id=world.service),
        "shop": ScopedRow(owner_id=new_id(), shop_id=world.shop_a),
        "all": ScopedRow(owner_id=new_id(), shop_id=world.shop_b),
    }
    version = send(admin, "GET", f"/users/{clerk.id}").json()["version"]
    places = {"team_ids": [str(world.team)], "shop_ids": [str(world.shop_a)], "department_id": str(world.head_office)}
    assert send(admin, "PATCH", f"/users/{clerk.id}", places, version=version).status_code == 200
    for place, level in enumerate(rows):
        change = {"rights": {VIEW: level, "accounts.department.view": "all"}}
        departments = send(admin, "PATCH", f"/roles/{departments['id']}", change, version=departments["version"]).json()
        assert send(client, "GET", "/me").json()["permissions"][VIEW] == level
        actor = Actor("user", clerk.id, rights=read_rights(clerk.id))
        seen = [name for name, row in rows.items() if covers(actor, wanted, row)]
        assert seen == list(rows)[: place + 1], level
        condition, params = scope_sql(actor, wanted, ScopeColumns())
        assert condition.count(" = ") == min(place + 1, 4) * (level != "all")
        assert len(params) == condition.count("%s")


@pytest.mark.req("ACC-12")
def test_custom_roles_with_any_combination_and_several_roles_a_user(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)
    everything = {name: "own" if one.scoped else "all" for name, one in all_permissions().items()}
    whole = make_role(admin, "样样都会", everything)
    assert whole["rights"] == everything
    first = make_role(admin, "甲", {VIEW: "team", "accounts.role.view": "all"})
    second = make_role(admin, "乙", {VIEW: "shop", "accounts.department.view": "all"})
    user = new_user("two.roles", "双角色", UUID(first["id"]), UUID(second["id"]))
    held = read_rights(user.id).scopes
    assert held == {VIEW: Scope.SHOP, ROLE_VIEW.name: Scope.ALL, DEPARTMENT_VIEW.name: Scope.ALL}
    shown = send(admin, "GET", f"/users/{user.id}").json()
    assert {role["name"] for role in shown["roles"]} == {"甲", "乙"}
    [view] = [right for right in shown["rights"] if right["permission"] == VIEW]
    assert view["roles"] == ["乙", "甲"]


def test_a_changed_role_holds_from_the_next_request_on(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)
    role = make_role(admin, "看部门", {"accounts.department.view": "all"})
    user = new_user("next.request", "下一次", UUID(role["id"]))
    client = sign_in(user)
    assert send(client, "GET", "/departments").status_code == 200
    send(admin, "PATCH", f"/roles/{role['id']}", {"rights": {}}, version=role["version"])
    assert send(client, "GET", "/departments").status_code == 403
    changed = events("accounts.role_changed")[-1]
    assert changed["user_ids"] == [str(user.id)]
    edit = log("accounts.role.edit")[-1]
    assert edit["before"]["rights"] == {"accounts.department.view": "all"}
    assert edit["after"]["rights"] == {"accounts.department.view": None}


def test_nobody_gives_or_takes_what_they_do_not_hold(world: World, sign_in: SignIn) -> None:
    admin, manager = sign_in(world.admin), sign_in(world.manager)
    deep = make_role(admin, "深处", {VIEW: "all", "customers.customer.edit": "all"})
    narrow = make_role(admin, "只看角色", {"accounts.role.view": "all", "accounts.role.edit": "all", VIEW: "own"})
    clerk = sign_in(new_user("role.clerk", "角色员", UUID(narrow["id"])))
    for place, rights in enumerate(({VIEW: "team"}, {"accounts.user.view": "all"})):
        body = {"names": {"zh-CN": "越权"}, "rights": rights}
        answer = send(clerk, "POST", "/roles", body, key=f"beyond-my-rights-{place}")
        assert (answer.status_code, answer.json()["code"]) == (403, "accounts.right_not_held")
    taking = send(clerk, "PATCH", f"/roles/{deep['id']}", {"rights": {}}, version=deep["version"])
    assert (taking.json()["code"], taking.json()["permission"]) == ("accounts.right_not_held", VIEW)
    own = make_role(clerk, "自己有的", {VIEW: "own"})
    assert own["rights"] == {VIEW: "own"}

    # The mightiest role is given by its holders only, and its holders are out of reach for others.
    user = new_user("plain.user", "普通人")
    version = user.version
    roles = {"role_ids": [str(world.role("system_administrator"))]}
    assert (
        send(manager, "PATCH", f"/users/{user.id}", roles, version=version).json()["code"] == "accounts.right_not_held"
    )
    reset = send(manager, "POST", f"/users/{world.admin.id}/password", {"password": "Taken-Over-99"}, version=1)
    assert reset.json()["code"] == "accounts.right_not_held"
    assert (
        send(manager, "POST", f"/users/{world.admin.id}/deactivate", version=1).json()["code"]
        == "accounts.right_not_held"
    )
    assert not UserRole.objects.filter(user=user).exists()


def test_nobody_edits_own_roles_or_the_role_they_hold(world: World, sign_in: SignIn) -> None:
    admin, manager = sign_in(world.admin), sign_in(world.manager)
    for client, user in ((admin, world.admin), (manager, world.manager)):
        answer = send(client, "PATCH", f"/users/{user.id}", {"role_ids": []}, version=1)
        assert (answer.status_code, answer.json()["code"]) == (403, "accounts.own_roles")
    held = Role.objects.get(code="administrator")
    answer = send(manager, "PATCH", f"/roles/{held.id}", {"rights": {}}, version=held.version)
    assert answer.json()["code"] == "accounts.own_roles"
    more = send(manager, "PATCH", f"/users/{world.manager.id}", {"shop_ids": [str(world.shop_a)]}, version=1)
    assert more.json()["code"] == "accounts.own_account"


def test_the_last_system_administrator_stays(world: World, sign_in: SignIn) -> None:
    second = new_user("second.admin", "副管", world.role("system_administrator"))
    client = sign_in(second)
    assert send(client, "PATCH", f"/users/{world.admin.id}", {"role_ids": []}, version=1).status_code == 200
    with pytest.raises(ZhikeError, match="accounts.last_administrator"):
        user_deactivate(actor=SYSTEM, user_id=second.id, version=1)
    assert User.objects.get(pk=second.pk).active


def test_built_in_roles_are_adjusted_not_deleted(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)
    agent, system = Role.objects.get(code="agent"), Role.objects.get(code="system_administrator")
    assert send(admin, "DELETE", f"/roles/{agent.id}", version=1).json()["code"] == "accounts.role_fixed"
    fixed = send(admin, "PATCH", f"/roles/{system.id}", {"rights": {}}, version=1)
    assert fixed.json()["code"] == "accounts.role_fixed"
    renamed = send(admin, "PATCH", f"/roles/{agent.id}", {"names": {"zh-CN": "接待员"}}, version=1)
    assert renamed.json()["name"] == "接待员"
    visitor = str(world.role("visitor"))
    given = send(admin, "PATCH", f"/users/{world.li_lei.id}", {"role_ids": [visitor]}, version=1)
    assert given.json()["fields"][0]["code"] == "role.not_assignable"


def test_a_custom_role_goes_when_nobody_holds_it(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)
    role = make_role(admin, "临时", {VIEW: "own"})
    user = new_user("temp.user", "临时工", UUID(role["id"]))
    held = send(admin, "DELETE", f"/roles/{role['id']}", version=1)
    assert (held.status_code, held.json()["code"]) == (409, "accounts.role_in_use")
    send(admin, "PATCH", f"/users/{user.id}", {"role_ids": []}, version=1)
    assert send(admin, "DELETE", f"/roles/{role['id']}", version=1).status_code == 204
    again = make_role(admin, "临时", {})
    assert again["label"] == "临时"


def test_role_names_are_unique_and_versions_guard(world: World, sign_in: SignIn) -> None:
    admin = sign_in(world.admin)
    role = make_role(admin, "独一", {})
    twin = send(admin, "POST", "/roles", {"names": {"zh-CN": "独一"}}, key="twin-role-1")
    assert (twin.status_code, twin.json()["code"]) == (409, "conflict.value_taken")
    assert send(admin, "PATCH", f"/roles/{role['id']}", {"description": "x"}).status_code == 428
    assert (
        send(admin, "PATCH", f"/roles/{role['id']}", {"description": "x"}, version=9).json()["code"]
        == "conflict.version"
    )
    unknown = send(admin, "PATCH", f"/roles/{role['id']}", {"rights": {"no.such.view": "all"}}, version=1)
    assert unknown.json()["fields"][0]["code"] == "permission.unknown"
