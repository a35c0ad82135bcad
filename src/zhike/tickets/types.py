"""Values that services and selectors of tickets take and answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Category = Literal["new", "open", "waiting", "resolved", "closed"]
Source = Literal["agent", "conversation", "offline_message", "customer", "api", "rule"]
LinkKind = Literal["order", "conversation", "episode", "ticket"]
Step = Literal[
    "created",
    "edited",
    "assigned",
    "released",
    "status",
    "resolved",
    "closed",
    "reopened",
    "linked",
    "unlinked",
    "undone",
    "merged",
    "split",
]
#: Why two tickets cannot become one.
MergeFault = Literal["merged", "target_merged", "target_done", "other_shop", "other_customer"]
ConfigurationKind = Literal["type", "status", "priority"]

#: What work calls our items.
KIND = "ticket"


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What a ticket begins with. Without a shop the conversation's counts, without a type the first one in use."""

    subject: str
    shop_id: UUID
    description: str = ""
    type_id: UUID | None = None
    priority: int = 3
    customer_id: UUID | None = None
    team_id: UUID | None = None
    source: Source = "agent"
    conversation_id: UUID | None = None
    episode_id: UUID | None = None
    order_id: UUID | None = None
    links: tuple[tuple[LinkKind, UUID], ...] = ()


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """A status as rules see it."""

    id: UUID
    code: str
    category: Category
    place: int
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field of a ticket, as its history keeps it."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """A ticket as panels of other pages show it."""

    id: UUID
    number: str
    subject: str
    category: str
    status_id: UUID
    status_name: dict[str, str]
    status_color: str
    priority: int
    owner_id: UUID | None
    due_at: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """A ticket that was made or added to; `answer_by` is when its first answer is promised."""

    id: UUID
    number: str
    created: bool
    answer_by: datetime | None = None
