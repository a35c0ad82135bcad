"""HTTP of customers."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel

from zhike.audit.public import record_opened
from zhike.customers.permissions import CUSTOMER_DELETE, CUSTOMER_REVEAL, CUSTOMER_VIEW
from zhike.customers.selectors import records as selectors
from zhike.customers.services import revealing
from zhike.customers.services.erasing import customer_erase as erase
from zhike.kernel.http import Body, OneLine, Request, Router, answer

router = Router("customers")


class RevealBody(Body):
    """Which value, and why it is needed."""

    field: Literal["phone", "email"]
    reason: Annotated[str, OneLine(200)]


class Revealed(BaseModel):
    """One plain value. It is meant for the eye: clients do not keep it."""

    field: Literal["phone", "email"]
    value: str


class CustomerAction(BaseModel):
    """Something that can be done with a customer; `why` is a code when it cannot be done now."""

    name: Literal["reveal", "erase"]
    allowed: bool
    why: str | None


class EraseBody(Body):
    """The customer's number once more, so that the wrong one is not erased by a slip, and why."""

    number: Annotated[str, OneLine(16)]
    reason: Annotated[str, OneLine(200)]


class CustomerAnswer(BaseModel):
    """A customer with masks in place of contact values."""

    id: UUID
    number: str
    name: str
    origin: str
    language: str
    service_level: str
    vip: bool
    phone_mask: str
    email_mask: str
    shop_ids: list[UUID]
    merged_into_id: UUID | None
    erased_at: str | None
    created_at: str
    updated_at: str
    version: int
    actions: list[CustomerAction]


@router.get("/customers/{customer_id}", operation_id="customer_get", permission=CUSTOMER_VIEW, response=CustomerAnswer)
def customer_get(request: Request, customer_id: UUID) -> HttpResponse:
    """One customer."""
    detail = selectors.customer_detail(actor=request.actor, customer_id=customer_id)
    record_opened(actor=request.actor, object_kind="customer", object_id=customer_id, customer_id=customer_id)
    return answer(detail, etag=detail.version)


@router.post(
    "/customers/{customer_id}/reveal",
    operation_id="customer_reveal",
    permission=CUSTOMER_REVEAL,
    body=RevealBody,
    response=Revealed,
)
def customer_reveal(request: Request, customer_id: UUID, body: RevealBody) -> HttpResponse:
    """Shows one sealed value; the call is logged with its reason."""
    value = revealing.customer_reveal(
        actor=request.actor, customer_id=customer_id, field=body.field, reason=body.reason
    )
    return answer(Revealed(field=body.field, value=value), headers={"Cache-Control": "no-store"})


@router.post(
    "/customers/{customer_id}/erase",
    operation_id="customer_erase",
    permission=CUSTOMER_DELETE,
    body=EraseBody,
    response=CustomerAnswer,
    idempotent=True,
    versioned=True,
)
def customer_erase(request: Request, customer_id: UUID, body: EraseBody) -> HttpResponse:
    """Erases the person for ever: contact values, names, and what was written and sent"""
    erase(
        actor=request.actor,
        customer_id=customer_id,
        expected_version=request.expected_version,
        number=body.number,
        reason=body.reason,
    )
    detail = selectors.customer_detail(actor=request.actor, customer_id=customer_id)
    return answer(detail, etag=detail.version)
