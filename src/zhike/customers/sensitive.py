"""How personal values of customers are sealed, masked and found again."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import orjson

from zhike.customers.models import Correction
from zhike.customers.types import AddressInput, Claims, SensitiveField
from zhike.kernel.crypto import DataKeys, SensitiveColumn, blind, load, mask, sensitive_column

_TABLE: Final = "customers_customer"
PHONE: Final = sensitive_column("phone", _TABLE, "phone_sealed", mask_column="phone_mask", token_kind="phone")
EMAIL: Final = sensitive_column("email", _TABLE, "email_sealed", mask_column="email_mask", token_kind="email")
BIRTHDAY: Final = sensitive_column("birthday", _TABLE, "birthday_sealed", mask_column="birthday_mask")
_FIELDS: Final[Mapping[str, SensitiveColumn]] = {"phone": PHONE, "email": EMAIL, "birthday": BIRTHDAY}
_POINT: Final = "customers_contactpoint"
_ADDRESS: Final = "customers_address"
ADDRESS_DETAIL: Final = sensitive_column("address", _ADDRESS, "detail_sealed", mask_column="detail_mask")
ADDRESS_RECIPIENT: Final = sensitive_column("name", _ADDRESS, "recipient_sealed", mask_column="recipient_mask")
ADDRESS_PHONE: Final = sensitive_column("phone", _ADDRESS, "phone_sealed", mask_column="phone_mask", token_kind="phone")
#: One column holds several kinds; the mask of each value is made by its kind.
CONTACT: Final = sensitive_column("text", _POINT, "sealed", mask_column="mask", token_kind="external")
#: One column holds several values; what is shown of each stands beside it, made by its field.
CORRECTION: Final = sensitive_column("text", "customers_correction", "sealed", mask_column="changes")
IDENTITY: Final = sensitive_column(
    "text", "customers_identity", "value_sealed", mask_column="kind", token_kind="external"
)


def contact_columns(customer_id: UUID, claims: Claims) -> dict[str, object]:
    """The columns to store for the contact values of `claims`; a value that is none of its kind is left out."""
    columns: dict[str, object] = {}
    phone = blind.normalise("phone", claims.phone) if claims.phone else None
    if phone is not None:
        columns |= value_columns("phone", customer_id, phone)
    email = blind.normalise("email", claims.email) if claims.email else None
    if email is not None:
        columns |= value_columns("email", customer_id, email)
    return columns


def value_columns(
    field: SensitiveField, customer_id: UUID, value: str, *, data_keys: DataKeys | None = None
) -> dict[str, object]:
    """The columns of the record for one personal value in standard form; an empty one empties them."""
    names: dict[str, object] = {f"{field}_sealed": None, f"{field}_mask": ""}
    if field == "phone":
        names |= {"phone_token": None, "phone_first3": None, "phone_last4": None}
    elif field == "email":
        names |= {"email_token": None, "email_domain": None}
    if not value:
        return names
    stored = _FIELDS[field].protect(value, row_id=customer_id, key_owner=customer_id, data_keys=data_keys)
    names |= {f"{field}_sealed": stored.sealed, f"{field}_mask": stored.mask}
    if stored.tokens is not None:
        names[f"{field}_token"] = stored.tokens.whole
        if field == "phone":
            names |= {"phone_first3": stored.tokens.first3, "phone_last4": stored.tokens.last4}
        else:
            names["email_domain"] = stored.tokens.domain
    return names


def point_columns(point_id: UUID, customer_id: UUID, kind: str, value: str) -> dict[str, object]:
    """The columns of a contact point for its value in standard form."""
    sealed = CONTACT.protect(value, row_id=point_id, key_owner=customer_id).sealed
    if kind == "phone":
        made = blind.tokens("phone", value)
        return {"sealed": sealed, "mask": mask.phone(value), "token": made.whole, "first3": made.first3,
                "last4": made.last4, "domain": None}  # fmt: skip
    if kind == "email":
        made = blind.tokens("email", value)
        return {"sealed": sealed, "mask": mask.email(value), "token": made.whole, "first3": None, "last4": None,
                "domain": made.domain}  # fmt: skip
    token = blind.tokens("external", value).whole
    return {"sealed": sealed, "mask": point_mask(kind, value), "token": token, "first3": None, "last4": None,
            "domain": None}  # fmt: skip


def address_columns(address_id: UUID, customer_id: UUID, value: AddressInput) -> dict[str, object]:
    """The sealed columns of an address in standard form."""
    columns: dict[str, object] = {
        "detail_sealed": None, "detail_mask": "", "recipient_sealed": None, "recipient_mask": "", "phone_sealed": None,
        "phone_mask": "", "phone_token": None, "phone_last4": None,
    }  # fmt: skip
    data_keys = load([customer_id], make=True)
    for column, plain in (
        (ADDRESS_DETAIL, value.detail),
        (ADDRESS_RECIPIENT, value.recipient),
        (ADDRESS_PHONE, value.phone),
    ):
        if not plain:
            continue
        stored = column.protect(plain, row_id=address_id, key_owner=customer_id, data_keys=data_keys)
        columns |= {column.column: stored.sealed, column.mask_column: stored.mask}
        if column is ADDRESS_PHONE and stored.tokens is not None:
            columns |= {"phone_token": stored.tokens.whole, "phone_last4": stored.tokens.last4}
    return columns


def correction_sealed(correction_id: UUID, customer_id: UUID, wanted: Mapping[str, Any]) -> bytes:
    """What is stored of the values that somebody asks for, by the ids of the changes."""
    plain = orjson.dumps(dict(wanted)).decode()
    return CORRECTION.protect(plain, row_id=correction_id, key_owner=customer_id).sealed


def correction_wanted(correction: Correction) -> dict[str, Any]:
    """The values that a request asks for, by the ids of its changes, in standard form."""
    plain = CORRECTION.reveal(bytes(correction.sealed), row_id=correction.id, key_owner=correction.customer_id)
    if any(one.get("whole") for one in correction.changes):
        # Requests for one field alone, as they were made at first, hold its value and nothing else.
        return {one["id"]: {"value": plain} for one in correction.changes}
    wanted: dict[str, Any] = orjson.loads(plain)
    return wanted


def mask_of(field: str, value: str) -> str:
    """The mask of a field of the record; the value itself where there is nothing to hide."""
    return mask.of(_FIELDS[field].kind, value) if field in _FIELDS and value else value


def address_masks(value: AddressInput) -> dict[str, str]:
    """The masks of the sealed parts of an address in standard form."""
    parts = ((ADDRESS_DETAIL, value.detail), (ADDRESS_RECIPIENT, value.recipient), (ADDRESS_PHONE, value.phone))
    return {column.mask_column: mask.of(column.kind, plain) if plain else "" for column, plain in parts}


def point_mask(kind: str, value: str) -> str:
    """The mask of a contact point's value in standard form."""
    if kind in ("phone", "email"):
        return mask.phone(value) if kind == "phone" else mask.email(value)
    return mask.number(value) if value.isascii() else f"{value[:1]}{mask.STARS}"


def public_field(column: str) -> str:
    """The field that a column belongs to, as events and the operation log name it."""
    head = column.split("_", 1)[0]
    return head if head in _FIELDS else column


def open_field(customer_id: UUID, field: SensitiveField, sealed: bytes) -> str:
    """The plain value. Only the audited reveal calls this."""
    return _FIELDS[field].reveal(sealed, row_id=customer_id, key_owner=customer_id)


def identity_sealed(identity_id: UUID, customer_id: UUID, value: str) -> bytes:
    """An identity's value under its customer's key."""
    return IDENTITY.protect(value, row_id=identity_id, key_owner=customer_id).sealed


def identity_value(identity_id: UUID, customer_id: UUID, sealed: bytes) -> str:
    """The plain value of an identity; only for sealing it anew under another customer's key."""
    return IDENTITY.reveal(sealed, row_id=identity_id, key_owner=customer_id)


def identity_token(value: str) -> bytes:
    """What is stored to find an identity again."""
    return blind.tokens("external", value).whole


def identity_lookup(value: str) -> list[bytes]:
    """What stored tokens are compared with; more than one while keys are being changed."""
    return blind.lookup("external", "whole", value)


def moved(column: SensitiveColumn, row_id: UUID, sealed: bytes, from_id: UUID, into_id: UUID) -> bytes:
    """A sealed value under another customer's key."""
    plain = column.reveal(sealed, row_id=row_id, key_owner=from_id)
    return column.protect(plain, row_id=row_id, key_owner=into_id).sealed
