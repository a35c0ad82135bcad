"""Signing in and out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import PASSWORD, events, log, send
from zhike.accounts.models import Session, User
from zhike.accounts.services import passwords
from zhike.accounts.services.users import user_deactivate
from zhike.kernel.authz import SYSTEM

SignIn = Callable[[User | str], Client]


def attempt(username: str, password: str, **more: Any) -> Any:
    return Client().post(
        "/api/v1/sessions", {"username": username, "password": password, **more}, content_type="application/json"
    )


def test_a_browser_signs_in_with_a_cookie_and_writes_with_the_csrf_token(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(
        "/api/v1/sessions", {"username": "Wang.Min", "password": PASSWORD}, content_type="application/json"
    )
    assert answer.status_code == 201
    assert answer.json()["token"] is None
    cookie = answer.cookies["zhike_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert send(browser, "PATCH", "/me", {"language": "en"}).json()["code"] == "auth.csrf_failed"
    token = browser.get("/api/v1/me").json()["csrf"]
    for held in (answer.json()["csrf"], token):
        changed = browser.patch(
            "/api/v1/me", {"language": "en"}, content_type="application/json", headers={"X-CSRFToken": held}
        )
        assert changed.json()["user"]["language"] == "en"


def test_the_token_is_nowhere_in_the_database(world: World, sign_in: SignIn) -> None:
    token = sign_in(world.wang_min).defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    stored = Session.objects.get(user=world.wang_min)
    assert bytes(stored.token_hash) != token.encode()
    assert len(bytes(stored.token_hash)) == 32


@pytest.mark.parametrize("username", ["wang.min", "nobody.here", "", "a\u202eb", "x" * 200])
def test_wrong_name_and_wrong_password_look_the_same(world: World, username: str) -> None:
    answer = attempt(username or " ", "Wrong-Password-9").json()
    if answer["class"] == "auth":
        assert (answer["code"], answer["fields"]) == ("accounts.sign_in_failed", [])
    else:
        assert (username, answer["code"]) == ("", "input.invalid")


def test_an_unknown_name_costs_a_password_check_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    monkeypatch.setattr(passwords, "check_password", lambda password, stored: checked.append(stored))
    attempt("nobody.here", "Wrong-Password-9")
    attempt("wang.min", "Wrong-Password-9")
    assert checked == [passwords.nobodys_hash(), world.wang_min.password]


def test_an_inactive_account_is_told_only_to_who_knows_the_password(world: World) -> None:
    user_deactivate(actor=SYSTEM, user_id=world.li_lei.id, version=1)
    assert attempt("li.lei", PASSWORD).json()["code"] == "accounts.user_inactive"
    assert attempt("li.lei", "Wrong-Password-9").json()["code"] == "accounts.sign_in_failed"
    assert not Session.objects.filter(user=world.li_lei).exists()


def test_the_eleventh_try_in_a_row_waits(world: World) -> None:
    codes = [attempt("wang.min", "Wrong-Password-9").json()["code"] for _ in range(11)]
    assert codes == ["accounts.sign_in_failed"] * 10 + ["limit.too_many"]
    refused = attempt("WANG.MIN", PASSWORD)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    assert attempt("li.lei", PASSWORD).status_code == 201


def attempt_from(address: str, username: str, password: str) -> Any:
    body = {"username": username, "password": password}
    return Client(REMOTE_ADDR=address).post("/api/v1/sessions", body, content_type="application/json")


def test_a_stranger_elsewhere_keeps_nobody_out(world: World) -> None:
    codes = [attempt_from("203.0.113.7", "wang.min", f"Wrong-Password-{n}").status_code for n in range(11)]
    assert codes == [401] * 10 + [429]
    assert attempt_from("198.51.100.1", "wang.min", PASSWORD).status_code == 201


def test_many_addresses_guess_no_faster_and_the_owner_comes_in_at_the_usual_place(world: World) -> None:
    home = "198.51.100.1"
    assert attempt_from(home, "wang.min", PASSWORD).status_code == 201
    attempt_from(home, "nobody.here", PASSWORD)
    for name in ("wang.min", "nobody.here"):
        answers = [attempt_from(f"203.0.113.{n // 10}", name, "Wrong-Password-9").json()["code"] for n in range(100)]
        # Known or not: the same answers, in the same order.
        assert answers == ["accounts.sign_in_failed"] * 99 + ["limit.too_many"]
    assert attempt_from("192.0.2.9", "wang.min", PASSWORD).status_code == 429
    assert attempt_from(home, "wang.min", "Wrong-Password-9").status_code == 401
    assert attempt_from(home, "wang.min", PASSWORD).status_code == 201
    assert attempt_from(home, "nobody.here", PASSWORD).status_code == 429


def test_the_usual_place_is_no_way_around_the_limit_of_its_own(world: World) -> None:
    home = "198.51.100.1"
    assert attempt_from(home, "wang.min", PASSWORD).status_code == 201
    codes = [attempt_from(home, "wang.min", "Wrong-Password-9").status_code for _ in range(10)]
    assert codes == [401] * 9 + [429]


def test_addresses_of_one_network_are_one(world: World) -> None:
    assert attempt_from("2001:db8:1:2::1", "wang.min", PASSWORD).status_code == 201
    codes = [attempt_from(f"2001:db8:1:2::{n:x}", "wang.min", "Wrong-Password-9").status_code for n in range(2, 12)]
    assert codes == [401] * 9 + [429]


def test_success_and_failure_are_in_the_log(world: World) -> None:
    attempt("wang.min", "Wrong-Password-9")
    attempt("Secret-Typed-As-Name", "x")
    attempt("wang.min", PASSWORD, transport="bearer")
    rows = log("accounts.session.sign_in")
    assert [(row["object"], row["result"]) for row in rows] == [
        (str(world.wang_min.id), "failed"),
        ("unknown", "failed"),
        (str(world.wang_min.id), "ok"),
    ]
    session = Session.objects.get(user=world.wang_min)
    assert rows[2]["session"] == session.id
    assert "Secret-Typed-As-Name" not in str(rows).lower() + str(rows)


def test_signing_out_ends_the_session_at_once(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    assert send(client, "GET", "/me").status_code == 200
    assert send(client, "DELETE", "/sessions/current").status_code == 204
    assert send(client, "GET", "/me").json()["code"] == "auth.sign_in_required"
    [ended] = events("accounts.session_ended")
    assert (ended["reason"], ended["topics"]) == ("signed_out", [f"user:{world.wang_min.id}"])


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "日本", "' OR 1=1 --"])
def test_made_up_tokens_are_nobody(world: World, token: str) -> None:
    client = Client(headers={"Authorization": f"Bearer {token}"})
    assert send(client, "GET", "/me").status_code == 401


def test_me_tells_rights_teams_and_shops(world: World, sign_in: SignIn) -> None:
    me = send(sign_in(world.wang_min), "GET", "/me").json()
    assert me["user"]["phone_mask"] == "138****1234"
    assert me["user"]["email_mask"] == "w***@example.com"
    assert [(team["id"], team["name"]) for team in me["teams"]] == [(str(world.team), "售前组")]
    assert [shop["id"] for shop in me["shops"]] == [str(world.shop_a)]
    assert me["permissions"]["accounts.presence.view"] == "all"
    assert "accounts.user.view" not in me["permissions"]
    assert "13800001234" not in str(me)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_a_strangers_page_cannot_sign_a_browser_in(world: World, origin: str) -> None:
    body = f'{{"username": "wang.min", "password": "{PASSWORD}"}}'
    answer = Client().post("/api/v1/sessions", body, content_type="text/plain", headers={"Origin": origin})
    assert (answer.status_code, answer.json()["code"]) == (403, "auth.csrf_failed")
    assert not answer.cookies
    assert not Session.objects.exists()
    own = Client().post("/api/v1/sessions", body, content_type="text/plain", headers={"Origin": "http://testserver"})
    assert own.status_code == 201
