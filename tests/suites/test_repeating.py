"""Writing twice: the same key and body are one effect and one answer; another body under the key is refused."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import orjson
import pytest
from django.db import connection, connections

from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.stage import fingerprint, problem, said, state_tables, undone
from zhike.kernel.http import RouteSpec
from zhike.kernel.ids import new_id

ANSWERED = [route for route in ROUTES if route.idempotent is True]
#: Those whose first answer is kept; the others read anew and may well answer the same to another request.
KEPT = [route for route in ANSWERED if route.again is None]
KEYED = [route for route in ROUTES if route.idempotent == "domain"]


#: What stands already is answered as it stands, whatever the key: a link between the same two things is one link.
_ONCE = {"ticket_link"}


def shown(route: RouteSpec, response: Any) -> tuple[Any, ...]:
    """What both answers have in common: all of a kept one; of one that is read anew all but what is signed anew."""
    content = response.content
    if route.again is not None:
        content = {name: value for name, value in orjson.loads(content).items() if name != "listen_grant"}
    return response.status_code, content, response.get("ETag")


def otherwise(body: Any) -> Any:
    """The same body with one text changed, still valid."""
    changed = orjson.loads(orjson.dumps(body))
    if "format" in changed:
        return {**changed, "format": "xlsx" if changed["format"] == "csv" else "csv"}
    if "add" in changed:
        return {**changed, "add": [], "remove": changed["add"]}
    place = changed.get("params", changed)
    if "confirm" in changed or place is not changed:
        place["reason"] = "二"
        return changed
    for name in ("names", "name", "bodies"):
        if isinstance(place.get(name), dict):
            place = place[name]
            break
    for name in ("zh-CN", "name", "note", "text", "reason", "value", "detail"):
        if isinstance(place.get(name), str):
            place[name] += "二"
            return changed
    # What else there is: another id, amount or code. The key is looked at before the row.
    for name, value in place.items():
        if name.endswith("_id") and value:
            return {**changed, name: str(new_id())}
        if isinstance(value, str) and name not in ("kind", "code", "status"):
            return {**changed, name: value + "2"}
        if isinstance(value, int) and not isinstance(value, bool):
            return {**changed, name: value + 1}
    return {**changed, "reason" if "status" in changed else "text": "二"}


@pytest.mark.django_db
def test_the_same_request_again_gets_the_first_answer_and_changes_nothing(cast: Cast) -> None:
    tables, wrong = state_tables(), []
    for route in ANSWERED:
        with undone():
            call = CALLS[route.operation_id](cast)
            first = call.send(route)
            before = fingerprint(tables)
            again = call.send(route)
            after = fingerprint(tables)
            same = shown(route, again) == shown(route, first)
            if not (same and again["Idempotent-Replayed"] == "true" and before == after):
                wrong.append(route.operation_id)
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_a_key_that_stands_for_another_body_is_refused(cast: Cast) -> None:
    tables, wrong = state_tables(), []
    for route in KEPT:
        with undone():
            call = CALLS[route.operation_id](cast)
            if not call.body:  # nothing that could be said otherwise
                continue
            call.send(route)
            before = fingerprint(tables)
            other = call.send(route, body=otherwise(call.body))
            if (other.status_code, problem(other)["code"]) != (409, "conflict.idempotency_key_reused"):
                wrong.append(f"{route.operation_id}: {other.status_code}")
            if fingerprint(tables) != before:
                wrong.append(f"{route.operation_id} changed something")
    assert not wrong, said(wrong)


@pytest.mark.django_db
def test_another_key_is_another_request(cast: Cast) -> None:
    for route in (*KEPT, *KEYED):
        with undone():
            call = CALLS[route.operation_id](cast)
            first = call.send(route)
            second = call.send(route, key="suite-key-0002")
            assert "Idempotent-Replayed" not in second, route.operation_id
            if second.status_code == route.status:
                assert second.content != first.content or route.operation_id in _ONCE, route.operation_id


@pytest.mark.django_db
def test_a_row_with_its_own_key_is_written_once(cast: Cast) -> None:
    tables = state_tables()
    for route in KEYED:
        with undone():
            call = CALLS[route.operation_id](cast)
            first, before = call.send(route), fingerprint(tables)
            again = call.send(route)
            assert (again.status_code, again.content) == (first.status_code, first.content), route.operation_id
            assert fingerprint(tables) == before, route.operation_id


@pytest.mark.django_db
def test_a_message_key_under_which_something_else_was_said_is_refused_or_answers_the_first(cast: Cast) -> None:
    """The stored message counts: nothing is lost silently and no second text appears."""
    for route in KEYED:
        with undone():
            call = CALLS[route.operation_id](cast)
            first = call.send(route)
            other = call.send(route, body=otherwise(call.body))
            if other.status_code != 409:
                assert (other.status_code, other.content) == (first.status_code, first.content), route.operation_id


@pytest.fixture
def committed(db_committed: Urls) -> Iterator[Cast]:
    """The cast for good, in this module's own database."""
    spine = Spine(0)
    spine.number()
    made = Cast(spine)
    yield made
    connections.close_all()


def at_once(count: int, route: RouteSpec, cast: Cast, keys: list[str]) -> list[Any]:
    """The route's call `count` times at the same moment, each on a connection of its own."""
    call = CALLS[route.operation_id](cast)
    answers: list[Any] = [None] * count
    gate = Barrier(count)

    def work(number: int) -> None:
        try:
            gate.wait(20)
            answers[number] = call.send(route, key=keys[number % len(keys)])
        finally:
            connections.close_all()

    threads = [Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchall()[0][0])


@pytest.mark.parametrize(
    ("operation", "table"),
    [("channel_create", "conversations_channel"), ("conversation_transfer", "conversations_transfer")],
)
def test_twins_at_the_same_moment_are_one_effect(committed: Cast, operation: str, table: str) -> None:
    route = next(one for one in ANSWERED if one.operation_id == operation)
    CALLS[operation](committed)  # what the call needs is there before rows are counted
    before = _rows(table)
    answers = at_once(8, route, committed, ["suite-twins-1"])
    assert {(answer.status_code, answer.content) for answer in answers} == {(route.status, answers[0].content)}
    assert _rows(table) == before + 1


@pytest.mark.parametrize("operation", ["message_send", "widget_message_send", "note_create"])
def test_fifty_identical_sends_are_one_row_and_use_one_number(committed: Cast, operation: str) -> None:
    route = next(one for one in KEYED if one.operation_id == operation)
    answers = at_once(50, route, committed, ["suite-fifty-1"])
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    following = CALLS[operation](committed).send(route, key="suite-fifty-2")
    assert orjson.loads(following.content)["seq"] == orjson.loads(answers[0].content)["seq"] + 1
