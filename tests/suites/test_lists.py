"""Every list route keeps the list contract."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.suites.conftest import ROUTES, address, name_of
from zhike.kernel.http import ListSpec, RouteSpec

LISTS = [route for route in ROUTES if route.spec is not None and route.permission is not None]
#: Lists below a row that does not exist answer 404 before they are read.
TOP_LISTS = [route for route in LISTS if "{" not in route.path]


def spec_of(route: RouteSpec) -> ListSpec:
    assert route.spec is not None
    return route.spec


@pytest.mark.django_db
@pytest.mark.parametrize("route", TOP_LISTS, ids=name_of)
def test_every_sort_works_in_both_directions(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    client = as_role("system_administrator")
    for sort in spec_of(route).sorts:
        for sign in ("", "-"):
            response = client.get(f"{address(route)}?sort={sign}{sort}&limit=1&total=1")
            assert response.status_code == 200, (sort, response.content)
            assert set(response.json()) == {"items", "next", "total"}


@pytest.mark.django_db
@pytest.mark.parametrize("route", TOP_LISTS, ids=name_of)
def test_limits_sorts_and_offsets_outside_the_contract_are_refused(
    route: RouteSpec, as_role: Callable[[str], Client]
) -> None:
    client = as_role("system_administrator")
    for query in ("limit=0", "limit=201", "sort=password", "offset=10", "page=2", "after=x"):
        response = client.get(f"{address(route)}?{query}")
        assert response.status_code == 422, (query, response.content)


@pytest.mark.django_db
@pytest.mark.parametrize("route", TOP_LISTS, ids=name_of)
def test_filters_take_what_they_say(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    client = as_role("system_administrator")
    good = {
        "uuid": "01939d3e-0000-7000-8000-000000000001",
        "bool": "true",
        "time": "2026-11-21T00:00:00Z",
        "integer": "1",
        "text": "退款",
    }
    for name, one in spec_of(route).filters.items():
        value = one.choices[0] if one.choices else good[one.kind]
        response = client.get(address(route), {f"filter[{name}]": value})
        assert response.status_code == 200, (name, response.content)
        if one.choices or one.kind != "text":
            assert client.get(address(route), {f"filter[{name}]": "\u2603"}).status_code == 422
    if spec_of(route).q:
        assert client.get(address(route), {"q": "'; DROP TABLE x; -- 100% _"}).status_code == 200


#: What Python reads as an id, a number or a time and PostgreSQL does not, and times outside the calendar.
ODD = {
    "uuid": ["urn:uuid:01939d3e-0000-7000-8000-000000000001", "{01939d3e-0000-7000-8000-000000000001}"],
    "integer": ["--5", "5-"],
    "time": ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-W01-1T00:00:00Z",
             "2026-11-21T00:00:00+23:59"],
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("route", TOP_LISTS, ids=name_of)
def test_filters_refuse_what_the_database_does_not_read(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    client = as_role("system_administrator")
    for name, one in spec_of(route).filters.items():
        for value in () if one.choices else ODD.get(one.kind, ()):
            response = client.get(address(route), {f"filter[{name}]": value})
            assert response.status_code == 422, (name, value, response.content)
        assert client.get(address(route), {f"filter[{name}]": ",,"}).status_code == 200, "no value is no filter"


@pytest.mark.django_db
@pytest.mark.parametrize("route", TOP_LISTS, ids=name_of)
def test_paging_by_one_sees_every_row_once(route: RouteSpec, as_role: Callable[[str], Client]) -> None:
    client = as_role("system_administrator")
    whole = [item["id"] for item in client.get(address(route), {"limit": 200}).json()["items"]][:12]
    seen: list[str] = []
    after = None
    while len(seen) < len(whole):
        answer = client.get(address(route), {"limit": 1} | ({"after": after} if after else {})).json()
        seen += [item["id"] for item in answer["items"]]
        after = answer["next"]
        if after is None:
            break
    assert seen == whole
