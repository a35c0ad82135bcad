"""One turn of one subscriber: lock the cursor, try what is due again, handle new events, move the cursor, commit.

Effects and cursor share the transaction, so a process killed anywhere leaves either both or neither. Each event runs
in a savepoint: its failure undoes its own effects only. When the commit itself fails (a deferred constraint), the
culprit is found by going on one event at a time.
"""

import logging
import time
from dataclasses import dataclass, replace
from typing import Final

from django.db import Error as DatabaseError
from django.db import connection, transaction

from zhike.kernel import context
from zhike.kernel.context import Cause, OperationContext
from zhike.kernel.events import parking
from zhike.kernel.events.cursors import lock_cursor, move_cursor
from zhike.kernel.events.stored import RawEvent, event_by_id, events_after, last_pos
from zhike.kernel.events.subscribers import Subscriber

log = logging.getLogger(__name__)

#: A transaction handles at most so many events and lasts at most so long.
BATCH: Final = 200
BUDGET_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn did. `busy`: another process holds the cursor. `more`: there is something left to do now."""

    handled: int = 0
    failed: int = 0
    busy: bool = False
    more: bool = False


class ConnectionLostError(RuntimeError):
    """The database went away in the middle of a turn: nobody's fault, everything was rolled back."""


def deliver(subscriber: Subscriber, *, batch: int = BATCH) -> Turn:
    """Runs one turn and answers what it did. Raises ConnectionLostError; a failing event is parked, never raised."""
    try:
        return _turn(subscriber, batch, strict=False)
    except ConnectionLostError:
        raise
    except Exception:
        _require_connection()
        log.exception("subscriber %s: a batch could not be committed; going on one by one", subscriber.name)
    try:
        return replace(_turn(subscriber, 1, strict=False), more=True)
    except ConnectionLostError:
        raise
    except Exception as error:
        _require_connection()
        log.exception("subscriber %s: an event could not be committed", subscriber.name)
        return _blame_next(subscriber, error)


def deliver_strictly(subscriber: Subscriber) -> Turn:
    """As :func:`deliver`, but the first handler error is raised and rolls the turn back. For tests."""
    return _turn(subscriber, BATCH, strict=True)


def _turn(subscriber: Subscriber, batch: int, *, strict: bool) -> Turn:
    deadline = time.monotonic() + BUDGET_S
    with transaction.atomic():
        pos = lock_cursor(subscriber.name)
        if pos is None:
            return Turn(busy=True)
        again = _retry_due(subscriber, batch, deadline, strict=strict)
        if again.handled + again.failed >= batch or time.monotonic() > deadline:
            return replace(again, more=True)
        fresh = _handle_new(subscriber, pos, batch - again.handled - again.failed, deadline, strict=strict)
        return Turn(again.handled + fresh.handled, again.failed + fresh.failed, more=again.more or fresh.more)


def _retry_due(subscriber: Subscriber, batch: int, deadline: float, *, strict: bool) -> Turn:
    handled = failed = 0
    for subject_id in parking.due_subjects(subscriber.name, batch):
        for pos, event_id in parking.queue_of(subscriber.name, subject_id, batch):
            if handled + failed >= batch or time.monotonic() > deadline:
                return Turn(handled, failed, more=True)
            event = event_by_id(event_id)
            if event is not None and not _try(subscriber, replace(event, pos=pos), strict=strict):
                failed += 1
                break
            parking.unpark(subscriber.name, pos)
            handled += 1
    return Turn(handled, failed)


def _handle_new(subscriber: Subscriber, pos: int, batch: int, deadline: float, *, strict: bool) -> Turn:
    upto = last_pos()
    events = events_after(pos, upto, subscriber.events, batch) if upto > pos else []
    waiting = parking.parked_subjects(subscriber.name, [event.subject_id for event in events])
    handled = failed = 0
    reached = pos
    for event in events:
        if event.subject_id in waiting:
            parking.park_behind(subscriber.name, event.pos, event.id, event.subject_id)
        elif _try(subscriber, event, strict=strict):
            handled += 1
        else:
            failed += 1
            waiting.add(event.subject_id)
        reached = event.pos
        if time.monotonic() > deadline:
            break
    whole = not events or reached == events[-1].pos
    done = whole and len(events) < batch
    if done:
        reached = max(upto, pos)
    if reached != pos:
        move_cursor(subscriber.name, reached)
    return Turn(handled, failed, more=not done)


def _try(subscriber: Subscriber, event: RawEvent, *, strict: bool) -> bool:
    """Handles one event in a savepoint; a failure is parked and answered with False."""
    try:
        with transaction.atomic():
            typed = event.typed()
            cause = Cause(event_id=event.id, depth=typed.cause_depth + 1)
            with context.operation(OperationContext(operation_id=typed.operation_id, cause=cause)):
                subscriber.handle(typed)
    except Exception as error:
        if strict:
            raise
        _require_connection()
        times = parking.park_failed(subscriber.name, event.pos, event.id, event.subject_id, _words(error))
        log.exception("subscriber %s failed on event %s for the %s. time", subscriber.name, event.id, times)
        return False
    return True


def _blame_next(subscriber: Subscriber, error: Exception) -> Turn:
    """Parks the one event that a turn of one would take: it broke the commit."""
    with transaction.atomic():
        pos = lock_cursor(subscriber.name)
        if pos is None:
            return Turn(busy=True)
        for subject_id in parking.due_subjects(subscriber.name, 1):
            for parked_pos, event_id in parking.queue_of(subscriber.name, subject_id, 1):
                parking.park_failed(subscriber.name, parked_pos, event_id, subject_id, _words(error))
                return Turn(failed=1, more=True)
        for event in events_after(pos, last_pos(), subscriber.events, 1):
            parking.park_failed(subscriber.name, event.pos, event.id, event.subject_id, _words(error))
            move_cursor(subscriber.name, event.pos)
    return Turn(failed=1, more=True)


def _require_connection() -> None:
    """Raises ConnectionLostError when the failure was the connection's and not the event's."""
    try:
        usable = connection.connection is not None and connection.is_usable()
    except DatabaseError:
        usable = False
    if not usable:
        raise ConnectionLostError


def _words(error: Exception) -> str:
    """The error's class and first line: further lines quote values, which may be personal."""
    first = str(error).strip().split("\n", 1)[0]
    return f"{type(error).__name__}: {first[:300]}"
