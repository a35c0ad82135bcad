"""Erasing a person for ever: the key, the values, and what every module holds of them.

The lock order is customer, identity, thread. Whoever recognises or writes as a customer holds the record first
(:func:`customer_hold`), so erasing waits for them, or they find it done.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.customers.access import customer_for
from zhike.customers.errors import ERASED, MERGED
from zhike.customers.events import CustomerErased
from zhike.customers.models import Customer, CustomerShop, Identity
from zhike.customers.permissions import CUSTOMER_DELETE
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.crypto import destroy_key
from zhike.kernel.errors import VERSION_CONFLICT, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.holders import all_holders
from zhike.kernel.http.idempotency import forget_answers_to

#: The record and all that were merged into it, however deep.
_RECORDS: Final = """
WITH RECURSIVE record AS (
  SELECT %s::uuid AS id UNION SELECT c.id FROM customers_customer c JOIN record r ON c.merged_into_id = r.id
)
SELECT id FROM record ORDER BY id
"""
#: Every column of a customer that says something about the person.
_EMPTY: Final[Mapping[str, object]] = {
    "name": "",
    "language": "",
    "vip": False,
    "service_level": "basic",
    "phone_sealed": None,
    "phone_mask": "",
    "phone_token": None,
    "phone_first3": None,
    "phone_last4": None,
    "email_sealed": None,
    "email_mask": "",
    "email_token": None,
    "email_domain": None,
    "birthday_sealed": None,
    "birthday_mask": "",
    "preferences": {},
    "remark": "",
    "missing": [],
    "completeness": 0,
}


@transaction.atomic
def customer_erase(*, actor: Actor, customer_id: UUID, expected_version: int, number: str, reason: str) -> None:
    """Erases the customer in this and every record merged into it; nothing brings it back, no backup either.

    `number` repeats the customer's number, so that nobody erases the wrong one by a slip. Ids, numbers, kinds and times
    stay. Raises `permission.missing`, `missing.not_found`, `customers.erased`, `customers.merged`, `conflict.version`,
    `input.invalid`, and what a module says that cannot let the customer go now.
    """
    customer_for(actor, CUSTOMER_DELETE, customer_id)
    customer = Customer.objects.select_for_update(of=("self",)).get(pk=customer_id)
    _check(customer, expected_version, number)
    records = _lock_records(customer_id)
    _forget_identities(records)
    counts: dict[str, int] = {}
    for record_id in records:
        for holder in all_holders():
            for what, times in holder.erase(actor=actor, customer_id=record_id).items():
                counts[f"{holder.name}.{what}"] = counts.get(f"{holder.name}.{what}", 0) + times
        forget_answers_to(actor=Actor("customer", record_id))
        destroy_key(record_id)
    now = clock.now()
    Customer.objects.filter(pk__in=records).update(**_EMPTY, erased_at=now, updated_at=now)
    Customer.objects.filter(pk=customer_id).update(archived_at=now, version=customer.version + 1)
    shops = list(CustomerShop.objects.filter(customer_id=customer_id).values_list("shop_id", flat=True))
    emit(
        CustomerErased(customer_id=customer_id, customer_ids=tuple(records)),
        actor=actor,
        subject=Subject(kind="customer", id=customer_id, version=customer.version + 1),
        customer_id=customer_id,
        topics=[f"shop:{shop_id}" for shop_id in shops],
    )
    trail.record(
        "customers.customer.erase",
        actor=actor,
        object_kind="customer",
        object_id=customer_id,
        after={"reason": reason, "records": len(records), **counts},
        customer_id=customer_id,
    )


def customer_hold(customer_id: UUID) -> bool:
    """Keeps the record from being erased until the transaction ends; False when it was erased."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT erased_at IS NULL FROM customers_customer WHERE id = %s FOR KEY SHARE", [customer_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def _check(customer: Customer, expected_version: int, number: str) -> None:
    if customer.erased_at is not None:
        raise ERASED()
    if customer.merged_into_id is not None:
        raise MERGED(extra={"merged_into_id": customer.merged_into_id})
    if customer.version != expected_version:
        raise VERSION_CONFLICT(extra={"current": {"version": customer.version}})
    if number != customer.number:
        raise invalid("number", "customers.number")


def _lock_records(customer_id: UUID) -> Sequence[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, [customer_id])
        records = [row[0] for row in cursor.fetchall()]
    list(Customer.objects.select_for_update(of=("self",)).filter(pk__in=records).order_by("pk"))
    return records


def _forget_identities(records: Sequence[UUID]) -> None:
    """The ways the person was known open nothing any more; who comes back the same way is somebody new."""
    Identity.objects.filter(customer_id__in=records).update(value_sealed=b"", value_token=b"", verified=False)
