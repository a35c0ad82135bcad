"""Which events take rights away, and from whom."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import orjson

from zhike.kernel.live.frames import FeedEvent
from zhike.kernel.live.tickets import MAX_AGE_S, Ticket

#: Kept longer than a ticket lives, so that a ticket issued before the change opens nothing after it.
_KEEP_S: Final = 2.0 * MAX_AGE_S


#: The topic of a channel: only widgets hold it, and nothing is told on it.
CHANNEL: Final = "channel:"


@dataclass(frozen=True, slots=True)
class Revocation:
    """The rights of these users or customers, these sessions, or all widgets with this topic, ended at `pos`."""

    pos: int
    user_ids: frozenset[UUID] = field(default_factory=frozenset)
    session_ids: frozenset[UUID] = field(default_factory=frozenset)
    topic: str | None = None


def revocation_of(event: FeedEvent) -> Revocation | None:
    """What an event of the revoking kinds takes away: its payload names `user_ids`, `customer_ids`, `session_ids`, or a
    `channel_id` that was `archived`."""
    payload: Mapping[str, Any] = orjson.loads(event.payload)
    users = frozenset(UUID(text) for text in [*(payload.get("user_ids") or ()), *(payload.get("customer_ids") or ())])
    sessions = frozenset(UUID(text) for text in payload.get("session_ids") or ())
    topic = f"{CHANNEL}{payload['channel_id']}" if "archived" in (payload.get("changed") or ()) else None
    return Revocation(event.pos, users, sessions, topic) if users or sessions or topic else None


class Revocations:
    """Recent revocations, asked when a ticket comes in."""

    def __init__(self) -> None:
        self._recent: list[tuple[float, Revocation]] = []

    def note(self, revocation: Revocation) -> None:
        """Remembers one, forgets the old."""
        horizon = time.monotonic() - _KEEP_S
        self._recent = [entry for entry in self._recent if entry[0] > horizon]
        self._recent.append((time.monotonic(), revocation))

    def forbid(self, ticket: Ticket) -> bool:
        """Whether the ticket's owner lost rights or session after the ticket was issued."""
        return any(
            revocation.pos > ticket.pos
            and (
                ticket.owner_id in revocation.user_ids
                or ticket.session_id in revocation.session_ids
                or revocation.topic in ticket.topics
            )
            for _, revocation in self._recent
        )
