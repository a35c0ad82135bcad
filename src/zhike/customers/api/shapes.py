"""What the routes of customers take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zhike.customers.types import AddressInput, ContactInput, NewCustomer
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine, PlainText

Kind = Literal["person", "company"]
Level = Literal["basic", "advanced", "exclusive"]
ContactKind = Literal["phone", "email", "wechat", "qq", "weibo", "other"]
Reason = Annotated[str, OneLine(200)]


def _country(value: str) -> str:
    if not (len(value) == 2 and value.isascii() and value.isalpha() and value.isupper()):
        raise PydanticCustomError("customers.country", "two letters of ISO 3166")
    return value


def _clock(value: str) -> str:
    hours, _, minutes = value.partition(":")
    if not (len(value) == 5 and hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise PydanticCustomError("customers.clock", "HH:MM")
    return value


Country = Annotated[str, OneLine(2), AfterValidator(_country)]
Clock = Annotated[str, OneLine(5), AfterValidator(_clock)]
Text = Annotated[str, OneLine(200, blank=True)]


class CustomerContactTime(Body):
    """The hours in which the customer likes to be reached; they may cross midnight."""

    since: Clock
    until: Clock


class CustomerPreferences(Body):
    """How the customer likes to be served. What is left out is not known."""

    language: Annotated[str, OneLine(16)] | None = None
    channel: Literal["chat", "phone", "email", "wechat", "sms"] | None = None
    manner: Literal["text", "voice", "video"] | None = None
    contact_time: CustomerContactTime | None = None
    categories: Annotated[list[Annotated[str, OneLine(40)]], Field(max_length=20)] | None = None


class CustomerAddressBody(Body):
    """A new address. Of China: province, city, district and detail must be there."""

    country: Country = "CN"
    province: Text = ""
    city: Text = ""
    district: Text = ""
    detail: Text = ""
    recipient: Annotated[str, OneLine(100, blank=True)] = ""
    phone: Annotated[str, OneLine(40, blank=True)] = ""
    postcode: Annotated[str, OneLine(16, blank=True)] = ""
    label: Literal["home", "work", "other"] = "home"

    def value(self) -> AddressInput:
        """The address for the service."""
        return AddressInput(**{name: getattr(self, name) for name in CustomerAddressBody.model_fields})


class CustomerAddressAddBody(CustomerAddressBody):
    """A further address; `is_default` makes it the one that is used first."""

    is_default: bool = False


class CustomerAddressPatch(Body):
    """What may change about an address. Sealed parts that are left out stay."""

    country: Country | None = None
    province: Text | None = None
    city: Text | None = None
    district: Text | None = None
    detail: Text | None = None
    recipient: Annotated[str, OneLine(100, blank=True)] | None = None
    phone: Annotated[str, OneLine(40, blank=True)] | None = None
    postcode: Annotated[str, OneLine(16, blank=True)] | None = None
    label: Literal["home", "work", "other"] | None = None
    is_default: Literal[True] | None = None


class CustomerContactBody(Body):
    """A further way to reach the customer."""

    kind: ContactKind
    value: Annotated[str, OneLine(200)]
    label: Annotated[str, OneLine(40, blank=True)] = ""


class CustomerContactPatch(Body):
    """What may change about a contact point; `verified` says that somebody has tried it."""

    value: Annotated[str, OneLine(200)] | None = None
    label: Annotated[str, OneLine(40, blank=True)] | None = None
    verified: bool | None = None


class CustomerBody(Body):
    """A new customer. Which fields are mandatory is a parameter of the company; what is wrong is told per field."""

    kind: Kind = "person"
    name: Annotated[str, OneLine(100, blank=True)] = ""
    locale: Country = "CN"
    language: Annotated[str, OneLine(16, blank=True)] = ""
    service_level: Level = "basic"
    vip: bool = False
    phone: Annotated[str, OneLine(40, blank=True)] = ""
    email: Annotated[str, OneLine(254, blank=True)] = ""
    birthday: Annotated[str, OneLine(20, blank=True)] = ""
    remark: Annotated[str, PlainText(2000, blank=True)] = ""
    preferences: CustomerPreferences | None = None
    contact_points: Annotated[list[CustomerContactBody], Field(max_length=20)] = []
    addresses: Annotated[list[CustomerAddressBody], Field(max_length=10)] = []
    tag_ids: Annotated[list[UUID], Field(max_length=50)] = []
    shop_ids: Annotated[list[UUID], Field(max_length=50)] = []
    accept_duplicate: bool = False

    def values(self) -> NewCustomer:
        """The customer for the service."""
        plain = ("kind", "name", "locale", "language", "service_level", "vip", "phone", "email", "birthday", "remark")
        return NewCustomer(
            **{name: getattr(self, name) for name in plain},
            preferences=self.preferences.model_dump(exclude_none=True) if self.preferences else {},
            contact_points=tuple(ContactInput(one.kind, one.value, one.label) for one in self.contact_points),
            addresses=tuple(one.value() for one in self.addresses),
            tag_ids=tuple(self.tag_ids),
            shop_ids=tuple(self.shop_ids),
        )


class CustomerPatch(Body):
    """What may change about the record; an empty text empties the field."""

    kind: Kind | None = None
    name: Annotated[str, OneLine(100, blank=True)] | None = None
    locale: Country | None = None
    language: Annotated[str, OneLine(16, blank=True)] | None = None
    service_level: Level | None = None
    vip: bool | None = None
    phone: Annotated[str, OneLine(40, blank=True)] | None = None
    email: Annotated[str, OneLine(254, blank=True)] | None = None
    birthday: Annotated[str, OneLine(20, blank=True)] | None = None
    remark: Annotated[str, PlainText(2000, blank=True)] | None = None
    preferences: CustomerPreferences | None = None

    def changes(self) -> dict[str, Any]:
        """The fields that were sent. Raises `input.invalid` for null."""
        sent = sent_fields(self)
        if self.preferences is not None:
            sent["preferences"] = self.preferences.model_dump(exclude_none=True)
        return sent


def sent_fields(body: Body) -> dict[str, Any]:
    """The fields that were sent. Raises `input.invalid` for null, which no field of these means."""
    sent = body.model_dump(exclude_unset=True)
    empty = [name for name, value in sent.items() if value is None]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    return sent


class CustomerTagsBody(Body):
    """Tags to put on and to take off."""

    add: Annotated[list[UUID], Field(max_length=50)] = []
    remove: Annotated[list[UUID], Field(max_length=50)] = []


class CustomerRevealBody(Body):
    """Which value, of which contact point, address or request to correct, and why it is needed."""

    field: Literal["phone", "email", "birthday", "contact", "address", "correction"]
    id: UUID | None = None
    reason: Reason


class CustomerRevealed(Schema):
    """Plain values. They are meant for the eye: clients do not keep them. `parts` only of an address."""

    field: str
    value: str
    parts: dict[str, str] | None


class CustomerEraseBody(Body):
    """The customer's number once more, so that the wrong one is not erased by a slip, and why."""

    number: Annotated[str, OneLine(16)]
    reason: Reason


class TagOnCustomer(Schema):
    """A tag as it is shown on a customer."""

    id: UUID
    group_id: UUID
    names: dict[str, str]
    color: str


class CustomerItem(Schema):
    """A line of the list: masks, never values."""

    id: UUID
    number: str
    kind: str
    name: str
    origin: str
    auto: bool
    service_level: str
    vip: bool
    phone_mask: str
    email_mask: str
    missing: list[str]
    completeness: int
    tags: list[TagOnCustomer]
    archived_at: datetime | None
    deleted_at: datetime | None
    erased_at: datetime | None
    registered_at: datetime
    updated_at: datetime
    version: int


class CustomerActionShape(Schema):
    """Something that can be done with a row; `why` is a code when it cannot be done now."""

    name: str
    allowed: bool
    why: str | None


class CustomerHandlerShape(Schema):
    """A member of staff."""

    id: UUID
    name: str


class CustomerConsultationShape(Schema):
    """Somebody serves the customer now. `elsewhere`: in a shop not the viewer's; nothing more is said."""

    episode_id: UUID | None
    conversation_id: UUID | None
    shop_id: UUID | None
    handler: CustomerHandlerShape | None
    since: str | None
    elsewhere: bool


class CustomerContactShape(Schema):
    """A contact point, masked."""

    id: UUID
    kind: str
    mask: str
    label: str
    verified: bool
    version: int
    updated_at: str


class CustomerAddressShape(Schema):
    """An address: places plain, who and where exactly masked."""

    id: UUID
    country: str
    province: str
    city: str
    district: str
    postcode: str
    detail_mask: str
    recipient_mask: str
    phone_mask: str
    label: str
    is_default: bool
    version: int
    updated_at: str


class CustomerIdentityShape(Schema):
    """An account the customer is known by; the value itself is not shown."""

    id: UUID
    kind: str
    realm: UUID
    verified: bool
    since: str
    seen_at: str


class CustomerFileShape(Schema):
    """What the right "full customer file" opens beside the summary."""

    birthday_mask: str
    preferences: dict[str, Any]
    remark: str
    contact_points: list[CustomerContactShape]
    addresses: list[CustomerAddressShape]
    identities: list[CustomerIdentityShape]


class CustomerAnswer(Schema):
    """A customer with masks in place of personal values. `file` is null without the right `customers.file.view`."""

    id: UUID
    number: str
    kind: str
    name: str
    origin: str
    auto: bool
    locale: str
    language: str
    service_level: str
    vip: bool
    phone_mask: str
    email_mask: str
    tags: list[TagOnCustomer]
    missing: list[str]
    completeness: int
    shop_ids: list[UUID]
    merged_into_id: UUID | None
    archived_at: str | None
    deleted_at: str | None
    erased_at: str | None
    purge_at: str | None
    registered_at: str
    created_at: str
    updated_at: str
    version: int
    consultation: CustomerConsultationShape | None
    file: CustomerFileShape | None
    actions: list[CustomerActionShape]


class CustomerActorShape(Schema):
    """Who did something; `name` of members of staff only."""

    kind: str
    id: UUID | None
    name: str | None


class CustomerTimelineItem(Schema):
    """One thing that happened with a customer: codes and ids; the screen has the words."""

    id: str
    at: datetime
    kind: str
    name: str
    subject_kind: str
    subject_id: UUID
    shop_id: UUID | None
    actor: CustomerActorShape
    facts: dict[str, Any]
