"""How rows of each kind that stand for themselves are read, checked and taken: customers, products, steps of parcels.

Orders are no such kind: their rows belong together (:mod:`zhike.integrations.services.orders_flow`).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from zhike.commerce.public import products_import_many, traces_import_many
from zhike.customers.public import customer_import_many
from zhike.integrations.rules.customers import CustomerRows
from zhike.integrations.rules.products import ProductRows
from zhike.integrations.rules.traces import TraceRows
from zhike.integrations.services.faults import customer_faults, named, unknown_tags
from zhike.integrations.types import Plan, Refusal, RowResult
from zhike.kernel.authz import Actor

Numbered = Sequence[tuple[int, Any]]


class Taker(Protocol):
    """Rows of one kind under one plan."""

    def read(self, number: int, cells: Sequence[str]) -> Any:
        """What the row says, a Refusal where that is nothing usable, or None when it is empty."""

    def faults(self, rows: Sequence[Sequence[str]]) -> list[list[Refusal]]:
        """Everything that each row would be refused for, as far as the rows themselves say."""

    def take(self, actor: Actor, shop_id: UUID, rows: Numbered) -> list[RowResult]:
        """Takes (row, what it says) in, in the caller's transaction."""


class _Customers:
    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._plan = plan
        self._reader = CustomerRows(plan, columns)

    def read(self, number: int, cells: Sequence[str]) -> Any:
        return self._reader.read(number, cells)

    def faults(self, rows: Sequence[Sequence[str]]) -> list[list[Refusal]]:
        return customer_faults(self._reader, rows, self._plan)

    def take(self, actor: Actor, shop_id: UUID, rows: Numbered) -> list[RowResult]:
        options = self._plan.options
        taken = customer_import_many(
            actor=actor, rows=[row for _, row in rows], shop_id=shop_id, locale=options.locale,
            tags=unknown_tags(options),
        )  # fmt: skip
        return [
            RowResult.rejected(number, named(one.problems, self._plan.columns))
            if one.outcome == "rejected"
            else RowResult(number, one.outcome, one.code, (), one.customer_id)
            for (number, _), one in zip(rows, taken, strict=True)
        ]


class _Products:
    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._column = plan.columns
        self._reader = ProductRows(plan, columns)

    def read(self, number: int, cells: Sequence[str]) -> Any:
        return self._reader.read(number, cells)

    def faults(self, rows: Sequence[Sequence[str]]) -> list[list[Refusal]]:
        return [self._reader.faults(cells) for cells in rows]

    def take(self, actor: Actor, shop_id: UUID, rows: Numbered) -> list[RowResult]:
        taken = products_import_many(actor=actor, rows=[row for _, row in rows], shop_id=shop_id)
        return [
            _result(number, one.outcome, one.code, one.product_id, self._column.get("number"))
            for (number, _), one in zip(rows, taken, strict=True)
        ]


class _Traces:
    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._column = plan.columns
        self._reader = TraceRows(plan, columns)

    def read(self, number: int, cells: Sequence[str]) -> Any:
        return self._reader.read(number, cells)

    def faults(self, rows: Sequence[Sequence[str]]) -> list[list[Refusal]]:
        return [self._reader.faults(cells) for cells in rows]

    def take(self, actor: Actor, shop_id: UUID, rows: Numbered) -> list[RowResult]:
        taken = traces_import_many(actor=actor, rows=[row for _, row in rows], shop_id=shop_id)
        return [
            _result(number, one.outcome, one.code, one.order_id, self._column.get("tracking_no"))
            for (number, _), one in zip(rows, taken, strict=True)
        ]


_TAKERS: Final[Mapping[str, type[_Customers] | type[_Products] | type[_Traces]]] = {
    "customers": _Customers, "products": _Products, "traces": _Traces,
}  # fmt: skip


def taker_for(plan: Plan, columns: Sequence[str]) -> Taker:
    """What takes the rows of a plan. Raises KeyError for orders, and for columns that the table lacks."""
    return _TAKERS[plan.kind](plan, columns)


def _result(number: int, outcome: Any, code: str | None, subject_id: UUID | None, column: str | None) -> RowResult:
    if outcome == "rejected":
        return RowResult.rejected(number, [Refusal(code or "", column)])
    return RowResult(number, outcome, code, (), subject_id)
