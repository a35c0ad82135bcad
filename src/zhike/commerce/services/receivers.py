"""Sealing receivers anew when an order gets another customer."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from zhike.commerce.models import Order
from zhike.commerce.sensitive import Receiver, ReceiverField, columns_for, plain_of
from zhike.customers.public import AddressValues, region_line
from zhike.kernel.crypto import DataKeys, blind, load

_FIELDS: Final[tuple[ReceiverField, ...]] = ("name", "phone", "address")


def sealed_anew(order: Order, *, key_owner: UUID, data_keys: DataKeys | None = None) -> dict[str, object]:
    """The receiver's columns under another key; nothing for an order without a receiver or under that key already."""
    if order.sealed_for is None or order.sealed_for == key_owner:
        return {}
    keys = data_keys or load([order.sealed_for, key_owner], make=True)
    return columns_for(plain_receiver(order, keys), order_id=order.id, key_owner=key_owner, data_keys=keys)


def plain_receiver(order: Order, data_keys: DataKeys | None = None) -> Receiver:
    """The receiver in plain, for sealing anew and for comparing; never shown."""
    if order.sealed_for is None:
        return Receiver(region=order.region)
    keys = data_keys or load([order.sealed_for], make=False)
    return Receiver(region=order.region, **{field: _plain(order, field, keys) for field in _FIELDS})


def _plain(order: Order, field: ReceiverField, keys: DataKeys) -> str:
    sealed = getattr(order, f"receiver_{field}_sealed")
    if sealed is None or order.sealed_for is None:
        return ""
    return plain_of(field, bytes(sealed), order_id=order.id, key_owner=order.sealed_for, data_keys=keys)


def receiver_of(address: AddressValues) -> Receiver:
    """The receiver that an address of a customer stands for."""
    region = region_line("", address.province, address.city)
    full = _joined((address.province, address.city, address.district, address.detail))
    phone = blind.normalise("phone", address.phone) or address.phone.strip()
    return Receiver(name=address.recipient.strip(), phone=phone, region=region[:100], address=full.strip())


def _joined(parts: Iterable[str]) -> str:
    """Chinese addresses are written without blanks, others with them."""
    texts = list(dict.fromkeys(part for part in parts if part))
    separator = "" if all(not text.isascii() for text in texts) else " "
    return separator.join(texts)
