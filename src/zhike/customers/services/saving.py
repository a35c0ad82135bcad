"""What every change of a customer has in common: version, completeness, event, row in the log."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from zhike.customers import sensitive
from zhike.customers.access import FEED
from zhike.customers.events import CustomerChanged
from zhike.customers.models import Customer, CustomerShop
from zhike.customers.rules import completeness
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject

#: What the log shows of a field in place of its ciphertext.
_SHOWN: Final = {"phone": "phone_mask", "email": "email_mask", "birthday": "birthday_mask"}
_FACTS: Final = """
SELECT EXISTS (SELECT FROM customers_contactpoint p WHERE p.customer_id = %(id)s AND p.kind = 'phone'),
  EXISTS (SELECT FROM customers_contactpoint p WHERE p.customer_id = %(id)s AND p.kind = 'email'),
  EXISTS (SELECT FROM customers_contactpoint p WHERE p.customer_id = %(id)s AND p.kind NOT IN ('phone', 'email')),
  EXISTS (SELECT FROM customers_address a WHERE a.customer_id = %(id)s AND a.archived_at IS NULL
    AND a.detail_sealed IS NOT NULL)
"""


def facts_of(customer: Customer) -> completeness.Facts:
    """What there is of the customer now, as the tables say."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"id": customer.pk})
        phones, emails, others, addresses = cursor.fetchone()
    return completeness.Facts(
        name=bool(customer.name),
        phone=customer.phone_sealed is not None or phones,
        email=customer.email_sealed is not None or emails,
        other_contact=others,
        address=addresses,
        birthday=customer.birthday_sealed is not None,
        preferences=bool(customer.preferences),
    )


def completeness_columns(facts: completeness.Facts) -> dict[str, object]:
    """The columns that say how complete a record with these facts is."""
    missing = completeness.lacks(facts)
    return {"missing": missing, "completeness": completeness.percentage(missing)}


def topics_of(customer_id: UUID) -> list[str]:
    """Who hears of the customer: those who may see all customers of the shops they dealt with, and the shops' own."""
    shops = CustomerShop.objects.filter(customer_id=customer_id).order_by("shop_id")
    return [f"{kind}:{shop_id}" for shop_id in shops.values_list("shop_id", flat=True) for kind in ("shop", FEED)]


def check_version(customer: Customer, expected_version: int, yours: Mapping[str, object]) -> None:
    """Raises `conflict.version` with the texts of both sides; sealed fields are shown as masks."""
    if customer.version == expected_version:
        return
    current: dict[str, object] = {"version": customer.version}
    for name in yours:
        current[name] = getattr(customer, _SHOWN.get(name, name), None)
    masked = {name: "****" if name in _SHOWN and value else value for name, value in yours.items()}
    raise VERSION_CONFLICT(extra={"current": current, "yours": masked})


def save(
    *,
    actor: Actor,
    customer: Customer,
    columns: Mapping[str, object],
    fields: Sequence[str] = (),
    row_ids: Sequence[UUID] = (),
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    shop_id: UUID | None = None,
) -> None:
    """Stores changed `columns` of the locked `customer`, with the completeness that follows, and tells of it.

    `fields` adds names to those of the columns, for what stands in other tables. `before` and `after` add to the log.
    """
    now = clock.now()
    names = sorted({*(sensitive.public_field(name) for name in columns), *fields})
    old = {name: _shown(customer, name) for name in names if name not in fields}
    for name, value in columns.items():
        setattr(customer, name, value)
    complete = completeness_columns(facts_of(customer))
    customer.version += 1
    for name, value in {**complete, "updated_at": now}.items():
        setattr(customer, name, value)
    Customer.objects.filter(pk=customer.pk).update(**columns, **complete, updated_at=now, version=customer.version)
    emit(
        CustomerChanged(customer_id=customer.id, fields=tuple(names), row_ids=tuple(row_ids)),
        actor=actor,
        subject=Subject(kind="customer", id=customer.id, version=customer.version),
        customer_id=customer.id,
        shop_id=shop_id,
        topics=topics_of(customer.id),
    )
    trail.record(
        "customers.customer.edit",
        actor=actor,
        object_kind="customer",
        object_id=customer.id,
        before={**old, **(before or {})},
        after={**{name: _shown(customer, name) for name in old}, "fields": names, **(after or {})},
        customer_id=customer.id,
        shop_id=shop_id,
    )


def _shown(customer: Customer, name: str) -> object:
    """What the log says of a field: a mask, the length of a remark, else the value."""
    if name == "remark":
        return len(customer.remark)
    value = getattr(customer, _SHOWN.get(name, name), None)
    return value if isinstance(value, str | int | bool | dict) or value is None else str(value)
