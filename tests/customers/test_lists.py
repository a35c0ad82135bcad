"""The list of customers, which is asked in parts: it shows each customer in scope once, in order, and counts them."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import connection

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.suites.scoped import scoped_callers
from zhike.accounts.authenticator import read_rights
from zhike.accounts.models import User
from zhike.customers.models import Customer, CustomerTag, Tag
from zhike.customers.public import Claims, customer_dealt_with
from zhike.customers.selectors import lists
from zhike.kernel import clock
from zhike.kernel.authz import Actor, Scope, all_permissions
from zhike.kernel.ids import new_id

QUERIES: tuple[Mapping[str, str], ...] = (
    {},
    {"sort": "registered_at"},
    {"sort": "-number"},
    {"filter[vip]": "true"},
    {"filter[vip]": "false"},
    {"filter[vip]": "true,false"},
    {"filter[missing]": "phone"},
    {"filter[missing]": "phone,address"},
    {"filter[missing]": "name"},
    {"filter[tag]": "TAG"},
    {"filter[shop]": "SHOP"},
    {"filter[state]": "archived,active"},
    {"q": "王"},
    {"q": "137"},
)


@pytest.fixture
def people(cast: Cast) -> list[UUID]:
    """Customers of either shop and of both, with and without an owner, a tag, a phone."""
    ids: list[UUID] = []
    tag = Tag.objects.order_by("id").first()
    for number in range(12):
        phone = f"1370000{number:04d}" if number % 3 else None
        claims = Claims(f"list-{number}", ("王敏", "王磊", "周涛")[number % 3], phone=phone, vip=number % 4 == 0)
        thread = cast.thread(claims=claims, side=cast.b if number % 2 else cast.a)
        ids.append(UUID(cast.admin_api.get(thread.path)["customer"]["id"]))
        if number % 5 == 0:
            customer_dealt_with(customer_id=ids[-1], shop_id=cast.a.shop_id)
        if number % 4 == 1:
            Customer.objects.filter(pk=ids[-1]).update(owner_id=cast.wang.id)
        if number % 6 == 2 and tag:
            CustomerTag.objects.create(id=new_id(), customer_id=ids[-1], tag=tag, actor_kind="user", at=clock.now())
    return ids


def _walked(api: Api, query: Mapping[str, str]) -> list[str]:
    """The ids of all pages, two rows at a time."""
    found: list[str] = []
    more: dict[str, str] = {}
    while True:
        page = api.get(f"/customers?{urlencode({**query, 'limit': '2', **more})}")
        found += [item["id"] for item in page["items"]]
        if page["next"] is None:
            return found
        more = {"after": page["next"]}


def _whole(user: User, scope: Scope, query: Mapping[str, str]) -> list[str]:
    """The same by one condition, as the database says it."""
    scopes = dict.fromkeys(all_permissions(), scope)
    actor = Actor("user", user.id, rights=replace(read_rights(user.id), scopes=scopes, everything=False))
    filters = {name[7:-1]: value.split(",") for name, value in query.items() if name.startswith("filter")}
    search = lists.search_of(actor, query["q"]) if "q" in query else None
    condition, values = lists.where(actor, filters, search)
    sort = query.get("sort", "-updated_at")
    order = f"{sort.lstrip('-')} {'DESC' if sort.startswith('-') else ''}, id {'DESC' if sort.startswith('-') else ''}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM customers_customer WHERE {condition} ORDER BY {order}", values)
        return [str(row[0]) for row in cursor.fetchall()]


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("scope", list(Scope))
def test_every_customer_in_scope_once_and_in_order(
    cast: Cast, people: list[UUID], scope: Scope, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "_FEW", few)
    tag = str(CustomerTag.objects.values_list("tag_id", flat=True).first())
    with scoped_callers(cast) as callers:
        api = callers.api(cast.wang, scope)
        for asked in QUERIES:
            places = {"TAG": tag, "SHOP": str(cast.a.shop_id)}
            query = {name: places.get(value, value) for name, value in asked.items()}
            whole = _whole(cast.wang, scope, query)
            assert _walked(api, query) == whole, query
            assert api.get(f"/customers?{urlencode({**query, 'total': '1'})}")["total"]["value"] == len(whole), query


def test_a_customer_of_ones_own_in_ones_shop_is_there_once(cast: Cast, people: list[UUID]) -> None:
    Customer.objects.filter(pk__in=people).update(owner_id=cast.wang.id)
    with scoped_callers(cast) as callers:
        found = _walked(callers.api(cast.wang, Scope.SHOP), {})
    assert sorted(found) == sorted(map(str, people))
