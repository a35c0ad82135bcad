"""Requests to correct a record: asked by who serves the customer, decided by who may edit."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import notification_kind, notify, users_covering
from zhike.customers import sensitive
from zhike.customers.access import customer_for, editable
from zhike.customers.errors import CORRECTION_DECIDED
from zhike.customers.events import CorrectionAsked, CorrectionEnded
from zhike.customers.models import Correction, Customer, CustomerShop
from zhike.customers.permissions import CORRECTION_CREATE, CUSTOMER_EDIT, CUSTOMER_VIEW
from zhike.customers.services import saving
from zhike.customers.services.wishes import described, target_of
from zhike.customers.types import Wish
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, ScopedRow
from zhike.kernel.errors import NOT_FOUND, PERMISSION_MISSING, TOO_MANY, VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.ids import new_id

ASKED: Final = notification_kind("customers.correction_asked", urgency="normal")
ENDED: Final = notification_kind("customers.correction_ended", urgency="normal")
#: What a notification leads to.
SUBJECT: Final = "correction"
#: Each request is told to everybody who may edit the customer.
_ASKS_PER_HOUR: Final = 30
_HOUR: Final = timedelta(hours=1)
_WAIT_S: Final = 300


@transaction.atomic
def correction_ask(*, actor: Actor, customer_id: UUID, wishes: Sequence[Wish], reason: str) -> Correction:
    """Asks for the record to be changed in one or several places; every value must be right by the rules of the record.
    What the same person asked for these places before gives way. Who may edit the customer is notified.

    Whether a value stands there already is not told: it may be one that the asker cannot see. Raises
    `permission.missing`, `input.invalid`, `missing.not_found`, `limit.too_many`, and what `editable` says.
    """
    customer = editable(actor, CORRECTION_CREATE, customer_id)
    if actor.kind != "user" or actor.id is None:
        raise PERMISSION_MISSING(permission=CORRECTION_CREATE.name)
    found = described(actor, customer, wishes)
    now = clock.now()
    if Correction.objects.filter(asked_by=actor.id, asked_at__gt=now - _HOUR).count() >= _ASKS_PER_HOUR:
        raise TOO_MANY(retry_after_s=_WAIT_S, seconds=_WAIT_S)
    _give_way(customer_id, actor.id, {one.target for one in found})
    correction_id = new_id()
    wanted = {one.entry["id"]: one.wanted for one in found}
    correction = Correction.objects.create(
        id=correction_id, customer=customer, changes=[one.entry for one in found], reason=reason,
        sealed=sensitive.correction_sealed(correction_id, customer_id, wanted), asked_by=actor.id, asked_at=now,
    )  # fmt: skip
    fields = parts_of(correction)
    tell(
        CorrectionAsked(customer_id=customer_id, correction_id=correction.id, field=fields[0], fields=fields),
        correction,
        actor,
    )
    log(correction, actor, "create", {"changes": _logged(correction)})
    notify(
        ASKED,
        recipients=[one for one in _editors(customer) if one != actor.id],
        subject=Subject(kind=SUBJECT, id=correction.id, version=correction.version),
        params={"number": customer.number},
        dedupe_key=str(correction.id),
        actor=actor,
    )
    return correction


@transaction.atomic
def correction_withdraw(*, actor: Actor, customer_id: UUID, correction_id: UUID, expected_version: int) -> Correction:
    """Takes back a request of one's own. Raises `permission.missing`, `missing.not_found`, `conflict.version`,
    `customers.correction_decided`.
    """
    actor.require(CORRECTION_CREATE)
    customer_for(actor, CUSTOMER_VIEW, customer_id, lock=True)
    correction = open_correction(customer_id, correction_id, expected_version, asked_by=actor.id)
    _end(correction, actor, state="withdrawn")
    return correction


def corrections_end(customer: Customer, *, actor: Actor, because: str) -> None:
    """The record goes where nobody changes it any more, in the caller's transaction: what was asked of it ends, and who
    asked is told. `because` is one of `CORRECTION_ENDS`.
    """
    rows = Correction.objects.select_for_update(of=("self",)).filter(customer_id=customer.id, state="open")
    for correction in rows.order_by("id"):
        _end(correction, actor, state="ended", because=because)
        notify(
            ENDED,
            recipients=[correction.asked_by] if correction.asked_by != actor.id else [],
            subject=Subject(kind=SUBJECT, id=correction.id, version=correction.version),
            params={"number": customer.number},
            dedupe_key=str(correction.id),
            actor=actor,
        )


def open_correction(
    customer_id: UUID, correction_id: UUID, expected_version: int, *, asked_by: UUID | None = None
) -> Correction:
    """The locked request if nothing became of it yet; with `asked_by` only that person's. Raises
    `missing.not_found`, `customers.correction_decided` (which says by whom and how), `conflict.version`.
    """
    rows = Correction.objects.select_for_update(of=("self",)).filter(pk=correction_id, customer_id=customer_id)
    found = rows.first() if asked_by is None else rows.filter(asked_by=asked_by).first()
    if found is None:
        raise NOT_FOUND()
    if found.state != "open":
        current = {"version": found.version, "state": found.state, "decided_by": found.decided_by}
        raise CORRECTION_DECIDED(extra={"current": current})
    if found.version != expected_version:
        raise VERSION_CONFLICT(extra={"current": {"version": found.version, "state": found.state}})
    return found


def parts_of(correction: Correction) -> tuple[str, ...]:
    """The places that a request is about, as events name them."""
    return tuple(dict.fromkeys(one["part"] for one in correction.changes))


def tell(payload: EventPayload, correction: Correction, actor: Actor) -> None:
    """The asker hears of it too: serving a shop's customers does not mean hearing all that happens there."""
    emit(
        payload,
        actor=actor,
        subject=Subject(kind=SUBJECT, id=correction.id, version=correction.version),
        customer_id=correction.customer_id,
        topics=[*saving.topics_of(correction.customer_id), f"user:{correction.asked_by}"],
    )


def log(correction: Correction, actor: Actor, verb: str, after: dict[str, object]) -> None:
    """A row in the operation log."""
    trail.record(
        f"customers.correction.{verb}",
        actor=actor,
        object_kind="correction",
        object_id=correction.id,
        before={} if verb == "create" else {"state": "open"},
        after=after,
        customer_id=correction.customer_id,
    )


def _logged(correction: Correction) -> list[dict[str, object]]:
    """What the log says of the changes: masks, of free texts the places alone."""
    told: list[dict[str, object]] = []
    for one in correction.changes:
        shown = one["value"] if one["part"] in ("phone", "email", "birthday", "kind", "contact") else None
        told.append({"part": one["part"], "action": one["action"], **({"value": shown} if shown else {})})
    return told


def _end(correction: Correction, actor: Actor, *, state: str, because: str = "") -> None:
    correction.state, correction.because = state, because
    correction.decided_at = clock.now()
    correction.version += 1
    correction.save(update_fields=["state", "because", "decided_at", "version"])
    why = because or state
    payload = CorrectionEnded(
        customer_id=correction.customer_id, correction_id=correction.id, fields=parts_of(correction), because=why,
        asked_by=correction.asked_by,
    )  # fmt: skip
    tell(payload, correction, actor)
    log(correction, actor, "withdraw" if state == "withdrawn" else "end", {"state": state, "because": why})


def _give_way(customer_id: UUID, asked_by: UUID, targets: set[tuple[str, str] | None]) -> None:
    """Takes the places of a new request out of the same person's earlier ones; one of which nothing is left is
    withdrawn.
    """
    earlier = Correction.objects.filter(customer_id=customer_id, asked_by=asked_by, state="open")
    for correction in earlier.select_for_update(of=("self",)):
        kept = [one for one in correction.changes if target_of(one) is None or target_of(one) not in targets]
        if len(kept) == len(correction.changes):
            continue
        correction.version += 1
        if kept:
            wanted = sensitive.correction_wanted(correction)
            correction.changes = kept
            left = {one["id"]: wanted[one["id"]] for one in kept}
            correction.sealed = sensitive.correction_sealed(correction.id, customer_id, left)
        else:
            correction.state, correction.decided_at = "withdrawn", clock.now()
        correction.save(update_fields=["changes", "sealed", "state", "decided_at", "version"])


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
