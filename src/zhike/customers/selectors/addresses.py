"""Reads of addresses."""

from uuid import UUID

from zhike.customers import sensitive
from zhike.customers.models import Address
from zhike.customers.types import AddressValues
from zhike.kernel.crypto import SensitiveColumn, load
from zhike.kernel.errors import NOT_FOUND


def address_values(*, address_id: UUID) -> AddressValues:
    """An address with its plain values, for another module that seals them anew in a row of its own. One that names
    nobody and no phone of its own goes to the customer: name and first phone of the record stand for them.

    It checks no right and is not logged, so nothing of it may be shown. Raises `missing.not_found`,
    `crypto.key_destroyed` for an erased customer.
    """
    row = Address.objects.select_related("customer").filter(pk=address_id).first()
    if row is None:
        raise NOT_FOUND()
    keys = load([row.customer_id], make=False)

    def plain(column: SensitiveColumn, sealed: bytes | memoryview | None, row_id: UUID = address_id) -> str:
        if sealed is None:
            return ""
        return keys.open(bytes(sealed), aad=column.aad(row_id), key_owner=row.customer_id).decode()

    return AddressValues(
        id=row.id,
        customer_id=row.customer_id,
        country=row.country,
        province=row.province,
        city=row.city,
        district=row.district,
        postcode=row.postcode,
        detail=plain(sensitive.ADDRESS_DETAIL, row.detail_sealed),
        recipient=plain(sensitive.ADDRESS_RECIPIENT, row.recipient_sealed) or row.customer.name,
        phone=plain(sensitive.ADDRESS_PHONE, row.phone_sealed)
        or plain(sensitive.PHONE, row.customer.phone_sealed, row.customer_id),
    )
