"""XlsxWriter, which has no types of its own, with the types of what we use of it."""

from datetime import date, datetime
from typing import IO, Protocol, cast

import xlsxwriter  # type: ignore[import-untyped]


class CellFormat(Protocol):
    """How a cell looks."""


class Sheet(Protocol):
    """A sheet; rows and columns count from 0. In constant memory, rows are written from the top down."""

    def freeze_panes(self, row: int, column: int) -> None:
        """Keeps what is above and left of the cell in sight."""

    def set_column(self, first: int, last: int, width: float) -> int:
        """Sets widths in characters."""

    def write_string(self, row: int, column: int, text: str, cell_format: CellFormat | None = None) -> int:
        """Writes a text that is never taken for a formula."""

    def write_number(self, row: int, column: int, number: float, cell_format: CellFormat | None = None) -> int:
        """Writes a number."""

    def write_datetime(self, row: int, column: int, at: date | datetime, cell_format: CellFormat | None = None) -> int:
        """Writes a date or a time without a zone."""


class Book(Protocol):
    """A workbook that is being written."""

    def add_format(self, properties: dict[str, object]) -> CellFormat:
        """A look for cells."""

    def add_worksheet(self, name: str | None = None) -> Sheet:
        """The next sheet."""

    def close(self) -> None:
        """Writes the file."""


def new_book(target: IO[bytes], *, folder: str) -> Book:
    """A workbook that keeps one row in memory and the rest in `folder` until it is closed into `target`."""
    options = {"constant_memory": True, "tmpdir": folder, "default_date_format": "yyyy-mm-dd hh:mm:ss"}
    return cast(Book, xlsxwriter.Workbook(target, options))
