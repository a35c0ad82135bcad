"""Orders as a file, made by a job: what the list shows, with masks, never with plain values."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.commerce.permissions import ORDER_EXPORT, ORDER_VIEW
from zhike.commerce.selectors.listing import LIST
from zhike.commerce.selectors.streaming import orders_streamed
from zhike.kernel import export, i18n
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.kernel.export import Cell, Column, ExportRequest, ExportSpec, Format
from zhike.kernel.money import exponent

_Row = Mapping[str, Any]


def _major(row: _Row, name: str) -> Decimal:
    """An amount in major units, exactly."""
    return Decimal(row[name]).scaleb(-exponent(row["currency"]))


#: Column key → (width, value of a row).
_COLUMNS: Final[Mapping[str, tuple[int, Callable[[_Row], Cell]]]] = {
    "number": (24, lambda row: row["number"]),
    "shop": (18, lambda row: row["shop"]),
    "platform": (12, lambda row: row["platform"]),
    "status": (14, lambda row: row["status"]),
    "placed_at": (20, lambda row: row["placed_at"]),
    "paid_at": (20, lambda row: row["paid_at"]),
    "title": (36, lambda row: row["title"]),
    "quantity": (10, lambda row: row["quantity"]),
    "currency": (8, lambda row: row["currency"]),
    "total": (14, lambda row: _major(row, "total_amount")),
    "paid": (14, lambda row: _major(row, "paid_amount")),
    "refunded": (14, lambda row: _major(row, "refunded_amount")),
    "customer": (14, lambda row: row["customer"]),
    "receiver": (14, lambda row: row["receiver_name_mask"]),
    "phone": (16, lambda row: row["receiver_phone_mask"]),
    "region": (20, lambda row: row["region"]),
}
EXPORT_COLUMNS: Final = tuple(_COLUMNS)


def _build(request: ExportRequest) -> ExportSpec:
    return ExportSpec(
        name="orders",
        columns=[
            Column(i18n.text(f"columns.commerce.{key}", request.language), _COLUMNS[key][0]) for key in request.columns
        ],
        rows=_rows(request),
        zone=ZoneInfo("Asia/Shanghai"),
    )


def _rows(request: ExportRequest) -> Iterator[list[Cell]]:
    values = [_COLUMNS[key][1] for key in request.columns]
    for batch in orders_streamed(request.actor, request.filters, request.q, request.language):
        for row in batch:
            yield [value(row) for value in values]


EXPORT: Final = export.register(
    "commerce.orders", permission=ORDER_EXPORT, reads=[ORDER_VIEW], columns=EXPORT_COLUMNS, build=_build
)


def export_start(
    *, actor: Actor, format_: Format, filters: dict[str, list[str]], columns: list[str], language: str, q: str = ""
) -> UUID:
    """Queues the export; answers the job's id. Raises `permission.missing`, `input.invalid`."""
    for name, values in filters.items():
        if name not in LIST.filters:
            raise invalid(f"filters.{name}", "value.unknown_field")
        LIST.filters[name].check(f"filters.{name}", values)
    return export.start(EXPORT, format_=format_, filters=filters, columns=columns, language=language, actor=actor, q=q)
