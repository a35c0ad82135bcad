"""Keeps three partitions of the operation log ahead of the writers. Runs as the schema's owner."""

from typing import Final

from django.db import connection, transaction

AHEAD: Final = 3
_ROWS: Final = 10_000_000
_MISSING: Final = """
SELECT number FROM generate_series(%s::integer, %s::integer) AS number
WHERE to_regclass('audit_entry_p' || number) IS NULL ORDER BY number
"""


def maintain() -> list[str]:
    """Makes the partitions that are missing; answers a line when there were any."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) / %s FROM audit_entry", [_ROWS])
        current = int(cursor.fetchall()[0][0])
        cursor.execute(_MISSING, [current, current + AHEAD])
        missing = [int(row[0]) for row in cursor.fetchall()]
        for number in missing:
            cursor.execute("SELECT audit_partition(%s::integer)", [number])
    return [f"audit: {len(missing)} partitions ahead"] if missing else []
