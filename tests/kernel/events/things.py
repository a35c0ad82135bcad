"""What the spine's tests share: an event class, a writer, subscribers that note what they hear."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar
from uuid import UUID

import psycopg
from django.db import connection, transaction

from zhike.kernel.authz import SYSTEM
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import Handler, Start, Subscriber
from zhike.kernel.ids import new_id

EVENT = "test.thing_happened"

#: For hand-made rows: (subject id, number).
INSERT = (
    "INSERT INTO kernel_event (name, version, at, actor_kind, operation_id, subject_kind, subject_id, topics, payload) "
    "VALUES ('test.thing_happened', 1, clock_timestamp(), 'system', gen_random_uuid(), 'thing', %s, '{}', "
    "jsonb_build_object('number', %s::int)) RETURNING id"
)


class ThingHappened(EventPayload):
    """Something with a number."""

    name: ClassVar[str] = EVENT

    number: int


def happen(number: int, subject_id: UUID | None = None, topics: Sequence[str] = ()) -> UUID:
    """Emits one event in a transaction of its own (or the running one); answers its subject."""
    subject = subject_id or new_id()
    with transaction.atomic():
        emit(ThingHappened(number=number), actor=SYSTEM, subject=Subject(kind="thing", id=subject), topics=topics)
    return subject


def number_of(event: StoredEvent) -> int:
    """The number an event carries."""
    assert isinstance(event.payload, ThingHappened)
    return event.payload.number


def hearing(handle: Handler, name: str = "test.hearer", start: Start = "beginning") -> Subscriber:
    """A subscriber outside of the registry."""
    return Subscriber(name, (EVENT,), handle, start)


def fetch(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """Rows over Django's connection."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def positions(conninfo: str) -> list[tuple[int, int | None]]:
    """(id, pos) of every event, by id."""
    with psycopg.connect(conninfo, autocommit=True) as own:
        return own.execute("SELECT id, pos FROM kernel_event ORDER BY id").fetchall()


def until(condition: Callable[[], bool], within_s: float = 15.0) -> None:
    """Waits for a condition that other threads or processes bring about."""
    pause = threading.Event()
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        pause.wait(0.01)


@contextmanager
def running(run: Callable[[threading.Event], None]) -> Iterator[None]:
    """Runs something that takes a stop event in a thread, for the length of the block."""
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(stop,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(15)
        assert not thread.is_alive()
