"""The time line of a customer: what other modules' events leave in it.

An owner of events says at import (in its `events.py` or `subscribers.py`) which of them belong into it:

    timeline(OrderCreated, kind="order", subject=lambda p: ("order", p.order_id), facts=lambda p: {"status": p.status})

An event that names one customer in its envelope leaves one entry. An event of a batch says with `entries` which
customers and subjects it is about. Facts are codes, ids and numbers, never sentences: the screen has the words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import orjson
from django.db import connection

from zhike.customers.events import CustomerMerged
from zhike.kernel.events.payload import EventPayload
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber

P = TypeVar("P", bound=EventPayload)

#: The sections of the time line, in the order in which they are offered as filters.
KINDS: Final = ("record", "conversation", "order", "ticket", "rating", "call", "survey", "other")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry to be written. `at` is the event's time when it is not said."""

    customer_id: UUID
    subject_kind: str
    subject_id: UUID
    facts: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """What an event leaves: the section, and how its entries are made."""

    kind: str
    entries: Callable[[StoredEvent], Iterable[Entry]]


_registered: dict[str, Registered] = {}


def timeline(
    event: type[P],
    *,
    kind: str,
    subject: Callable[[P], tuple[str, UUID]] | None = None,
    facts: Callable[[P], Mapping[str, object]] | None = None,
    entries: Callable[[P], Iterable[Entry]] | None = None,
) -> None:
    """Registers an event class. Without `subject` the event's own subject stands; `entries` replaces both.

    Raises ValueError for an unknown kind or an event that is registered already.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown section of the time line: {kind!r}")
    if event.name in _registered:
        raise ValueError(f"event {event.name!r} is on the time line twice")

    def of(stored: StoredEvent) -> Iterable[Entry]:
        payload: Any = stored.payload
        if entries is not None:
            return entries(payload)
        if stored.customer_id is None:
            return ()
        what, which = subject(payload) if subject else (stored.subject.kind, stored.subject.id)
        return (Entry(stored.customer_id, what, which, facts(payload) if facts else {}),)

    _registered[event.name] = Registered(kind, of)
    # The subscriber hears one more name; its cursor stays where it is.
    subscriber("customers.timeline", events=[_MERGED, *_registered])(_handle)


def registered() -> Mapping[str, Registered]:
    """Every registered event name."""
    return dict(_registered)


#: Merging takes the entries along; the handler hears of it in the same order as of everything else.
_MERGED: Final = "customers.customer_merged"
_WRITE: Final = """
INSERT INTO customers_timelineentry
  (customer_id, at, kind, name, subject_kind, subject_id, shop_id, actor_kind, actor_id, facts, event_id)
SELECT coalesce(c.merged_into_id, c.id), coalesce(e.at, %s), %s, %s, e.subject_kind, e.subject_id, %s, %s, %s,
  e.facts, %s
FROM unnest(%s::uuid[], %s::timestamptz[], %s::text[], %s::uuid[], %s::jsonb[])
  AS e(customer_id, at, subject_kind, subject_id, facts)
JOIN customers_customer c ON c.id = e.customer_id
ON CONFLICT (event_id, customer_id, subject_id) DO NOTHING
"""
_FOLLOW: Final = "UPDATE customers_timelineentry SET customer_id = %s WHERE customer_id = %s"


def _handle(event: StoredEvent) -> None:
    if isinstance(event.payload, CustomerMerged):
        with connection.cursor() as cursor:
            cursor.execute(_FOLLOW, [event.payload.into_id, event.payload.customer_id])
    known = _registered.get(event.name)
    found = list(known.entries(event)) if known else []
    if known is None or not found:
        return
    columns: list[list[object]] = [
        [one.customer_id for one in found],
        [one.at for one in found],
        [one.subject_kind for one in found],
        [one.subject_id for one in found],
        [orjson.dumps(one.facts).decode() for one in found],
    ]
    actor = event.actor
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            [event.at, known.kind, event.name, event.shop_id, actor.kind, actor.id, event.id, *columns],
        )
