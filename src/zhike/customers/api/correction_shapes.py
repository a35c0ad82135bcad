"""What the routes of requests for correction take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from zhike.customers.api.shapes import (
    ContactKind,
    CustomerAddressPatch,
    CustomerHandlerShape,
    CustomerPreferences,
    Reason,
    sent_fields,
)
from zhike.customers.types import AddressInput, Wish
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine, PlainText

Line = Annotated[str, OneLine(254, blank=True)]
_FIELDS = ("name", "phone", "email", "birthday", "kind", "remark", "preferences")
#: What each action on a contact point or an address needs.
_NEEDED = {
    ("contact", "add"): ("kind", "value"),
    ("contact", "change"): ("id",),
    ("contact", "remove"): ("id",),
    ("address", "add"): ("address",),
    ("address", "change"): ("id", "address"),
    ("address", "remove"): ("id",),
    ("address", "default"): ("id",),
}


class CorrectionChangeBody(Body):
    """One place and what it ought to become. Fields of the record are `set`: `value`, of the remark `remark`, of the
    preferences `preferences` (as a whole); an empty value empties. Contact points and addresses are added, changed,
    removed (`id`), an address made the default.
    """

    part: Literal["name", "phone", "email", "birthday", "kind", "remark", "preferences", "contact", "address"]
    action: Literal["set", "add", "change", "remove", "default"] = "set"
    id: UUID | None = None
    value: Line | None = None
    remark: Annotated[str, PlainText(2000, blank=True)] | None = None
    preferences: CustomerPreferences | None = None
    kind: ContactKind | None = None
    label: Annotated[str, OneLine(40, blank=True)] | None = None
    address: CustomerAddressPatch | None = None

    def wish(self, place: int) -> Wish:
        """The change for the service. Raises `input.invalid` for what does not go together."""
        path = f"changes.{place}"
        if self.part in _FIELDS:
            return Wish(self.part, values={"value": self._field(path)})
        needed = _NEEDED.get((self.part, self.action))
        if needed is None:
            raise INPUT_INVALID(fields=[FieldError(f"{path}.action", "value.choice", {"expected": "add"})])
        missing = [name for name in needed if getattr(self, name) in (None, "")]
        if missing:
            raise INPUT_INVALID(fields=[FieldError(f"{path}.{name}", "value.missing") for name in missing])
        values = self._address() if self.part == "address" else self._contact()
        if self.action == "change" and not values:
            raise INPUT_INVALID(fields=[FieldError(f"{path}.value", "value.missing")])
        return Wish(self.part, self.action, None if self.action == "add" else self.id, values)

    def _field(self, path: str) -> Any:
        if self.action != "set":
            raise INPUT_INVALID(fields=[FieldError(f"{path}.action", "value.choice", {"expected": "set"})])
        name = self.part if self.part in ("remark", "preferences") else "value"
        given = getattr(self, name)
        if given is None:
            raise INPUT_INVALID(fields=[FieldError(f"{path}.{name}", "value.missing")])
        if isinstance(given, CustomerPreferences):
            return given.model_dump(exclude_none=True)
        if self.part == "kind" and given not in ("person", "company"):
            raise INPUT_INVALID(fields=[FieldError(f"{path}.value", "value.choice", {"expected": "person, company"})])
        return given

    def _contact(self) -> dict[str, Any]:
        if self.action == "remove":
            return {}
        names = ("kind", "value", "label") if self.action == "add" else ("value", "label")
        given = {name: getattr(self, name) for name in names}
        # An empty value of a known one leaves it, like on the customer's page.
        return {name: one for name, one in given.items() if one is not None and (name != "value" or one)}

    def _address(self) -> dict[str, Any]:
        if self.address is None or self.action in ("remove", "default"):
            return {}
        given = sent_fields(self.address)
        if self.action == "change":
            return given
        blank = AddressInput(province="", city="", district="", detail="")
        return {name: getattr(blank, name) for name in AddressInput.__slots__} | given


class CorrectionBody(Body):
    """What ought to change, and why."""

    changes: Annotated[list[CorrectionChangeBody], Field(min_length=1, max_length=20)]
    reason: Reason

    def wishes(self) -> list[Wish]:
        """The changes for the service."""
        return [one.wish(place) for place, one in enumerate(self.changes)]


class CorrectionAcceptBody(Body):
    """What the asker is told; may be empty. `seen` is the customer's version that was looked at, needed where the
    record changed since the request was made.
    """

    answer: Annotated[str, OneLine(200, blank=True)] = ""
    seen: int | None = None


class CorrectionDeclineBody(Body):
    """What the asker is told; may be empty."""

    answer: Annotated[str, OneLine(200, blank=True)] = ""


class CorrectionSelectBody(Body):
    """Which requests: those named, or all open ones that the filters of the list keep."""

    ids: Annotated[list[UUID], Field(max_length=1000)] | None = None
    filters: Annotated[
        dict[str, Annotated[list[Annotated[str, OneLine(200)]], Field(max_length=100)]], Field(max_length=20)
    ] = {}
    q: Annotated[str, OneLine(200, blank=True)] = ""


class CorrectionBulkBody(Body):
    """What to do with which requests, and what the askers are told; with `dry_run` they are only counted."""

    action: Literal["accept", "decline"]
    answer: Annotated[str, OneLine(200, blank=True)] = ""
    select: CorrectionSelectBody
    dry_run: bool = False


class CorrectionBulkStarted(Schema):
    """The task, or null of a trial; `count` of requests, at most one more than a change may take."""

    job: UUID | None
    count: int


class CorrectionChangeShape(Schema):
    """One place: `value` as it is wanted, `base` as it stood at asking, `now` for who decides; null is nothing, or not
    shown. Of a field they hold `value`; personal values are masks. `stale`: it changed since; `gone`: it is there no
    longer.
    """

    id: UUID
    part: str
    action: str
    row: UUID | None
    value: dict[str, Any] | None
    base: dict[str, Any] | None
    now: dict[str, Any] | None
    stale: bool
    gone: bool
    may_reveal: bool


class CorrectionCustomerShape(Schema):
    """Whose record."""

    id: UUID
    number: str
    name: str
    version: int


class CorrectionItem(Schema):
    """A request to correct a record. `because` says why one that `ended` did."""

    id: UUID
    customer: CorrectionCustomerShape
    changes: list[CorrectionChangeShape]
    reason: str
    state: str
    because: str
    stale: bool
    asked_by: CustomerHandlerShape
    asked_at: datetime
    decided_by: CustomerHandlerShape | None
    decided_at: datetime | None
    answer: str
    mine: bool
    may_decide: bool
    may_withdraw: bool
    version: int


class CorrectionsShape(Schema):
    """The newest requests."""

    items: list[CorrectionItem]


class CorrectionCounts(Schema):
    """Open requests: those that wait for one's decision, and one's own; at most 1,000 each."""

    deciding: int
    mine: int
