"""Values that cross the door of customers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

SensitiveField = Literal["phone", "email"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who somebody turned out to be: the customer, the identity they were known by, and whether both are new."""

    customer_id: UUID
    identity_id: UUID
    created: bool


@dataclass(frozen=True, slots=True)
class KnownVisitor:
    """A visitor who wrote before. `retired`: they turned out to be a customer, and this way of knowing them ended."""

    customer_id: UUID
    identity_id: UUID
    retired: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """What a shop's signed token says about its customer. Values are the shop's word, checked for form only."""

    subject: str
    name: str
    phone: str | None = None
    email: str | None = None
    vip: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done with a customer; `why` is a code when it cannot be done now."""

    name: str
    allowed: bool
    why: str | None


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """A customer as staff see one: masks, never values."""

    id: UUID
    number: str
    name: str
    origin: str
    language: str
    service_level: str
    vip: bool
    phone_mask: str
    email_mask: str
    shop_ids: tuple[UUID, ...]
    merged_into_id: UUID | None
    erased_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    actions: tuple[Action, ...]
