from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest
from django.http import QueryDict
from django.test import RequestFactory

from zhike.kernel.errors import ZhikeError
from zhike.kernel.http import Filter, ListRequest, ListSpec, SortColumn, list_answer, parse_time
from zhike.kernel.http.lists import read_list_request

SPEC = ListSpec(
    sorts={"updated_at": SortColumn("t.updated_at", "timestamptz"), "number": SortColumn("t.number", "text")},
    default="-updated_at",
    id_column="t.id",
    filters={
        "status": Filter(choices=("open", "closed")),
        "shop": Filter("uuid"),
        "since": Filter("time"),
        "unread": Filter("bool"),
        "size": Filter("integer"),
    },
    q=True,
)
ROW_ID = UUID("01939d3e-0000-7000-8000-000000000001")


def read(query: str) -> ListRequest:
    request = RequestFactory().get("/things")
    request.GET = QueryDict(query)
    return read_list_request(request, SPEC)


def refused(query: str) -> tuple[str, list[str]]:
    with pytest.raises(ZhikeError) as raised:
        read(query)
    return raised.value.code.code, [field.path for field in raised.value.fields]


def test_defaults() -> None:
    page = read("")
    assert (page.limit, page.sort, page.descending, page.after, page.want_total) == (
        50,
        "updated_at",
        True,
        None,
        False,
    )
    assert page.keyset() == ("TRUE", [], "t.updated_at DESC, t.id DESC")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "", "1e2", "９", "99999999999999"])
def test_limits_outside_1_to_200_are_refused(limit: str) -> None:
    assert refused(f"limit={limit}") == ("input.invalid", ["limit"])


@pytest.mark.parametrize(
    "query",
    [
        "filter[status]=opne",
        "filter[shop]=1",
        "filter[since]=yesterday",
        "filter[since]=2026-11-21T00:00:00",
        "filter[unread]=yes",
        "filter[size]=1.5",
    ],
)
def test_filter_values_of_the_wrong_kind_are_refused(query: str) -> None:
    assert refused(query) == ("input.invalid", [query.split("=")[0]])


def test_sorts_are_an_allow_list_and_parameters_come_once() -> None:
    assert refused("sort=password") == ("input.invalid", ["sort"])
    assert refused("limit=1&limit=2") == ("input.invalid", ["limit"])
    assert refused("total=yes") == ("input.invalid", ["total"])


def test_a_cursor_continues_after_its_row() -> None:
    page = read("limit=1&filter[status]=open,closed&q=退款")
    row = {"id": ROW_ID, "updated_at": datetime(2026, 11, 21, 8, 30, 0, 123_456, tzinfo=UTC), "_secret": 1}
    envelope = orjson.loads(list_answer(page, [row, row]).content)
    assert envelope["items"] == [{"id": str(ROW_ID), "updated_at": "2026-11-21T08:30:00.123Z"}]
    following = read(f"limit=1&filter[status]=open,closed&q=退款&after={envelope['next']}")
    condition, params, _order = following.keyset()
    assert condition == "(t.updated_at, t.id) < (%s::timestamptz, %s::uuid)"
    assert params == ["2026-11-21T08:30:00.123456+00:00", str(ROW_ID)]


def test_the_last_page_has_no_cursor_and_counts_are_capped() -> None:
    page = read("limit=2")
    rows = [{"id": ROW_ID, "updated_at": "x"}] * 2
    assert orjson.loads(list_answer(page, rows, total=10_001).content) == {
        "items": [{"id": str(ROW_ID), "updated_at": "x"}] * 2,
        "next": None,
        "total": {"value": 10_000, "exact": False},
    }


def test_a_cursor_belongs_to_its_filter_and_cannot_be_forged() -> None:
    cursor = read("").cursor({"updated_at": "2026-11-21T08:30:00Z", "id": ROW_ID})
    assert refused(f"filter[status]=open&after={cursor}")[0] == "cursor.filter_changed"
    assert refused(f"sort=updated_at&after={cursor}")[0] == "cursor.filter_changed"
    assert refused(f"after={cursor[:-2]}xx")[0] == "cursor.invalid"
    assert refused("after=%00")[0] == "cursor.invalid"


def test_times_need_a_zone() -> None:
    assert parse_time("2026-11-21T08:30:00+08:00") == datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
    assert parse_time("2026-11-21T08:30:00") is None
