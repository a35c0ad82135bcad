"""Runs the durable subscribers of a worker process: one listener that knows who is concerned, a few delivering threads.

Any number of workers may run; a cursor's row lock decides who delivers. The listener wakes only subscribers that hear
one of the new names; once in two seconds it looks at all, which also moves the cursors of the unconcerned and takes up
parked events whose time has come.
"""

import logging
import queue
import threading
import time
from collections.abc import Iterable, Sequence
from typing import Final

import psycopg
from django.db import Error as DatabaseError
from django.db import close_old_connections, connection

from zhike.kernel.events.cursors import ensure_cursors, lagging
from zhike.kernel.events.delivery import ConnectionLostError, Turn, deliver
from zhike.kernel.events.numbering import POS_CHANNEL
from zhike.kernel.events.subscribers import Subscriber

log = logging.getLogger(__name__)

_SWEEP_S: Final = 2.0
_WAIT_S: Final = 0.5
_TROUBLE_S: Final = 1.0
_NEW_NAMES: Final = "SELECT max(pos), array_agg(DISTINCT name) FROM kernel_event WHERE pos > %s"


class Dispatcher:
    """Delivers to `subscribers` with `threads` connections. :meth:`run` blocks until `stop`."""

    def __init__(self, dsn: str, subscribers: Iterable[Subscriber], *, threads: int = 3) -> None:
        self._dsn = dsn
        self._subscribers = {subscriber.name: subscriber for subscriber in subscribers}
        self._threads = threads
        self._ready: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: set[str] = set()
        self._running: set[str] = set()
        self._again: set[str] = set()

    def run(self, stop: threading.Event) -> None:
        """Makes missing cursors, then delivers until `stop`; running turns are finished first."""
        self._make_cursors(stop)
        workers = [
            threading.Thread(target=self._work, args=(stop,), name=f"deliver-{number}", daemon=True)
            for number in range(self._threads)
        ]
        for worker in workers:
            worker.start()
        try:
            self._listen(stop)
        finally:
            for _ in workers:
                self._ready.put(None)
            for worker in workers:
                worker.join(timeout=10)
            connection.close()

    def wake(self, names: Iterable[str]) -> None:
        """Has these subscribers take a turn; one that runs now takes another one afterwards."""
        with self._lock:
            for name in names:
                if name not in self._subscribers or name in self._waiting:
                    continue
                if name in self._running:
                    self._again.add(name)
                else:
                    self._waiting.add(name)
                    self._ready.put(name)

    def _make_cursors(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                ensure_cursors(self._subscribers.values())
            except DatabaseError as error:
                log.warning("subscribers wait for the database: %s", str(error).strip())
                connection.close()
                stop.wait(_TROUBLE_S)
            else:
                return

    def _listen(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                with psycopg.connect(self._dsn, autocommit=True, application_name="zhike subscribers") as listener:
                    listener.execute(f"LISTEN {POS_CHANNEL}")
                    self._follow(listener, stop)
            except (psycopg.Error, DatabaseError) as error:
                log.warning("subscribers lost the database: %s", str(error).strip() or type(error).__name__)
                connection.close()
                stop.wait(_TROUBLE_S)

    def _follow(self, listener: psycopg.Connection[tuple[object, ...]], stop: threading.Event) -> None:
        row = listener.execute("SELECT last_pos FROM kernel_sequencer").fetchone()
        seen = row[0] if row else 0
        swept = -_SWEEP_S
        while not stop.is_set():
            if time.monotonic() - swept >= _SWEEP_S:
                swept = time.monotonic()
                self.wake(lagging())
            # The generator holds the connection's lock: it has to be exhausted before the connection is used.
            if not list(listener.notifies(timeout=_WAIT_S, stop_after=1)):
                continue
            row = listener.execute(_NEW_NAMES, (seen,)).fetchone()
            if row is not None and row[0] is not None:
                seen = row[0]
                self.wake(self._concerned(row[1]))

    def _concerned(self, names: object) -> Sequence[str]:
        new = set(names) if isinstance(names, list) else set()
        return [name for name, subscriber in self._subscribers.items() if new.intersection(subscriber.events)]

    def _work(self, stop: threading.Event) -> None:
        while True:
            name = self._ready.get()
            if name is None:
                connection.close()
                return
            with self._lock:
                self._waiting.discard(name)
                self._running.add(name)
            turn = self._one_turn(name, stop)
            with self._lock:
                self._running.discard(name)
                again = name in self._again or turn.more
                self._again.discard(name)
            if again and not stop.is_set():
                self.wake([name])

    def _one_turn(self, name: str, stop: threading.Event) -> Turn:
        try:
            close_old_connections()
            return deliver(self._subscribers[name])
        except (ConnectionLostError, DatabaseError) as error:
            log.warning("subscriber %s: %s", name, str(error).strip() or type(error).__name__)
            connection.close()
            stop.wait(_TROUBLE_S)
            return Turn(more=True)
