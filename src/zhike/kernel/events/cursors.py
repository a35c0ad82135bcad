"""Subscribers' cursors and how far they lag."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from zhike.kernel.events.subscribers import Subscriber


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a subscriber is behind: positions not yet looked at, events parked, of them given up."""

    subscriber: str
    pos: int
    behind: int
    parked: int
    given_up: int


def ensure_cursors(subscribers: Iterable[Subscriber]) -> None:
    """Makes the cursor of every new subscriber, at the beginning or at the present position."""
    with connection.cursor() as cursor:
        for subscriber in subscribers:
            cursor.execute(
                "INSERT INTO kernel_subscriber (name, pos) "
                "SELECT %s::text, CASE WHEN %s::boolean THEN last_pos ELSE 0 END FROM kernel_sequencer "
                "ON CONFLICT (name) DO NOTHING",
                [subscriber.name, subscriber.start == "now"],
            )


def lock_cursor(name: str) -> int | None:
    """The cursor's position, locked until the transaction ends; None while another process works on it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pos FROM kernel_subscriber WHERE name = %s::text FOR UPDATE SKIP LOCKED", [name])
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def move_cursor(name: str, pos: int) -> None:
    """Sets the cursor; everything up to `pos` is handled, parked, or of no interest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_subscriber SET pos = %s::bigint, at = clock_timestamp() WHERE name = %s::text", [pos, name]
        )


def lags() -> list[Lag]:
    """One row per subscriber that ever ran, by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.name, s.pos, q.last_pos - s.pos, coalesce(p.waiting, 0), coalesce(p.given_up, 0)
            FROM kernel_subscriber s CROSS JOIN kernel_sequencer q
            LEFT JOIN (
                SELECT subscriber, count(*) AS waiting,
                       count(*) FILTER (WHERE failed AND next_try_at IS NULL) AS given_up
                FROM kernel_parked GROUP BY subscriber
            ) p ON p.subscriber = s.name
            ORDER BY s.name
            """
        )
        return [Lag(*row) for row in cursor.fetchall()]


def lagging() -> list[str]:
    """Names of subscribers with something to look at: new positions, or parked events whose time has come."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.name FROM kernel_subscriber s CROSS JOIN kernel_sequencer q
            WHERE s.pos < q.last_pos OR EXISTS (
                SELECT FROM kernel_parked p
                WHERE p.subscriber = s.name AND p.failed AND p.next_try_at <= clock_timestamp()
            ) OR EXISTS (
                SELECT FROM kernel_parked p WHERE p.subscriber = s.name AND NOT p.failed AND NOT EXISTS (
                    SELECT FROM kernel_parked h
                    WHERE h.subscriber = p.subscriber AND h.subject_id = p.subject_id AND h.pos < p.pos
                )
            )
            """
        )
        return [row[0] for row in cursor.fetchall()]
