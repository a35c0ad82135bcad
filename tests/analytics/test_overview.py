"""Figures, their parts and their rows say the same, and follow what happens."""

from datetime import timedelta
from typing import Any

import pytest

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from zhike.analytics.commands import facts_rebuild
from zhike.analytics.metrics import METRICS
from zhike.analytics.models import Fact
from zhike.kernel import i18n
from zhike.kernel.clock import FrozenClock

pytestmark = pytest.mark.usefixtures("db")


def _figures(api: Api, query: str = "") -> dict[str, Any]:
    return {one["metric"]: one for one in api.get(f"/overview{query}")["figures"]}


def _values(api: Api, query: str = "") -> dict[str, float | None]:
    return {code: one["value"] for code, one in _figures(api, query).items()}


def _rows(api: Api, metric: str, more: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(f"/overview/rows?filter[metric]={metric}{more}")["items"]
    return items


def _close(cast: Cast, path: str, result: str = "solved") -> None:
    version = cast.admin_api.get(path)["episode"]["version"]
    cast.admin_api.post(f"{path}/close", {"category_id": str(cast.category_id), "result": result}, version=version)


def test_a_conversation_is_counted_from_its_first_word_to_its_rating(cast: Cast, frozen: FrozenClock) -> None:
    # Nobody is there yet; the message is to wait and not to become a ticket.
    change = {"value": False, "reason": "测试"}
    read(cast.admin_api.call("PUT", "/settings/tickets.offline_messages", change, version=0))
    thread = cast.thread()
    cast.spine.run()
    assert _values(cast.admin_api)["conversations_waiting"] == 1
    frozen.advance(timedelta(seconds=40))
    cast.online(cast.wang)
    cast.wang_api.post(f"{thread.path}/take")
    cast.wang_api.post(f"{thread.path}/messages", {"text": "您好"}, 201, key="first-answer-1")
    frozen.advance(timedelta(seconds=20))
    cast.wang_api.post(f"{thread.path}/messages", {"text": "已发出"}, 201, key="second-answer-1")
    cast.spine.run()
    now = _values(cast.admin_api)
    assert (now["conversations_open"], now["conversations_waiting"]) == (1, 0)
    assert now["first_response"] == 40
    frozen.advance(timedelta(seconds=240))
    _close(cast, thread.path)
    cast.spine.run()
    widget = thread.widget
    widget.post("/widget/rating", {"episode_id": widget.thread()["episode"]["id"], "score": 9, "comment": ""})
    cast.spine.run()
    done = _values(cast.admin_api)
    assert done["conversations_open"] == 0
    assert done["conversations_new"] == done["conversations_closed"] == 1
    assert done["resolution"] == 300
    assert done["csat"] == 100
    assert done["score"] == pytest.approx(88.89)


def test_every_figure_opens_as_many_rows_as_it_counts(cast: Cast) -> None:
    cast.warm()
    cast.rate()
    cast.spine.run()
    for code, one in _figures(cast.admin_api).items():
        assert len(_rows(cast.admin_api, code)) == one["count"], code
    (row,) = [one for one in _rows(cast.admin_api, "conversations_open") if one["customer_name"] == "孙丽"]
    assert row["conversation_id"] == cast.sun_li.id
    assert row["state"] == "assigned"


@pytest.mark.parametrize("by", ["shop", "team", "agent"])
def test_parts_and_course_add_up_to_the_whole(cast: Cast, by: str) -> None:
    cast.warm()
    cast.spine.run()
    found = cast.admin_api.get(f"/overview?by={by}")
    counts = {one["metric"]: one["count"] for one in found["figures"] if one["unit"] == "count"}
    for code, count in counts.items():
        assert sum(part["values"].get(code) or 0 for part in found["parts"]) == count, code
    for code in ("conversations_new", "conversations_closed", "tickets_new", "tickets_closed"):
        assert sum(point["counts"].get(code, 0) for point in found["course"]) == counts[code], code
    if by == "agent":
        assert {part["name"] for part in found["parts"]} == {"王敏", "李雷"}


def test_everybody_sees_figures_of_what_they_may_see(cast: Cast) -> None:
    cast.warm()
    cast.spine.run()
    whole = _values(cast.admin_api)["conversations_new"]
    assert whole == 4
    assert _values(cast.wang_api)["conversations_new"] == 3
    assert _values(cast.callers["chen"])["conversations_new"] == 3
    assert _values(cast.callers["li"])["conversations_new"] == 1
    assert read(cast.callers["zhao"].call("GET", "/overview"), 403)["permission"] == "analytics.overview.view"
    assert _values(cast.callers["li"], f"?shop={cast.a.shop_id}")["conversations_new"] == 0
    assert {row["shop_id"] for row in _rows(cast.callers["li"], "conversations_new")} == {str(cast.b.shop_id)}


def test_reopening_takes_the_end_back(cast: Cast, frozen: FrozenClock) -> None:
    thread = cast.closed
    cast.spine.run()
    assert _values(cast.admin_api)["conversations_closed"] == 1
    detail = cast.wang_api.get(thread.path)
    frozen.advance(timedelta(minutes=1))
    cast.wang_api.call("POST", f"{thread.path}/reopen", {}, version=detail["episode"]["version"], key="reopen-0001")
    cast.spine.run()
    again = _values(cast.admin_api)
    assert (again["conversations_closed"], again["conversations_open"]) == (0, 1)
    assert Fact.objects.get(item_id=detail["episode"]["id"]).reopened == 1


def test_facts_made_anew_are_the_same(cast: Cast) -> None:
    cast.warm()
    cast.rate()
    cast.spine.run()
    columns = [field.attname for field in Fact._meta.concrete_fields if field.attname != "id"]
    before = sorted(Fact.objects.values_list(*columns), key=str)
    assert facts_rebuild()
    assert Fact.objects.count() == 0
    cast.spine.run()
    assert sorted(Fact.objects.values_list(*columns), key=str) == before


def test_periods_that_make_no_sense_are_refused(cast: Cast) -> None:
    at = "2026-11-21T00:00:00Z"
    for query in (f"?start={at}", f"?start={at}&end={at}", f"?start=2024-01-01T00:00:00Z&end={at}", "?period=ever"):
        assert read(cast.admin_api.call("GET", f"/overview{query}"), 422)["class"] == "input"
    more = "?filter[metric]=csat,score"
    assert read(cast.admin_api.call("GET", f"/overview/rows{more}"), 422)["fields"][0]["path"] == "filter[metric]"


def test_every_metric_is_explained_in_both_languages(cast: Cast) -> None:
    listed = {one["code"]: one for one in cast.admin_api.get("/metrics")}
    assert set(listed) == {metric.code for metric in METRICS}
    for code, one in listed.items():
        assert one["name"] == i18n.text(f"metrics.{code}.name", "zh-CN") != i18n.text(f"metrics.{code}.name", "en")
        assert len(one["meaning"]) > 5


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("0001-01-01T00:00:00Z", "0001-06-01T00:00:00Z", "start"),
        ("0001-01-01T00:00:00%2B14:00", "0001-01-01T00:00:00Z", "start"),
        ("9999-06-01T00:00:00Z", "9999-12-31T23:59:59Z", "end"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "end"),
    ],
)
def test_a_period_at_the_ends_of_the_calendar_is_refused(cast: Cast, start: str, end: str, wrong: str) -> None:
    answer = read(cast.admin_api.call("GET", f"/overview?start={start}&end={end}"), 422)
    assert [field["path"] for field in answer["fields"]] == [wrong]
