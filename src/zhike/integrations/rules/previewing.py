"""What a row would become, for a person to look at before anything is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Final

from zhike.integrations.reading import Row
from zhike.integrations.rules.cells import RowReader
from zhike.integrations.types import Refusal


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it stands in the file, as it is understood, and everything that is wrong with it."""

    number: int
    cells: list[str]
    values: dict[str, str]
    problems: list[Refusal]
    is_empty: bool


def preview_row(reader: RowReader, row: Row, columns: Sequence[str], problems: list[Refusal]) -> PreviewRow:
    """The row as it would become, with its problems."""
    found, _ = reader.leniently(row.cells)
    cells = [cell[:200] for cell in row.cells[: len(columns)]]
    values = {name: _shown(value) for name, value in found.items()}
    return PreviewRow(row.number, cells, values, problems, not found and not problems)


_SHORT_NUMBER: Final = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")


def veil(row: PreviewRow) -> PreviewRow:
    """The row for somebody who may not see what it says of persons. Nobody knows yet which column is about persons, and
    a plan can call any column anything: of each value only the first character stays, of short numbers all.
    """
    return replace(
        row,
        cells=[veiled(cell) for cell in row.cells],
        values={name: veiled(value) for name, value in row.values.items()},
    )


def veiled(text: str) -> str:
    """One value, veiled."""
    plain = text.strip()
    return plain if not plain or _SHORT_NUMBER.fullmatch(plain) else f"{plain[0]}•••"


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)[:200]
