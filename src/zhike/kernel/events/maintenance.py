"""Keeps three partitions of the event table ahead of the writers. Runs as the schema's owner."""

from typing import Final

from django.db import connection, transaction

AHEAD: Final = 3


def maintain() -> list[str]:
    """Makes the partitions that are missing; answers a line when there were any."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT kernel_event_ahead(%s)", [AHEAD])
        made = int(cursor.fetchall()[0][0])
    return [f"events: {made} partitions ahead"] if made else []
