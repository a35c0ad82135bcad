"""Every route × every built-in role. The table is made from the declarations, so a new route cannot be forgotten."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from tests.suites.conftest import ROLE_CODES, ROUTES, call, name_of, rights_of_role
from zhike.config.api import api
from zhike.kernel.authz import Permission, all_permissions
from zhike.kernel.http import FIRST_STEPS, PUBLIC, Guard, RouteSpec
from zhike.kernel.http.guard import SignedIn

GUARDED = [route for route in ROUTES if route.permission is not None or isinstance(route.access, SignedIn)]
WITH_PERMISSION = [route for route in ROUTES if route.permission is not None]

#: Routes that anybody may call. Each is here for a reason that a reviewer accepted; a new one fails until it is listed.
PUBLIC_ROUTES = {
    "session_create": "signing in",
    "widget_session_create": "a visitor opens the chat; guarded by channel key, origin and rate limits",
}


def test_only_the_listed_routes_are_public() -> None:
    assert {route.operation_id for route in ROUTES if route.access is PUBLIC} == set(PUBLIC_ROUTES)


def test_every_route_declares_who_may_call_it() -> None:
    for route in ROUTES:
        assert route.access is PUBLIC or isinstance(route.access, Permission | Guard | SignedIn)
        if isinstance(route.access, Permission):
            assert route.access is all_permissions()[route.access.name]


@pytest.mark.django_db
@pytest.mark.parametrize("route", [r for r in ROUTES if r.access is not PUBLIC], ids=name_of)
def test_nobody_gets_in_without_signing_in(route: RouteSpec) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Bearer "}):
        response = call(Client(), route, headers)
        assert response.status_code == 401, response.content
        assert response["Content-Type"].startswith("application/problem+json")
        assert response.json()["class"] == "auth"


def test_only_the_first_steps_are_open_before_an_own_password() -> None:
    open_routes = {route.operation_id for route in ROUTES if route.access is FIRST_STEPS}
    assert open_routes == {"me", "me_change", "me_password", "session_end_current"}


@pytest.mark.django_db
def test_whose_password_another_person_chose_gets_nowhere_else(as_role: Callable[[str], Client]) -> None:
    client = as_role("system_administrator")
    client.defaults["HTTP_AUTHORIZATION"] = "Bearer given:system_administrator"
    before, wrong = _rows_changed(), []
    for route in (route for route in GUARDED if route.access is not FIRST_STEPS):
        answer = call(client, route, {})
        if (answer.status_code, answer.json()["code"]) != (403, "auth.password_change_required"):
            wrong.append(f"{route.operation_id}: {answer.status_code}")
    assert (wrong, _rows_changed() - before) == ([], 0)


def _rows_changed() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables "
            "WHERE relname NOT LIKE 'audit_entry%%'"
        )
        return int(cursor.fetchall()[0][0])


@pytest.mark.req("ACC-11")
@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLE_CODES)
def test_each_role_is_refused_exactly_what_it_was_not_given(role: str, as_role: Callable[[str], Client]) -> None:
    client, rights = as_role(role), rights_of_role(role)
    wrong: list[str] = []
    for route in GUARDED:
        allowed = route.permission is None or rights.scope(route.permission) is not None
        before = _rows_changed()
        response = call(
            client, route, {"If-Match": '"1"', "Idempotency-Key": f"suite-{role}-{route.operation_id}"[:64]}
        )
        refused = response.status_code == 403 and response.json()["code"] == "permission.missing"
        if refused == allowed and not (allowed and response.json().get("permission") != _name(route)):
            wrong.append(f"{route.operation_id}: {'refused' if refused else response.status_code}")
        if refused:
            assert response.json()["permission"] == (_name(route) or response.json()["permission"])
            assert _rows_changed() == before, f"{route.operation_id} changed something before it refused"
        assert response.status_code < 500, (route.operation_id, response.content)
    assert wrong == []


def _name(route: RouteSpec) -> str | None:
    return route.permission.name if route.permission else None


@pytest.mark.req("ACC-11")
@pytest.mark.django_db
def test_a_refusal_names_the_right_in_the_readers_words_and_is_logged(as_role: Callable[[str], Client]) -> None:
    response = as_role("data_analyst").get("/api/v1/users")
    if response.status_code != 403:
        response = as_role("inventory").get("/api/v1/users")
    problem = response.json()
    assert problem["title"] == "Insufficient permission"
    assert problem["permission"] == "accounts.user.view"
    assert "accounts.user.view" not in problem["detail"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT result, after FROM audit_entry WHERE action = 'permission.denied' ORDER BY id DESC LIMIT 1"
        )
        [(result, after)] = cursor.fetchall()
    assert result == "denied"
    assert "accounts.user.view" in str(after)


@pytest.mark.django_db
@pytest.mark.parametrize("route", GUARDED, ids=name_of)
def test_unknown_query_parameters_are_refused(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    if route.hot and route.method == "GET":
        return
    response = call(as_role("system_administrator"), route, query="?frobnicate=1")
    assert response.status_code == 422
    assert response.json()["fields"][0]["path"] == "frobnicate"


@pytest.mark.django_db
@pytest.mark.parametrize("route", [r for r in ROUTES if r.versioned], ids=name_of)
def test_changes_need_the_version_they_start_from(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    if isinstance(route.access, Guard):
        return
    response = call(as_role("system_administrator"), route, {"Idempotency-Key": "suite-version"})
    assert (response.status_code, response.json()["code"]) == (428, "conflict.version_required")


@pytest.mark.django_db
@pytest.mark.parametrize("route", [r for r in ROUTES if r.idempotent], ids=name_of)
def test_creations_need_a_key(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    if isinstance(route.access, Guard):
        return
    response = call(as_role("system_administrator"), route, {"If-Match": '"1"'})
    assert (response.status_code, response.json()["code"]) == (422, "input.idempotency_key")


def test_operation_ids_are_unique_and_every_route_describes_its_answer() -> None:
    names = [route.operation_id for route in ROUTES]
    assert len(names) == len(set(names))
    silent = [r.operation_id for r in ROUTES if r.response is None and r.spec is None and r.status not in (204, 302)]
    assert silent == []


def test_every_post_that_makes_something_is_idempotent_or_says_why() -> None:
    # A session, a ticket and a test token must not be replayed; a file that nothing uses is removed after a day;
    # asking for the same right again within the hour tells nobody twice.
    repeatable = {"right_request", "session_create", "live_ticket_create", "file_create", "channel_test_token"}
    loose = [
        route.operation_id
        for route in ROUTES
        if route.method == "POST" and not route.idempotent and not route.versioned and route.status == 201
    ]
    assert [name for name in loose if name not in repeatable and not name.startswith("widget_")] == []


def test_the_document_has_every_route() -> None:
    document = api.get_openapi_schema(path_prefix="/api/v1/")
    described = {
        operation["operationId"] for operations in document["paths"].values() for operation in operations.values()
    }
    assert described == {route.operation_id for route in ROUTES}
