"""A plan made ready to read rows: one reader per field, in the order of the columns."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from zhike.integrations.reading.limits import LIMITS
from zhike.integrations.rules import values
from zhike.integrations.rules.columns import Field
from zhike.integrations.rules.examples import example_mark
from zhike.integrations.rules.fields import by_name
from zhike.integrations.rules.regions import placed
from zhike.integrations.rules.values import CellError
from zhike.integrations.types import Options, Plan, Refusal

Cells = Mapping[str, Any]
_Reader = Callable[[str], Any]


#: The code of a template's line that shows how to fill it in; it stands for nobody and nothing.
EXAMPLE: Final = "row.example"


class RowReader:
    """Reads rows of one table under one plan. Raises KeyError when the plan names a column that the table lacks."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        places = {name: index for index, name in enumerate(columns)}
        fields = by_name(plan.kind)
        self.width = len(columns)
        self._readers: list[tuple[str, int, str, _Reader]] = [
            (name, places[column], column, _reader(fields[name], plan.options))
            for name, column in plan.columns.items()
            if column
        ]
        self._readers.sort(key=lambda one: one[1])
        # Addresses of places without rules of their own are left as they are.
        self._splits = bool({"address", "city"} & plan.columns.keys()) and plan.options.locale == "CN"
        field, words = example_mark(plan.kind)
        self._example = (places.get(plan.columns.get(field, ""), -1), words)
        self._required = [(field.name, plan.columns.get(field.name)) for field in fields.values() if field.required]

    def read(self, cells: Sequence[str]) -> Cells | Refusal | None:
        """The values of a row by field (absent where the cell is empty), why it cannot be used, or None when it is
        empty altogether.
        """
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            return Refusal("row.too_many_cells")
        found: dict[str, Any] = {}
        count = len(cells)
        if self._is_example(cells):
            return Refusal(EXAMPLE)
        for name, place, column, reader in self._readers:
            if place >= count:
                continue
            cell = cells[place]
            if not cell or cell.isspace():
                continue
            try:
                value = reader(cell)
            except CellError as error:
                return Refusal(error.code, column)
            if value is not None and value != "":
                found[name] = value
        if not found:
            return self._all_empty(cells)
        for name, needed in self._required:
            if name not in found:
                return Refusal("cell.missing", needed)
        return placed(found) if self._splits else found

    def leniently(self, cells: Sequence[str]) -> tuple[Cells, list[Refusal]]:
        """The values that can be read, and everything that cannot: what is told of a row that :meth:`read` refuses."""
        if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
            # The cells have moved: what stands in them says nothing about the columns.
            return {}, [Refusal("row.too_many_cells")]
        if self._is_example(cells):
            return {}, [Refusal(EXAMPLE)]
        found: dict[str, Any] = {}
        wrong: dict[str, Refusal] = {}
        for name, place, column, reader in self._readers:
            if place >= len(cells) or not cells[place].strip():
                continue
            try:
                value = reader(cells[place])
            except CellError as error:
                wrong[name] = Refusal(error.code, column)
            else:
                if value is not None and value != "":
                    found[name] = value
        if not found and not wrong:
            empty = self._all_empty(cells)
            return {}, [empty] if empty else []
        for name, needed in self._required:
            if name not in found and name not in wrong:
                wrong[name] = Refusal("cell.missing", needed)
        return placed(found) if self._splits else found, list(wrong.values())

    def _is_example(self, cells: Sequence[str]) -> bool:
        place, words = self._example
        return 0 <= place < len(cells) and cells[place] in words

    def _all_empty(self, cells: Sequence[str]) -> Refusal | None:
        # Cells in columns that the plan does not use are something, but not an order or a customer.
        return Refusal("row.nothing_mapped") if any(cell.strip() for cell in cells) else None


def _reader(field: Field, options: Options) -> _Reader:
    zone = ZoneInfo(options.zone)
    longest = min(field.longest, LIMITS.cell_characters)

    def identifier(cell: str) -> str | None:
        return _limited(values.identifier(cell), longest)

    def text(cell: str) -> str | None:
        return _limited(values.text(cell), longest)

    def time(cell: str) -> datetime | None:
        return None if values.is_nothing(cell.strip()) else values.moment(cell, zone, options.date_order)

    def date(cell: str) -> str | None:
        at = time(cell)
        return None if at is None else at.astimezone(zone).date().isoformat()

    def amount(cell: str) -> Decimal | None:
        if cell[:1].isdigit():
            return values.amount(cell, options.decimal_mark)
        return None if values.is_nothing(cell.strip()) else values.amount(cell, options.decimal_mark)

    def quantity(cell: str) -> int | None:
        return None if values.is_nothing(cell.strip()) else values.whole(cell)

    return {
        "identifier": identifier, "text": text, "choice": text, "time": time, "date": date, "amount": amount,
        "quantity": quantity,
    }[field.type]  # fmt: skip


def _limited(plain: str, longest: int) -> str | None:
    if len(plain) > longest:
        raise CellError("cell.too_long")
    return None if values.is_nothing(plain) else plain
