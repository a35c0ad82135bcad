"""Hot routes answer the same whether they are found directly or by the framework."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.test import Client

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES, address, call
from tests.suites.stage import said, undone
from zhike.config import urls
from zhike.kernel.http import RouteSpec, direct

HOT = [route for route in ROUTES if route.hot]
_OWN_TO_EACH = ("X-Request-Id",)


def _facts(response: Any) -> dict[str, Any]:
    body = orjson.loads(response.content or b"{}")
    for name in ("request_id", "id") if response.status_code != 200 else ():
        body.pop(name, None)
    headers = {name: value for name, value in response.items() if name not in _OWN_TO_EACH}
    if response.status_code >= 400:
        headers.pop("Content-Length")
    return {"status": response.status_code, "headers": headers, "body": body}


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], tuple[Any, Any, list[str]]]:
    """Sends a request on both ways; answers both and which of them the table took."""
    assert urls.urlpatterns
    real = direct.answer_directly

    def send(request: Callable[[], Any]) -> tuple[Any, Any, list[str]]:
        taken: list[str] = []

        def noting(plain: Any) -> Any:
            found = real(plain)
            if found is not None:
                taken.append(plain.path)
            return found

        with monkeypatch.context() as patched, undone():
            patched.setattr("zhike.kernel.http.middleware.answer_directly", noting)
            quick = _facts(request())
        with monkeypatch.context() as patched, undone():
            patched.setattr("zhike.kernel.http.middleware.answer_directly", lambda _request: None)
            usual = _facts(request())
        return quick, usual, taken

    return send


@pytest.mark.django_db
def test_every_hot_route_is_found_directly_and_answers_as_ever(cast: Cast, both: Any) -> None:
    assert HOT
    for route in HOT:
        made = CALLS[route.operation_id](cast)
        quick, usual, taken = both(lambda made=made, route=route: made.send(route))
        assert taken, f"{route.operation_id} takes the framework's way"
        assert quick["status"] == route.status
        assert quick == usual, route.operation_id


@pytest.mark.django_db
def test_refusals_are_the_same_on_both_ways(cast: Cast, as_role: Callable[[str], Client], both: Any) -> None:
    wrong: list[str] = []
    administrator, nobody = as_role("administrator"), Client()
    for route in HOT:
        for name, request in _refused(route, administrator, nobody).items():
            quick, usual, _taken = both(request)
            if quick != usual:
                wrong.append(f"{route.operation_id}, {name}: {quick} in place of {usual}")
    assert not wrong, said(wrong)


def _refused(route: RouteSpec, administrator: Client, nobody: Client) -> dict[str, Callable[[], Any]]:
    where = address(route)
    return {
        "without a session": lambda: call(nobody, route),
        "unknown session": lambda: nobody.get(where, headers={"Authorization": "Bearer nothing"}),
        "unknown parameter": lambda: call(administrator, route, query="?no_such_parameter=1"),
        "a row that is not there": lambda: call(administrator, route),
        "other spelling of an id": lambda: administrator.get(where.replace("-", "")),
        "the table's own way of writing": lambda: administrator.get(where.replace(str(UUID(int=0)), "{}")),
        "broken id": lambda: administrator.get(where.replace("0000", "zzzz")),
        "another method": lambda: administrator.generic("HEAD", where),
        "one segment more": lambda: administrator.get(where + "/nothing"),
        "a slash more": lambda: administrator.get(where + "/"),
    }


@pytest.mark.django_db
def test_an_unexpected_error_is_told_as_on_the_usual_way(
    cast: Cast, both: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: Any) -> Any:
        raise ArithmeticError("a bug")

    monkeypatch.setattr("zhike.kernel.http.hot._run", broken)
    route = next(route for route in HOT if route.operation_id == "conversation_counts")
    quick, usual, taken = both(lambda: CALLS[route.operation_id](cast).send(route))
    assert taken
    assert quick == usual
    assert quick["status"] == 500
    assert quick["body"]["code"] == "fault.unexpected"
    assert caplog.text.count("ArithmeticError: a bug") == 2
