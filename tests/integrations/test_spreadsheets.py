"""Spreadsheets are taken apart by a job: the request that brings one ends at once, and people may stop the job."""

import io
import select
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from zhike.commerce.models import Order
from zhike.integrations import reading
from zhike.integrations.models import ImportRun
from zhike.integrations.reading import LIMITS, delimited, sheets
from zhike.integrations.reading.sheets import SheetReader
from zhike.integrations.services.keeping import settle_lost
from zhike.integrations.types import StoppedError
from zhike.kernel.errors import ZhikeError
from zhike.kernel.jobs import run_due

xlsxwriter = import_module("xlsxwriter")

HEAD = ["订单编号", "下单时间", "商品名称", "数量", "单价"]


def book(**pages: Sequence[Sequence[Any]]) -> bytes:
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held)
    for name, rows in pages.items():
        page = made.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    made.close()
    return held.getvalue()


A1 = ["A1", "2020-02-01", "杯子", 2, 6.95]
ORDERS = book(说明=[["请看第二页"]], 订单=[HEAD, A1])


def brought(imports: Imports, data: bytes) -> Any:
    run = imports.announce(data, "二月.xlsx")
    imports.send(run, data)
    return read(imports.whole(run))


def test_the_request_takes_nothing_apart(imports: Imports, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sheets, "SheetReader", None)
        run = brought(imports, ORDERS)
    assert (run["state"], run["shape"]) == ("recognising", {})
    allowed = {action["name"] for action in run["actions"] if action["allowed"]}
    assert allowed == {"cancel"}
    assert imports.api.call("POST", f"/imports/{run['id']}/preview", {"plan": None}).status_code == 409
    imports.recognise()
    now = imports.get(run)
    assert (now["state"], now["shape"]["sheets"]) == ("ready", ["说明", "订单"])
    # The page of words before the table is not what was meant.
    assert (now["shape"]["sheet"], now["plan"]["columns"]["number"]) == ("订单", "订单编号")


def test_another_sheet_is_read_by_the_job_too_and_a_preview_by_nobody(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = imports.upload(book(一月=[HEAD, ["A0", "2020-01-01", "杯子", 1, 6]], 订单=[HEAD, A1]), "二月.xlsx")
    assert run["shape"]["sheet"] == "一月"
    with monkeypatch.context() as patched:
        patched.setattr(sheets, "SheetReader", None)
        asked = imports.api.call("PUT", f"/imports/{run['id']}/shape", {"sheet": "订单"}, version=run["version"])
        assert read(asked)["state"] == "recognising"
    imports.recognise()
    run = imports.get(run)
    assert run["plan"]["columns"]["number"] == "订单编号"
    monkeypatch.setattr(sheets, "SheetReader", None)
    preview = imports.api.post(f"/imports/{run['id']}/preview", {"plan": None})
    assert [(row["number"], row["values"]["number"]) for row in preview["rows"]] == [(2, "A1")]
    monkeypatch.undo()
    imports.start(imports.plan(run))
    imports.work()
    assert Order.objects.get().number == "A1"


def test_stopping_it_leaves_nothing_to_do(imports: Imports) -> None:
    run = brought(imports, ORDERS)
    stopped = read(imports.api.call("POST", f"/imports/{run['id']}/cancel", version=run["version"]))
    assert stopped["state"] == "cancelled"
    imports.recognise()
    now = imports.get(run)
    assert (now["state"], now["shape"]) == ("cancelled", {})
    assert not [action for action in now["actions"] if action["allowed"]]


@pytest.mark.parametrize("heard", [True, False], ids=["stopped while it reads", "found before it hears"])
def test_stopped_and_chosen_anew_only_the_new_choice_counts(
    imports: Imports, monkeypatch: pytest.MonkeyPatch, heard: bool
) -> None:
    run = brought(imports, book(一月=[HEAD, ["A0", "2020-01-01", "杯子", 1, 6]], 订单=[HEAD, A1]))
    real = reading.recognise
    stops: list[bool] = []

    def meanwhile(*arguments: Any, tick: Callable[[], None], **options: Any) -> Any:
        monkeypatch.setattr(reading, "recognise", real)
        found = real(*arguments, tick=tick, **options)
        stopped = read(imports.api.call("POST", f"/imports/{run['id']}/cancel", version=run["version"]))
        asked = {"sheet": "订单"}
        read(imports.api.call("PUT", f"/imports/{run['id']}/shape", asked, version=stopped["version"]))
        if heard:
            try:
                tick()
            except StoppedError:
                stops.append(True)
                raise
        return found

    monkeypatch.setattr(reading, "recognise", meanwhile)
    # The first of the two jobs: the second is queued while it runs.
    assert run_due(["default"], limit=1) == 1
    now = imports.get(run)
    assert (now["state"], bool(stops), now["shape"]) == ("recognising", heard, {})
    imports.recognise()
    now = imports.get(run)
    assert (now["state"], now["shape"]["sheet"]) == ("ready", "订单")


def test_a_spreadsheet_that_cannot_be_read_says_why(imports: Imports) -> None:
    run = brought(imports, ORDERS[: len(ORDERS) // 2])
    imports.recognise()
    now = imports.get(run)
    assert (now["state"], now["error"]["code"]) == ("failed", "import.broken_archive")
    assert now["error"]["text"]
    assert not [action for action in now["actions"] if action["allowed"]]


def test_a_job_that_is_lost_does_not_leave_the_screen_waiting(imports: Imports) -> None:
    run = brought(imports, ORDERS)
    assert settle_lost() == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_job SET state = 'cancelled', finished_at = clock_timestamp()")
    assert settle_lost() == 1
    assert imports.get(run)["state"] == "cancelled"


class StopError(Exception):
    """Somebody asked."""


def test_who_asks_while_the_other_process_is_silent_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_TICK_S", 0.0)

    def tick() -> None:
        raise StopError

    with pytest.raises(StopError), SheetReader([ORDERS], "", LIMITS, tick=tick):
        pass


@pytest.mark.parametrize("text", ["," * 20_000, '"a\nb",' * 4_000, "字" * 12_000])
def test_a_row_without_an_end_is_not_held_in_memory(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_ROW", 10_000)
    with pytest.raises(ZhikeError) as refused:
        list(delimited.read_rows([b"a,b\n1,2\n", text.encode()], "utf-8", ",", LIMITS))
    assert (refused.value.code.code, refused.value.params["row"]) == ("import.quotes", 3)


def test_a_running_import_is_stopped_while_its_spreadsheet_is_opened(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = imports.upload(book(订单=[HEAD, A1]), "二月.xlsx")
    run = imports.start(imports.plan(run))
    monkeypatch.setattr(sheets, "_TICK_S", 0.0)
    real = select.select

    def asked(*arguments: Any) -> Any:
        ImportRun.objects.filter(state="running").update(cancel_asked=True)
        monkeypatch.setattr(select, "select", real)
        return [], [], []

    monkeypatch.setattr(select, "select", asked)
    assert run_due(["import"]) == 1
    assert (imports.get(run)["state"], Order.objects.count()) == ("cancelled", 0)
