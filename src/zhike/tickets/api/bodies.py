"""What ticket routes take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine, PlainText
from zhike.tickets.models.ticket import SUBJECT_MAX, TEXT_MAX
from zhike.tickets.models.trace import COMMENT_MAX

Level = Annotated[int, Field(ge=1, le=5)]
Subject = Annotated[str, OneLine(SUBJECT_MAX)]
LongText = Annotated[str, PlainText(TEXT_MAX, blank=True)]
Reason = Annotated[str, PlainText(2000, blank=True)]


def changes(body: Body, *, nullable: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that were sent. Raises `input.invalid` for null where a value is needed."""
    sent = body.model_dump(exclude_unset=True)
    empty = [name for name, value in sent.items() if value is None and name not in nullable]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    return sent


class LinkBody(Body):
    """Something that belongs to a ticket."""

    kind: Literal["order", "conversation", "ticket"]
    target_id: UUID


class TicketBody(Body):
    """A new ticket. With a conversation, shop and customer are the conversation's; else a shop is needed.

    `owner_id` gives it to somebody at once; Called by a program, the source is `api`.
    """

    subject: Subject
    description: LongText = ""
    type_id: UUID | None = None
    priority: Level = 3
    shop_id: UUID | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    customer_id: UUID | None = None
    conversation_id: UUID | None = None
    order_id: UUID | None = None
    links: Annotated[list[LinkBody], Field(max_length=20)] = []


class TicketPatch(Body):
    """What may change about a ticket. `reason` goes into its history."""

    subject: Subject | None = None
    description: LongText | None = None
    type_id: UUID | None = None
    priority: Level | None = None
    customer_id: UUID | None = None
    order_id: UUID | None = None
    result: LongText | None = None
    reason: Reason = ""


class StatusBody(Body):
    """Where the ticket goes; an end needs a result, a new beginning a reason."""

    status_id: UUID
    reason: Reason = ""
    result: LongText | None = None


class ResultBody(Body):
    """How it ended; needed unless a result stands there already."""

    result: LongText | None = None
    reason: Reason = ""


class ReasonBody(Body):
    """Why it begins again."""

    reason: Reason


class AssignBody(Body):
    """Who gets the ticket."""

    user_id: UUID


class TicketTransferBody(Body):
    """A colleague, or a team whose queue it goes to."""

    user_id: UUID | None = None
    team_id: UUID | None = None


class MergeBody(Body):
    """The ticket about the same that is kept, and why, for the history of both."""

    into_id: UUID
    reason: Reason = ""


class SplitBody(Body):
    """Why it stands for itself again."""

    reason: Reason = ""


class CommentBody(Body):
    """A public answer or an internal note, with up to ten uploaded files; a note may name colleagues, each with `@` and
    the name in the text.
    """

    public: bool
    text: Annotated[str, PlainText(COMMENT_MAX, blank=True)] = ""
    file_ids: Annotated[list[UUID], Field(max_length=10)] = []
    mention_ids: Annotated[list[UUID], Field(max_length=20)] = []


class TicketNamed(Schema):
    """Something with a name."""

    id: UUID
    name: str


class Coloured(TicketNamed):
    """A configured thing as lists show it."""

    color: str


class StatusShape(Coloured):
    """A status as tickets show it."""

    category: str


class LineCustomer(Schema):
    """The customer of a ticket in a list."""

    id: UUID
    number: str
    name: str
    vip: bool


class TicketLine(Schema):
    """A ticket in a list; `merged_into` is the number of the one where its work goes on."""

    id: UUID
    number: str
    subject: str
    category: str
    active: bool
    status: Coloured
    type: Coloured
    priority: int
    source: str
    shop_id: UUID
    team_id: UUID | None
    owner: TicketNamed | None
    customer: LineCustomer | None
    due_at: datetime | None
    created_at: datetime
    updated_at: datetime
    merged_into: str | None
    version: int


class TicketCounts(Schema):
    """How many tickets the usual views hold; no count goes beyond `capped_at`."""

    mine: int
    waiting: int
    active: int
    overdue: int
    capped_at: int


class CommentAuthor(Schema):
    """Who wrote."""

    kind: str
    id: UUID | None
    name: str | None


class CommentShape(Schema):
    """A comment. `files` carry addresses that are good for five minutes."""

    id: UUID
    seq: int
    public: bool
    author: CommentAuthor
    text: str
    files: list[dict[str, Any]]
    mentions: list[TicketNamed]
    message_id: UUID | None
    client_key: str | None
    created_at: datetime


class CommentsPage(Schema):
    """Comments in ascending order; more of them stand before the first."""

    comments: list[CommentShape]
    has_more: bool


class LinkShape(Schema):
    """A link; `label` is the number of what is linked, where it has one; `of` that of the merged ticket it is from."""

    id: UUID
    kind: str
    target_id: UUID
    label: str | None
    of: str | None = None
    created_at: datetime


class ClockShape(Schema):
    """A deadline in short; `GET /work/items/ticket/{id}/clocks` explains it."""

    id: UUID
    clock: str
    target_s: int
    due_at: datetime | None
    breached_at: datetime | None
    satisfied_at: datetime | None
    paused: bool


class DetailCustomer(LineCustomer):
    """The customer of a ticket, masked."""

    service_level: str
    phone_mask: str
    email_mask: str
    erased_at: datetime | None


class Maker(Schema):
    """Who made the ticket."""

    kind: str
    id: UUID | None
    name: str | None


class Action(Schema):
    """Something that can be done with a ticket; `why` is a code when it is not allowed."""

    name: str
    allowed: bool
    why: str | None


class Numbered(Schema):
    """A ticket by its number."""

    id: UUID
    number: str


class MergedShape(Numbered):
    """A ticket that went into this one; `comments` are read with `?of=`."""

    subject: str
    description: str
    source: str
    customer: str | None
    created_by: Maker
    created_at: datetime
    merged_at: datetime
    version: int
    comments: int


class MergeCandidate(Numbered):
    """A ticket that another may go into; `same` is what they have in common (order, conversation, customer), `fault`
    why it cannot: merged, target_merged, target_done, other_shop, other_customer, right.
    """

    subject: str
    status: dict[str, str]
    owner: str | None
    customer: str | None
    created_at: datetime
    version: int
    same: list[str]
    fault: str | None


class MergeCandidates(Schema):
    """Up to twenty, those with most in common first."""

    items: list[MergeCandidate]


class MentionableColleague(TicketNamed):
    """Somebody who may read a ticket's notes."""

    presence: str


class MentionableColleagues(Schema):
    """Whom a note of the ticket can mention."""

    items: list[MentionableColleague]


class TicketDetail(Schema):
    """A ticket with everything its screen shows at first. `next` are the statuses that can follow."""

    id: UUID
    number: str
    subject: str
    description: str
    type: Coloured
    status: StatusShape
    next: list[StatusShape]
    category: str
    active: bool
    priority: int
    source: str
    shop_id: UUID
    team_id: UUID | None
    shop: TicketNamed
    team: TicketNamed | None
    owner: TicketNamed | None
    customer: DetailCustomer | None
    conversation_id: UUID | None
    episode_id: UUID | None
    order_id: UUID | None
    due_at: datetime | None
    assigned_at: datetime | None
    first_response_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    reopened: int
    result: str
    created_by: Maker
    created_at: datetime
    updated_at: datetime
    version: int
    comments: list[CommentShape]
    comment_seq: int
    has_more: bool
    links: list[LinkShape]
    clocks: list[ClockShape]
    merged_at: datetime | None
    merged_into: Numbered | None
    merged: list[MergedShape]
    actions: list[Action]


class TicketMade(Schema):
    """A ticket that was made or given to somebody; whoever may see it reads the rest."""

    id: UUID
    number: str
    version: int


class ChangeShape(Schema):
    """One step of a ticket's way: who, when, what, from what to what; ids come with what they are called now."""

    id: int
    version: int
    at: datetime
    actor: Maker
    step: str
    field: str
    before: Any
    after: Any
    before_name: str | None
    after_name: str | None
    reason: str


class MadeShape(Schema):
    """The ticket that a message became; `answer_by` is when to expect an answer."""

    ticket_id: UUID
    number: str
    answer_by: datetime | None
