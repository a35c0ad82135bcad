"""What happens in accounts, for everybody who listens.

`user_ids` of every event are the users whose rights this change touched (at most 1,000 an event): whoever keeps
something open for them, such as a socket, lets go of it.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, Literal
from uuid import UUID

from zhike.kernel.events.payload import EventPayload

#: Most ids that one event names.
IDS_PER_EVENT: Final = 1_000

Change = Literal["created", "changed", "archived", "restored"]


class CompanyChanged(EventPayload):
    """Name, zone, language or currency of the company changed."""

    name: ClassVar[str] = "accounts.company_changed"

    fields: list[str]


class DepartmentChanged(EventPayload):
    """A department was made, renamed, moved, archived or restored."""

    name: ClassVar[str] = "accounts.department_changed"

    change: Change
    fields: list[str]
    user_ids: list[UUID] = []


class TeamChanged(EventPayload):
    """A team or its members changed."""

    name: ClassVar[str] = "accounts.team_changed"

    change: Change
    fields: list[str]
    user_ids: list[UUID] = []


class ShopChanged(EventPayload):
    """A shop was made, changed, switched off or on again."""

    name: ClassVar[str] = "accounts.shop_changed"

    change: Change
    fields: list[str]


class SkillChanged(EventPayload):
    """A skill was made, renamed, archived or restored."""

    name: ClassVar[str] = "accounts.skill_changed"

    change: Change
    fields: list[str]


class RoleChanged(EventPayload):
    """A role or its rights changed; `user_ids` are the holders, when rights did."""

    name: ClassVar[str] = "accounts.role_changed"

    change: Change
    fields: list[str]
    user_ids: list[UUID] = []


class UserChanged(EventPayload):
    """A user was made or changed. `user_ids` holds the user when rights changed. Capacity and skills steer routing."""

    name: ClassVar[str] = "accounts.user_changed"

    change: Change
    fields: list[str]
    active: bool
    user_ids: list[UUID] = []


class SessionStarted(EventPayload):
    """Somebody signed in."""

    name: ClassVar[str] = "accounts.session_started"

    session_id: UUID


class SessionEnded(EventPayload):
    """Sessions of one user (the subject) ended."""

    name: ClassVar[str] = "accounts.session_ended"

    session_ids: list[UUID]
    reason: str


class PresenceChanged(EventPayload):
    """A user's presence, as colleagues and routing see it, changed."""

    name: ClassVar[str] = "accounts.presence_changed"

    user_id: UUID
    state: Literal["online", "busy", "away", "offline"]
    previous: Literal["online", "busy", "away", "offline"]
    reason: Literal["chosen", "lease_ended", "lease_renewed", "signed_out", "deactivated"]


class Notified(EventPayload):
    """A user has a new notification."""

    name: ClassVar[str] = "accounts.notified"

    notification_id: UUID
    kind: str
    unread: int


class NotificationsRead(EventPayload):
    """A user has read notifications; other windows of the user lower their count."""

    name: ClassVar[str] = "accounts.notifications_read"

    unread: int


def in_parts(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    """`ids` in parts that fit into one event each; one empty part when there are none."""
    for start in range(0, max(len(ids), 1), IDS_PER_EVENT):
        yield list(ids[start : start + IDS_PER_EVENT])
