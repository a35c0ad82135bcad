"""Two people at one import in the same moment, on real connections: one starts it, nothing is doubled."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tests.integrations.conftest import Imports
from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.plumbing.threads import at_once
from tests.spine_fixture import Spine
from zhike.commerce.models import Product
from zhike.integrations.models import ImportRow, ImportRun
from zhike.kernel.events.stored import last_pos
from zhike.kernel.jobs import run_due

SESSIONS = 8
TEXT = "商品编号,商品名称\n" + "".join(f"P-{n:03},商品 {n}\n" for n in range(400))


@pytest.fixture(scope="module")
def cast() -> list[Cast]:
    return []


@pytest.fixture
def shop(db_committed: Urls, cast: list[Cast]) -> Iterator[Imports]:
    """One company for all tests of this module: what one leaves, the next finds."""
    if not cast:
        cast.append(Cast(Spine(last_pos())))
    ImportRow.objects.all().delete()
    ImportRun.objects.all().delete()
    Product.objects.all().delete()
    yield Imports(cast[0].admin_api, cast[0].a.shop_id, cast[0])
    connections.close_all()


def sessions(shop: Imports) -> list[Api]:
    token = shop.api.headers["Authorization"].removeprefix("Bearer ")
    return [Api(token) for _ in range(SESSIONS)]


def test_of_many_who_start_an_import_one_does(shop: Imports) -> None:
    run = shop.plan(shop.upload(TEXT.encode()))
    apis = sessions(shop)
    path = f"/imports/{run['id']}/start"
    answers = at_once(SESSIONS, lambda number: apis[number].call("POST", path, version=run["version"]))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * (SESSIONS - 1)
    assert run_due(["import"]) == 1
    now = shop.get(run)
    assert (now["state"], now["counts"]) == ("done", {"created": 400})
    assert ImportRow.objects.filter(run_id=run["id"]).count() == 400


def test_of_two_uploads_of_one_file_one_runs_and_the_other_is_told(shop: Imports) -> None:
    runs = [shop.plan(shop.upload(TEXT.encode(), f"{place}.csv")) for place in range(2)]
    apis = sessions(shop)

    def start(number: int) -> Any:
        return apis[number].call("POST", f"/imports/{runs[number]['id']}/start", version=runs[number]["version"])

    answers = at_once(2, start)
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "import.running_twice"


def test_two_files_with_the_same_new_products_make_each_once(shop: Imports) -> None:
    runs = [shop.plan(shop.upload((TEXT + f"X-{place},另一个\n").encode(), f"{place}.csv")) for place in range(2)]
    for run in runs:
        shop.start(run)
    at_once(2, lambda _: run_due(["import"]))
    states = [shop.get(run) for run in runs]
    assert [one["state"] for one in states] == ["done", "done"]
    assert [sum(one["counts"].values()) for one in states] == [401, 401]
    assert sum(one["counts"].get("created", 0) for one in states) == Product.objects.count() == 402
