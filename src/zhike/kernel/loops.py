"""Work that recurs every few seconds in the worker: sweeps, clocks, sealing.

    @every(2, "accounts.presence_sweep")
    def sweep() -> None: ...

A turn runs in a thread with its own connection, under an advisory lock of its name: however many workers run, one at a
time does it. A turn should take seconds at most; an error is logged and counted, and the next turn comes all the same.
"""

import hashlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db import Error as DatabaseError
from django.db import close_old_connections, connection

from zhike.kernel import context
from zhike.kernel.postgres import outage

log = logging.getLogger(__name__)

_THREADS: Final = 3
_TICK_S: Final = 0.25


@dataclass(slots=True)
class LoopState:
    """What a loop did in this process, for metrics."""

    turns: int = 0
    failures: int = 0
    passed_over: int = 0
    last_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Loop:
    """A registered loop: its interval in seconds, its name, what a turn does."""

    seconds: float
    name: str
    turn: Callable[[], None]
    state: LoopState = field(default_factory=LoopState, compare=False)

    @property
    def lock_key(self) -> int:
        """The advisory lock's key: the same in every process, different for every name."""
        return int.from_bytes(hashlib.sha256(b"zhike loop " + self.name.encode()).digest()[:8], signed=True)


_loops: dict[str, Loop] = {}


def every(seconds: float, name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Registers a loop. Raises ValueError for a taken name or an interval that is not positive."""
    if seconds <= 0:
        raise ValueError(f"loop {name!r} needs a positive interval")

    def register(turn: Callable[[], None]) -> Callable[[], None]:
        known = _loops.get(name)
        if known is not None and known.turn.__qualname__ != turn.__qualname__:
            raise ValueError(f"loop {name!r} is defined twice")
        _loops[name] = Loop(seconds, name, turn)
        return turn

    return register


def all_loops() -> Mapping[str, Loop]:
    """Every registered loop by name."""
    return dict(_loops)


def run_turn(loop: Loop) -> bool:
    """Runs one turn under the loop's lock. False when another process runs it, or when it failed."""
    started = time.monotonic()
    try:
        close_old_connections()
        if not _lock(loop):
            loop.state.passed_over += 1
            return False
        try:
            with context.operation():
                loop.turn()
        finally:
            _unlock(loop)
    except Exception as error:
        loop.state.failures += 1
        if outage.is_outage(error):
            # Each loop meets it several times a second: a trace each time would drive everything else out of the log.
            log.warning("loop %s waits for the database: %s", loop.name, outage.reason(error))
        else:
            log.exception("loop %s failed", loop.name)
        _forget_broken_connection()
        return False
    loop.state.turns += 1
    loop.state.last_s = time.monotonic() - started
    return True


def run_loops(stop: threading.Event, loops: Iterable[Loop] | None = None, *, threads: int = _THREADS) -> None:
    """Runs all loops until `stop`, each at its interval from the end of one turn to the start of the next."""
    chosen = list(_loops.values() if loops is None else loops)
    waiting: queue.SimpleQueue[Loop | None] = queue.SimpleQueue()
    ended: queue.SimpleQueue[Loop] = queue.SimpleQueue()
    workers = [
        threading.Thread(target=_work, args=(waiting, ended), name=f"loop-{number}", daemon=True)
        for number in range(threads)
    ]
    for worker in workers:
        worker.start()
    due = dict.fromkeys(chosen, time.monotonic())
    while not stop.is_set():
        while not ended.empty():
            loop = ended.get()
            due[loop] = time.monotonic() + loop.seconds
        for loop in [loop for loop, at in due.items() if at <= time.monotonic()]:
            del due[loop]
            waiting.put(loop)
        stop.wait(min(_TICK_S, *(loop.seconds for loop in chosen)) if chosen else _TICK_S)
    for _ in workers:
        waiting.put(None)
    for worker in workers:
        worker.join()


def _work(waiting: "queue.SimpleQueue[Loop | None]", ended: "queue.SimpleQueue[Loop]") -> None:
    while True:
        loop = waiting.get()
        if loop is None:
            connection.close()
            return
        run_turn(loop)
        ended.put(loop)


def _lock(loop: Loop) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s::bigint)", [loop.lock_key])
        row = cursor.fetchone()
    return bool(row and row[0])


def _unlock(loop: Loop) -> None:
    """A connection that broke meanwhile has lost its lock already."""
    if connection.connection is None or connection.connection.closed:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s::bigint)", [loop.lock_key])


def _forget_broken_connection() -> None:
    try:
        connection.close_if_unusable_or_obsolete()
    except DatabaseError as error:
        log.warning("closing a broken connection: %s", str(error).strip())
        connection.close()
