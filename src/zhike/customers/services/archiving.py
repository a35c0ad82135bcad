"""Putting a customer away, deleting so that it can be brought back, bringing it back, and the end of that time."""

import logging
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.customers.access import customer_for, editable
from zhike.customers.errors import ARCHIVED, ERASED, IN_CONSULTATION, MERGED, NOT_ARCHIVED
from zhike.customers.events import CustomerArchived, CustomerDeleted, CustomerRestored
from zhike.customers.models import Consultation, Customer
from zhike.customers.parameters import PURGE_AFTER_DAYS
from zhike.customers.permissions import CUSTOMER_DELETE, CUSTOMER_EDIT
from zhike.customers.services import saving
from zhike.customers.services.correcting import corrections_end
from zhike.customers.services.erasing import customer_erase
from zhike.kernel import clock, trail
from zhike.kernel.authz import SYSTEM, Actor, Permission
from zhike.kernel.errors import ZhikeError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.settings.values import get

_LOG: Final = logging.getLogger(__name__)
#: Customers that one run of the purge looks at; the next run takes the next ones.
_BATCH: Final = 200
#: The reason in the operation log, as a code.
PURGE_REASON: Final = "retention"


@transaction.atomic
def customer_archive(*, actor: Actor, customer_id: UUID, expected_version: int) -> Customer:
    """Puts a customer away: out of lists and searches, kept for as long as the company wants, never purged.

    Raises `conflict.version`, `customers.in_consultation` while somebody serves them, and what `editable` says.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    saving.check_version(customer, expected_version, {})
    _not_served(customer_id)
    customer.archived_at = clock.now()
    corrections_end(customer, actor=actor, because="archived")
    _save(actor, customer, CustomerArchived(customer_id=customer_id), "archive")
    return customer


@transaction.atomic
def customer_delete(*, actor: Actor, customer_id: UUID, expected_version: int) -> Customer:
    """Deletes a customer, archived or not: out of all lists, recoverable until purged (`customers.purge_after_days`).

    Raises `conflict.version`, `customers.in_consultation` while somebody serves them, `customers.erased`,
    `customers.merged`, and `customers.archived` for one who is deleted already.
    """
    customer = _standing(actor, CUSTOMER_DELETE, customer_id)
    if customer.deleted_at is not None:
        raise ARCHIVED()
    saving.check_version(customer, expected_version, {})
    _not_served(customer_id)
    customer.deleted_at = clock.now()
    customer.archived_at = customer.archived_at or customer.deleted_at
    corrections_end(customer, actor=actor, because="deleted")
    _save(actor, customer, CustomerDeleted(customer_id=customer_id), "delete")
    return customer


@transaction.atomic
def customer_restore(*, actor: Actor, customer_id: UUID, expected_version: int) -> Customer:
    """Brings an archived customer back, and a deleted one for who may delete. Raises `conflict.version`,
    `permission.missing`, `customers.not_archived`, `customers.erased`, `customers.merged`.
    """
    customer = _standing(actor, CUSTOMER_EDIT, customer_id)
    if customer.archived_at is None:
        raise NOT_ARCHIVED()
    if customer.deleted_at is not None:
        customer_for(actor, CUSTOMER_DELETE, customer_id)
    saving.check_version(customer, expected_version, {})
    customer.archived_at = customer.deleted_at = None
    _save(actor, customer, CustomerRestored(customer_id=customer_id), "restore")
    return customer


@transaction.atomic
def customer_return(*, actor: Actor, customer_id: UUID) -> None:
    """A customer who was put away came back by themselves: the record is in use again. Others are left as they are."""
    customer = Customer.objects.select_for_update(of=("self",)).get(pk=customer_id)
    if customer.archived_at is None or customer.merged_into_id is not None or customer.erased_at is not None:
        return
    customer.archived_at = customer.deleted_at = None
    _save(actor, customer, CustomerRestored(customer_id=customer_id, returned=True), "restore")


def _standing(actor: Actor, permission: Permission, customer_id: UUID) -> Customer:
    """The locked record if it stands for a customer still. Raises `customers.erased`, `customers.merged`."""
    customer = customer_for(actor, permission, customer_id, lock=True)
    if customer.erased_at is not None:
        raise ERASED()
    if customer.merged_into_id is not None:
        raise MERGED(extra={"merged_into_id": customer.merged_into_id})
    return customer


def _not_served(customer_id: UUID) -> None:
    if Consultation.objects.filter(customer_id=customer_id, until=None).exists():
        raise IN_CONSULTATION()


def purge_due() -> int:
    """Erases for ever whom the time to be brought back is over for, each in a transaction of its own; answers how many.

    A customer who cannot go now (a conversation is open) is left for the next run.
    """
    due = clock.now() - timedelta(days=get(PURGE_AFTER_DAYS))
    waiting = Customer.objects.filter(deleted_at__lt=due, erased_at=None, merged_into=None).order_by("deleted_at")
    purged = 0
    for customer_id, version, number in list(waiting.values_list("id", "version", "number")[:_BATCH]):
        try:
            customer_erase(
                actor=SYSTEM, customer_id=customer_id, expected_version=version, number=number, reason=PURGE_REASON
            )
            purged += 1
        except ZhikeError as error:
            _LOG.info("customer %s is not purged now: %s", customer_id, error.code.code)
    return purged


def _save(actor: Actor, customer: Customer, event: EventPayload, verb: str) -> None:
    customer.version += 1
    customer.updated_at = clock.now()
    Customer.objects.filter(pk=customer.pk).update(
        archived_at=customer.archived_at,
        deleted_at=customer.deleted_at,
        updated_at=customer.updated_at,
        version=customer.version,
    )
    emit(
        event,
        actor=actor,
        subject=Subject(kind="customer", id=customer.id, version=customer.version),
        customer_id=customer.id,
        topics=saving.topics_of(customer.id),
    )
    trail.record(
        f"customers.customer.{verb}",
        actor=actor,
        object_kind="customer",
        object_id=customer.id,
        customer_id=customer.id,
    )
