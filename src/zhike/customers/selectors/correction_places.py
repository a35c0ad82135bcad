"""What stands now in the places that requests for correction are about, and whether that is what the asker saw."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from zhike.customers.models import Address, ContactPoint, Correction, Customer

#: Fields of the record whose value is sealed: what is shown of them is their mask.
SEALED: Final[Mapping[str, str]] = {"phone": "phone_mask", "email": "email_mask", "birthday": "birthday_mask"}
PLAIN: Final = ("name", "kind", "remark", "preferences")
#: Places that belong to the full file.
OF_THE_FILE: Final = frozenset({"birthday", "remark", "preferences", "contact", "address"})
_PLACES: Final = ("country", "province", "city", "district", "postcode", "detail_mask", "recipient_mask", "phone_mask")


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in a place now, as it is shown (None: nothing), and whether it changed since the request was made.
    `gone`: the contact point or address is there no longer.
    """

    now: dict[str, Any] | None
    stale: bool
    gone: bool = False


def field_shown(customer: Customer, part: str) -> dict[str, Any]:
    """What is shown of a field of the record: its mask, or the value where nothing is to hide."""
    return {"value": getattr(customer, SEALED.get(part, part))}


def field_mark(customer: Customer, part: str) -> str | None:
    """What tells whether a sealed value is still the same one, without opening it; None for plain fields, which are
    compared themselves.
    """
    if part not in SEALED:
        return None
    sealed = getattr(customer, f"{part}_sealed")
    return hashlib.sha256(bytes(sealed)).hexdigest()[:32] if sealed is not None else ""


def point_shown(point: ContactPoint) -> dict[str, Any]:
    """A contact point, masked."""
    return {"kind": point.kind, "value": point.mask, "label": point.label}


def address_shown(row: Address) -> dict[str, Any]:
    """An address: places plain, who and where masked."""
    return {name: getattr(row, name) for name in (*_PLACES, "label", "is_default")}


class Places:
    """The places of several requests as they are now, read with one statement per table."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        ids = {one.customer_id for one in corrections}
        entries = [entry for one in corrections for entry in one.changes]
        self._customers = Customer.objects.in_bulk(ids)
        points = ContactPoint.objects.filter(customer_id__in=ids)
        self._points = points.in_bulk(_rows(entries, "contact")) if _rows(entries, "contact") else {}
        addresses = Address.objects.filter(customer_id__in=ids, archived_at=None)
        self._addresses = addresses.in_bulk(_rows(entries, "address")) if _rows(entries, "address") else {}

    def customer(self, correction: Correction) -> Customer:
        """The customer of a request."""
        return self._customers[correction.customer_id]

    def of(self, correction: Correction, entry: Mapping[str, Any]) -> Place:
        """The place of one change of a request."""
        if entry["action"] == "add":
            return Place(None, stale=False)
        if entry["row"] is None:
            customer = self.customer(correction)
            now = field_shown(customer, entry["part"])
            if entry["base"] is None:
                return Place(now, stale=False)
            mark = field_mark(customer, entry["part"])
            return Place(now, stale=mark != entry["mark"] if mark is not None else now != entry["base"])
        row_id = UUID(entry["row"])
        row = self._points.get(row_id) if entry["part"] == "contact" else self._addresses.get(row_id)
        if row is None or row.customer_id != correction.customer_id:
            return Place(None, stale=True, gone=True)
        shown = point_shown(row) if isinstance(row, ContactPoint) else address_shown(row)
        return Place(shown, stale=row.version != entry["mark"])


def _rows(entries: Iterable[Mapping[str, Any]], part: str) -> list[UUID]:
    return [UUID(one["row"]) for one in entries if one["part"] == part and one["row"] is not None]
