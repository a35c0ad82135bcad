"""Somebody who lacks a right learns what it is called and asks for it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import new_user, send
from zhike.accounts.models import Notification, User
from zhike.accounts.services.users import user_deactivate
from zhike.kernel.authz import SYSTEM

SignIn = Callable[[User | str], Client]
ASKED = {"permission": "audit.entry.view", "page": "/customers/0193a1f2-7e4b-7abc-8def-001122334455"}


def test_a_right_has_a_name_for_everybody_in_their_language(world: World, sign_in: SignIn) -> None:
    agent = sign_in(world.wang_min)
    assert send(agent, "GET", "/permissions").status_code == 403
    found = send(agent, "GET", "/rights/audit.entry.view").json()
    assert (found["title"], found["held"]) == ("查看操作日志", False)
    assert world.admin.name in found["givers"]
    send(agent, "PATCH", "/me", {"language": "en"})
    assert send(agent, "GET", "/rights/audit.entry.view").json()["title"] == "See the operation log"
    assert send(agent, "GET", "/rights/nothing.of.that").status_code == 404
    assert send(Client(), "GET", "/rights/audit.entry.view").status_code == 401


def test_three_givers_are_named_and_the_others_counted(world: World, sign_in: SignIn) -> None:
    before = send(sign_in(world.wang_min), "GET", "/rights/audit.entry.view").json()
    for number in range(4):
        new_user(f"chief{number}", f"管理员{number}", world.role("system_administrator"))
    after = send(sign_in(world.wang_min), "GET", "/rights/audit.entry.view").json()
    assert len(after["givers"]) == 3
    assert after["more"] + 3 == len(before["givers"]) + before["more"] + 4


def test_asking_tells_those_who_look_after_roles_and_nobody_else(world: World, sign_in: SignIn) -> None:
    gone = new_user("gone", "离职", world.role("system_administrator"))
    user_deactivate(actor=SYSTEM, user_id=gone.id, version=gone.version)
    answer = send(sign_in(world.wang_min), "POST", "/me/right-requests", ASKED)
    assert answer.status_code == 201
    rows = Notification.objects.filter(kind="accounts.right_requested")
    heard = {row.recipient_id for row in rows}
    assert answer.json() == {"told": len(heard)}
    assert world.admin.id in heard
    assert not heard & {world.wang_min.id, world.li_lei.id, gone.id}
    [shown] = send(sign_in(world.admin), "GET", "/notifications?filter[kind]=accounts.right_requested").json()["items"]
    assert shown["subject"] == {"kind": "user", "id": str(world.wang_min.id)}
    assert world.wang_min.name in shown["body"]
    assert "查看操作日志" in shown["body"]
    assert "/customers/…" in shown["body"]
    assert "0193a1f2" not in shown["body"]


def test_the_same_right_is_asked_for_once_an_hour_and_ten_in_a_day(world: World, sign_in: SignIn) -> None:
    agent = sign_in(world.wang_min)
    assert send(agent, "POST", "/me/right-requests", ASKED).status_code == 201
    again = send(agent, "POST", "/me/right-requests", ASKED)
    assert (again.status_code, again.json()["code"]) == (429, "limit.too_many")
    assert Notification.objects.filter(recipient=world.admin, kind="accounts.right_requested").count() == 1
    others = [
        "accounts.role.view",
        "accounts.role.edit",
        "accounts.user.view",
        "accounts.user.edit",
        "accounts.user.create",
    ]
    others += [
        "accounts.team.edit",
        "accounts.shop.edit",
        "accounts.skill.edit",
        "accounts.company.edit",
        "accounts.department.edit",
    ]
    codes = [send(agent, "POST", "/me/right-requests", {**ASKED, "permission": one}).status_code for one in others]
    assert codes == [201] * 9 + [429]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({**ASKED, "permission": "nothing.of.that"}, "permission"),
        ({**ASKED, "page": "https://elsewhere.example/"}, "page"),
        ({**ASKED, "page": "/customers?q=13800001234"}, "page"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(world: World, sign_in: SignIn, body: dict[str, str], path: str) -> None:
    answer = send(sign_in(world.wang_min), "POST", "/me/right-requests", body)
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["path"] == path
    assert not Notification.objects.filter(kind="accounts.right_requested").exists()


def test_who_holds_a_right_does_not_ask_for_it(world: World, sign_in: SignIn) -> None:
    answer = send(sign_in(world.admin), "POST", "/me/right-requests", ASKED)
    assert answer.json()["fields"][0]["code"] == "accounts.right_held"
