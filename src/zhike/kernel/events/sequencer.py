"""The sequencer: one leader numbers committed events, the others stand by.

Every gateway runs a candidate. Leadership is a session advisory lock, so a leader that dies loses it with its
connection; one that hangs is thrown out by the server, which ends a session that stays silent for 1.5 seconds.
No framework in here: gateways run it beside their sockets.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import psycopg

from zhike.kernel.events.numbering import BATCH, LEADER_LOCK, LOCK_SQL, NUMBER_SQL, PENDING_SQL

log = logging.getLogger(__name__)

#: What writers send after their commit (see emit.NOTIFY_CHANNEL, which must stay equal).
EVENT_CHANNEL: Final[LiteralString] = "zhike_event"

_POLL_S: Final = 0.1
_CANDIDATE_POLL_S: Final = 0.5
_DEAR_S: Final = 0.005
_BREATH_MAX_S: Final = 0.1
_RECONNECT_S: Final = (0.1, 0.25, 0.5, 1.0)

#: A leader says something every 100 ms, so a session silent for this long is dead or hangs. The keepalives notice a
#: machine that vanished; they mean nothing on a unix socket.
_SESSION: Final[LiteralString] = """
SET idle_session_timeout = '1500ms'; SET idle_in_transaction_session_timeout = '1500ms'; SET statement_timeout = '30s';
SET tcp_keepalives_idle = 1; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 2; SET jit = off
"""

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(slots=True)
class SequencerState:
    """What a candidate is doing, for health answers and metrics."""

    leading: bool = False
    numbered: int = 0
    last_pos: int = 0
    elections: int = 0
    failures: int = 0


class Sequencer:
    """A candidate for `dsn`. :meth:`run` blocks; give it a thread."""

    def __init__(self, dsn: str, *, batch: int = BATCH) -> None:
        self.state = SequencerState()
        self._dsn = dsn
        self._batch = batch

    def run(self, stop: threading.Event) -> None:
        """Stands for leader and leads until `stop`; reconnects after every fault."""
        failed = 0
        while not stop.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True, application_name="zhike sequencer") as connection:
                    connection.execute(_SESSION)
                    failed = 0
                    self._stand(connection, stop)
            except psycopg.Error as error:
                self.state.failures += 1
                log.warning("sequencer lost its connection: %s", str(error).strip() or type(error).__name__)
                stop.wait(_RECONNECT_S[min(failed, len(_RECONNECT_S) - 1)])
                failed += 1
            finally:
                self.state.leading = False

    def _stand(self, connection: Connection, stop: threading.Event) -> None:
        while not stop.is_set():
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", (LEADER_LOCK,)).fetchone()
            if row is not None and row[0]:
                self.state.leading = True
                self.state.elections += 1
                self._lead(connection, stop)
            else:
                stop.wait(_CANDIDATE_POLL_S)

    def _lead(self, connection: Connection, stop: threading.Event) -> None:
        connection.execute(f"LISTEN {EVENT_CHANNEL}")
        row = connection.execute("SELECT last_pos FROM kernel_sequencer").fetchone()
        # Else a leader that has numbered nothing yet would look as if it were behind by everything.
        self.state.last_pos = int(row[0]) if row is not None else 0
        while not stop.is_set():
            began = time.monotonic()
            while number_batch(connection, self._batch, self._numbered):
                if stop.is_set():
                    return
            took = time.monotonic() - began
            if took > _DEAR_S:
                # A snapshot that stays open for long (a backup) keeps numbered entries in the index of the unnumbered:
                # looking gets dear. Nothing is lost; events wait for each other a little, and the machine breathes.
                stop.wait(min(took, _BREATH_MAX_S))
            list(connection.notifies(timeout=_POLL_S, stop_after=1))

    def _numbered(self, many: int, last_pos: int) -> None:
        self.state.numbered += many
        self.state.last_pos = last_pos


def number_batch(
    connection: Connection, batch: int = BATCH, report: Callable[[int, int], None] = lambda _many, _last: None
) -> bool:
    """Numbers at most `batch` events in a transaction of its own. True when there may be more at once."""
    pending = connection.execute(PENDING_SQL).fetchone()
    if pending is None or not pending[0]:
        return False
    with connection.transaction():
        connection.execute(LOCK_SQL)
        row = connection.execute(NUMBER_SQL, (batch,)).fetchone()
    if row is None:
        return False
    many, last_pos = int(row[0]), int(row[1])
    report(many, last_pos)
    return many == batch


def run_until_numbered(connection: Connection, *, within_s: float = 30.0) -> None:
    """Numbers everything that is visible now; for tools and tests. Raises TimeoutError when that takes too long."""
    deadline = time.monotonic() + within_s
    while number_batch(connection):
        if time.monotonic() > deadline:
            raise TimeoutError("numbering does not come to an end")
