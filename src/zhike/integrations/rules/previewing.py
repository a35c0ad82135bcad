"""What a row would become, for a person to look at before anything is written."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from zhike.integrations.reading import Row
from zhike.integrations.rules.cells import RowReader
from zhike.integrations.rules.customers import CustomerRows
from zhike.integrations.rules.orders import OrderRows
from zhike.integrations.types import Plan, Refusal


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it stands in the file, as it is understood, and what is wrong: `problems` are (column, code) pairs, the
    column empty where a code is about the whole row.
    """

    number: int
    cells: list[str]
    values: dict[str, str]
    problems: list[tuple[str, str]]
    is_empty: bool


def converter_for(plan: Plan, columns: Sequence[str]) -> OrderRows | CustomerRows:
    """The converter of a plan's kind."""
    return OrderRows(plan, columns) if plan.kind == "orders" else CustomerRows(plan, columns)


@dataclass(frozen=True, slots=True)
class PreviewReader:
    """A plan's reader and converter together."""

    cells: RowReader
    converter: OrderRows | CustomerRows


def reader_for(plan: Plan, columns: Sequence[str]) -> PreviewReader:
    """The reader for previews of a plan."""
    return PreviewReader(RowReader(plan, columns), converter_for(plan, columns))


def preview_row(reader: PreviewReader, row: Row, columns: Sequence[str]) -> PreviewRow:
    """The row as it would become, with every problem of it."""
    found = reader.cells.read(row.cells)
    problems = reader.cells.problems(row.cells)
    if isinstance(found, Refusal) and not problems:
        problems = [(found.column or "", found.code)]
    shown: Mapping[str, Any] = found if found is not None and not isinstance(found, Refusal) else {}
    if shown:
        refusal = reader.converter.check(row.number, row.cells)
        if refusal is not None:
            problems = [(refusal.column or "", refusal.code)]
    cells = [cell[:200] for cell in row.cells[: len(columns)]]
    return PreviewRow(
        row.number, cells, {name: _shown(value) for name, value in shown.items()}, problems, found is None
    )


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
