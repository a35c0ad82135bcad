"""Tickets as a file, made by a task: what the list shows, in the reader's language."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from zhike.kernel import export, i18n
from zhike.kernel.export import Cell, Column, ExportRequest, ExportSpec
from zhike.tickets.permissions import TICKET_EXPORT, TICKET_VIEW
from zhike.tickets.selectors.choosing import exported

_Row = Mapping[str, Any]


def _plain(name: str) -> Callable[[_Row, str], Cell]:
    return lambda row, _language: row[name]


def _source(row: _Row, language: str) -> Cell:
    return i18n.text(f"tickets.source.{row['source']}", language)


#: Column key → (width, value of a row). A customer leaves as a number: names and phones stay in the customer's file.
_COLUMNS: Final[Mapping[str, tuple[int, Callable[[_Row, str], Cell]]]] = {
    "number": (16, _plain("number")),
    "subject": (40, _plain("subject")),
    "status": (14, _plain("status")),
    "priority": (10, _plain("priority_name")),
    "type": (16, _plain("type")),
    "shop": (18, _plain("shop")),
    "team": (16, _plain("team")),
    "owner": (12, _plain("owner")),
    "customer": (16, _plain("customer")),
    "source": (14, _source),
    "created_at": (20, _plain("created_at")),
    "due_at": (20, _plain("due_at")),
    "first_response_at": (20, _plain("first_response_at")),
    "resolved_at": (20, _plain("resolved_at")),
    "closed_at": (20, _plain("closed_at")),
    "reopened": (10, _plain("reopened")),
    "updated_at": (20, _plain("updated_at")),
    "result": (40, _plain("result")),
    "merged_into": (16, _plain("merged_into")),
    "description": (60, _plain("description")),
}
EXPORT_COLUMNS: Final = tuple(_COLUMNS)
#: What is written when nobody chooses: all but the long text.
USUAL: Final = tuple(key for key in _COLUMNS if key != "description")


def _build(request: ExportRequest) -> ExportSpec:
    return ExportSpec(
        name="tickets",
        columns=[
            Column(i18n.text(f"columns.tickets.{key}", request.language), _COLUMNS[key][0]) for key in request.columns
        ],
        rows=_rows(request),
        zone=ZoneInfo("Asia/Shanghai"),
    )


def _rows(request: ExportRequest) -> Iterator[list[Cell]]:
    values = [_COLUMNS[key][1] for key in request.columns]
    for batch in exported(request.actor, request.filters, request.q, request.language):
        for row in batch:
            yield [value(row, request.language) for value in values]


EXPORT: Final = export.register(
    "tickets.tickets", permission=TICKET_EXPORT, reads=[TICKET_VIEW], columns=EXPORT_COLUMNS, build=_build
)
