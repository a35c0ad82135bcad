"""Imports that are killed, cancelled or lost, and go on."""

import threading
from typing import Any

import pytest
from django.db import connection

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from zhike.commerce import staging
from zhike.commerce.bulk import orders_merge_next
from zhike.commerce.models import Order, OrderLine
from zhike.integrations.models import ImportRow, ImportRun
from zhike.integrations.services import orders_flow, working
from zhike.integrations.services.keeping import settle_lost
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import rows as jobs
from zhike.kernel.jobs import run_due
from zhike.kernel.jobs.runner import run_one
from zhike.kernel.jobs.service import reap

HEAD = "订单编号,下单时间,商品编码,数量,单价\n"


def lines(count: int) -> str:
    return HEAD + "".join(f"{n % 700:04},2020-01-01,SKU-{n},1,2.50\n" for n in range(count))


class KilledError(BaseException):
    """The process is gone: nothing catches it, nothing is tidied up."""


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "BATCH_ROWS", 300)
    monkeypatch.setattr(staging, "MOST_ROWS", 300)


def started(imports: Imports, text: str) -> Any:
    run = imports.upload(text.encode())
    return imports.start(imports.plan(run))


def kill_in(monkeypatch: pytest.MonkeyPatch, name: str, after: int) -> None:
    """The worker dies in the `after`-th call of a step, before its transaction ends."""
    real, calls = getattr(orders_flow, name), iter(range(1000))

    def dying(*arguments: Any, **more: Any) -> Any:
        answer = real(*arguments, **more)
        if next(calls) == after:
            raise KilledError
        return answer

    monkeypatch.setattr(orders_flow, name, dying)


def again(imports: Imports, run: Any) -> Any:
    """What the reaper does with a job of a dead worker, and the worker after it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_job SET lease_until = clock_timestamp() - interval '1 s' WHERE state = 'running'")
    assert reap() == 1
    assert run_due(["import"]) == 1
    return imports.get(run)


@pytest.mark.parametrize("step", ["orders_stage", "orders_merge_next"])
@pytest.mark.parametrize("after", [0, 3])
def test_a_killed_import_goes_on_where_it_was(
    imports: Imports, monkeypatch: pytest.MonkeyPatch, step: str, after: int
) -> None:
    run = started(imports, lines(2000))
    with monkeypatch.context() as patched:
        kill_in(patched, step, after)
        with pytest.raises(KilledError):
            run_due(["import"])
    now = again(imports, run)
    assert (now["state"], now["counts"], now["row_count"]) == ("done", {"created": 2000}, 2000)
    assert (Order.objects.count(), OrderLine.objects.count()) == (700, 2000)
    assert ImportRow.objects.filter(run_id=run["id"]).count() == 2000


def test_a_crashed_database_has_lost_the_staged_rows_and_nothing_else(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(imports, lines(2000))
    with monkeypatch.context() as patched:
        kill_in(patched, "orders_merge_next", 2)
        with pytest.raises(KilledError):
            run_due(["import"])
    staging.discard(ImportRun.objects.get().id)
    now = again(imports, run)
    assert (now["state"], sum(now["counts"].values())) == ("done", 2000)
    assert (Order.objects.count(), OrderLine.objects.count()) == (700, 2000)


def test_a_worker_that_was_thought_dead_stops(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    run = started(imports, lines(900))
    real = working.Work.step

    def taken_over(self: working.Work) -> None:
        monkeypatch.setattr(working.Work, "step", real)
        job = jobs.by_id(ImportRun.objects.get().job_id or new_id())
        assert job is not None
        run_one(job)
        real(self)

    monkeypatch.setattr(working.Work, "step", taken_over)
    run_due(["import"])
    now = imports.get(run)
    assert now["counts"].get("created") == 900 == OrderLine.objects.count()


def test_a_cancelled_import_accounts_for_every_row(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    run = started(imports, lines(2000))
    real = orders_merge_next

    def cancelling(**arguments: Any) -> Any:
        merged = real(**arguments)
        ImportRun.objects.update(cancel_asked=True)
        return merged

    monkeypatch.setattr(orders_flow, "orders_merge_next", cancelling)
    imports.work()
    now = imports.get(run)
    assert now["state"] == "cancelled"
    assert sum(now["counts"].values()) == 2000
    assert now["counts"]["created"] == OrderLine.objects.count() < 2000
    assert {row["code"] for row in imports.rows(run, "skipped")} == {"row.cancelled"}
    monkeypatch.setattr(orders_flow, "orders_merge_next", real)
    imports.start(now)
    imports.work()
    assert sum(imports.get(run)["counts"].values()) == 2000
    assert OrderLine.objects.count() == 2000


def test_a_waiting_import_is_cancelled_at_once(imports: Imports) -> None:
    run = started(imports, lines(10))
    cancelled = read(imports.api.call("POST", f"/imports/{run['id']}/cancel", version=run["version"]))
    assert cancelled["state"] == "cancelled"
    imports.work()
    assert not Order.objects.exists()


def test_an_import_whose_job_is_gone_ends(imports: Imports) -> None:
    run = started(imports, lines(10))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_job SET state = 'dead', finished_at = clock_timestamp()")
    assert settle_lost() == 1
    now = imports.get(run)
    assert (now["state"], now["error"]["code"]) == ("failed", "fault.unexpected")
    imports.start(now)
    imports.work()
    assert imports.get(run)["counts"] == {"created": 10}


def test_memory_stays_as_it_is_however_long_the_file(imports: Imports) -> None:
    # Threads are what readings leave behind first.
    before = threading.active_count()
    imports.go(lines(5000))
    assert threading.active_count() == before
