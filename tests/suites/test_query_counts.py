"""How many statements each route costs, against the counts in `query_counts.json`.

A count that rises is a finding: a read per row, a right asked for twice. `UPDATE_QUERY_COUNTS=1` writes the file anew,
and the review sees what changed. Savepoints do not count: outside a test they are the one transaction.
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.stage import said, undone
from zhike.kernel.http import RouteSpec
from zhike.kernel.settings import values

GOLDEN = Path(__file__).with_name("query_counts.json")
#: Read by one statement, and noted once per session in the operation log.
PAGES = frozenset({"conversation_get", "customer_get", "order_get", "ticket_get"})
_UNCOUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def _count(route: RouteSpec, cast: Cast) -> int:
    with undone():
        call = CALLS[route.operation_id](cast)
        # A session is marked as in use once a minute, by the first call after it: on a slow machine that is any call.
        with connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_session SET seen_at = clock_timestamp()")
        with CaptureQueriesContext(connection) as captured:
            response = call.send(route)
        assert response.status_code == route.status, response.content
    return sum(not query["sql"].startswith(_UNCOUNTED) for query in captured.captured_queries)


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a slow machine the two seconds for which parameters are remembered would pass between two calls."""
    monkeypatch.setattr(values, "_FRESH_S", 3_600.0)


@pytest.mark.django_db
def test_routes_cost_as_many_statements_as_written_down(cast: Cast) -> None:
    counts: dict[str, dict[str, int]] = {}
    for route in ROUTES:
        _count(route, cast)  # the first time also fills what a process remembers
        counts.setdefault(route.tag, {})[route.operation_id] = _count(route, cast)
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        GOLDEN.write_text(json.dumps(counts, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    written = json.loads(GOLDEN.read_text(encoding="utf-8"))
    wrong = [
        f"{tag}.{name}: {found.get(name)} in place of {written.get(tag, {}).get(name)}"
        for tag, found in counts.items()
        for name in sorted(found.keys() | written.get(tag, {}).keys())
        if found.get(name) != written.get(tag, {}).get(name)
    ]
    assert not wrong, said(wrong)
    assert counts.keys() == written.keys()


@pytest.mark.django_db
def test_hot_reads_are_one_statement(cast: Cast) -> None:
    for route in ROUTES:
        if route.hot and route.method == "GET":
            _count(route, cast)
            found = _count(route, cast)
            assert found == 1 or route.operation_id in PAGES, route.operation_id


@pytest.mark.django_db
def test_lists_cost_the_same_for_one_row_and_for_many(cast: Cast) -> None:
    with undone():
        before = {name: _list_cost(cast, name) for name in ("conversation_list", "queue_list", "user_list")}
        for _ in range(4):
            cast.thread()
        assert {name: _list_cost(cast, name) for name in before} == before


def _list_cost(cast: Cast, name: str) -> int:
    route = next(route for route in ROUTES if route.operation_id == name)
    _count(route, cast)
    return _count(route, cast)
