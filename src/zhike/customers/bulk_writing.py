"""How many customers are written at once: numbers drawn in one statement, keys made in one, rows copied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from zhike.customers import sensitive
from zhike.customers.bulk_tags import KnownTag
from zhike.customers.models import Address, Customer, Identity
from zhike.customers.rules import completeness
from zhike.customers.types import AddressInput
from zhike.kernel import clock
from zhike.kernel.copying import copy, fresh
from zhike.kernel.crypto import DataKeys, load
from zhike.kernel.ids import new_id

_NUMBERS = """
INSERT INTO customers_counter AS c (kind, year, last) VALUES ('customer', %s, %s)
ON CONFLICT (kind, year) DO UPDATE SET last = c.last + EXCLUDED.last RETURNING last
"""


@dataclass(slots=True)
class NewCustomer:
    """A customer to be written; values are in standard form. `account` is (identity kind, value)."""

    origin: str
    locale: str
    name: str = ""
    phone: str = ""
    email: str = ""
    birthday: str = ""
    language: str = ""
    remark: str = ""
    address: AddressInput | None = None
    registered_at: datetime | None = None
    account: tuple[str, str] | None = None
    vip: bool = False
    service_level: str = "basic"
    preferences: Mapping[str, object] = field(default_factory=dict)
    tags: tuple[KnownTag, ...] = ()
    id: UUID = field(default_factory=new_id)


def insert(found: Sequence[NewCustomer], shop_id: UUID) -> None:
    """Writes new customers with identities, addresses and their link to the shop, in the caller's transaction.

    Raises IntegrityError when somebody made one of the identities a moment ago.
    """
    if not found:
        return
    keys = load([one.id for one in found], make=True)
    now = clock.now()
    first = _numbers(len(found), now.year)
    customers = [_customer(one, f"C{now.year % 100:02d}-{first + place:06d}", keys) for place, one in enumerate(found)]
    copy(Customer, customers)
    accounts = [fresh(Identity, **identity(one.id, one.account, shop_id, keys)) for one in found if one.account]
    copy(Identity, accounts)
    places = [fresh(Address, **address(one.id, one.address, keys, first=True)) for one in found if one.address]
    copy(Address, places)
    link_to_shop([one.id for one in found], shop_id)


def _numbers(count: int, year: int) -> int:
    """The first of `count` numbers that follow one another."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, [year, count])
        (last,) = cursor.fetchone()
    return int(last) - count + 1


def _customer(one: NewCustomer, number: str, keys: DataKeys) -> Any:
    now = clock.now()
    missing = completeness.lacks(
        completeness.Facts(
            name=bool(one.name), phone=bool(one.phone), email=bool(one.email), other_contact=False,
            address=one.address is not None, birthday=bool(one.birthday),
            preferences=bool(one.preferences),
        )
    )  # fmt: skip
    return fresh(
        Customer, id=one.id, number=number, name=one.name[:100], origin=one.origin, locale=one.locale,
        language=one.language, remark=one.remark, registered_at=one.registered_at or now, created_at=now,
        vip=one.vip, service_level=one.service_level, preferences=dict(one.preferences), updated_at=now,
        missing=missing, completeness=completeness.percentage(missing),
        **personal(one.id, keys, phone=one.phone, email=one.email, birthday=one.birthday),
    )  # fmt: skip


def personal(
    customer_id: UUID, keys: DataKeys, *, phone: str = "", email: str = "", birthday: str = ""
) -> dict[str, Any]:
    """The columns of personal values in standard form; nothing for empty ones."""
    columns: dict[str, Any] = {}
    if phone:
        kept = sensitive.PHONE.protect(phone, row_id=customer_id, key_owner=customer_id, data_keys=keys)
        columns |= {"phone_sealed": kept.sealed, "phone_mask": kept.mask}
        if kept.tokens:
            columns |= {"phone_token": kept.tokens.whole, "phone_first3": kept.tokens.first3,
                        "phone_last4": kept.tokens.last4}  # fmt: skip
    if email:
        kept = sensitive.EMAIL.protect(email, row_id=customer_id, key_owner=customer_id, data_keys=keys)
        columns |= {"email_sealed": kept.sealed, "email_mask": kept.mask}
        if kept.tokens:
            columns |= {"email_token": kept.tokens.whole, "email_domain": kept.tokens.domain}
    if birthday:
        kept = sensitive.BIRTHDAY.protect(birthday, row_id=customer_id, key_owner=customer_id, data_keys=keys)
        columns |= {"birthday_sealed": kept.sealed, "birthday_mask": kept.mask}
    return columns


def identity(customer_id: UUID, account: tuple[str, str], realm: UUID, keys: DataKeys) -> dict[str, Any]:
    """The columns of an identity that the source vouches for."""
    kind, value = account
    now = clock.now()
    row_id = new_id()
    kept = sensitive.IDENTITY.protect(value, row_id=row_id, key_owner=customer_id, data_keys=keys)
    return {
        "id": row_id, "customer_id": customer_id, "kind": kind, "realm": realm, "value_sealed": kept.sealed,
        "value_token": kept.tokens.whole if kept.tokens else None, "verified": True, "created_at": now, "seen_at": now,
    }  # fmt: skip


def address(customer_id: UUID, given: AddressInput, keys: DataKeys, *, first: bool) -> dict[str, Any]:
    """The columns of an address; the first one of a customer is the default."""
    now = clock.now()
    row_id = new_id()
    columns: dict[str, Any] = {}
    for name, column, value in (
        ("detail", sensitive.ADDRESS_DETAIL, given.detail),
        ("recipient", sensitive.ADDRESS_RECIPIENT, given.recipient),
        ("phone", sensitive.ADDRESS_PHONE, given.phone),
    ):
        if value:
            kept = column.protect(value, row_id=row_id, key_owner=customer_id, data_keys=keys)
            columns |= {f"{name}_sealed": kept.sealed, f"{name}_mask": kept.mask}
            if name == "phone" and kept.tokens:
                columns |= {"phone_token": kept.tokens.whole, "phone_last4": kept.tokens.last4}
    return columns | {
        "id": row_id, "customer_id": customer_id, "country": given.country, "province": given.province,
        "city": given.city, "district": given.district, "postcode": given.postcode, "label": given.label,
        "is_default": first, "created_at": now, "updated_at": now,
    }  # fmt: skip


def link_to_shop(customer_ids: Sequence[UUID], shop_id: UUID) -> None:
    """Says that these customers deal with the shop; known links stay."""
    wanted = sorted(set(customer_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO customers_customershop (id, customer_id, shop_id, first_seen_at) "
            "SELECT made.id, made.customer_id, %s, %s FROM unnest(%s::uuid[], %s::uuid[]) AS made(id, customer_id) "
            "ON CONFLICT (customer_id, shop_id) DO NOTHING",
            [shop_id, clock.now(), [new_id() for _ in wanted], wanted],
        )


def tokens_of(values: Mapping[str, str]) -> dict[bytes, str]:
    """Stored token → key of `values`, for looking many identities up at once; several tokens while keys change."""
    return {token: name for name, value in values.items() for token in sensitive.identity_lookup(value)}
