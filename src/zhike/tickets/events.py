"""Facts about tickets. Ids, codes and names of fields; texts stay in the rows."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class TicketCreated(EventPayload):
    """A ticket was made; `source` says by which way in."""

    name: ClassVar[str] = "tickets.ticket_created"

    ticket_id: UUID
    customer_id: UUID | None
    shop_id: UUID
    team_id: UUID | None
    type_id: UUID
    status_id: UUID
    category: str
    priority: int
    source: str
    conversation_id: UUID | None
    episode_id: UUID | None
    order_id: UUID | None


class TicketChanged(EventPayload):
    """Fields of a ticket changed; only their names are told."""

    name: ClassVar[str] = "tickets.ticket_changed"

    ticket_id: UUID
    fields: tuple[str, ...]


class TicketStatusChanged(EventPayload):
    """A ticket went on to another status; the categories say whether work began, rests, ended or began again."""

    name: ClassVar[str] = "tickets.ticket_status_changed"

    ticket_id: UUID
    from_status_id: UUID
    to_status_id: UUID
    from_category: str
    to_category: str
    owner_id: UUID | None
    team_id: UUID | None


class TicketAssigned(EventPayload):
    """Somebody has the ticket now."""

    name: ClassVar[str] = "tickets.ticket_assigned"

    ticket_id: UUID
    user_id: UUID
    from_user_id: UUID | None
    team_id: UUID | None
    department_id: UUID | None
    assignment_id: UUID


class TicketReleased(EventPayload):
    """The ticket waits in the queue of its team again."""

    name: ClassVar[str] = "tickets.ticket_released"

    ticket_id: UUID
    from_user_id: UUID | None
    team_id: UUID | None
    reason: str


class CommentAdded(EventPayload):
    """Something was written for the customer or by them; `first_response` marks the first answer. `seq` numbers public
    comments among themselves: whoever may not read notes must not count them either. Notes are :class:`NoteAdded`;
    `public` was false for them before.
    """

    name: ClassVar[str] = "tickets.comment_added"

    ticket_id: UUID
    entry_id: UUID
    seq: int
    public: bool
    author_kind: str
    first_response: bool


class NoteAdded(EventPayload):
    """An internal note was written. Told to those only who may read it."""

    name: ClassVar[str] = "tickets.note_added"

    ticket_id: UUID
    entry_id: UUID
    seq: int
    mentioned: tuple[UUID, ...]


class TicketMerged(EventPayload):
    """A ticket turned out to be about the same as `into_id`, where work goes on; it is closed with that and counts no
    more. `from_category` is what it was; the kept ticket's `fields` that were empty took over the other's.
    """

    name: ClassVar[str] = "tickets.ticket_merged"

    ticket_id: UUID
    into_id: UUID
    from_category: str
    fields: tuple[str, ...]


class TicketSplit(EventPayload):
    """A merged ticket stands for itself again and goes on as `to_category`."""

    name: ClassVar[str] = "tickets.ticket_split"

    ticket_id: UUID
    from_id: UUID
    to_category: str


class TicketLinked(EventPayload):
    """Something was linked to the ticket, or (`linked` false) is not any more."""

    name: ClassVar[str] = "tickets.ticket_linked"

    ticket_id: UUID
    kind: str
    target_id: UUID
    linked: bool


class ConfigurationChanged(EventPayload):
    """A type, status or priority was made, changed, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "tickets.configuration_changed"

    kind: str
    id: UUID
    changed: tuple[str, ...]
