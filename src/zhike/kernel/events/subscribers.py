"""Who wants to know of events: durable subscribers, one cursor each.

    @subscriber("work.assign", events=["work.item_queued", "accounts.presence_changed"])
    def assign(event: StoredEvent) -> None: ...

A handler runs in the transaction that moves its cursor: inside the database its effects happen exactly once. It must
not send anything outside itself; that is a job, deferred in the same transaction. Names never change: they are cursors.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from zhike.kernel.events.stored import StoredEvent

Handler = Callable[[StoredEvent], None]
Start = Literal["beginning", "now"]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A handler with its cursor's name, the event names it hears and where it starts when it is new."""

    name: str
    events: tuple[str, ...]
    handle: Handler
    start: Start


_subscribers: dict[str, Subscriber] = {}


def subscriber(name: str, *, events: Sequence[str], start: Start = "beginning") -> Callable[[Handler], Handler]:
    """Registers a durable subscriber. Raises ValueError for a taken name or no events.

    `start="now"` spares a subscriber that is added later the whole past; rebuilding facts needs "beginning".
    """
    if not events:
        raise ValueError(f"subscriber {name!r} hears nothing")

    def register(handle: Handler) -> Handler:
        known = _subscribers.get(name)
        if known is not None and known.handle.__qualname__ != handle.__qualname__:
            raise ValueError(f"subscriber {name!r} is defined twice")
        _subscribers[name] = Subscriber(name, tuple(dict.fromkeys(events)), handle, start)
        return handle

    return register


def all_subscribers() -> Mapping[str, Subscriber]:
    """Every registered subscriber by name, in order of registration."""
    return dict(_subscribers)
