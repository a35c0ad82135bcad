"""Values of imports: what was decided about one, and what became of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal
from uuid import UUID

from zhike.integrations.rules.fields import Kind
from zhike.integrations.rules.values import DateOrder, DecimalMark

Outcome = Literal["created", "merged", "unchanged", "skipped", "rejected"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("created", "merged", "unchanged", "skipped", "rejected")
Mode = Literal["valid_rows", "all_or_nothing"]
UnknownTags = Literal["refuse", "leave_out", "make"]


@dataclass(frozen=True, slots=True)
class Options:
    """How cells of an import are read. `source` names where the rows come from; with the order's number and the place
    within the order it is a row's identity. `settled`: rows are finished, paid sales. `paid_after_refunds`: the paid
    amount is what is left after refunds. `credit_prefix`: order numbers that begin so are credit notes.
    `unknown_tags`: what becomes of tags that nobody made; new ones go into the group `tag_group`.
    """

    currency: str = "CNY"
    zone: str = "Asia/Shanghai"
    date_order: DateOrder = "auto"
    decimal_mark: DecimalMark = "auto"
    source: str = "file"
    settled: bool = False
    paid_after_refunds: bool = False
    credit_prefix: str = ""
    locale: str = "CN"
    unknown_tags: UnknownTags = "refuse"
    tag_group: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that was decided about one import. `columns` maps fields to the names of columns."""

    kind: Kind
    mapping: str
    columns: Mapping[str, str]
    mode: Mode = "valid_rows"
    options: Options = field(default_factory=Options)

    def plain(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Plan":
        """From what is stored."""
        values = dict(stored)
        return cls(**(values | {"options": Options(**values.get("options", {}))}))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken: a code, and the column where there is one."""

    code: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row. `subject_id` is the order or customer it is in; `columns` are what a code is about.
    Where a row has several faults, `codes` says each column's own (a column is empty where one is about the whole row).
    """

    number: int
    outcome: Outcome
    code: str | None = None
    columns: tuple[str, ...] = ()
    subject_id: UUID | None = None
    codes: tuple[str, ...] = ()

    @classmethod
    def rejected(cls, number: int, faults: Sequence[Refusal]) -> "RowResult":
        """A row that is not taken for these faults, at least one."""
        if len(faults) == 1:
            (one,) = faults
            return cls(number, "rejected", one.code, (one.column,) if one.column else ())
        columns = tuple(one.column or "" for one in faults)
        return cls(number, "rejected", faults[0].code, columns, codes=tuple(one.code for one in faults))


class StoppedError(Exception):
    """Somebody cancelled the import, or another worker has it."""

    def __init__(self, *, cancelled: bool) -> None:
        super().__init__()
        self.cancelled = cancelled
