"""Values that cross the module's door or travel between its parts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from zhike.kernel.authz import Actor

AuthorKind = Literal["customer", "agent", "bot", "system"]
MessageKind = Literal["text", "image", "file", "card", "event"]
Result = Literal["solved", "unsolved", "followup", "invalid", "joined", "ticketed"]
CardKind = Literal["order", "product"]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a message keeps of its file."""

    id: UUID
    name: str
    size: int
    type: str
    width: int | None = None
    height: int | None = None
    thumb: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message on its way into a thread. `client_key` is None for event messages, which nobody sends twice."""

    conversation_id: UUID
    author_kind: AuthorKind
    author_id: UUID | None
    actor: Actor
    kind: MessageKind
    text: str = ""
    file: FileFacts | None = None
    data: dict[str, object] | None = None
    client_key: str | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """The caller of a widget route: one open widget. `customer_id` and `conversation_id` come with recognition or the
    first message; `verified` says that the shop vouched for the customer.
    """

    session_id: UUID
    channel_id: UUID
    shop_id: UUID
    visitor_id: UUID
    identity_id: UUID | None
    customer_id: UUID | None
    conversation_id: UUID | None
    verified: bool
    language: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Rating:
    """How far the customer's rating of an episode is. `score` is on the scale it was given on."""

    state: Literal["none", "requested", "done"]
    score: int | None = None
