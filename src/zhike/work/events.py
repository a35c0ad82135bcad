"""What happened to work. Subjects are `work_item` with the id of the item (episode, ticket), not of our row."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class ItemQueued(EventPayload):
    """An item waits for somebody. `reason`: opened, reopened, transferred."""

    name: ClassVar[str] = "work.item_queued"
    kind: str
    item_id: UUID
    shop_id: UUID
    team_id: UUID | None
    priority: int
    reason: str


class ItemAssigned(EventPayload):
    """Somebody has the item now. `how`: auto, manual, transfer, take, reopen."""

    name: ClassVar[str] = "work.item_assigned"
    kind: str
    item_id: UUID
    user_id: UUID
    from_user_id: UUID | None
    team_id: UUID | None
    department_id: UUID | None
    assignment_id: UUID
    how: str


class ItemReleased(EventPayload):
    """An owner lost the item to the queue. `reason`: released, transferred, owner_offline."""

    name: ClassVar[str] = "work.item_released"
    kind: str
    item_id: UUID
    from_user_id: UUID
    team_id: UUID | None
    reason: str


class ItemDone(EventPayload):
    """The work on the item is finished; its owner has room again."""

    name: ClassVar[str] = "work.item_done"
    kind: str
    item_id: UUID
    user_id: UUID | None


class ClockWarned(EventPayload):
    """A deadline comes close and nobody acted yet."""

    name: ClassVar[str] = "work.clock_warned"
    kind: str
    item_id: UUID
    clock_id: UUID
    clock: str
    due_at: str
    user_id: UUID | None
    team_id: UUID | None


class ClockBreached(EventPayload):
    """A deadline passed."""

    name: ClassVar[str] = "work.clock_breached"
    kind: str
    item_id: UUID
    clock_id: UUID
    clock: str
    due_at: str
    user_id: UUID | None
    team_id: UUID | None


class CalendarChanged(EventPayload):
    """A service calendar was made, changed, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "work.calendar_changed"
    calendar_id: UUID
    changed: list[str]


class PolicyChanged(EventPayload):
    """A deadline policy was made, changed, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "work.policy_changed"
    policy_id: UUID
    changed: list[str]
