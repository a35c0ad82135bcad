"""What requests and answers look like."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from zhike.conversations.api.episode_shapes import EpisodeShape, NameShape
from zhike.kernel.http import Body, PlainText

Seq = Annotated[int, Field(ge=0, le=2**31 - 1)]
#: What goes with a kind of message, and nothing else.
_NEEDED: Final = {"text": {"text"}, "image": {"file_id"}, "file": {"file_id"}, "card": {"card", "id"}}


class AuthorShape(Schema):
    """Who wrote a message; `name` is null for the system and for customers without a name."""

    kind: str
    id: UUID | None
    name: str | None


class FileShape(Schema):
    """A file in a message. Addresses are good for five minutes; null means: read the message again."""

    id: UUID
    name: str
    size: int
    type: str
    url: str | None = None
    thumb_url: str | None = None
    width: int | None = None
    height: int | None = None


class MessageShape(Schema):
    """A message, alike for both sides. Unknown kinds are shown as their text."""

    id: UUID
    conversation_id: UUID
    episode_id: UUID
    seq: int
    author: AuthorShape
    kind: str
    text: str
    file: FileShape | None
    data: dict[str, Any] | None
    client_key: str | None
    created_at: str


class MarkShape(Schema):
    """How far a side has got and read."""

    delivered_seq: int
    read_seq: int


class MarksShape(Schema):
    """The marks of both sides."""

    agent: MarkShape
    customer: MarkShape


class SendBody(Body):
    """A message to send: a text, or a picture or file that was uploaded before."""

    kind: Literal["text", "image", "file"] = "text"
    text: Annotated[str, PlainText(10_000)] | None = None
    file_id: UUID | None = None

    @model_validator(mode="after")
    def _fits(self) -> "SendBody":
        wanted = self.text if self.kind == "text" else self.file_id
        other = self.file_id if self.kind == "text" else self.text
        if wanted is None or other is not None:
            raise PydanticCustomError("value.message", "a text, or a file_id with kind image or file")
        return self


class StaffSendBody(Body):
    """What staff may send: a text, an uploaded picture or file, or an order or product as a card."""

    kind: Literal["text", "image", "file", "card"] = "text"
    text: Annotated[str, PlainText(10_000)] | None = None
    file_id: UUID | None = None
    card: Literal["order", "product"] | None = None
    id: UUID | None = None

    @model_validator(mode="after")
    def _fits(self) -> "StaffSendBody":
        given = {name for name in ("text", "file_id", "card", "id") if getattr(self, name) is not None}
        if given != _NEEDED[self.kind]:
            raise PydanticCustomError("value.message", "a text, a file_id of an image or file, or a card and its id")
        return self


class MarksBody(Body):
    """What was got and read; either may be left out."""

    delivered_seq: Seq | None = None
    read_seq: Seq | None = None


class NoteBody(Body):
    """An internal note, and the colleagues whom its text names after an @."""

    text: Annotated[str, PlainText(10_000)]
    mention_ids: Annotated[list[UUID], Field(max_length=20)] = []


class MentionableLine(NameShape):
    """A colleague whom a note can mention."""

    presence: str


class MentionableShape(Schema):
    """Everybody whom a note can mention, by name."""

    items: list[MentionableLine]


class DraftBody(Body):
    """A text that is not sent yet; empty drops it."""

    text: Annotated[str, PlainText(10_000, blank=True)]


class AssignBody(Body):
    """To whom."""

    user_id: UUID


class TransferBody(Body):
    """To a person or to a team, with a word on why."""

    to_user_id: UUID | None = None
    to_team_id: UUID | None = None
    note: Annotated[str, PlainText(2000)]


class DeclineBody(Body):
    """Why not, if one wants to say."""

    note: Annotated[str, PlainText(2000, blank=True)] = ""


class CustomerLine(Schema):
    """A customer in a list."""

    id: UUID
    number: str
    name: str
    vip: bool
    service_level: str


class LastShape(Schema):
    """The last message of a customer or of ours."""

    at: str
    preview: str
    author: str | None
    kind: str | None


class ConversationLine(Schema):
    """A conversation in a list."""

    id: UUID
    episode_id: UUID | None
    state: str
    shop_id: UUID
    channel: NameShape
    customer: CustomerLine
    owner: NameShape | None
    team_id: UUID | None
    unread: int
    last_seq: int
    last: LastShape
    opened_at: str | None


class CountsShape(Schema):
    """How many conversations each view holds, up to `capped_at`."""

    mine: int
    queued: int
    open: int
    incoming: int
    unread: int
    unrecorded: int
    capped_at: int


class LackingRound(Schema):
    """A round of service that ended without a record, which staff owe still."""

    id: UUID
    opened_at: str
    opened_seq: int
    owner_id: UUID | None


class CustomerCard(CustomerLine):
    """The customer beside the conversation: masks, never values."""

    language: str
    phone_mask: str
    email_mask: str
    since: str
    erased_at: str | None


class ChannelLine(NameShape):
    """The channel of a conversation."""

    kind: str


class TransferShape(Schema):
    """A request to take over that waits for its answer."""

    id: UUID
    note: str
    to_user_id: UUID | None
    to_team_id: UUID | None
    from_: NameShape | None = Field(alias="from")
    to: NameShape | None
    requested_at: str
    expires_at: str


class NoteShape(Schema):
    """An internal note."""

    id: UUID
    seq: int
    episode_id: UUID | None
    text: str
    mentions: list[NameShape]
    author: NameShape
    client_key: str
    created_at: str


class PageShape(Schema):
    """Where the customer's widget was opened last; without query and fragment."""

    url: str
    title: str
    language: str
    verified: bool
    seen_at: str


class ActionShape(Schema):
    """Something the caller may do, and what stands in its way now."""

    name: str
    allowed: bool
    why: str | None


class ConversationDetail(Schema):
    """Everything the conversation's screen shows at first."""

    id: UUID
    shop_id: UUID
    state: str
    channel: ChannelLine
    customer: CustomerCard
    owner: NameShape | None
    team_id: UUID | None
    department_id: UUID | None
    episode: EpisodeShape | None
    lacking: list[LackingRound]
    transfer: TransferShape | None
    messages: list[MessageShape]
    has_more: bool
    notes: list[NoteShape]
    has_more_notes: bool
    last_seq: int
    unread: int
    marks: MarksShape
    page: PageShape | None
    draft: str
    pos: int
    actions: list[ActionShape]
    listen_grant: str


class MessagesPage(Schema):
    """Messages in ascending order, and whether there are more in the direction asked for."""

    pos: int
    messages: list[MessageShape]
    has_more: bool
    marks: MarksShape


class NotesPage(Schema):
    """Notes in ascending order."""

    notes: list[NoteShape]
    has_more: bool


class DraftShape(Schema):
    """The caller's unsent text."""

    text: str
    updated_at: str | None


class TransferAnswer(Schema):
    """A transfer and how it stands."""

    id: UUID
    state: str
    conversation_id: UUID
    expires_at: str
