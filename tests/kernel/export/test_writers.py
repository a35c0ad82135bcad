"""Files that spreadsheets open, and that run nothing there."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhike.kernel.export import Cell, Column, ExportSpec, guarded, write
from zhike.kernel.export.writers import Written

COLUMNS = [Column("客户"), Column("金额")]


def _spec(rows: Sequence[Sequence[Cell]] | Iterator[Sequence[Cell]], columns: Sequence[Column] = COLUMNS) -> ExportSpec:
    return ExportSpec("客户", columns, rows, zone=ZoneInfo("Asia/Shanghai"))


def _bytes(written: Written) -> bytes:
    return b"".join(written.chunks())


def _sheets(written: Written) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(_bytes(written))) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return [archive.read(name).decode() for name in names]


@pytest.mark.parametrize("text", ["=1+1", "+86 138", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"])
def test_formulas_are_disarmed(text: str) -> None:
    assert guarded(text) == f"'{text}"
    rows = list(csv.reader(io.StringIO(_bytes(write(_spec([[text, 1]]), "csv")).decode("utf-8-sig"), newline="")))
    assert rows[1][0] == f"'{text}"
    [sheet] = _sheets(write(_spec([[text, 1]]), "xlsx"))
    assert "<f>" not in sheet


def test_what_is_no_formula_stays() -> None:
    for text in ("", "a=1", " =1", "王敏", "'=1", "1-2"):
        assert guarded(text) == text


def test_csv_is_what_excel_reads_as_utf8() -> None:
    data = _bytes(write(_spec([["孙丽, “VIP”\n二行", 1999]]), "csv"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["客户", "金额"],
        ["孙丽, “VIP”\n二行", "1999"],
    ]


def test_kinds_of_cells() -> None:
    at = datetime(2026, 11, 21, 2, 0, 5, 125, tzinfo=UTC)
    row: list[Cell] = [None, True, -5, 10**15, Decimal("-1.50"), date(2026, 1, 2), at, UUID(int=1), 0.5]
    columns = [Column(str(n)) for n in range(len(row))]
    text = _bytes(write(_spec([row], columns), "csv")).decode("utf-8-sig").splitlines()[1]
    assert text == (
        ",true,-5,1000000000000000,-1.50,2026-01-02,2026-11-21 10:00:05,00000000-0000-0000-0000-000000000001,0.5"
    )
    [sheet] = _sheets(write(_spec([row], columns), "xlsx"))
    assert "<v>-5</v>" in sheet
    assert "<v>-1.5</v>" in sheet


@pytest.mark.parametrize(("count", "parts"), [(0, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_long_ones_are_cut_and_every_part_has_its_heading(count: int, parts: int) -> None:
    rows: list[list[Cell]] = [[f"c{n}", n] for n in range(count)]
    sheets = _sheets(write(_spec(rows), "xlsx", sheet_rows=3))
    assert len(sheets) == parts
    written = write(_spec(rows), "csv", sheet_rows=3)
    assert written.rows == count
    data = _bytes(written)
    if parts == 1:
        assert written.name == "客户.csv"
        assert len(data.decode("utf-8-sig").splitlines()) == count + 1
        return
    assert (written.name, written.type) == ("客户.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [archive.read(name).decode("utf-8-sig").splitlines() for name in archive.namelist()]
    assert [lines[0] for lines in texts] == ["客户,金额"] * parts
    assert [line for lines in texts for line in lines[1:]] == [f"c{n},{n}" for n in range(count)]


def test_rows_are_read_while_they_are_written() -> None:
    alive = 0
    most = 0

    class Row(list[Cell]):
        def __init__(self, cells: Sequence[Cell]) -> None:
            nonlocal alive, most
            super().__init__(cells)
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    write(_spec(Row([f"c{n}", n]) for n in range(5000)), "csv").file.close()
    assert most < 10


def test_a_text_longer_than_a_cell_is_cut_visibly() -> None:
    written = write(_spec([["长" * 40_000, 1]]), "xlsx")
    [sheet] = _sheets(written)
    assert f"{'长' * 32_766}…" in sheet


def test_a_row_of_the_wrong_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        write(_spec([["a"]]), "csv")


@given(st.lists(st.tuples(st.text(max_size=30), st.integers()), max_size=10))
@settings(max_examples=30, deadline=None)
def test_any_text_can_be_written(rows: list[tuple[str, int]]) -> None:
    storable: list[list[Cell]] = [[text.encode("utf-8", "ignore").decode(), number] for text, number in rows]
    for format_ in ("csv", "xlsx"):
        written = write(_spec(storable), "csv" if format_ == "csv" else "xlsx")
        assert written.rows == len(rows)
        assert _bytes(written)
