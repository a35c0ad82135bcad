"""Searches of customers are counted and logged, however customers are looked for."""

import pytest
from django.db import connection

from tests.customers.test_api import HOME, logged
from tests.plumbing.callers import read
from tests.plumbing.cast import Cast


def few_searches(cast: Cast) -> None:
    """Two at once and another one only after twelve seconds, so that a slow machine gives none back meanwhile."""
    change = {"value": 5, "reason": "测试"}
    read(cast.admin_api.call("PUT", "/settings/customers.searches_per_minute", change, version=0))


@pytest.mark.django_db
def test_searches_are_counted_per_person(cast: Cast) -> None:
    few_searches(cast)
    for _ in range(2):
        cast.wang_api.get("/customers?q=李")
    assert read(cast.wang_api.call("GET", "/customers?q=王"), 429)["code"] == "limit.too_many"
    cast.admin_api.get("/customers?q=王")


@pytest.mark.django_db
def test_entering_a_customer_tries_out_a_phone_as_a_search_does(cast: Cast) -> None:
    """The refusal of a duplicate tells that somebody out of sight has this phone."""
    body = {"name": "钱多", "phone": "13900002222", "addresses": [], "shop_ids": [str(cast.b.shop_id)]}
    cast.admin_api.post("/customers", {**body, "addresses": [HOME]}, 201)
    few_searches(cast)
    li = cast.api(cast.li)
    answers = [
        li.call("POST", "/customers", {**body, "addresses": [HOME]}, key=f"try-out-000{n}").json() for n in range(3)
    ]
    assert [one["code"] for one in answers] == ["customers.duplicate"] * 2 + ["limit.too_many"]
    assert "hidden" not in answers[2]
    # The admin's entry and the two that were told something.
    assert logged("customers.customer.search") == 3
    # Whoever enters them anyway is told nothing, so nothing is counted.
    read(
        li.call("POST", "/customers", {**body, "addresses": [HOME], "accept_duplicate": True}, key="try-out-0009"), 201
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM audit_entry e")
        assert "13900002222" not in str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_phones_are_not_tried_out_in_the_list_of_orders(cast: Cast) -> None:
    few_searches(cast)
    read(cast.wang_api.call("GET", "/orders?q=138 5555 6666"))
    read(cast.wang_api.call("POST", "/orders/export", {"q": "6666"}, key="orders-out-01"), 202)
    assert logged("commerce.order.search") == 2
    assert read(cast.wang_api.call("GET", "/orders?q=6666"), 429)["code"] == "limit.too_many"
    export = {"q": "13855556666"}
    assert read(cast.wang_api.call("POST", "/orders/export", export, key="orders-out-02"), 429)["retry"]
    # Numbers of orders and parcels are looked up all day, and names are no secret of those one serves.
    for text in ("SO-2026-1", "SF1234567890123", "王敏"):
        read(cast.wang_api.call("GET", f"/orders?q={text}"))
    assert logged("commerce.order.search") == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM audit_entry e")
        assert "13855556666" not in str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_choosing_many_by_what_is_searched_for_counts_as_a_search(cast: Cast) -> None:
    """How many customers a phone keeps tells whether it is known, as the list does."""
    tag = cast.admin_api.get("/customer-tags")["items"][0]["id"]
    select = {"q": "13855556666"}
    trial = {"action": "tag", "add": [tag], "select": select, "dry_run": True}
    cast.wang_api.post("/customers/bulk", trial, 202)
    cast.admin_api.post("/customers/export", select, 202)
    assert logged("customers.customer.search") == 2
    few_searches(cast)
    chen = cast.api(cast.chen)
    for _ in range(2):
        chen.post("/customers/bulk", trial, 202)
    assert read(chen.call("POST", "/customers/bulk", trial, key="trial-0003"), 429)["code"] == "limit.too_many"
    # Whoever names customers, or takes all of a filter, searches for nothing.
    chen.post("/customers/bulk", {**trial, "select": {"filters": {"vip": ["true"]}}}, 202)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(e::text, ' ') FROM audit_entry e")
        assert "13855556666" not in str(cursor.fetchone()[0])
