"""The entry of the web process: hot routes take the short way in and answer as ever, a dead connection is noticed."""

import io
from typing import Any

import orjson
import pytest

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.stage import undone
from zhike.config import urls
from zhike.config.wsgi import application
from zhike.kernel.http import RouteSpec, direct
from zhike.kernel.postgres.base import own_connection


def _environ(method: str, path: str, body: bytes = b"", **headers: str) -> dict[str, Any]:
    address, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": address,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        **headers,
    }


def _sent(environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    answer = application(environ, lambda status, headers: told.append((status, dict(headers))))
    content = b"".join(answer)
    status, headers = told[0]
    return status, headers, content


def _hot(name: str) -> RouteSpec:
    return next(route for route in ROUTES if route.operation_id == name)


@pytest.fixture
def looked_after(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Says when the short way looked after the connection, which belongs to the test and stays."""
    assert urls.urlpatterns
    seen: list[str] = []
    monkeypatch.setattr(own_connection(), "close_if_unusable_or_obsolete", lambda: seen.append("looked"))
    return seen


@pytest.mark.django_db
def test_a_hot_read_answers_as_it_does_behind_the_framework(cast: Cast, looked_after: list[str]) -> None:
    call = CALLS["conversation_get"](cast)
    path = "/api/v1" + _hot("conversation_get").path.format(**call.values)
    with undone():
        expected = call.send(_hot("conversation_get"))
    environ = _environ("GET", path, HTTP_AUTHORIZATION=call.by.headers["Authorization"])
    status, headers, content = _sent(environ)
    assert looked_after == ["looked"]
    assert status == "200 OK"
    assert orjson.loads(content) == orjson.loads(expected.content)
    assert {name for name, _ in expected.items()} == set(headers)
    assert headers["Content-Length"] == str(len(content))


@pytest.mark.django_db
def test_refusals_and_writes_take_it_too(cast: Cast, looked_after: list[str]) -> None:
    call = CALLS["message_send"](cast)
    path = "/api/v1" + _hot("message_send").path.format(**call.values)
    body = orjson.dumps(call.body)
    key, bearer = {"HTTP_IDEMPOTENCY_KEY": "entry-0001"}, {"HTTP_AUTHORIZATION": call.by.headers["Authorization"]}
    status, headers, content = _sent(_environ("POST", path, body, **key))
    assert (status, orjson.loads(content)["code"]) == ("401 Unauthorized", "auth.sign_in_required")
    assert headers["Content-Type"].startswith("application/problem+json")
    assert _sent(_environ("POST", path, b"{", **key, **bearer))[0] == "400 Bad Request"
    assert _sent(_environ("POST", path, body, **key, **bearer))[0] == "201 Created"
    assert looked_after == ["looked"] * 3


@pytest.mark.django_db
def test_everything_else_goes_the_frameworks_way(looked_after: list[str]) -> None:
    found = [direct.find("GET", path, "") for path in ("/", "/healthz", "/api/v1/me", "/api/v1/conversations/{}")]
    assert found == [None] * 4
    assert direct.find("PUT", "/api/v1/conversations", "") is None
    assert not direct.FOUND.startswith("HTTP_"), "a header could say what was found"
