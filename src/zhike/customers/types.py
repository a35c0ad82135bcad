"""Values that cross the door of customers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

SensitiveField = Literal["phone", "email", "birthday"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who somebody turned out to be: the customer, the identity they were known by, and whether both are new.

    `archived`: the record was deleted, recoverable; somebody who comes back restores it.
    """

    customer_id: UUID
    identity_id: UUID
    created: bool
    archived: bool = False


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


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag as it is shown on a customer."""

    id: UUID
    group_id: UUID
    names: Mapping[str, str]
    color: str


@dataclass(frozen=True, slots=True)
class AddressValues:
    """An address with its plain values. For sealing them anew in another module's table, never for showing."""

    id: UUID
    customer_id: UUID
    country: str
    province: str
    city: str
    district: str
    postcode: str
    detail: str
    recipient: str
    phone: str


@dataclass(frozen=True, slots=True)
class AutoCustomer:
    """A customer as an order of a platform or another system names one. `value` is the account there, within the shop.

    What is empty is not known; what is no phone or e-mail is left out.
    """

    value: str
    kind: Literal["platform", "external"] = "platform"
    name: str = ""
    phone: str | None = None
    email: str | None = None
    locale: str = "CN"
    language: str = ""
    registered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AddressInput:
    """An address as somebody gave it; rules bring it into the one standard form."""

    province: str
    city: str
    district: str
    detail: str
    recipient: str = ""
    phone: str = ""
    postcode: str = ""
    country: str = "CN"
    label: str = "home"


@dataclass(frozen=True, slots=True)
class ContactInput:
    """A further way to reach somebody, as it was given."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One place of a record that somebody wants changed: a field that is `set`, or a contact point or an address that
    is added, changed, removed or made the default. `values` are as given; `row` names the contact point or address.
    """

    part: str
    action: str = "set"
    row: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer as somebody entered one. Texts are as given; rules bring them into standard form."""

    name: str = ""
    kind: str = "person"
    locale: str = "CN"
    language: str = ""
    service_level: str = "basic"
    vip: bool = False
    phone: str = ""
    email: str = ""
    birthday: str = ""
    remark: str = ""
    preferences: Mapping[str, object] = field(default_factory=dict)
    registered_at: datetime | None = None
    contact_points: tuple[ContactInput, ...] = ()
    addresses: tuple[AddressInput, ...] = ()
    tag_ids: tuple[UUID, ...] = ()
    shop_ids: tuple[UUID, ...] = ()
