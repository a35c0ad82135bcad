"""The gateway's writes: used tickets, presence leases, typing for the other gateways. One thread, one connection.

Requests are gathered while a statement runs and written together, so two thousand sockets that come back at once cost a
few statements. Answers return to the event loop as futures.
"""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import psycopg

from zhike.kernel.live.feed import LIVE_CHANNEL
from zhike.kernel.live.tickets import MAX_AGE_S

log = logging.getLogger(__name__)

_GATHER: Final = 500
_IDLE_S: Final = 1.0
_TROUBLE_S: Final = 0.5
#: A heartbeat that could not be written is tried again for this long; then the client's next one is due.
_BEAT_KEPT_S: Final = 10.0
_FORGET_EVERY: Final = 60
#: Twice a ticket's life: the gateways' clocks and the database's may differ.
_REMEMBER_S: Final = 2 * MAX_AGE_S

Connection = psycopg.Connection[tuple[Any, ...]]
#: Writes the leases of (user id, socket id, session id) triples, until the database's now + 25 s. Given by wiring.
PresenceWriter = Callable[[Connection, Sequence[tuple[UUID, UUID, UUID | None]]], None]


@dataclass(frozen=True, slots=True)
class Redeemed:
    """`fresh`: the ticket had not been used before. `pos`: the database's last position."""

    fresh: bool
    pos: int


@dataclass(frozen=True, slots=True)
class _Redeem:
    ticket_id: UUID
    loop: asyncio.AbstractEventLoop
    answer: "asyncio.Future[Redeemed]"


@dataclass(frozen=True, slots=True)
class _Beat:
    user_id: UUID
    socket_id: UUID
    session_id: UUID | None
    heard_at: float


@dataclass(frozen=True, slots=True)
class _Note:
    payload: str


_Request = _Redeem | _Beat | _Note


class ClerkUnavailableError(RuntimeError):
    """The database cannot be reached now."""


class Clerk:
    """Takes requests from the event loop, writes them from its own thread. :meth:`run` blocks; give it a thread."""

    def __init__(self, dsn: str, presence: PresenceWriter | None) -> None:
        self._dsn = dsn
        self._presence = presence
        self._requests: queue.SimpleQueue[_Request | None] = queue.SimpleQueue()
        self._connection: Connection | None = None

    def redeem(self, ticket_id: UUID) -> "asyncio.Future[Redeemed]":
        """Uses up a ticket. The future raises ClerkUnavailableError while the database cannot be reached."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Redeemed] = loop.create_future()
        self._requests.put(_Redeem(ticket_id, loop, answer))
        return answer

    def beat(self, user_id: UUID, socket_id: UUID, session_id: UUID | None) -> None:
        """Renews a member of staff's presence lease for this socket of their session."""
        if self._presence is not None:
            self._requests.put(_Beat(user_id, socket_id, session_id, time.monotonic()))

    def note(self, payload: str) -> None:
        """Tells the other gateways something that has no position and may be lost."""
        self._requests.put(_Note(payload))

    def wake(self) -> None:
        """Has :meth:`run` look at its stop event now."""
        self._requests.put(None)

    def run(self, stop: threading.Event) -> None:
        """Writes until `stop`; after a fault requests of that moment fail and the next ones get a new connection.

        Heartbeats are kept: a database that is away for a moment must not make the present look absent.
        """
        rounds = 0
        try:
            while not stop.is_set():
                requests = self._gather()
                if not requests:
                    continue
                try:
                    self._write_again(requests)
                    rounds += 1
                    if rounds % _FORGET_EVERY == 1:
                        self._forget_used()
                except psycopg.Error as error:
                    log.warning("gateway writes failed: %s", str(error).strip() or type(error).__name__)
                    _fail(requests)
                    self._disconnect()
                    stop.wait(_TROUBLE_S)
                    if isinstance(error, psycopg.OperationalError):
                        self._keep_beats(requests)
        finally:
            self._disconnect()

    def _keep_beats(self, requests: Sequence[_Request]) -> None:
        for request in requests:
            if isinstance(request, _Beat) and time.monotonic() - request.heard_at < _BEAT_KEPT_S:
                self._requests.put(request)

    def _write_again(self, requests: Sequence[_Request]) -> None:
        """Writes; a connection that broke since its last use is replaced once, without anybody noticing."""
        used_before = self._connection is not None
        try:
            self._write(self._connected(), requests)
        except psycopg.OperationalError:
            if not used_before:
                raise
            self._disconnect()
            self._write(self._connected(), requests)

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = psycopg.connect(self._dsn, autocommit=True, application_name="zhike gateway clerk")
        return self._connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _forget_used(self) -> None:
        self._connected().execute("DELETE FROM kernel_live_ticket_used WHERE until < clock_timestamp()")

    def _gather(self) -> list[_Request]:
        requests: list[_Request | None] = []
        try:
            requests.append(self._requests.get(timeout=_IDLE_S))
            while len(requests) < _GATHER:
                requests.append(self._requests.get_nowait())
        except queue.Empty:
            # Everything that was waiting is in our hands.
            return [request for request in requests if request is not None]
        return [request for request in requests if request is not None]

    def _write(self, connection: Connection, requests: Sequence[_Request]) -> None:
        redeems = [request for request in requests if isinstance(request, _Redeem)]
        if redeems:
            _redeem(connection, redeems)
        beats = {request.socket_id: request for request in requests if isinstance(request, _Beat)}
        if beats and self._presence is not None:
            self._presence(connection, [(one.user_id, one.socket_id, one.session_id) for one in beats.values()])
        for request in requests:
            if isinstance(request, _Note):
                connection.execute("SELECT pg_notify(%s, %s)", (LIVE_CHANNEL, request.payload))


def _redeem(connection: Connection, redeems: Sequence[_Redeem]) -> None:
    used = connection.execute(
        "INSERT INTO kernel_live_ticket_used (id, until) "
        "SELECT DISTINCT id, clock_timestamp() + %s * interval '1 second' FROM unnest(%s::uuid[]) AS t (id) "
        "ON CONFLICT (id) DO NOTHING RETURNING id",
        (_REMEMBER_S, [redeem.ticket_id for redeem in redeems]),
    ).fetchall()
    fresh = {row[0] for row in used}
    row = connection.execute("SELECT last_pos FROM kernel_sequencer").fetchone()
    pos = int(row[0]) if row else 0
    for redeem in redeems:
        # Of several that came with the same ticket in one round only the first is fresh.
        first = redeem.ticket_id in fresh
        fresh.discard(redeem.ticket_id)
        redeem.loop.call_soon_threadsafe(_settle, redeem.answer, Redeemed(first, pos))


def _settle(answer: "asyncio.Future[Redeemed]", result: Redeemed) -> None:
    if not answer.done():
        answer.set_result(result)


def _refuse(answer: "asyncio.Future[Redeemed]") -> None:
    if not answer.done():
        answer.set_exception(ClerkUnavailableError())


def _fail(requests: Sequence[_Request]) -> None:
    for request in requests:
        if isinstance(request, _Redeem):
            request.loop.call_soon_threadsafe(_refuse, request.answer)
