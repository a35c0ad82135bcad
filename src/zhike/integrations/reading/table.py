"""A file of known shape as a stream of numbered rows, in constant memory for texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhike.integrations.errors import TOO_MANY_ROWS
from zhike.integrations.reading import delimited, sheets
from zhike.integrations.reading.limits import LIMITS, Limits
from zhike.integrations.reading.unpacking import GZIP, gunzip

if TYPE_CHECKING:
    from zhike.integrations.reading.shape import Shape

#: Opens the stored bytes anew from the beginning.
Bytes = Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the number that the person sees in a spreadsheet (the first row of the file is 1)."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the heading."""

    rows: Iterator[Row]


def plain_bytes(source: Bytes, limits: Limits) -> Iterator[bytes]:
    """The bytes of a text, unpacked when they are packed."""
    chunks = iter(source())
    first = next(chunks, b"")

    def whole() -> Iterator[bytes]:
        yield first
        yield from chunks

    return gunzip(whole(), limits.unpacked_bytes) if first.startswith(GZIP) else whole()


@contextmanager
def open_table(
    source: Bytes, shape: "Shape", *, limits: Limits = LIMITS, tick: sheets.Tick = sheets.no_tick
) -> Iterator[Table]:
    """Opens the file for one reading; `tick` is called while a spreadsheet is taken apart and may raise. Rows raise
    `import.too_many_rows` and the errors of broken files.
    """
    if shape.kind == "sheet":
        with sheets.SheetReader(source(), shape.sheet or "", limits, tick=tick) as reader:
            yield Table(_numbered(reader.rows(), shape, limits))
        return
    rows = delimited.read_rows(plain_bytes(source, limits), shape.encoding or "utf-8", shape.delimiter or ",", limits)
    yield Table(_numbered(rows, shape, limits))


def _numbered(rows: Iterator[Sequence[str]], shape: "Shape", limits: Limits) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        if number <= shape.heading_row:
            continue
        if number - shape.heading_row > limits.rows:
            raise TOO_MANY_ROWS(most=limits.rows)
        yield Row(number, cells)
