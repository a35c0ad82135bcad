"""What is not a body of this route is refused with its place, before anything is done."""

from typing import Any

import orjson
import pytest

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS, Call
from tests.suites.conftest import ROUTES
from tests.suites.stage import fingerprint, problem, said, state_tables, undone
from zhike.kernel.http import RouteSpec

WITH_BODY = [route for route in ROUTES if route.body is not None]
#: Not the object that every body is, and what the answer says about each.
MISSHAPEN = {
    b"": {400, 422},
    b"{": {400},
    b"[]": {422},
    b"null": {422},
    b'"text"': {422},
    b"{} {}": {400},
    b"\xff\xfe": {400},
    b'{"a": NaN}': {400},
    b"[" * 3000: {400, 422},
}


def _raw(route: RouteSpec, call: Call, data: bytes, content_type: str = "application/json") -> Any:
    headers = {"Idempotency-Key": "suite-raw-0001", "If-Match": f'"{call.version or 1}"'}
    path = f"/api/v1{route.path.format(**call.values)}{call.query}"
    return call.by.client.generic(route.method, path, data, content_type=content_type, headers=headers)


@pytest.mark.django_db
def test_a_field_that_the_body_does_not_have_is_refused_by_name(cast: Cast) -> None:
    tables, wrong = state_tables(), []
    for route in WITH_BODY:
        with undone():
            call = CALLS[route.operation_id](cast)
            before = fingerprint(tables)
            response = _raw(route, call, orjson.dumps({**call.body, "frobnicate": 1}))
            found = problem(response)
            paths = [field["path"] for field in found.get("fields", [])]
            if (response.status_code, paths) != (422, ["frobnicate"]):
                wrong.append(f"{route.operation_id}: {response.status_code} {paths}")
            if fingerprint(tables) != before:
                wrong.append(f"{route.operation_id} changed something")
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_what_is_no_object_is_refused_as_input(cast: Cast) -> None:
    wrong = []
    for route in WITH_BODY:
        with undone():
            call = CALLS[route.operation_id](cast)
            for data, statuses in MISSHAPEN.items():
                response = _raw(route, call, data)
                if response.status_code not in statuses or problem(response)["class"] != "input":
                    wrong.append(f"{route.operation_id}: {data[:20]!r} → {response.status_code}")
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_a_body_beyond_the_limit_is_refused_and_not_read(cast: Cast) -> None:
    for route in WITH_BODY:
        if route.operation_id in ("message_send", "widget_message_send", "user_create", "session_create"):
            with undone():
                call = CALLS[route.operation_id](cast)
                response = _raw(route, call, b'{"text":"' + b"a" * 30_000_000 + b'"}')
                assert response.status_code in (413, 422), route.operation_id
                assert problem(response)["class"] == "input"


@pytest.mark.django_db
def test_an_answer_never_repeats_a_secret(cast: Cast) -> None:
    """Passwords that were sent come back in no problem document and in no answer."""
    for name in ("session_create", "user_create", "user_password_reset", "me_password"):
        route = next(one for one in ROUTES if one.operation_id == name)
        for change in ({}, {"frobnicate": 1}):
            with undone():
                call = CALLS[name](cast)
                for field in ("password", "current", "new"):
                    if field in call.body:
                        body = {**call.body, field: "Sesame-Open-77", **change}
                        for version in (call.version or 1, 9999):
                            stale = Call(call.by, call.values, body, version)
                            assert b"Sesame" not in _raw(route, stale, orjson.dumps(body)).content, name
