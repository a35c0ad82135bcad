"""How the database would answer a statement."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.db import connection


def plan_nodes(sql: str, params: Sequence[object], *, small_tables: bool = False) -> list[dict[str, Any]]:
    """Every node of the plan, the root first. With `small_tables` no table is read whole only because it is small: what
    shows is whether an index can answer.
    """
    with connection.cursor() as cursor:
        if small_tables:
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", cast(list[Any], params))
        found = cursor.fetchone()[0]
    (whole,) = json.loads(found) if isinstance(found, str) else found
    return list(_nodes(whole["Plan"]))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)
