"""Tasks of customers: the list as a file; what is done to many is registered where it is written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from zhike.customers.permissions import CUSTOMER_EXPORT, CUSTOMER_VIEW
from zhike.customers.selectors.lists import streamed
from zhike.customers.services.many import CORRECTIONS, CUSTOMERS
from zhike.kernel import i18n
from zhike.kernel.export import Cell, Column, ExportRequest, ExportSpec, register

__all__ = ["CORRECTIONS", "CUSTOMERS", "EXPORT", "EXPORT_COLUMNS", "NEEDED"]

_Row = Mapping[str, Any]


def _tags(row: _Row, language: str) -> str:
    return "、".join(i18n.local_name(tag["names"], language) for tag in row["tags"])


def _missing(row: _Row, language: str) -> str:
    return "、".join(i18n.text(f"customers.missing.{what}", language) for what in row["missing"])


#: Column key → (width, value of a row). Personal values leave as masks, like everywhere.
_COLUMNS: Final[Mapping[str, tuple[int, Callable[[_Row, str], Cell]]]] = {
    "number": (14, lambda row, _language: row["number"]),
    "name": (18, lambda row, _language: row["name"]),
    "kind": (10, lambda row, language: i18n.text(f"customers.kind.{row['kind']}", language)),
    "service_level": (12, lambda row, language: i18n.text(f"customers.level.{row['service_level']}", language)),
    "vip": (6, lambda row, language: i18n.text("customers.vip", language) if row["vip"] else ""),
    "phone": (16, lambda row, _language: row["phone_mask"]),
    "email": (26, lambda row, _language: row["email_mask"]),
    "tags": (30, _tags),
    "origin": (14, lambda row, language: i18n.text(f"customers.origin.{row['origin']}", language)),
    "completeness": (10, lambda row, _language: row["completeness"]),
    "missing": (30, _missing),
    "registered_at": (20, lambda row, _language: row["registered_at"]),
    "updated_at": (20, lambda row, _language: row["updated_at"]),
}
EXPORT_COLUMNS: Final = tuple(_COLUMNS)
#: What is chosen when nobody chooses: what is needed to know whom a line is about.
NEEDED: Final = ("number", "name", "phone", "service_level", "tags")


def _build(request: ExportRequest) -> ExportSpec:
    return ExportSpec(
        name="customers",
        columns=[
            Column(i18n.text(f"columns.customers.{key}", request.language), _COLUMNS[key][0]) for key in request.columns
        ],
        rows=_rows(request),
        zone=ZoneInfo("Asia/Shanghai"),
    )


def _rows(request: ExportRequest) -> Iterator[list[Cell]]:
    values = [_COLUMNS[key][1] for key in request.columns]
    for batch in streamed(request.actor, request.filters, request.q, CUSTOMER_EXPORT):
        for row in batch:
            yield [value(row, request.language) for value in values]


EXPORT: Final = register(
    "customers.customers", permission=CUSTOMER_EXPORT, reads=[CUSTOMER_VIEW], columns=EXPORT_COLUMNS, build=_build
)
