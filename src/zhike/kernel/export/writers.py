"""CSV and Excel, written row by row in constant memory and cut where Excel ends."""

import csv
import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Final, Literal
from zoneinfo import ZoneInfo

from zhike.kernel.export.cells import LONGEST_TEXT, Cell, guarded, plain
from zhike.kernel.vendor_xlsxwriter import Book, CellFormat, Sheet, new_book

Format = Literal["csv", "xlsx"]

#: Rows below the heading that one Excel sheet holds; a longer CSV is cut there too, so that Excel opens every part.
SHEET_ROWS: Final = 1_048_575
_BUFFER: Final = 65_536


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading in the reader's language and its width in characters."""

    title: str
    width: int = 18


@dataclass(frozen=True, slots=True)
class ExportSpec:
    """What to write: a name for the file, the columns, and rows with one cell per column, made as they are read."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    total: int | None = None


@dataclass(slots=True)
class Written:
    """A finished file: its name, its media type, its bytes in pieces (readable once), and how many rows it holds."""

    name: str
    type: str
    rows: int
    file: IO[bytes]

    def chunks(self) -> Iterator[bytes]:
        """The bytes; the temporary file is gone afterwards."""
        with self.file as file:
            file.seek(0)
            while piece := file.read(_BUFFER):
                yield piece


def write(spec: ExportSpec, format_: Format, *, sheet_rows: int = SHEET_ROWS) -> Written:
    """Writes everything into a temporary file without a name. Raises ValueError for a row of the wrong length."""
    return _write_csv(spec, sheet_rows) if format_ == "csv" else _write_xlsx(spec, sheet_rows)


def _checked(spec: ExportSpec) -> Iterator[list[str | int | float | Decimal | date | datetime]]:
    width = len(spec.columns)
    for row in spec.rows:
        if len(row) != width:
            raise ValueError(f"export {spec.name!r}: a row has {len(row)} cells for {width} columns")
        yield [plain(cell, spec.zone) for cell in row]


def _write_csv(spec: ExportSpec, sheet_rows: int) -> Written:
    heading = [guarded(column.title) for column in spec.columns]
    parts: list[IO[bytes]] = []
    count = 0
    writer = None
    text: io.TextIOWrapper | None = None
    for row in _checked(spec):
        if writer is None or count % sheet_rows == 0:
            text = _new_part(parts, text)
            writer = csv.writer(text)
            writer.writerow(heading)
        writer.writerow(row)
        count += 1
    if writer is None:
        text = _new_part(parts, text)
        csv.writer(text).writerow(heading)
    _detach(text)
    if len(parts) == 1:
        return Written(f"{spec.name}.csv", "text/csv", count, parts[0])
    return Written(f"{spec.name}.zip", "application/zip", count, _zipped(spec.name, parts))


def _nameless() -> IO[bytes]:
    """A temporary file that no other process can open."""
    return tempfile.TemporaryFile()


def _new_part(parts: list[IO[bytes]], before: io.TextIOWrapper | None) -> io.TextIOWrapper:
    _detach(before)
    # The mark at the beginning tells Excel that this is UTF-8; without it Chinese is garbled.
    parts.append(_nameless())
    return io.TextIOWrapper(parts[-1], encoding="utf-8-sig", newline="")


def _detach(text: io.TextIOWrapper | None) -> None:
    if text is not None:
        text.detach()


def _zipped(name: str, parts: list[IO[bytes]]) -> IO[bytes]:
    target = _nameless()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(parts, start=1):
            with part, archive.open(f"{name}-{number}.csv", "w", force_zip64=True) as member:
                part.seek(0)
                while piece := part.read(_BUFFER):
                    member.write(piece)
    return target


def _write_xlsx(spec: ExportSpec, sheet_rows: int) -> Written:
    target = _nameless()
    count = 0
    with tempfile.TemporaryDirectory(prefix="zhike-export-") as folder:
        book = new_book(target, folder=folder)
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = None
        line = 0
        for row in _checked(spec):
            if sheet is None or count % sheet_rows == 0:
                sheet, line = _new_sheet(book, spec, bold), 0
            line += 1
            count += 1
            for place, cell in enumerate(row):
                _write_cell(sheet, line, place, cell, day)
        if sheet is None:
            _new_sheet(book, spec, bold)
        book.close()
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Written(f"{spec.name}.xlsx", media, count, target)


def _new_sheet(book: Book, spec: ExportSpec, bold: CellFormat) -> Sheet:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(spec.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, guarded(column.title), bold)
    return sheet


def _write_cell(
    sheet: Sheet,
    line: int,
    place: int,
    cell: str | float | Decimal | date | datetime,
    day: CellFormat,
) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(line, place, cell if len(cell) <= LONGEST_TEXT else f"{cell[: LONGEST_TEXT - 1]}…")
    elif isinstance(cell, datetime):
        sheet.write_datetime(line, place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(line, place, cell, day)
    else:
        sheet.write_number(line, place, float(cell) if isinstance(cell, Decimal) else cell)
