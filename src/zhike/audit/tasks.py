"""The operation log as a file, made by a job."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from zhike.audit import selectors
from zhike.audit.checking import ACTOR_NAMES
from zhike.audit.permissions import ENTRY_EXPORT
from zhike.kernel import i18n
from zhike.kernel.export import Cell, Column, ExportRequest, ExportSpec, register

_Row = Mapping[str, Any]

#: Column key → (width, value of a row and the names of the batch's users).
_COLUMNS: Final[Mapping[str, tuple[int, Callable[[_Row, Mapping[Any, str]], Cell]]]] = {
    "id": (12, lambda row, _names: row["id"]),
    "pos": (12, lambda row, _names: row["pos"]),
    "at": (20, lambda row, _names: row["at"]),
    "actor": (20, lambda row, names: names.get(row["actor_id"]) or row["actor_kind"]),
    "actor_id": (38, lambda row, _names: row["actor_id"]),
    "action": (32, lambda row, _names: row["action"]),
    "object_kind": (18, lambda row, _names: row["object_kind"]),
    "object_id": (38, lambda row, _names: row["object_id"]),
    "result": (10, lambda row, _names: row["result"]),
    "before": (40, lambda row, _names: row["before"]),
    "after": (40, lambda row, _names: row["after"]),
    "ip": (18, lambda row, _names: row["ip"]),
    "device": (30, lambda row, _names: row["device"]),
    "operation_id": (38, lambda row, _names: row["operation_id"]),
    "session_id": (38, lambda row, _names: row["session_id"]),
}
EXPORT_COLUMNS: Final = tuple(_COLUMNS)


def _build(request: ExportRequest) -> ExportSpec:
    return ExportSpec(
        name="audit",
        columns=[
            Column(i18n.text(f"columns.audit.{key}", request.language), _COLUMNS[key][0]) for key in request.columns
        ],
        rows=_rows(request),
        zone=ZoneInfo("Asia/Shanghai"),
    )


def _rows(request: ExportRequest) -> Iterator[list[Cell]]:
    """Lines as cells. Times are written in the zone of the file, names looked up once a batch."""
    values = [_COLUMNS[key][1] for key in request.columns]
    for batch in selectors.entries_streamed(request.filters):
        names = ACTOR_NAMES.get().names({row["actor_id"] for row in batch if row["actor_kind"] == "user"})
        for row in batch:
            yield [value(row, names) for value in values]


EXPORT: Final = register("audit.entries", permission=ENTRY_EXPORT, columns=EXPORT_COLUMNS, build=_build)
