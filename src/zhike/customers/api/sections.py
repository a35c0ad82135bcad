"""The parts of a customer's file: contact points, addresses, tags, time line."""

from uuid import UUID

from django.http import HttpResponse

from zhike.customers.api.records import customer_answer
from zhike.customers.api.shapes import (
    CustomerAddressAddBody,
    CustomerAddressPatch,
    CustomerAnswer,
    CustomerContactBody,
    CustomerContactPatch,
    CustomerTagsBody,
    CustomerTimelineItem,
    sent_fields,
)
from zhike.customers.permissions import CUSTOMER_EDIT, FILE_VIEW, TAG_ASSIGN
from zhike.customers.selectors.history import TIMELINE, timeline_rows
from zhike.customers.services import contacts
from zhike.customers.services.tagging import customer_tag
from zhike.kernel.http import ListRequest, Request, Router, list_answer

router = Router("customers")


@router.post(
    "/customers/{customer_id}/contact-points",
    operation_id="customer_contact_add",
    permission=CUSTOMER_EDIT,
    body=CustomerContactBody,
    response=CustomerAnswer,
    status=201,
    idempotent=True,
)
def contact_add(request: Request, customer_id: UUID, body: CustomerContactBody) -> HttpResponse:
    """Add a phone, e-mail or account; the first phone and e-mail become the record's own"""
    contacts.contact_add(
        actor=request.actor, customer_id=customer_id, kind=body.kind, value=body.value, label=body.label
    )
    return customer_answer(request, customer_id, status=201)


@router.patch(
    "/customers/{customer_id}/contact-points/{contact_id}",
    operation_id="customer_contact_change",
    permission=CUSTOMER_EDIT,
    body=CustomerContactPatch,
    response=CustomerAnswer,
    versioned=True,
)
def contact_change(request: Request, customer_id: UUID, contact_id: UUID, body: CustomerContactPatch) -> HttpResponse:
    """Change a contact point"""
    contacts.contact_change(
        actor=request.actor,
        customer_id=customer_id,
        contact_id=contact_id,
        expected_version=request.expected_version,
        values=sent_fields(body),
    )
    return customer_answer(request, customer_id)


@router.delete(
    "/customers/{customer_id}/contact-points/{contact_id}",
    operation_id="customer_contact_remove",
    permission=CUSTOMER_EDIT,
    response=CustomerAnswer,
    versioned=True,
)
def contact_remove(request: Request, customer_id: UUID, contact_id: UUID) -> HttpResponse:
    """Take a contact point away"""
    contacts.contact_remove(
        actor=request.actor,
        customer_id=customer_id,
        contact_id=contact_id,
        expected_version=request.expected_version,
    )
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/addresses",
    operation_id="customer_address_add",
    permission=CUSTOMER_EDIT,
    body=CustomerAddressAddBody,
    response=CustomerAnswer,
    status=201,
    idempotent=True,
)
def address_add(request: Request, customer_id: UUID, body: CustomerAddressAddBody) -> HttpResponse:
    """Add an address"""
    contacts.address_add(actor=request.actor, customer_id=customer_id, value=body.value(), is_default=body.is_default)
    return customer_answer(request, customer_id, status=201)


@router.patch(
    "/customers/{customer_id}/addresses/{address_id}",
    operation_id="customer_address_change",
    permission=CUSTOMER_EDIT,
    body=CustomerAddressPatch,
    response=CustomerAnswer,
    versioned=True,
)
def address_change(request: Request, customer_id: UUID, address_id: UUID, body: CustomerAddressPatch) -> HttpResponse:
    """Change an address; open orders that use it follow"""
    contacts.address_change(
        actor=request.actor,
        customer_id=customer_id,
        address_id=address_id,
        expected_version=request.expected_version,
        values=sent_fields(body),
    )
    return customer_answer(request, customer_id)


@router.delete(
    "/customers/{customer_id}/addresses/{address_id}",
    operation_id="customer_address_remove",
    permission=CUSTOMER_EDIT,
    response=CustomerAnswer,
    versioned=True,
)
def address_remove(request: Request, customer_id: UUID, address_id: UUID) -> HttpResponse:
    """Take an address out of use"""
    contacts.address_remove(
        actor=request.actor,
        customer_id=customer_id,
        address_id=address_id,
        expected_version=request.expected_version,
    )
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/tags",
    operation_id="customer_tags_change",
    permission=TAG_ASSIGN,
    body=CustomerTagsBody,
    response=CustomerAnswer,
)
def tags_change(request: Request, customer_id: UUID, body: CustomerTagsBody) -> HttpResponse:
    """Put tags on and take others off"""
    customer_tag(actor=request.actor, customer_id=customer_id, add=body.add, remove=body.remove)
    return customer_answer(request, customer_id)


@router.get_list(
    "/customers/{customer_id}/timeline",
    spec=TIMELINE,
    item=CustomerTimelineItem,
    operation_id="customer_timeline",
    permission=FILE_VIEW,
)
def timeline(request: Request, customer_id: UUID, page: ListRequest) -> HttpResponse:
    """What happened with a customer, newest first"""
    rows, total = timeline_rows(request.actor, customer_id, page)
    return list_answer(page, rows, total=total)
