"""How personal values of customers are sealed, masked and found again."""

from typing import Final
from uuid import UUID

from zhike.customers.types import Claims, SensitiveField
from zhike.kernel.crypto import SensitiveColumn, blind, sensitive_column

_TABLE: Final = "customers_customer"
PHONE: Final = sensitive_column("phone", _TABLE, "phone_sealed", mask_column="phone_mask", token_kind="phone")
EMAIL: Final = sensitive_column("email", _TABLE, "email_sealed", mask_column="email_mask", token_kind="email")
BIRTHDAY: Final = sensitive_column("birthday", _TABLE, "birthday_sealed", mask_column="birthday_mask")
_POINT: Final = "customers_contactpoint"
_ADDRESS: Final = "customers_address"
ADDRESS_DETAIL: Final = sensitive_column("address", _ADDRESS, "detail_sealed", mask_column="detail_mask")
ADDRESS_RECIPIENT: Final = sensitive_column("name", _ADDRESS, "recipient_sealed", mask_column="recipient_mask")
ADDRESS_PHONE: Final = sensitive_column("phone", _ADDRESS, "phone_sealed", mask_column="phone_mask", token_kind="phone")
#: One column holds several kinds; the mask of each value is made by its kind.
CONTACT: Final = sensitive_column("text", _POINT, "sealed", mask_column="mask", token_kind="external")
IDENTITY: Final = sensitive_column(
    "text", "customers_identity", "value_sealed", mask_column="kind", token_kind="external"
)


def contact_columns(customer_id: UUID, claims: Claims) -> dict[str, object]:
    """The columns to store for the contact values of `claims`; a value that is none of its kind is left out."""
    columns: dict[str, object] = {}
    phone = blind.normalise("phone", claims.phone) if claims.phone else None
    if phone is not None:
        stored = PHONE.protect(phone, row_id=customer_id, key_owner=customer_id)
        columns |= {"phone_sealed": stored.sealed, "phone_mask": stored.mask}
        if stored.tokens is not None:
            columns |= {
                "phone_token": stored.tokens.whole,
                "phone_first3": stored.tokens.first3,
                "phone_last4": stored.tokens.last4,
            }
    email = blind.normalise("email", claims.email) if claims.email else None
    if email is not None:
        stored = EMAIL.protect(email, row_id=customer_id, key_owner=customer_id)
        columns |= {"email_sealed": stored.sealed, "email_mask": stored.mask}
        if stored.tokens is not None:
            columns |= {"email_token": stored.tokens.whole, "email_domain": stored.tokens.domain}
    return columns


def public_field(column: str) -> str:
    """The field that a column belongs to, as events and the operation log name it."""
    head = column.split("_", 1)[0]
    return head if head in ("phone", "email") else column


def open_field(customer_id: UUID, field: SensitiveField, sealed: bytes) -> str:
    """The plain value. Only the audited reveal calls this."""
    column = PHONE if field == "phone" else EMAIL
    return column.reveal(sealed, row_id=customer_id, key_owner=customer_id)


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
