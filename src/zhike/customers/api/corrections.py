"""Requests to correct a record."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.customers.api.shapes import CustomerHandlerShape, Reason
from zhike.customers.permissions import CORRECTION_CREATE, CUSTOMER_EDIT, CUSTOMER_VIEW
from zhike.customers.selectors.corrections import correction_shown, corrections_of
from zhike.customers.services.correcting import correction_ask, correction_decide
from zhike.kernel.http import Body, OneLine, Request, Router, answer

router = Router("customers")


class CorrectionBody(Body):
    """Which field ought to become what, and why."""

    field: Literal["name", "phone", "email", "birthday"]
    value: Annotated[str, OneLine(200)]
    reason: Reason


class CorrectionAnswerBody(Body):
    """What the asker is told; may be empty."""

    answer: Annotated[str, OneLine(200, blank=True)] = ""


class CorrectionShape(Schema):
    """A request to correct a field. `value` is masked for phone, e-mail and birthday."""

    id: UUID
    field: str
    value: str
    reason: str
    state: str
    asked_by: CustomerHandlerShape
    asked_at: str
    decided_by: CustomerHandlerShape | None
    decided_at: str | None
    answer: str
    version: int


class CorrectionsShape(Schema):
    """The newest requests."""

    items: list[CorrectionShape]


@router.get(
    "/customers/{customer_id}/corrections",
    operation_id="customer_corrections",
    permission=CUSTOMER_VIEW,
    response=CorrectionsShape,
)
def corrections(request: Request, customer_id: UUID) -> HttpResponse:
    """Requests to correct the record: all to who may edit it, one's own to anybody else"""
    return answer({"items": corrections_of(request.actor, customer_id)})


@router.post(
    "/customers/{customer_id}/corrections",
    operation_id="customer_correction_ask",
    permission=CORRECTION_CREATE,
    body=CorrectionBody,
    response=CorrectionShape,
    status=201,
    idempotent=True,
)
def correction_add(request: Request, customer_id: UUID, body: CorrectionBody) -> HttpResponse:
    """Ask for a field to be corrected; who may edit the customer is notified"""
    made = correction_ask(
        actor=request.actor, customer_id=customer_id, field=body.field, value=body.value, reason=body.reason
    )
    return answer(correction_shown(made), status=201, etag=made.version)


@router.post(
    "/customers/{customer_id}/corrections/{correction_id}/accept",
    operation_id="customer_correction_accept",
    permission=CUSTOMER_EDIT,
    body=CorrectionAnswerBody,
    response=CorrectionShape,
    idempotent=True,
    versioned=True,
)
def correction_accept(
    request: Request, customer_id: UUID, correction_id: UUID, body: CorrectionAnswerBody
) -> HttpResponse:
    """Change the record as asked"""
    return _decide(request, customer_id, correction_id, body, accept=True)


@router.post(
    "/customers/{customer_id}/corrections/{correction_id}/decline",
    operation_id="customer_correction_decline",
    permission=CUSTOMER_EDIT,
    body=CorrectionAnswerBody,
    response=CorrectionShape,
    idempotent=True,
    versioned=True,
)
def correction_decline(
    request: Request, customer_id: UUID, correction_id: UUID, body: CorrectionAnswerBody
) -> HttpResponse:
    """Leave the record as it is"""
    return _decide(request, customer_id, correction_id, body, accept=False)


def _decide(
    request: Request, customer_id: UUID, correction_id: UUID, body: CorrectionAnswerBody, *, accept: bool
) -> HttpResponse:
    decided = correction_decide(
        actor=request.actor,
        customer_id=customer_id,
        correction_id=correction_id,
        expected_version=request.expected_version,
        accept=accept,
        answer=body.answer,
    )
    return answer(correction_shown(decided), etag=decided.version)
