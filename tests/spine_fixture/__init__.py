"""The spine in tests: everything that happened so far is delivered, now, inside the test's own transaction.

A test acts, calls `spine.run()`, and looks at the effects. Nothing sleeps and no process runs: events are numbered by
the product's own statement and handled by the product's own code, until no subscriber has anything left.
"""

from dataclasses import dataclass

import pytest
from django.db import connection

from zhike.kernel.events.cursors import ensure_cursors
from zhike.kernel.events.delivery import deliver, deliver_strictly
from zhike.kernel.events.numbering import BATCH, LOCK_SQL, NUMBER_SQL
from zhike.kernel.events.stored import RawEvent, StoredEvent, events_after, last_pos
from zhike.kernel.events.subscribers import Subscriber, all_subscribers

#: Effects of effects of effects: a chain that is longer than this never ends.
_ROUNDS_MAX = 100


class EndlessEventsError(AssertionError):
    """Subscribers keep causing events for each other."""


@dataclass
class Spine:
    """Numbers and delivers. `since` is where this test began."""

    since: int

    def number(self) -> int:
        """Gives every visible event its position, as the sequencer does; answers how many."""
        total = 0
        with connection.cursor() as cursor:
            while True:
                cursor.execute(LOCK_SQL)
                cursor.execute(NUMBER_SQL, [BATCH])
                row = cursor.fetchone()
                if row is None:
                    return total
                total += row[0]

    def run(self, *names: str, park: bool = False) -> int:
        """Delivers until all is quiet; only to the subscribers `names`, where given. Answers how many were handled.

        The first error of a handler is raised; with `park` it is parked, as in production.
        """
        subscribers = [one for one in all_subscribers().values() if not names or one.name in names]
        ensure_cursors(subscribers)
        handled = 0
        for _ in range(_ROUNDS_MAX):
            self.number()
            done = [self._turn(subscriber, park=park) for subscriber in subscribers]
            handled += sum(done)
            if not any(done) and self.number() == 0:
                return handled
        raise EndlessEventsError(f"not quiet after {_ROUNDS_MAX} rounds")

    def events(self, *names: str) -> list[StoredEvent]:
        """What was emitted since the test began, in order; only the kinds `names`, where given."""
        self.number()
        found: list[RawEvent] = events_after(self.since, last_pos(), names or self._all_names(), 10_000)
        return [event.typed() for event in found]

    def _all_names(self) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT name FROM kernel_event WHERE pos > %s", [self.since])
            return [row[0] for row in cursor.fetchall()]

    def _turn(self, subscriber: Subscriber, *, park: bool) -> int:
        handled = 0
        while True:
            turn = deliver(subscriber) if park else deliver_strictly(subscriber)
            handled += turn.handled
            if not turn.more:
                return handled


@pytest.fixture
def spine(db: None) -> Spine:
    """The spine of this test, from here on: events of earlier tests in the same database are passed over."""
    found = Spine(0)
    found.number()
    found.since = last_pos()
    ensure_cursors(all_subscribers().values())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_subscriber SET pos = %s", [found.since])
    return found
