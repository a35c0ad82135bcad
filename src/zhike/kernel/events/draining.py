"""Numbering and delivering in one's own thread until all is quiet, where no gateway and no worker runs.

The demo company is told in simulated time: its subscribers must hear of each day on that day.
"""

from typing import Final

from django.db import connection, transaction

from zhike.kernel.events.cursors import ensure_cursors
from zhike.kernel.events.delivery import deliver_strictly
from zhike.kernel.events.numbering import BATCH, LOCK_SQL, NUMBER_SQL
from zhike.kernel.events.subscribers import all_subscribers

#: Effects that cause effects end after a few rounds; more is a loop.
_ROUNDS_MAX: Final = 100


def drain() -> int:
    """Numbers what is committed and delivers it until nothing is left; answers how much was handled.

    Raises RuntimeError when it does not come to rest, and what a handler raises: there is nobody to try again later.
    """
    subscribers = list(all_subscribers().values())
    ensure_cursors(subscribers)
    handled, more = 0, True
    for _ in range(_ROUNDS_MAX):
        if not _number() and not more:
            return handled
        turns = [deliver_strictly(subscriber) for subscriber in subscribers]
        handled += sum(turn.handled for turn in turns)
        more = any(turn.more for turn in turns)
    raise RuntimeError(f"events did not come to rest after {_ROUNDS_MAX} rounds")


def _number() -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK_SQL)
        cursor.execute(NUMBER_SQL, [BATCH])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
