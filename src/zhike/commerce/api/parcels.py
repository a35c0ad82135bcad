"""Parcels and refunds of an order."""

from uuid import UUID

from django.http import HttpResponse

from zhike.commerce.api.bodies import (
    RefundBody,
    RefundDecisionBody,
    ShipmentBody,
    TraceBody,
)
from zhike.commerce.api.orders import order_answer
from zhike.commerce.api.shapes import OrderDetail
from zhike.commerce.permissions import REFUND_CREATE, SHIPMENT_EDIT
from zhike.commerce.services.parcels import shipment_add, trace_add
from zhike.commerce.services.refunds import refund_decide, refund_record
from zhike.kernel.http import Request, Router, expected_version

router = Router("commerce")


@router.post(
    "/orders/{order_id}/shipments",
    operation_id="shipment_create",
    permission=SHIPMENT_EDIT,
    body=ShipmentBody,
    response=OrderDetail,
    status=201,
    idempotent=True,
    versioned=True,
)
def shipment_create(request: Request, order_id: UUID, body: ShipmentBody) -> HttpResponse:
    """Add a parcel"""
    shipment_add(
        actor=request.actor, order_id=order_id, expected_version=expected_version(request), **body.model_dump()
    )
    return order_answer(request, order_id, 201)


@router.post(
    "/orders/{order_id}/shipments/{shipment_id}/traces",
    operation_id="trace_create",
    permission=SHIPMENT_EDIT,
    body=TraceBody,
    response=OrderDetail,
    status=201,
    idempotent=True,
)
def trace_create(request: Request, order_id: UUID, shipment_id: UUID, body: TraceBody) -> HttpResponse:
    """Add a step to a parcel"""
    trace_add(actor=request.actor, order_id=order_id, shipment_id=shipment_id, **body.model_dump())
    return order_answer(request, order_id, 201)


@router.post(
    "/orders/{order_id}/refunds",
    operation_id="refund_create",
    permission=REFUND_CREATE,
    body=RefundBody,
    response=OrderDetail,
    status=201,
    idempotent=True,
    versioned=True,
)
def refund_create(request: Request, order_id: UUID, body: RefundBody) -> HttpResponse:
    """Record a refund"""
    refund_record(
        actor=request.actor,
        order_id=order_id,
        expected_version=expected_version(request),
        amount=body.amount,
        reason=body.reason,
        status=body.status,
    )
    return order_answer(request, order_id, 201)


@router.post(
    "/orders/{order_id}/refunds/{refund_id}/decision",
    operation_id="refund_decision",
    permission=REFUND_CREATE,
    body=RefundDecisionBody,
    response=OrderDetail,
    idempotent=True,
    versioned=True,
)
def refund_decision(request: Request, order_id: UUID, refund_id: UUID, body: RefundDecisionBody) -> HttpResponse:
    """Approve, reject or pay out a refund"""
    refund_decide(
        actor=request.actor,
        order_id=order_id,
        refund_id=refund_id,
        expected_version=expected_version(request),
        status=body.status,
        reason=body.reason,
    )
    return order_answer(request, order_id)
