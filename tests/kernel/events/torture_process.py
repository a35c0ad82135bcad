"""Processes of the torture test, made to be killed: `python -m tests.kernel.events.torture_process KIND DSN SEED`."""

import random
import sys
import threading
from typing import ClassVar, Final
from unittest.mock import patch

EFFECTS: Final = "torture.effects"
FLAKY: Final = "torture.flaky"
SUBSCRIBERS: Final = (EFFECTS, FLAKY)

DONE: Final = "torture.done"
ECHOED: Final = "torture.echoed"


class Seeded(random.Random):
    """Chance that can be repeated: the same seed makes the same run, as far as the machine allows."""


def sequence(dsn: str) -> None:
    """A sequencer candidate."""
    from zhike.kernel.events.sequencer import Sequencer

    Sequencer(dsn, batch=40).run(threading.Event())


def subscribe(dsn: str, seed: int) -> None:
    """A worker with two subscribers: one that echoes each event, one that fails now and then."""
    import django
    from django.conf import settings

    from zhike.config.settings import _database

    settings.configure(DATABASES={"default": _database(dsn)}, USE_TZ=True, INSTALLED_APPS=[])
    django.setup()

    from django.db import connection

    from zhike.kernel.authz import SYSTEM
    from zhike.kernel.events import delivery, parking
    from zhike.kernel.events.dispatch import Dispatcher
    from zhike.kernel.events.emit import emit
    from zhike.kernel.events.payload import EventPayload, Subject
    from zhike.kernel.events.stored import StoredEvent
    from zhike.kernel.events.subscribers import Subscriber

    chance = Seeded(seed)
    patch.object(parking, "BACKOFF_S", (0,) * 10).start()
    patch.object(delivery, "BUDGET_S", 0.05).start()

    class Done(EventPayload):
        name: ClassVar[str] = DONE
        number: int

    class Echoed(EventPayload):
        name: ClassVar[str] = ECHOED
        number: int

    def note(subscriber: str, event: StoredEvent) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO torture_effect VALUES (DEFAULT, %s, %s)", [subscriber, event.id])

    def echo(event: StoredEvent) -> None:
        note(EFFECTS, event)
        assert isinstance(event.payload, Done)
        emit(
            Echoed(number=event.payload.number),
            actor=SYSTEM,
            subject=Subject(kind="echo", id=event.subject.id, version=event.subject.version),
        )

    def stumble(event: StoredEvent) -> None:
        note(FLAKY, event)
        if chance.random() < 0.05:
            raise RuntimeError("stumbled after its effect")

    Dispatcher(
        dsn,
        [Subscriber(EFFECTS, (DONE,), echo, "beginning"), Subscriber(FLAKY, (DONE, ECHOED), stumble, "beginning")],
        threads=2,
    ).run(threading.Event())


def main() -> None:
    """Runs one of them until it is killed."""
    kind, dsn, seed = sys.argv[1:]
    if kind == "sequence":
        sequence(dsn)
    else:
        subscribe(dsn, int(seed))


if __name__ == "__main__":
    main()
