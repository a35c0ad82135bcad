"""Parcels and their steps."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhike.commerce.access import locked_order, order_for, order_to_change
from zhike.commerce.events import ShipmentChanged
from zhike.commerce.models import Order, OrderTransition, Shipment, Trace
from zhike.commerce.permissions import SHIPMENT_EDIT
from zhike.commerce.services.moving import move
from zhike.commerce.services.telling import log, save, tell
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.ids import new_id


@transaction.atomic
def shipment_add(
    *,
    actor: Actor,
    order_id: UUID,
    expected_version: int,
    carrier: str,
    tracking_no: str,
    shipped_at: datetime | None = None,
) -> Shipment:
    """Adds a parcel to an order. With `shipped_at` it is on its way, else it waits.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`.
    """
    order = order_to_change(actor, SHIPMENT_EDIT, order_id, expected_version)
    shipment = Shipment.objects.create(
        id=new_id(),
        order=order,
        ordinal=Shipment.objects.filter(order=order).count() + 1,
        carrier=carrier,
        tracking_no=tracking_no,
        status="shipped" if shipped_at else "waiting",
        shipped_at=shipped_at,
    )
    _saved(order, shipment, "shipment.create", actor=actor)
    return shipment


@transaction.atomic
def trace_add(
    *,
    actor: Actor,
    order_id: UUID,
    shipment_id: UUID,
    code: str,
    at: datetime | None = None,
    text: str = "",
    place: str = "",
) -> Trace:
    """Adds a step to a parcel. Steps may come late: the parcel stands where its newest step says. The same step of
    one moment (`at`) is one step, however often it is told. When the last parcel of a shipped order was signed for, the
    order is signed for as well.

    Raises `permission.missing`, `missing.not_found`.
    """
    order_for(actor, SHIPMENT_EDIT, order_id)
    order = locked_order(order_id)
    shipment = Shipment.objects.filter(pk=shipment_id, order_id=order_id).first()
    if shipment is None:
        raise NOT_FOUND()
    known = Trace.objects.filter(shipment=shipment).order_by("-at", "-seq")
    moment = at or clock.now()
    same = None if at is None else known.filter(at=at, code=code, text=text, place=place).first()
    if same is not None:
        return same
    trace = Trace.objects.create(shipment=shipment, seq=known.count() + 1, at=moment, code=code, text=text, place=place)
    stand(shipment, [trace])
    _saved(order, shipment, "shipment.trace", actor=actor)
    sign_when_all_are(order)
    return trace


def stand(shipment: Shipment, told: Sequence[Trace]) -> None:
    """Puts a parcel where its newest step says, after the steps `told` were written."""
    newest = Trace.objects.filter(shipment=shipment).order_by("-at", "-seq").first()
    shipment.status = newest.code if newest else shipment.status
    if shipment.shipped_at is None and shipment.status != "waiting":
        shipment.shipped_at = min((one.at for one in told if one.code != "waiting"), default=None)
    if shipment.status == "signed" and shipment.signed_at is None:
        shipment.signed_at = max((one.at for one in told if one.code == "signed"), default=None)
    shipment.save(update_fields=["status", "shipped_at", "signed_at"])


def sign_when_all_are(order: Order) -> None:
    """What the carrier says moves the order: nobody needs to do it by hand."""
    if order.category != "shipped" or Shipment.objects.filter(order=order).exclude(status="signed").exists():
        return
    step = (
        OrderTransition.objects.select_related("to_status")
        .filter(from_status_id=order.status_id, to_status__category="signed", to_status__active=True)
        .order_by("to_status__position")
        .first()
    )
    if step is not None:
        move(order, step.to_status, actor=SYSTEM, action=step.action)


def _saved(order: Order, shipment: Shipment, verb: str, *, actor: Actor) -> None:
    save(order, {})
    payload = ShipmentChanged(order_id=order.id, shipment_id=shipment.id, status=shipment.status)
    tell(order, payload, actor=actor)
    after: dict[str, object] = {"shipment_id": shipment.id, "status": shipment.status, "carrier": shipment.carrier}
    log(order, verb, actor=actor, after=after)
