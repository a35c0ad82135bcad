"""Requests to correct a record: asked by who serves the customer, decided by who may edit."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import notification_kind, notify, users_covering
from zhike.customers import sensitive
from zhike.customers.access import customer_for, editable
from zhike.customers.errors import CORRECTION_DECIDED
from zhike.customers.events import CorrectionAsked, CorrectionDecided
from zhike.customers.models import Correction, Customer, CustomerShop
from zhike.customers.permissions import CORRECTION_CREATE, CUSTOMER_EDIT
from zhike.customers.services import saving
from zhike.customers.services.entry import customer_edit, standard_field
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, ScopedRow
from zhike.kernel.errors import NOT_FOUND, PERMISSION_MISSING, TOO_MANY, VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.ids import new_id

ASKED: Final = notification_kind("customers.correction_asked", urgency="normal")
#: Each request is told to everybody who may edit the customer.
_ASKS_PER_HOUR: Final = 30
_HOUR: Final = timedelta(hours=1)
_WAIT_S: Final = 300
DECIDED: Final = notification_kind("customers.correction_decided", urgency="normal")


@transaction.atomic
def correction_ask(*, actor: Actor, customer_id: UUID, field: str, value: str, reason: str) -> Correction:
    """Asks for a field to become `value`, which must be right by the rules of the record. An open request of the same
    person for the same field gives way. Who may edit the customer is notified.

    Whether the value stands there already is not told: it may be one that the asker cannot see. Raises
    `permission.missing`, `input.invalid`, `limit.too_many`, and what `editable` says.
    """
    customer = editable(actor, CORRECTION_CREATE, customer_id)
    if actor.kind != "user" or actor.id is None:
        raise PERMISSION_MISSING(permission=CORRECTION_CREATE.name)
    standard = standard_field(customer, field, value, path="value")
    now = clock.now()
    if Correction.objects.filter(asked_by=actor.id, asked_at__gt=now - _HOUR).count() >= _ASKS_PER_HOUR:
        raise TOO_MANY(retry_after_s=_WAIT_S, seconds=_WAIT_S)
    earlier = Correction.objects.filter(customer_id=customer_id, field=field, asked_by=actor.id, state="open")
    for one in earlier:
        Correction.objects.filter(pk=one.pk).update(state="withdrawn", decided_at=now, version=one.version + 1)
    correction_id = new_id()
    sealed, mask = sensitive.correction_columns(correction_id, customer_id, field, standard)
    correction = Correction.objects.create(
        id=correction_id, customer=customer, field=field, sealed=sealed, mask=mask, reason=reason,
        asked_by=actor.id, asked_at=now,
    )  # fmt: skip
    _tell(CorrectionAsked(customer_id=customer_id, correction_id=correction.id, field=field), correction, actor)
    trail.record(
        "customers.correction.create",
        actor=actor,
        object_kind="correction",
        object_id=correction.id,
        after={"field": field, "value": mask},
        customer_id=customer_id,
    )
    notify(
        ASKED,
        recipients=[one for one in _editors(customer) if one != actor.id],
        subject=Subject(kind="customer", id=customer_id, version=customer.version),
        params={"number": customer.number},
        dedupe_key=str(correction.id),
        actor=actor,
    )
    return correction


@transaction.atomic
def correction_decide(
    *, actor: Actor, customer_id: UUID, correction_id: UUID, expected_version: int, accept: bool, answer: str = ""
) -> Correction:
    """Makes the change by the service that everybody edits with, or declines it. The asker is notified.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `customers.correction_decided`, what the
    record refuses now, and what `editable` says.
    """
    customer = (
        editable(actor, CUSTOMER_EDIT, customer_id)
        if accept
        else customer_for(actor, CUSTOMER_EDIT, customer_id, lock=True)
    )
    correction = Correction.objects.select_for_update(of=("self",)).filter(pk=correction_id, customer_id=customer_id)
    found = correction.first()
    if found is None:
        raise NOT_FOUND()
    if found.state != "open":
        raise CORRECTION_DECIDED()
    if found.version != expected_version:
        raise VERSION_CONFLICT(extra={"current": {"version": found.version, "state": found.state}})
    if accept:
        value = sensitive.CORRECTION.reveal(bytes(found.sealed), row_id=found.id, key_owner=customer_id)
        customer_edit(
            actor=actor, customer_id=customer_id, expected_version=customer.version, values={found.field: value}
        )
    found.state = "accepted" if accept else "declined"
    found.decided_by, found.decided_at, found.answer = actor.id, clock.now(), answer
    found.version += 1
    found.save(update_fields=["state", "decided_by", "decided_at", "answer", "version"])
    payload = CorrectionDecided(
        customer_id=customer_id, correction_id=found.id, field=found.field, accepted=accept, asked_by=found.asked_by
    )
    _tell(payload, found, actor)
    trail.record(
        "customers.correction.accept" if accept else "customers.correction.decline",
        actor=actor,
        object_kind="correction",
        object_id=found.id,
        before={"state": "open"},
        after={"state": found.state, "field": found.field, "value": found.mask, "asked_by": str(found.asked_by)},
        customer_id=customer_id,
    )
    notify(
        DECIDED,
        recipients=[found.asked_by] if found.asked_by != actor.id else [],
        subject=Subject(kind="customer", id=customer_id, version=customer.version),
        params={"number": customer.number},
        dedupe_key=str(found.id),
        actor=actor,
    )
    return found


def _tell(payload: EventPayload, correction: Correction, actor: Actor) -> None:
    """The asker hears of it too: serving a shop's customers does not mean hearing all that happens there."""
    emit(
        payload,
        actor=actor,
        subject=Subject(kind="correction", id=correction.id, version=correction.version),
        customer_id=correction.customer_id,
        topics=[*saving.topics_of(correction.customer_id), f"user:{correction.asked_by}"],
    )


def _editors(customer: Customer) -> list[UUID]:
    """Who may edit the customer, by any of the customer's shops."""
    shops: list[UUID | None] = list(
        CustomerShop.objects.filter(customer_id=customer.id).values_list("shop_id", flat=True)
    )
    found: dict[UUID, None] = {}
    for shop_id in shops or [None]:
        row = ScopedRow(customer.owner_id, customer.team_id, customer.department_id, shop_id)
        found.update(dict.fromkeys(users_covering(CUSTOMER_EDIT.name, row)))
    return list(found)
