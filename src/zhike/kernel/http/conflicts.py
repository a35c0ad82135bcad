"""What somebody started from whose change came too late: the row's fields at the version they had read.

Rows keep no old versions. The log does: from what a row says now, each later change is taken back. A field is told only
where every step is known and fits; nothing is guessed.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.kernel.trail import HISTORY

#: Whoever is further behind has to read anew anyway.
_STEPS_MAX: Final = 50
_OPERATIONS: Final = (
    "SELECT subject_version, operation_id FROM kernel_event "
    "WHERE subject_id = %s AND subject_version > %s AND subject_version <= %s"
)


def base_of(conflict: Mapping[str, Any], expected: int, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields of `current` at version `expected`, as far as the log knows them; None where it knows none.

    `conflict` are the members of a `conflict.version` problem, `arguments` those of the route, the last id of which is
    the row's.
    """
    current = conflict.get("current")
    row_id = next((one for one in reversed(list(arguments.values())) if isinstance(one, UUID)), None)
    if row_id is None or not isinstance(current, Mapping):
        return None
    now = orjson.loads(orjson.dumps(current, default=str))
    version = now.pop("version", None)
    if not isinstance(version, int) or not expected < version <= expected + _STEPS_MAX:
        return None
    operations = _operations_after(row_id, expected, version)
    if operations is None:
        return None
    fields = now
    for before, after in HISTORY.get().changes(row_id, operations):
        fields = _taken_back(fields, before, after)
    return {**fields, "version": expected} if fields else None


def _operations_after(row_id: UUID, expected: int, version: int) -> list[UUID] | None:
    """The operations that made the later versions; None when one of these left no event."""
    with connection.cursor() as cursor:
        cursor.execute(_OPERATIONS, [row_id, expected, version])
        found = dict(cursor.fetchall())
    return list(found.values()) if found.keys() == set(range(expected + 1, version + 1)) else None


def _taken_back(fields: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields before a change that led from `before` to `after`; one that does not fit is left out."""
    kept = {}
    for name, value in fields.items():
        if name not in before and name not in after:
            kept[name] = value
        elif after.get(name) == value and name in before:
            kept[name] = before[name]
    return kept
