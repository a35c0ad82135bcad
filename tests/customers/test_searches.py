"""Searches of customers are counted and logged, however customers are looked for."""

import pytest
from django.db import connection

from tests.customers.test_api import logged
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
