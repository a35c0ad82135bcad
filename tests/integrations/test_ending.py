"""How imports end: truthfully when nothing was made, when they are stopped, and when there is no room on the disk."""

from typing import Any

import pytest
from django.db import connection

from tests.integrations.conftest import Imports
from tests.integrations.test_customers import HEAD, SUN, ZHOU
from tests.plumbing.callers import read
from zhike.commerce.models import Order, Product
from zhike.customers.models import Customer
from zhike.integrations import error_file
from zhike.integrations.loops import settle
from zhike.integrations.models import ImportRow, ImportRun
from zhike.integrations.services import rows_flow, working

ORDERS = "订单编号,下单时间,总金额\n"
PRODUCTS = "商品编号,商品名称\n"


def catalogue(count: int) -> str:
    return PRODUCTS + "".join(f"P-{n},商品 {n}\n" for n in range(count))


def test_nothing_is_said_to_be_made_when_all_or_nothing_made_nothing(imports: Imports) -> None:
    run = imports.go(HEAD + SUN + ZHOU + "K3,王五,1,,,,,,\n", mode="all_or_nothing")
    assert (run["state"], run["error"]["code"]) == ("failed", "import.refused_whole")
    assert run["counts"] == {"skipped": 2, "rejected": 1}
    held = imports.rows(run, "skipped")
    assert {(row["code"], row["subject_id"]) for row in held} == {("row.held_back", None)}
    assert all(row["reason"] for row in held)
    assert not Customer.objects.exists()


def test_all_or_nothing_also_looks_at_the_orders_that_are_there(imports: Imports) -> None:
    """An order of another source, and one with two currencies, are found before the first order is made."""
    imports.go(ORDERS + "5,2020-01-01,10\n", options={"source": "shop-system"})
    text = "订单编号,下单时间,商品编码,数量,单价,币种\n" + "".join(f"{n},2020-01-01,A,1,10,CNY\n" for n in (1, 5, 7))
    run = imports.go(text + "9,2020-01-01,A,1,10,CNY\n9,2020-01-01,B,1,10,USD\n", mode="all_or_nothing")
    assert (run["state"], run["error"]["code"]) == ("failed", "import.refused_whole")
    assert run["counts"] == {"rejected": 3, "skipped": 2}
    assert {row["number"]: row["code"] for row in imports.rows(run)} == {
        2: "row.held_back", 3: "order.other_source", 4: "row.held_back", 5: "order.currencies", 6: "order.currencies",
    }  # fmt: skip
    assert Order.objects.count() == 1
    assert _staged() == 0
    # The same file begins again, and without the bad rows it comes in whole.
    again = imports.start(run)
    imports.work()
    assert imports.get(again)["counts"] == {"rejected": 3, "skipped": 2}
    good = imports.go(text.replace("5,2020-01-01,A,1,10,CNY\n", ""), mode="all_or_nothing")
    assert (good["state"], good["counts"]) == ("done", {"created": 2})


def _staged() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM commerce_stagedrow")
        return int(cursor.fetchone()[0])


def test_a_stopped_import_accounts_for_rows_that_were_not_read(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_flow, "_BATCH", 100)
    monkeypatch.setattr(working, "BATCH_ROWS", 150)
    run = imports.start(imports.plan(imports.upload(catalogue(1000).encode())))
    real = rows_flow._take

    def stopping(*arguments: Any, **more: Any) -> None:
        real(*arguments, **more)
        ImportRun.objects.update(cancel_asked=True)

    monkeypatch.setattr(rows_flow, "_take", stopping)
    imports.work()
    now = imports.get(run)
    assert (now["state"], now["counts"], now["row_count"]) == ("cancelled", {"created": 100, "skipped": 900}, 1000)
    assert {row["code"] for row in imports.rows(run, "skipped")} == {"row.cancelled"}
    assert Product.objects.count() == 100
    monkeypatch.setattr(rows_flow, "_take", real)
    imports.start(now)
    imports.work()
    assert imports.get(run)["counts"] == {"unchanged": 100, "created": 900}


def test_a_stop_while_orders_are_read_accounts_for_them_all(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "BATCH_ROWS", 150)
    text = ORDERS + "".join(f"{n:04},2020-01-01,1\n" for n in range(1000))
    run = imports.start(imports.plan(imports.upload(text.encode())))
    real = working.Work.step

    def stopping(self: working.Work) -> None:
        ImportRun.objects.update(cancel_asked=True)
        real(self)

    monkeypatch.setattr(working.Work, "step", stopping)
    imports.work()
    now = imports.get(run)
    assert (now["state"], now["counts"], now["row_count"]) == ("cancelled", {"skipped": 1000}, 1000)
    assert not Order.objects.exists()


def test_a_worker_killed_while_it_accounts_for_the_rest_goes_on(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second worker finds rows that the first one accounted for already."""
    monkeypatch.setattr(working, "BATCH_ROWS", 150)
    run = imports.start(imports.plan(imports.upload(catalogue(500).encode())))
    ImportRun.objects.update(cancel_asked=True)
    ImportRow.objects.create(run_id=run["id"], number=2, outcome="skipped", code="row.cancelled")
    ImportRun.objects.update(counts={"skipped": 1})
    imports.work()
    now = imports.get(run)
    assert (now["state"], now["counts"]) == ("cancelled", {"skipped": 500})


def test_no_room_for_the_file_of_errors_ends_the_import_all_the_same(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(error_file, "make", full)
        run = imports.go(PRODUCTS + "P-1,保温杯\nP 2,餐盒\n")
        assert (run["state"], run["counts"]) == ("done", {"created": 1, "rejected": 1})
        assert (run["error"]["code"], run["error_file_url"]) == ("import.no_error_file", None)
        assert run["error"]["text"]
        settle()
        assert imports.get(run)["error"]["code"] == "import.no_error_file"
    # There is room again: the file is written by itself, and the page hears of it.
    settle()
    now = imports.get(run)
    assert (now["state"], now["error"], now["version"] > run["version"]) == ("done", None, True)
    assert "P 2" in imports.errors(run)


def test_a_job_that_used_all_its_tries_leaves_a_file_of_errors(imports: Imports) -> None:
    run = imports.start(imports.plan(imports.upload((PRODUCTS + "P 1,保温杯\n").encode())))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_job SET state = 'dead', finished_at = clock_timestamp()")
    settle()
    now = imports.get(run)
    assert (now["state"], now["error"]["code"], now["error_file_url"]) == ("failed", "fault.unexpected", None)
    read(imports.api.call("GET", f"/imports/{run['id']}/rows"))
