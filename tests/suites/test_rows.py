"""Every route × the row it is about × how far the caller's scope reaches."""

import re
from uuid import UUID

import pytest

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.calls.call import Belongs
from tests.suites.conftest import ROUTES
from tests.suites.scoped import ScopedCallers, scoped_callers
from tests.suites.stage import fingerprint, problem, said, state_tables, undone
from zhike.kernel.authz import Scope
from zhike.kernel.http import Guard, RouteSpec

WITH_ROW = [route for route in ROUTES if "{" in route.path]
#: Parameters that name a row by something else than an id.
#: Customers belong to nobody and to several shops; so do the requests about them.
_OF_CUSTOMERS = ("customer_", "correction_")
_WORDS = {"key": "no.such_key", "kind": "episode"}


def _nowhere(route: RouteSpec) -> dict[str, str]:
    """An address that no row has."""
    names = re.findall(r"{([a-z_]+)}", route.path)
    return {name: _WORDS.get(name) or ("999999999" if name == "entry_id" else str(UUID(int=7))) for name in names}


@pytest.mark.django_db
def test_a_row_that_is_not_there_is_not_found(cast: Cast) -> None:
    wrong = []
    for route in WITH_ROW:
        with undone():
            call = CALLS[route.operation_id](cast)
            response = call.send(route, values=_nowhere(route), version=1)
            if (response.status_code, problem(response)["class"]) != (404, "missing"):
                wrong.append(f"{route.operation_id}: {response.status_code}")
    assert not wrong, said(wrong)


def _foreigner(route: RouteSpec, cast: Cast, callers: ScopedCallers, belongs: Belongs) -> Api:
    """Another customer's widget; Li Lei as he is for rows of one person (some rights reach those), else Li Lei with
    every permission there is for shop B."""
    if isinstance(route.access, Guard):
        return cast.of_li.widget
    return cast.api(cast.li) if belongs == "own" else callers.api(cast.li, Scope.SHOP)


@pytest.mark.req("ACC-11")
@pytest.mark.django_db
def test_a_row_of_another_shop_or_person_is_not_found_and_stays_as_it_is(cast: Cast) -> None:
    """Li Lei holds every permission for all of shop B; Wang Min's rows in shop A do not exist for him."""
    tables = state_tables()
    wrong = []
    with scoped_callers(cast) as callers:
        for route in WITH_ROW:
            with undone():
                call = CALLS[route.operation_id](cast)
                if call.belongs == "company":
                    continue
                foreigner = _foreigner(route, cast, callers, call.belongs)
                before = fingerprint(tables)
                response = call.send(route, foreigner)
                if (response.status_code, problem(response)["class"]) != (404, "missing"):
                    wrong.append(f"{route.operation_id}: {response.status_code} {response.content.decode()[:200]}")
                after = fingerprint(tables)
                wrong += [f"{route.operation_id} changed {name}" for name in tables if after[name] != before[name]]
    assert not wrong, said(wrong)


def _reached(route: RouteSpec, cast: Cast, callers: ScopedCallers, scope: Scope, *, owner: bool) -> bool:
    """Whether somebody of shop A finds the row: its owner, or Zhang Wei from the same team."""
    with undone():
        call = CALLS[route.operation_id](cast)
        person = cast.wang if owner else cast.chen
        return bool(call.send(route, callers.api(person, scope)).status_code != 404)


@pytest.mark.req("ACC-11")
@pytest.mark.django_db
def test_a_scope_reaches_as_far_as_it_says_and_no_further(cast: Cast) -> None:
    """Of a row that Wang Min has: with scope "own" he reaches it and Chen Jing of his team does not; with "team" and
    wider she does."""
    wrong = []
    with scoped_callers(cast) as callers:
        for route in WITH_ROW:
            with undone():
                scoped = CALLS[route.operation_id](cast).belongs == "scoped"
            if not scoped or route.operation_id in _NOT_WANGS or route.operation_id.startswith(_OF_CUSTOMERS):
                continue
            found = {
                "owner, own": _reached(route, cast, callers, Scope.OWN, owner=True),
                "colleague, own": _reached(route, cast, callers, Scope.OWN, owner=False),
                **{
                    f"colleague, {scope.code}": _reached(route, cast, callers, scope, owner=False)
                    for scope in (Scope.TEAM, Scope.DEPARTMENT, Scope.SHOP, Scope.ALL)
                },
            }
            expected = dict.fromkeys(found, True) | {"colleague, own": False} | _otherwise(route.operation_id)
            if found != expected:
                wrong += [f"{route.operation_id}: {name}" for name in found if found[name] != expected[name]]
    assert not wrong, said(wrong)


def _otherwise(operation_id: str) -> dict[str, bool]:
    """What differs for rows that nobody owns: orders are of a team and a shop, products of a shop alone."""
    if operation_id.startswith("product_"):
        return {"owner, own": False, "colleague, team": False, "colleague, department": False}
    nobodys = operation_id.startswith(("order_", "shipment_", "trace_", "refund_"))
    return {"owner, own": False} if nobodys else {}


#: Rows that wait for somebody, so nobody owns them (nor does anybody own a customer, a `customer_` route's row); and a
#: request that only the asked one sees.
_NOT_WANGS = {
    "conversation_take",
    "ticket_take",
    "conversation_assign",
    "work_item_clocks",
    "conversation_transfer_accept",
    "conversation_transfer_decline",
}


@pytest.mark.req("ACC-11")
@pytest.mark.django_db
def test_lists_hold_the_rows_of_the_scope_only(cast: Cast) -> None:
    """Wang Min has one open conversation, his team another that waits, shop B a third."""
    sun, zhou, of_li = cast.sun_li.id, cast.zhou_tao.id, cast.of_li.id
    expected = {
        (cast.wang, Scope.OWN): {sun},
        (cast.chen, Scope.OWN): set(),
        (cast.chen, Scope.TEAM): {sun, zhou},
        (cast.chen, Scope.SHOP): {sun, zhou},
        (cast.li, Scope.OWN): {of_li},
        (cast.li, Scope.SHOP): {of_li},
        (cast.li, Scope.ALL): {sun, zhou, of_li},
    }
    with scoped_callers(cast) as callers:
        for (person, scope), ids in expected.items():
            api = callers.api(person, scope)
            assert {one["id"] for one in api.get("/conversations?filter[state]=open")["items"]} == ids, (person, scope)
            assert api.get("/conversations/counts")["open"] == len(ids)
            waiting = {"episode"} if zhou in ids else set()
            assert {one["kind"] for one in api.get("/queue")["items"]} == waiting
            agents = {one["agent_id"] for one in api.get("/assignments")["items"]}
            assert (str(cast.li.id) in agents) == (of_li in ids)
            assert (str(cast.wang.id) in agents) == (sun in ids)


@pytest.mark.django_db
def test_scoped_permissions_stand_before_scoped_rows_only(cast: Cast) -> None:
    wrong = []
    for route in WITH_ROW:
        with undone():
            belongs = CALLS[route.operation_id](cast).belongs
        if route.permission is not None and route.permission.scoped != (belongs == "scoped"):
            wrong.append(route.operation_id)
    assert not wrong, said(wrong)
