"""Follows the numbered events and hands them to the hub, batch by batch. Runs in a thread of its own.

One connection LISTENs; a notification, or half a second without one, makes it read what lies after the last position.
The texts of a batch come with one statement of the frame loader. A database that went back in time (a restore) is
noticed by its position, and every client is told to load again.
"""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

import orjson
import psycopg
from psycopg import sql

from zhike.kernel.events.numbering import POS_CHANNEL
from zhike.kernel.live.frames import Built, FeedEvent, FrameLoader
from zhike.kernel.live.hub import RING_EVENTS, RING_S
from zhike.kernel.live.revoking import Revocation, revocation_of

log = logging.getLogger(__name__)

#: Carries what has no position: who is typing, from one gateway to the others.
LIVE_CHANNEL: Final[LiteralString] = "zhike_live"

_BATCH: Final = 500
_WAIT_S: Final = 0.5
_TROUBLE_S: Final = (0.1, 0.5, 1.0, 2.0)
#: How far back a new gateway looks for taken rights: more events than any ticket lives through.
_REVOCATIONS_BACK: Final = 100_000

_COLUMNS: Final[LiteralString] = (
    "id, pos, name, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), actor_kind, actor_id, "
    "subject_kind, subject_id, subject_version, topics, payload::text"
)
_AFTER: Final = sql.SQL("SELECT {} FROM kernel_event WHERE pos > %s ORDER BY pos LIMIT %s").format(sql.SQL(_COLUMNS))
#: The newest position in reach that is too old to resume from; everything after it may be.
_FLOOR: Final[LiteralString] = (
    "SELECT max(pos) FROM kernel_event WHERE pos > %s AND at <= clock_timestamp() - %s * interval '1 second'"
)
_REVOKED: Final = sql.SQL(
    "SELECT {} FROM kernel_event WHERE pos > %s AND name = ANY(%s) AND at > clock_timestamp() - interval '5 minutes' "
    "ORDER BY pos"
).format(sql.SQL(_COLUMNS))
_LAST: Final[LiteralString] = "SELECT last_pos FROM kernel_sequencer"

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FeedBatch:
    """Events in order, with what they revoke. `restart` says where the hub has to begin anew: (floor, pos)."""

    built: Sequence[Built]
    revoked: Sequence[Revocation] = ()
    restart: tuple[int, int] | None = None


@dataclass(slots=True)
class FeedState:
    """For health answers and metrics."""

    connected: bool = False
    pos: int = 0
    failures: int = 0
    texts_failed: int = 0


@dataclass(frozen=True, slots=True)
class FeedSinks:
    """Where the feed's findings go; called in the feed's thread."""

    batch: Callable[[FeedBatch], None]
    live: Callable[[str], None] = field(default=lambda _payload: None)


class Feed:
    """Reads events from `dsn`. :meth:`run` blocks; give it a thread."""

    def __init__(self, dsn: str, sinks: FeedSinks, *, load: FrameLoader | None, revoking: Collection[str]) -> None:
        self.state = FeedState()
        self._dsn = dsn
        self._sinks = sinks
        self._load = load
        self._revoking = frozenset(revoking)
        self._pos: int | None = None

    def run(self, stop: threading.Event) -> None:
        """Follows until `stop`; reconnects after every fault and goes on where it was."""
        failed = 0
        while not stop.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True, application_name="zhike gateway feed") as connection:
                    connection.execute(f"LISTEN {POS_CHANNEL}")
                    connection.execute(f"LISTEN {LIVE_CHANNEL}")
                    self._follow(connection, stop)
            except psycopg.Error as error:
                self.state.failures += 1
                log.warning("live feed lost the database: %s", str(error).strip() or type(error).__name__)
                stop.wait(_TROUBLE_S[min(failed, len(_TROUBLE_S) - 1)])
                failed += 1
            else:
                failed = 0
            finally:
                self.state.connected = False

    def _follow(self, connection: Connection, stop: threading.Event) -> None:
        last = self._last(connection)
        if self._pos is None or last < self._pos:
            self._restart(connection, last)
        self.state.connected = True
        while not stop.is_set():
            while self._read(connection) and not stop.is_set():
                pass
            for note in list(connection.notifies(timeout=_WAIT_S, stop_after=1)):
                if note.channel == LIVE_CHANNEL:
                    self._sinks.live(note.payload)

    def _restart(self, connection: Connection, last: int) -> None:
        floor = max(0, last - RING_EVENTS)
        row = connection.execute(_FLOOR, (floor, RING_S)).fetchone()
        floor = max(floor, row[0] if row and row[0] is not None else 0)
        rows = self._events(connection, _AFTER, (floor, RING_EVENTS))
        last = rows[-1].pos if rows else last
        revoked = self._events(connection, _REVOKED, (max(0, last - _REVOCATIONS_BACK), list(self._revoking)))
        self._pos = self.state.pos = last
        built = self._build(connection, rows)
        self._sinks.batch(FeedBatch(built, _revocations(revoked), (floor, last)))

    def _read(self, connection: Connection) -> bool:
        """Reads one batch; True when there may be more at once."""
        pos = self._pos or 0
        events = self._events(connection, _AFTER, (pos, _BATCH))
        if not events:
            last = self._last(connection)
            if last < pos:
                self._restart(connection, last)
            return False
        self._pos = self.state.pos = events[-1].pos
        revoked = _revocations([event for event in events if event.name in self._revoking])
        self._sinks.batch(FeedBatch(self._build(connection, events), revoked))
        return len(events) == _BATCH

    def _build(self, connection: Connection, events: Sequence[FeedEvent]) -> list[Built]:
        texts: dict[int, bytes] = {}
        if self._load is not None and events:
            try:
                texts = dict(self._load(connection, events))
            except psycopg.Error:
                # The position still moves: clients see the event without its text and read it over HTTP.
                if connection.closed:
                    raise
                self.state.texts_failed += 1
                log.exception("the texts of a batch could not be loaded")
        return [Built(event, texts.get(event.id)) for event in events]

    def _events(self, connection: Connection, query: sql.Composed, params: tuple[object, ...]) -> list[FeedEvent]:
        rows = connection.execute(query, params).fetchall()
        return [FeedEvent(*row) for row in rows]

    def _last(self, connection: Connection) -> int:
        row = connection.execute(_LAST).fetchone()
        return int(row[0]) if row else 0


def _revocations(events: Sequence[FeedEvent]) -> list[Revocation]:
    found = (revocation_of(event) for event in events)
    return [revocation for revocation in found if revocation is not None]


def live_note(gateway: str, topic: str, frame: str) -> str:
    """The payload that hands a typing frame to the other gateways."""
    return orjson.dumps([gateway, topic, frame]).decode()


def read_live_note(payload: str) -> tuple[str, str, str] | None:
    """(gateway, topic, frame), or None for what this version does not understand."""
    try:
        value = orjson.loads(payload)
    except orjson.JSONDecodeError:
        return None
    if not (isinstance(value, list) and len(value) == 3 and all(isinstance(part, str) for part in value)):
        return None
    return value[0], value[1], value[2]
