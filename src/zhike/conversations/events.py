"""Facts about conversations. Ids, codes and numbers; the texts stay in the message rows."""

from typing import ClassVar, Literal
from uuid import UUID

from zhike.kernel.events.payload import EventPayload

Side = Literal["agent", "customer"]


class EpisodeOpened(EventPayload):
    """A round of service began: the customer wrote and nothing was open."""

    name: ClassVar[str] = "conversations.episode_opened"

    episode_id: UUID
    conversation_id: UUID
    customer_id: UUID
    channel_id: UUID
    shop_id: UUID
    team_id: UUID | None


class MessageSent(EventPayload):
    """A message stands in the thread. `first_response` marks the first human answer of its episode."""

    name: ClassVar[str] = "conversations.message_sent"

    message_id: UUID
    conversation_id: UUID
    episode_id: UUID
    seq: int
    author_kind: str
    author_id: UUID | None
    kind: str
    first_response: bool


class MarksMoved(EventPayload):
    """A side has got or read messages up to these places."""

    name: ClassVar[str] = "conversations.marks_moved"

    conversation_id: UUID
    side: Side
    delivered_seq: int
    read_seq: int


class EpisodeAssigned(EventPayload):
    """Somebody has the conversation now."""

    name: ClassVar[str] = "conversations.episode_assigned"

    episode_id: UUID
    conversation_id: UUID
    user_id: UUID
    from_user_id: UUID | None
    team_id: UUID | None
    department_id: UUID | None
    assignment_id: UUID


class EpisodeReleased(EventPayload):
    """The conversation waits for somebody again."""

    name: ClassVar[str] = "conversations.episode_released"

    episode_id: UUID
    conversation_id: UUID
    from_user_id: UUID | None
    team_id: UUID | None
    reason: str


class TransferRequested(EventPayload):
    """Somebody is asked to take the conversation over."""

    name: ClassVar[str] = "conversations.transfer_requested"

    transfer_id: UUID
    episode_id: UUID
    conversation_id: UUID
    from_user_id: UUID | None
    to_user_id: UUID | None
    to_team_id: UUID | None


class TransferAnswered(EventPayload):
    """The request was accepted, declined, withdrawn, or nobody answered in time.

    `to_user_id`, `to_team_id` are who was asked; `owner_id`, `team_id`, `department_id` where the conversation is now:
    who was asked reads it no longer, unless it is theirs by one of these. Events from before these fields lack them.
    """

    name: ClassVar[str] = "conversations.transfer_answered"

    transfer_id: UUID
    episode_id: UUID
    conversation_id: UUID
    state: str
    user_id: UUID | None
    to_user_id: UUID | None = None
    to_team_id: UUID | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    department_id: UUID | None = None


class NoteAdded(EventPayload):
    """An internal note was written. Never told on a conversation's own topic, which the customer hears."""

    name: ClassVar[str] = "conversations.note_added"

    note_id: UUID
    conversation_id: UUID
    seq: int


class EpisodeClosed(EventPayload):
    """A round of service ended. Told to staff; the customer's side hears `episode_moved`."""

    name: ClassVar[str] = "conversations.episode_closed"

    episode_id: UUID
    conversation_id: UUID
    customer_id: UUID
    agent_id: UUID | None
    team_id: UUID | None
    department_id: UUID | None
    shop_id: UUID
    category_id: UUID | None
    result: str
    tag_ids: tuple[UUID, ...] = ()
    handling_s: int | None = None
    #: How many problems the record has; category, result and tags here are those of the first.
    problems: int = 1


class EpisodeRecorded(EventPayload):
    """What is recorded about an episode was corrected; `changed` names the fields. Category, result and tags are those
    that hold now, of the first of its `problems`.
    """

    name: ClassVar[str] = "conversations.episode_recorded"

    episode_id: UUID
    conversation_id: UUID
    customer_id: UUID
    shop_id: UUID
    changed: tuple[str, ...]
    category_id: UUID | None
    result: str
    tag_ids: tuple[UUID, ...]
    problems: int = 1


class EpisodeReopened(EventPayload):
    """A closed round of service goes on."""

    name: ClassVar[str] = "conversations.episode_reopened"

    episode_id: UUID
    conversation_id: UUID
    user_id: UUID | None


class EpisodeMoved(EventPayload):
    """The state of an episode changed; all that both sides of a conversation may know of it."""

    name: ClassVar[str] = "conversations.episode_moved"

    episode_id: UUID
    conversation_id: UUID
    state: str


class ConversationJoined(EventPayload):
    """An anonymous thread goes on inside the thread of the customer the visitor turned out to be. `session_ids` are the
    visitor's widgets that ended with it; their sockets are closed.
    """

    name: ClassVar[str] = "conversations.conversation_joined"

    conversation_id: UUID
    into_id: UUID
    first_seq: int
    last_seq: int
    session_ids: tuple[UUID, ...] = ()


class WidgetsEnded(EventPayload):
    """Widgets that may not go on: their customer was erased. At most a thousand in one event; their sockets close."""

    name: ClassVar[str] = "conversations.widgets_ended"

    session_ids: tuple[UUID, ...]


class ChannelChanged(EventPayload):
    """A channel was made, changed, archived or restored; `changed` names the fields. The sockets of an archived
    channel's widgets close.
    """

    name: ClassVar[str] = "conversations.channel_changed"

    channel_id: UUID
    changed: tuple[str, ...]
