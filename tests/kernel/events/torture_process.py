"""Processes of the torture test, made to be killed: `python -m tests.kernel.events.torture_process KIND DSN SEED`."""

import random
import sys
import threading
from typing import ClassVar, Final
from unittest.mock import patch

import django
from django.conf import settings
from django.db import connection

from zhike.config.settings import _database
from zhike.kernel.authz import SYSTEM
from zhike.kernel.events import delivery, parking
from zhike.kernel.events.dispatch import Dispatcher
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.events.sequencer import Sequencer
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import Subscriber

EFFECTS: Final = "torture.effects"
FLAKY: Final = "torture.flaky"
SUBSCRIBERS: Final = (EFFECTS, FLAKY)
DONE: Final = "torture.done"
ECHOED: Final = "torture.echoed"


class Seeded(random.Random):
    """Chance that can be repeated: the same seed makes the same run, as far as the machine allows."""


class Done(EventPayload):
    """What the writers write."""

    name: ClassVar[str] = DONE

    number: int


class Echoed(EventPayload):
    """What the first subscriber answers to each."""

    name: ClassVar[str] = ECHOED

    number: int


def note(subscriber: str, event: StoredEvent) -> None:
    """The effect that is counted."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO torture_effect VALUES (DEFAULT, %s, %s)", [subscriber, event.id])


def echo(event: StoredEvent) -> None:
    """Notes its effect and causes another event."""
    note(EFFECTS, event)
    assert isinstance(event.payload, Done)
    subject = Subject(kind="echo", id=event.subject.id, version=event.subject.version)
    emit(Echoed(number=event.payload.number), actor=SYSTEM, subject=subject)


def subscribe(dsn: str, chance: Seeded) -> None:
    """A worker with two subscribers: one that echoes each event, one that fails now and then."""
    settings.configure(DATABASES={"default": _database(dsn)}, USE_TZ=True, INSTALLED_APPS=[])
    django.setup()

    def stumble(event: StoredEvent) -> None:
        note(FLAKY, event)
        if chance.random() < 0.05:
            raise RuntimeError("stumbled after its effect")

    subscribers = [
        Subscriber(EFFECTS, (DONE,), echo, "beginning"),
        Subscriber(FLAKY, (DONE, ECHOED), stumble, "beginning"),
    ]
    with patch.object(parking, "BACKOFF_S", (0,) * 10), patch.object(delivery, "BUDGET_S", 0.05):
        Dispatcher(dsn, subscribers, threads=2).run(threading.Event())


def main() -> None:
    """Runs one of them until it is killed."""
    kind, dsn, seed = sys.argv[1:]
    if kind == "sequence":
        Sequencer(dsn, batch=40).run(threading.Event())
    else:
        subscribe(dsn, Seeded(seed))


if __name__ == "__main__":
    main()
