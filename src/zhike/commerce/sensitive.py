"""How the receiver of an order is sealed, masked and found again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from zhike.customers.public import region_written
from zhike.kernel.crypto import DataKeys, SensitiveColumn, blind, load, sensitive_column

ReceiverField = Literal["name", "phone", "address"]

_TABLE: Final = "commerce_order"
NAME: Final = sensitive_column("name", _TABLE, "receiver_name_sealed", mask_column="receiver_name_mask")
PHONE: Final = sensitive_column(
    "phone", _TABLE, "receiver_phone_sealed", mask_column="receiver_phone_mask", token_kind="phone"
)
ADDRESS: Final = sensitive_column("address", _TABLE, "receiver_address_sealed", mask_column="receiver_address_mask")
COLUMNS: Final[Mapping[ReceiverField, SensitiveColumn]] = {"name": NAME, "phone": PHONE, "address": ADDRESS}
_MASK_MAX: Final[Mapping[ReceiverField, int]] = {"name": 60, "phone": 40, "address": 100}
#: What an order holds of its receiver when nothing is known, or nothing is known any more.
EMPTY: Final[Mapping[str, object]] = {
    "sealed_for": None,
    "receiver_name_sealed": None,
    "receiver_name_mask": "",
    "receiver_phone_sealed": None,
    "receiver_phone_mask": "",
    "receiver_phone_token": None,
    "receiver_phone_last4": None,
    "receiver_address_sealed": None,
    "receiver_address_mask": "",
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a parcel goes to, in plain. `region` (province and city) is not secret; the rest is kept sealed."""

    name: str = ""
    phone: str = ""
    region: str = ""
    address: str = ""


def columns_for(
    receiver: Receiver, *, order_id: UUID, key_owner: UUID, data_keys: DataKeys | None = None
) -> dict[str, object]:
    """Every column of the receiver, sealed under the data key of `key_owner`. The phone is kept in its normal form
    (E.164) where it has one; a text that is no phone is sealed as it is and cannot be searched.

    `data_keys` spares the query when many orders are written. Raises `crypto.key_destroyed`.
    """
    columns: dict[str, object] = {**EMPTY, "region": region_written(receiver.region)[:100]}
    phone = blind.normalise("phone", receiver.phone) if receiver.phone else None
    plain: dict[ReceiverField, str] = {
        "name": receiver.name.strip(),
        "phone": phone or receiver.phone.strip(),
        "address": receiver.address.strip(),
    }
    given = {field: text for field, text in plain.items() if text}
    if not given:
        return columns
    keys = data_keys or load([key_owner], make=True)
    columns["sealed_for"] = key_owner
    for field, text in given.items():
        stored = COLUMNS[field].protect(text, row_id=order_id, key_owner=key_owner, data_keys=keys)
        columns[f"receiver_{field}_sealed"] = stored.sealed
        columns[f"receiver_{field}_mask"] = stored.mask[: _MASK_MAX[field]]
        if field == "phone" and phone and stored.tokens is not None:
            columns["receiver_phone_token"] = stored.tokens.whole
            columns["receiver_phone_last4"] = stored.tokens.last4
    return columns


def plain_of(
    field: ReceiverField, sealed: bytes, *, order_id: UUID, key_owner: UUID, data_keys: DataKeys | None = None
) -> str:
    """The plain value of one field. For the audited reveal, and for sealing anew under another key."""
    keys = data_keys or load([key_owner], make=False)
    column = COLUMNS[field]
    return keys.open(bytes(sealed), aad=column.aad(order_id), key_owner=key_owner).decode()


def last4_lookup(digits: str) -> list[bytes]:
    """What stored tokens of the last four digits are compared with; more than one while keys are being changed."""
    return blind.lookup("phone", "last4", digits)


def phone_lookup(phone: str) -> list[bytes]:
    """What stored tokens of a whole phone are compared with; nothing for a text that is no phone."""
    normal = blind.normalise("phone", phone)
    return blind.lookup("phone", "whole", normal) if normal else []
