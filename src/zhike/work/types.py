"""Values that cross the module's door."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

ItemState = Literal["queued", "assigned", "done"]
#: How an item came to its owner.
How = Literal["auto", "manual", "transfer", "take", "reopen"]
#: Why an item went (back) to the queue.
QueueReason = Literal["opened", "reopened", "transferred", "released", "owner_offline"]
ClockKind = Literal["first_response", "next_response", "resolution"]
ClockState = Literal["running", "paused", "met", "met_late", "breached", "cancelled"]
PresenceState = Literal["online", "busy", "away", "offline"]

#: Response clocks stop with a human answer, the resolution clock with the end of the work.
RESPONSE_CLOCKS: tuple[ClockKind, ...] = ("first_response", "next_response")


@dataclass(frozen=True, slots=True)
class ItemView:
    """A work item as it stands now."""

    kind: str
    item_id: UUID
    shop_id: UUID
    team_id: UUID | None
    department_id: UUID | None
    owner_id: UUID | None
    state: ItemState
    priority: int
    customer_level: int
    queued_since: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class LastServed:
    """Who served a customer last, and when that ended."""

    user_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Assigned:
    """The outcome of giving an item to somebody."""

    item: ItemView
    assignment_id: UUID
    from_user_id: UUID | None


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a waiting item stands in the queue of its team (or shop). `position` counts from 1."""

    position: int
    waiting: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who can be given work, as routing sees them.

    `load` and `capacity` are in units of item weight. `levels` maps skill ids to levels 1–5. `last_assigned_at` is
    when they last got something. `unfit` are the kinds of items whose right they lack. `room` says, for kinds of which
    nobody is given more than so many, how many still fit.
    """

    user_id: UUID
    presence: PresenceState
    capacity: int
    load: int = 0
    team_ids: frozenset[UUID] = frozenset()
    shop_ids: frozenset[UUID] = frozenset()
    department_id: UUID | None = None
    levels: dict[UUID, int] = field(default_factory=dict)
    last_assigned_at: datetime | None = None
    unfit: frozenset[str] = frozenset()
    room: dict[str, int] = field(default_factory=dict)

    @property
    def free(self) -> int:
        """Units of weight that still fit."""
        return max(self.capacity - self.load, 0)


@dataclass(frozen=True, slots=True)
class CalendarState:
    """A service calendar at an instant: open or not, when it opens next (None: never), when it closes next.

    `due_at` is the instant at which the asked-for number of working seconds will have passed.
    """

    open: bool
    opens_at: datetime | None
    closes_at: datetime | None
    due_at: datetime | None
