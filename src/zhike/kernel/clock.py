"""Business time. The only place that asks the machine what time it is.

Leases, locks and job claims do not use it: they use the database clock, which is the same for every process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_frozen: ContextVar["FrozenClock | None"] = ContextVar("zhike_frozen_clock", default=None)
_frozen_everywhere: "list[FrozenClock]" = []


class FrozenClock:
    """A clock that stands still until it is moved. Tests hold one."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def advance(self, delta: timedelta) -> datetime:
        """Moves the clock forward and answers the new time."""
        self.at += delta
        return self.at


def now() -> datetime:
    """The present moment, aware, in UTC."""
    frozen = _frozen.get() or (_frozen_everywhere[-1] if _frozen_everywhere else None)
    return frozen.at if frozen is not None else datetime.now(UTC)


@contextmanager
def frozen_at(at: datetime, *, everywhere: bool = False) -> Iterator[FrozenClock]:
    """Freezes :func:`now` inside the block; `everywhere` also for threads that the block did not start.

    Raises ValueError for a naive datetime: an instant without a zone is not an instant.
    """
    if at.tzinfo is None:
        raise ValueError("a frozen clock needs an aware datetime")
    clock = FrozenClock(at.astimezone(UTC))
    token = _frozen.set(clock)
    if everywhere:
        _frozen_everywhere.append(clock)
    try:
        yield clock
    finally:
        _frozen.reset(token)
        if everywhere:
            _frozen_everywhere.remove(clock)


def iso(at: datetime) -> str:
    """ISO 8601 in UTC with `Z`, milliseconds kept: `2026-11-21T08:30:00.125Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
