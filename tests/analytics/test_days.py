"""Figures read from the sums of days are those of the facts, whatever happened to a fact since its day was summed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from zhike.analytics import days
from zhike.analytics.commands import facts_rebuild
from zhike.analytics.days import forget_days, sum_days
from zhike.analytics.models import Day, DaySum, Fact
from zhike.analytics.sums import DEFINITION
from zhike.kernel import clock
from zhike.kernel.clock import FrozenClock

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def past(cast: Cast, frozen: FrozenClock) -> Cast:
    """The cast two days after their work, with the days summed."""
    cast.warm()
    cast.rate()
    cast.spine.run()
    frozen.advance(timedelta(days=2))
    sum_days()
    return cast


def _overview(api: Api, query: str) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/overview?{query}")
    return {name: value for name, value in found.items() if name != "at"}


def _stale() -> int:
    return Day.objects.exclude(made=DEFINITION).count()


def _same_as_facts(api: Api, query: str) -> dict[str, Any]:
    """The overview as it is read now and as the facts alone give it."""
    assert DaySum.objects.exists()
    found = _overview(api, query)
    standing = list(Day.objects.filter(made=DEFINITION).values_list("starts", flat=True))
    Day.objects.filter(starts__in=standing).update(made="another")
    assert _overview(api, query) == found
    Day.objects.filter(starts__in=standing).update(made=DEFINITION)
    return found


@pytest.mark.parametrize("by", ["shop", "team", "agent"])
def test_figures_from_days_are_those_of_the_facts(past: Cast, by: str) -> None:
    for api in (past.admin_api, past.wang_api, past.callers["chen"], past.callers["li"]):
        found = _same_as_facts(api, f"period=7d&by={by}")
        for one in found["figures"]:
            if one["metric"] == "conversations_new":
                assert one["count"] > 0
    for query in (f"shop={past.a.shop_id}", f"agent={past.wang.id}"):
        for period in ("30d", "90d"):
            _same_as_facts(past.admin_api, f"period={period}&by={by}&{query}")


def test_days_carry_the_figures_and_the_facts_the_rest(past: Cast) -> None:
    before = {one["metric"]: one["count"] for one in _overview(past.admin_api, "period=7d")["figures"]}
    # A sum that is doubled shows that figures come from it; a fact of today is counted beside it.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE analytics_daysum SET sums = (SELECT array_agg(2 * one) FROM unnest(sums) AS one)")
    past.thread()
    past.spine.run()
    after = {one["metric"]: one["count"] for one in _overview(past.admin_api, "period=7d")["figures"]}
    assert after["conversations_new"] == 2 * before["conversations_new"] + 1


def test_a_period_that_cuts_days_or_is_before_the_other_counts_the_same(past: Cast) -> None:
    now = clock.now()
    for start, end in ((100, 1), (75, 0), (55, -24), (49, 1)):
        ends = [(now - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ") for hours in (start, end)]
        _same_as_facts(past.admin_api, f"start={ends[0]}&end={ends[1]}")


def test_a_viewer_in_another_zone_is_answered_from_the_facts(past: Cast) -> None:
    past.wang_api.call("PATCH", "/me", {"zone": "Europe/Berlin"})
    found = _same_as_facts(past.wang_api, "period=7d")
    assert found["zone"] == "Europe/Berlin"
    counted = {one["metric"]: one["count"] for one in found["figures"]}
    assert (
        counted["conversations_new"] == 3 == sum(one["counts"].get("conversations_new", 0) for one in found["course"])
    )


def test_a_fact_that_changes_takes_the_mark_off_its_days_at_once(past: Cast) -> None:
    assert _stale() == 0
    first = _overview(past.admin_api, "period=7d")
    fact = Fact.objects.filter(kind="episode", closed_at__isnull=True, result="").first()
    assert fact is not None
    Fact.objects.filter(pk=fact.pk).update(team_id=None, owner_id=None)
    assert _stale() > 0
    second = _same_as_facts(past.admin_api, "period=7d")
    assert second["parts"] != first["parts"]
    assert sum_days() > 0
    assert _stale() == 0
    assert _same_as_facts(past.admin_api, "period=7d") == second


def test_what_figures_do_not_count_leaves_the_days_alone(past: Cast) -> None:
    assert Fact.objects.update(customer_id=None) > 0
    assert _stale() == 0


def test_facts_of_today_leave_the_days_alone(past: Cast) -> None:
    past.thread()
    past.spine.run()
    assert _stale() == 0


def test_rebuilding_forgets_the_days_and_they_come_back(past: Cast) -> None:
    before = _overview(past.admin_api, "period=7d")
    assert facts_rebuild()
    assert not Day.objects.exists()
    assert not DaySum.objects.exists()
    past.spine.run()
    assert _overview(past.admin_api, "period=7d") == before
    sum_days()
    assert _same_as_facts(past.admin_api, "period=7d") == before


def test_days_of_another_definition_are_summed_anew(past: Cast) -> None:
    before = _overview(past.admin_api, "period=7d")
    DaySum.objects.all().delete()
    Day.objects.update(made="an older one")
    assert _overview(past.admin_api, "period=7d") == before
    assert sum_days() == Day.objects.count() > 0
    assert _same_as_facts(past.admin_api, "period=7d") == before


def test_days_follow_the_companys_zone(past: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(Day.objects.values_list("zone", flat=True)) == {"Asia/Shanghai"}
    monkeypatch.setattr(days, "company_facts", lambda: ("Zhike", "Europe/Berlin", "en"))
    sum_days()
    assert set(Day.objects.values_list("zone", flat=True)) == {"Europe/Berlin"}
    assert {day.starts.hour for day in Day.objects.all()} <= {22, 23}
    _same_as_facts(past.admin_api, "period=7d")


def test_a_turn_ends_when_its_time_is_up(past: Cast) -> None:
    forget_days()
    assert sum_days(-1) == 0
    assert _stale() == Day.objects.count() > 0
    assert sum_days() == Day.objects.count()
