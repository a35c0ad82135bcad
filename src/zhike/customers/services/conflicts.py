"""Whose change of a contact point or an address came too late: what stands there, and what they had started from.

The rows keep no old versions; the log of the customer's changes does. Each entry names the row and its version.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.customers.models import Customer
from zhike.kernel.errors import VERSION_CONFLICT, ZhikeError
from zhike.kernel.trail import HISTORY

#: Whoever is further behind has to read anew anyway.
_STEPS_MAX: Final = 50
_OPERATIONS: Final = """
SELECT operation_id FROM kernel_event
WHERE subject_id = %s AND name = 'customers.customer_changed' AND payload -> 'row_ids' ? %s ORDER BY id DESC LIMIT %s
"""


def row_conflict(customer: Customer, part: str, current: Mapping[str, Any], expected: int) -> ZhikeError:
    """The error for a row of the customer that is at another version than `expected`. `part` is its name in the log,
    `current` the row as the log shows it; `base` is the row at that version, or null where the log does not know.
    """
    shown = {name: value for name, value in current.items() if name != "id"}
    base = _base(customer.id, part, current, expected)
    return VERSION_CONFLICT(extra={"current": shown, "base": base})


def _base(customer_id: UUID, part: str, current: Mapping[str, Any], expected: int) -> dict[str, Any] | None:
    version = int(current["version"])
    if not expected < version <= expected + _STEPS_MAX:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_OPERATIONS, [customer_id, current["id"], version - expected])
        operations = [row[0] for row in cursor.fetchall()]
    steps = {}
    for before, after in HISTORY.get().changes(customer_id, operations):
        was, became = before.get(part), after.get(part)
        if isinstance(was, Mapping) and isinstance(became, Mapping) and became.get("id") == current["id"]:
            steps[became.get("version")] = was
    # Nothing is guessed: a step that the log does not know ends the way back.
    if not all(one in steps for one in range(expected + 1, version + 1)):
        return None
    return {name: value for name, value in steps[expected + 1].items() if name != "id"}
