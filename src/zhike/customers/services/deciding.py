"""Deciding about requests to correct a record: what was asked is done by the services that everybody edits with."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import notification_kind, notify
from zhike.customers import sensitive
from zhike.customers.access import customer_for, editable
from zhike.customers.errors import CORRECTION_GONE, CORRECTION_STALE
from zhike.customers.events import CorrectionDecided
from zhike.customers.models import Address, ContactPoint, Correction
from zhike.customers.permissions import CUSTOMER_EDIT
from zhike.customers.selectors.correction_places import Places
from zhike.customers.services import contacts
from zhike.customers.services.correcting import SUBJECT, log, open_correction, parts_of, tell
from zhike.customers.services.entry import customer_edit
from zhike.customers.types import AddressInput
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.payload import Subject

DECIDED: Final = notification_kind("customers.correction_decided", urgency="normal")


@transaction.atomic
def correction_decide(
    *,
    actor: Actor,
    customer_id: UUID,
    correction_id: UUID,
    expected_version: int,
    accept: bool,
    answer: str = "",
    seen: int | None = None,
) -> Correction:
    """Makes all changes of the request, or none and declines it. The asker is notified.

    Where the record changed since the request was made, accepting needs `seen`: the customer's version that the decider
    looked at. Raises `permission.missing`, `missing.not_found`, `conflict.version`, `customers.correction_decided`,
    `customers.correction_stale`, `customers.correction_gone`, what the record refuses now, and what `editable` says.
    """
    customer = (
        editable(actor, CUSTOMER_EDIT, customer_id)
        if accept
        else customer_for(actor, CUSTOMER_EDIT, customer_id, lock=True)
    )
    found = open_correction(customer_id, correction_id, expected_version)
    if accept:
        _check_seen(found, customer.version, seen)
        _make(actor, found, customer.version)
    found.state = "accepted" if accept else "declined"
    found.decided_by, found.decided_at, found.answer = actor.id, clock.now(), answer
    found.version += 1
    found.save(update_fields=["state", "decided_by", "decided_at", "answer", "version"])
    fields = parts_of(found)
    payload = CorrectionDecided(
        customer_id=customer_id, correction_id=found.id, field=fields[0], fields=fields, accepted=accept,
        asked_by=found.asked_by,
    )  # fmt: skip
    tell(payload, found, actor)
    after: dict[str, object] = {"state": found.state, "fields": list(fields), "asked_by": str(found.asked_by)}
    log(found, actor, "accept" if accept else "decline", after)
    notify(
        DECIDED,
        recipients=[found.asked_by] if found.asked_by != actor.id else [],
        subject=Subject(kind=SUBJECT, id=found.id, version=found.version),
        params={"number": customer.number, "outcome": found.state},
        dedupe_key=str(found.id),
        actor=actor,
    )
    return found


def _check_seen(correction: Correction, version: int, seen: int | None) -> None:
    """Nobody accepts over what they have not looked at."""
    places = Places([correction])
    stale = False
    for entry in correction.changes:
        place = places.of(correction, entry)
        if place.gone and entry["action"] != "remove":
            raise CORRECTION_GONE()
        stale = stale or (place.stale and not place.gone)
    if stale and seen != version:
        raise CORRECTION_STALE(extra={"current": {"customer_version": version}})


def _make(actor: Actor, correction: Correction, version: int) -> None:
    """All changes, each by the service of its kind."""
    wanted = sensitive.correction_wanted(correction)
    own = {one["part"]: wanted[one["id"]]["value"] for one in correction.changes if one["action"] == "set"}
    if own:
        customer_edit(actor=actor, customer_id=correction.customer_id, expected_version=version, values=own)
    for entry in correction.changes:
        if entry["part"] == "contact":
            _make_contact(actor, correction.customer_id, entry, wanted[entry["id"]])
        elif entry["part"] == "address":
            _make_address(actor, correction.customer_id, entry, wanted[entry["id"]])


def _make_contact(actor: Actor, customer_id: UUID, entry: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    if entry["action"] == "add":
        contacts.contact_add(actor=actor, customer_id=customer_id, **wanted)
        return
    row_id = UUID(entry["row"])
    version = ContactPoint.objects.filter(pk=row_id).values_list("version", flat=True).first()
    # Somebody took it away already, as was asked.
    if version is None:
        return
    if entry["action"] == "remove":
        contacts.contact_remove(actor=actor, customer_id=customer_id, contact_id=row_id, expected_version=version)
        return
    contacts.contact_change(
        actor=actor, customer_id=customer_id, contact_id=row_id, expected_version=version, values=wanted
    )


def _make_address(actor: Actor, customer_id: UUID, entry: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    if entry["action"] == "add":
        value = {name: text for name, text in wanted.items() if name != "is_default"}
        contacts.address_add(
            actor=actor,
            customer_id=customer_id,
            value=AddressInput(**value),
            is_default=bool(wanted.get("is_default")),
        )
        return
    row_id = UUID(entry["row"])
    version = Address.objects.filter(pk=row_id, archived_at=None).values_list("version", flat=True).first()
    if version is None:
        return
    if entry["action"] == "remove":
        contacts.address_remove(actor=actor, customer_id=customer_id, address_id=row_id, expected_version=version)
        return
    values = {"is_default": True} if entry["action"] == "default" else wanted
    contacts.address_change(
        actor=actor, customer_id=customer_id, address_id=row_id, expected_version=version, values=values
    )
