"""Tags on customers."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.customers.access import editable
from zhike.customers.errors import TAG_ARCHIVED
from zhike.customers.events import CustomerTagged
from zhike.customers.models import Customer, CustomerTag, Tag
from zhike.customers.permissions import TAG_ASSIGN
from zhike.customers.services import saving
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

#: Tags of groups of which a customer has at most one, where another one of the same group comes.
_REPLACED: Final = """
DELETE FROM customers_customertag ct USING customers_tag t, customers_taggroup g
WHERE ct.customer_id = %s AND t.id = ct.tag_id AND g.id = t.group_id AND g.exclusive
  AND g.id IN (SELECT group_id FROM customers_tag WHERE id = ANY(%s)) AND NOT ct.tag_id = ANY(%s) RETURNING ct.tag_id
"""


def check_tags(tag_ids: Sequence[UUID], path: str = "tag_ids", *, archived: bool = False) -> None:
    """Raises `input.invalid` for an unknown tag, `customers.tag_archived` for one that is out of use, unless those
    may be meant too: they can be taken off.
    """
    wanted = set(tag_ids)
    found = dict(Tag.objects.filter(pk__in=wanted).values_list("id", "archived_at"))
    if set(found) != wanted:
        raise INPUT_INVALID(fields=[FieldError(path, "value.unknown", {})])
    if not archived and any(archived_at is not None for archived_at in found.values()):
        raise TAG_ARCHIVED()


def put_tags(*, actor: Actor, customer_id: UUID, tag_ids: Sequence[UUID]) -> tuple[list[UUID], list[UUID]]:
    """Puts tags on a customer whose row is locked or new; answers (added, replaced). Of a group that excludes, the last
    one given counts.
    """
    if not tag_ids:
        return [], []
    check_tags(tag_ids)
    wanted = _last_of_exclusive(tag_ids)
    with connection.cursor() as cursor:
        cursor.execute(_REPLACED, [customer_id, wanted, wanted])
        replaced = [row[0] for row in cursor.fetchall()]
    known = set(CustomerTag.objects.filter(customer_id=customer_id, tag_id__in=wanted).values_list("tag_id", flat=True))
    added = [tag_id for tag_id in wanted if tag_id not in known]
    now = clock.now()
    CustomerTag.objects.bulk_create(
        [
            CustomerTag(
                id=new_id(), customer_id=customer_id, tag_id=one, actor_kind=actor.kind, actor_id=actor.id, at=now
            )
            for one in added
        ]
    )
    return added, replaced


def _last_of_exclusive(tag_ids: Sequence[UUID]) -> list[UUID]:
    groups = {
        row[0]: row[1:] for row in Tag.objects.filter(pk__in=tag_ids).values_list("id", "group_id", "group__exclusive")
    }
    chosen: dict[UUID, UUID] = {}
    for tag_id in dict.fromkeys(tag_ids):
        group_id, exclusive = groups[tag_id]
        chosen[group_id if exclusive else tag_id] = tag_id
    return list(chosen.values())


@transaction.atomic
def customer_tag(*, actor: Actor, customer_id: UUID, add: Sequence[UUID] = (), remove: Sequence[UUID] = ()) -> Customer:
    """Puts tags on and takes others off. Nothing is told when nothing changed.

    Needs no version: two people who tag at once both get what they asked for. Raises `input.invalid`,
    `customers.tag_archived` and what `editable` says.
    """
    customer = editable(actor, TAG_ASSIGN, customer_id)
    gone = CustomerTag.objects.filter(customer_id=customer_id, tag_id__in=[one for one in remove if one not in add])
    removed = list(gone.values_list("tag_id", flat=True))
    gone.delete()
    added, replaced = put_tags(actor=actor, customer_id=customer_id, tag_ids=add)
    if not added and not removed and not replaced:
        return customer
    now = clock.now()
    customer.version += 1
    customer.updated_at = now
    Customer.objects.filter(pk=customer.pk).update(version=customer.version, updated_at=now)
    gone_ids = [*removed, *replaced]
    emit(
        CustomerTagged(customer_id=customer_id, added=tuple(added), removed=tuple(gone_ids)),
        actor=actor,
        subject=Subject(kind="customer", id=customer_id, version=customer.version),
        customer_id=customer_id,
        topics=saving.topics_of(customer_id),
    )
    trail.record(
        "customers.customer.edit",
        actor=actor,
        object_kind="customer",
        object_id=customer_id,
        before={"tags": [str(one) for one in gone_ids]},
        after={"tags": [str(one) for one in added], "fields": ["tags"]},
        customer_id=customer_id,
    )
    return customer
