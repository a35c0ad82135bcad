"""Hand-written reads as dictionaries."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.db import connection

from zhike.kernel.http import COUNT_CAP


def fetch(sql: str, params: Sequence[Any], *, json: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The rows of a statement; columns named in `json` hold JSON and come parsed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        for name in json:
            row[name] = orjson.loads(row[name]) if isinstance(row[name], str) else row[name]
    return rows


def capped_count(source: str, params: Sequence[Any]) -> int:
    """How many rows `source` (FROM … WHERE …) has, counted to one more than the cap."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {COUNT_CAP + 1}) counted", list(params))
        return int(cursor.fetchone()[0])
