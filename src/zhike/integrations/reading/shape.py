"""What an uploaded file is: recognised from its bytes, shown to the person, overruled where the guess is wrong."""

import io
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, Final

from zhike.integrations.errors import EMPTY, ENCODING, NOT_A_TABLE, TOO_MANY_COLUMNS
from zhike.integrations.reading import delimited, headings, sheets
from zhike.integrations.reading.encoding import detect
from zhike.integrations.reading.limits import LIMITS, Limits
from zhike.integrations.reading.sheets import Tick, no_tick
from zhike.integrations.reading.table import Bytes, Row, plain_bytes

_SAMPLE: Final = 1024 * 1024
#: Rows below the heading that are kept to show what they would become.
SAMPLE_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided against the guess; None where the guess holds."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    heading_row: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How the table is written. `heading_row` counts from 1; `columns` are unique names; `notes` are codes."""

    kind: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: list[str]
    heading_row: int
    columns: list[str]
    notes: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)


def recognise(
    source: Bytes,
    *,
    known: Collection[str],
    choices: Choices | None = None,
    limits: Limits = LIMITS,
    tick: Tick = no_tick,
) -> tuple[Shape, list[Row]]:
    """The shape of a file and its first rows below the heading. `known` are keys of headings that mean something;
    `tick` is called while a spreadsheet is taken apart and may raise.

    Raises `import.empty`, `import.not_a_table`, `import.encoding`, `import.bomb`, `import.broken_archive`, …
    """
    chosen = choices or Choices()
    head = next(iter(source()), b"")
    if not head:
        raise EMPTY()
    if sheets.is_sheet(head):
        wanted = SAMPLE_ROWS + max(headings.LOOKED_AT, chosen.heading_row or 0)
        with sheets.SheetReader(source(), chosen.sheet or "", limits, rows=wanted, tick=tick) as reader:
            names, name = reader.sheets, reader.sheet
            rows = [list(row) for row in reader.rows()]
        made = _shaped("sheet", None, None, rows, known, chosen, limits)
        return _with(made[0], sheet=name, sheets=names), made[1]
    return _recognise_text(source, known, chosen, limits)


def _with(shape: Shape, **changes: Any) -> Shape:
    return Shape(**(shape.plain() | changes))


def _recognise_text(source: Bytes, known: Collection[str], chosen: Choices, limits: Limits) -> tuple[Shape, list[Row]]:
    sample, whole = _sample(plain_bytes(source, limits))
    if not sample.strip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t"):
        raise EMPTY()
    encoding = chosen.encoding or detect(sample, whole=whole)
    if encoding is None:
        raise NOT_A_TABLE()
    text = _text(sample, encoding, whole)
    if text.lstrip("\ufeff \r\n\t")[:1] == "<":
        # Some platforms call a web page ".xls".
        raise NOT_A_TABLE()
    delimiter = chosen.delimiter or delimited.find_delimiter(text)
    wanted = SAMPLE_ROWS + max(headings.LOOKED_AT, chosen.heading_row or 0)
    rows = list(islice(delimited.read_rows(plain_bytes(source, limits), encoding, delimiter, limits), wanted))
    return _shaped("text", encoding, delimiter, [list(row) for row in rows], known, chosen, limits)


def _sample(chunks: Iterator[bytes]) -> tuple[bytes, bool]:
    """The first megabyte, and whether that is all."""
    held = io.BytesIO()
    for chunk in chunks:
        held.write(chunk)
        if held.tell() > _SAMPLE:
            return held.getvalue()[:_SAMPLE], False
    return held.getvalue(), True


def _text(sample: bytes, encoding: str, whole: bool) -> str:
    """The sample as text. Raises `import.encoding` when it is not of this character set."""
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        if whole or error.end < len(sample) - 8:
            raise ENCODING(encoding=encoding, row=sample[: error.start].count(b"\n") + 1) from None
        return sample.decode(encoding, errors="ignore")


def _shaped(
    kind: str,
    encoding: str | None,
    delimiter: str | None,
    rows: list[list[str]],
    known: Collection[str],
    chosen: Choices,
    limits: Limits,
) -> tuple[Shape, list[Row]]:
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise EMPTY()
    heading = (chosen.heading_row - 1) if chosen.heading_row else headings.find(rows, known)
    if heading >= len(rows):
        raise EMPTY()
    columns, notes = headings.name_columns(rows[heading])
    if not columns:
        raise EMPTY()
    if len(columns) > limits.columns:
        raise TOO_MANY_COLUMNS(most=limits.columns)
    shape = Shape(kind, encoding, delimiter, None, [], heading + 1, columns, notes)
    first = heading + 2
    return shape, [Row(number, row) for number, row in enumerate(rows[heading + 1 :][:SAMPLE_ROWS], start=first)]
