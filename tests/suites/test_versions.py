"""Editing together: a change that starts from an older version is refused and shows both sides."""

from typing import Any

import orjson
import pytest

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.stage import fingerprint, problem, said, state_tables, undone

VERSIONED = [route for route in ROUTES if route.versioned]


@pytest.mark.django_db
def test_a_stale_change_is_refused_and_shows_what_is_there_and_what_was_meant(cast: Cast) -> None:
    tables, wrong = state_tables(), []
    for route in VERSIONED:
        with undone():
            call = CALLS[route.operation_id](cast)
            assert call.version is not None, route.operation_id
            before = fingerprint(tables)
            response = call.send(route, version=call.version + 7)
            found = problem(response)
            if (response.status_code, found["code"], found["retry"]) != (409, "conflict.version", "after_reload"):
                wrong.append(f"{route.operation_id}: {response.status_code} {found['code']}")
                continue
            if not isinstance(found.get("current"), dict):
                wrong.append(f"{route.operation_id}: no current")
            elif found["current"].get("version") != call.version:
                wrong.append(f"{route.operation_id}: current {found['current'].get('version')} for {call.version}")
            if route.body is not None and not isinstance(found.get("yours"), dict):
                wrong.append(f"{route.operation_id}: no yours")
            if fingerprint(tables) != before:
                wrong.append(f"{route.operation_id} changed something")
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_a_change_raises_the_version_that_the_answer_names(cast: Cast) -> None:
    wrong = []
    for route in VERSIONED:
        with undone():
            call = CALLS[route.operation_id](cast)
            assert call.version is not None
            response = call.send(route)
            if response.status_code == 204 or "ETag" not in response:
                continue
            version = int(response["ETag"].strip('"'))
            answered: Any = orjson.loads(response.content)
            if version <= call.version or answered.get("version", version) != version:
                wrong.append(f"{route.operation_id}: {call.version} → {version}")
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_the_second_of_two_changes_from_one_version_is_refused_or_was_done_already(cast: Cast) -> None:
    tables, wrong = state_tables(), []
    for route in VERSIONED:
        with undone():
            call = CALLS[route.operation_id](cast)
            first = call.send(route)
            before = fingerprint(tables)
            second = call.send(route)
            refused = second.status_code in (404, 409)
            done_already = second.status_code == first.status_code
            if first.status_code != route.status or not (refused or done_already) or fingerprint(tables) != before:
                wrong.append(f"{route.operation_id}: {first.status_code}, {second.status_code}")
    assert not wrong, said(wrong)
