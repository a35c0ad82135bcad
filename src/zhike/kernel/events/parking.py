"""Events that a subscriber could not handle, and what waits behind them.

A failing event is tried again after 1 s, 5 s, 30 s, 2 min and 10 min, then it stays parked with its error until a
person says `zhike events retry`. Meanwhile later events of its subject queue behind it, everything else goes on.
All times here are the database's: they are claims between processes, not business time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

#: Seconds until the next try after the 1st, 2nd, … failure; after the last one a person decides.
BACKOFF_S: Final = (1, 5, 30, 120, 600)
_ERROR_MAX: Final = 2000


@dataclass(frozen=True, slots=True)
class Parked:
    """One waiting event. `failed` is the head of its subject's queue; the others only wait for it."""

    subscriber: str
    pos: int
    event_id: int
    event_name: str | None
    subject_id: UUID
    attempts: int
    failed: bool
    error: str
    next_try_at: datetime | None
    parked_at: datetime


def parked_subjects(subscriber: str, subjects: Sequence[UUID]) -> set[UUID]:
    """Those of `subjects` that have something parked."""
    if not subjects:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject_id FROM kernel_parked "
            "WHERE subscriber = %s::text AND subject_id = ANY(%s::uuid[])",
            [subscriber, list(subjects)],
        )
        return {row[0] for row in cursor.fetchall()}


def due_subjects(subscriber: str, limit: int) -> list[UUID]:
    """Subjects whose first parked event may be tried now, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT subject_id FROM (
                SELECT DISTINCT ON (subject_id) subject_id, pos, failed, next_try_at
                FROM kernel_parked WHERE subscriber = %s::text ORDER BY subject_id, pos
            ) head
            WHERE NOT failed OR next_try_at <= clock_timestamp() ORDER BY pos LIMIT %s::integer
            """,
            [subscriber, limit],
        )
        return [row[0] for row in cursor.fetchall()]


def queue_of(subscriber: str, subject_id: UUID, limit: int) -> list[tuple[int, int]]:
    """(pos, event id) of a subject's parked events in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pos, event_id FROM kernel_parked WHERE subscriber = %s::text AND subject_id = %s::uuid "
            "ORDER BY pos LIMIT %s::integer",
            [subscriber, subject_id, limit],
        )
        return [(row[0], row[1]) for row in cursor.fetchall()]


def park_behind(subscriber: str, pos: int, event_id: int, subject_id: UUID) -> None:
    """Queues an event behind an earlier one of its subject."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_parked (subscriber, pos, event_id, subject_id, failed) "
            "VALUES (%s::text, %s::bigint, %s::bigint, %s::uuid, false)",
            [subscriber, pos, event_id, subject_id],
        )


def park_failed(subscriber: str, pos: int, event_id: int, subject_id: UUID, error: str) -> int:
    """Notes one more failure and when to try again; answers how often it has failed by now."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO kernel_parked AS p
                (subscriber, pos, event_id, subject_id, failed, attempts, error, next_try_at)
            VALUES (%s::text, %s::bigint, %s::bigint, %s::uuid, true, 1, %s::text,
                    clock_timestamp() + (%s::integer[])[1] * interval '1 second')
            ON CONFLICT (subscriber, pos) DO UPDATE SET
                failed = true, attempts = p.attempts + 1, error = excluded.error,
                next_try_at = clock_timestamp() + (%s::integer[])[p.attempts + 1] * interval '1 second'
            RETURNING attempts
            """,
            [subscriber, pos, event_id, subject_id, error[:_ERROR_MAX], list(BACKOFF_S), list(BACKOFF_S)],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 1


def unpark(subscriber: str, pos: int) -> None:
    """Forgets a parked event that has been handled."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_parked WHERE subscriber = %s::text AND pos = %s::bigint", [subscriber, pos])


def retry_parked(subscriber: str | None = None, pos: int | None = None) -> int:
    """Lets failed events be tried again now, from a fresh count; of all subscribers and positions unless named.

    Answers how many. The next worker turn picks them up.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_parked SET next_try_at = clock_timestamp(), attempts = 0 WHERE failed "
            "AND (%s::text IS NULL OR subscriber = %s::text) AND (%s::bigint IS NULL OR pos = %s::bigint)",
            [subscriber, subscriber, pos, pos],
        )
        return int(cursor.rowcount)


def list_parked(subscriber: str | None = None, limit: int = 200) -> list[Parked]:
    """Parked events, the failed ones first, then by position."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT p.subscriber, p.pos, p.event_id, e.name, p.subject_id, p.attempts, p.failed, p.error,
                   p.next_try_at, p.parked_at
            FROM kernel_parked p LEFT JOIN kernel_event e ON e.id = p.event_id
            WHERE (%s::text IS NULL OR p.subscriber = %s::text)
            ORDER BY p.failed DESC, p.subscriber, p.pos LIMIT %s::integer
            """,
            [subscriber, subscriber, limit],
        )
        return [Parked(*row) for row in cursor.fetchall()]
