"""The record: list, page, entry, changes, deleting, bringing back, erasing, sealed values."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse

from zhike.audit.public import record_look
from zhike.customers.api.shapes import (
    CustomerAnswer,
    CustomerBody,
    CustomerEraseBody,
    CustomerItem,
    CustomerPatch,
    CustomerRevealBody,
    CustomerRevealed,
)
from zhike.customers.parameters import PURGE_AFTER_DAYS
from zhike.customers.permissions import (
    CUSTOMER_CREATE,
    CUSTOMER_DELETE,
    CUSTOMER_EDIT,
    CUSTOMER_REVEAL,
    CUSTOMER_VIEW,
)
from zhike.customers.searching import count_entry, logged_search
from zhike.customers.selectors.detail import detail_body, detail_sql, read_facts
from zhike.customers.selectors.lists import LIST, customer_rows
from zhike.customers.services import archiving, entry, erasing, revealing
from zhike.kernel.http import ListRequest, Request, Router, answer, hot_read, list_answer
from zhike.kernel.settings.values import get

router = Router("customers")


def customer_answer(request: Request, customer_id: UUID, status: int = 200) -> HttpResponse:
    """The customer as the caller may see it, after a change or for the page."""
    purge_after = timedelta(days=get(PURGE_AFTER_DAYS))
    scalar = hot_read(request, CUSTOMER_VIEW, lambda actor: detail_sql(actor, customer_id, purge_after=purge_after))
    json, line = scalar.rsplit(b"\n", 1)
    facts = read_facts(line)
    return answer(detail_body(json, facts), status=status, etag=facts.version)


@router.get_list("/customers", spec=LIST, item=CustomerItem, operation_id="customer_list", permission=CUSTOMER_VIEW)
def customer_list(request: Request, page: ListRequest) -> HttpResponse:
    """Customers in the caller's scope, those in use unless a state is asked for; `q` finds numbers, parts of names,
    whole phones, their first three or last four digits, e-mails, "@domain", and orders' numbers
    """
    search = logged_search(request.actor, page) if page.q else None
    rows, total = customer_rows(request.actor, page, search)
    return list_answer(page, rows, total=total)


@router.get(
    "/customers/{customer_id}",
    operation_id="customer_get",
    permission=CUSTOMER_VIEW,
    response=CustomerAnswer,
    hot=True,
)
def customer_get(request: Request, customer_id: UUID) -> HttpResponse:
    """One customer: the summary, and the full file for who holds that right"""
    found = customer_answer(request, customer_id)
    principal = request.principal
    if principal is not None:
        record_look(
            principal.session_id,
            actor=principal.actor,
            object_kind="customer",
            object_id=customer_id,
            customer_id=customer_id,
        )
    return found


def _count_entry(request: Request, body: CustomerBody) -> None:
    """Whoever enters a customer in spite of the others is told nothing about them."""
    if body.accept_duplicate:
        return
    points = [one.kind for one in body.contact_points]
    count_entry(
        request.actor,
        phones=points.count("phone") + bool(body.phone),
        emails=points.count("email") + bool(body.email),
    )


@router.post(
    "/customers",
    operation_id="customer_create",
    permission=CUSTOMER_CREATE,
    body=CustomerBody,
    response=CustomerAnswer,
    status=201,
    idempotent=True,
    first=_count_entry,
)
def customer_create(request: Request, body: CustomerBody) -> HttpResponse:
    """Enter a customer. `customers.duplicate` names whom the phone or e-mail belongs to already"""
    made = entry.customer_create(actor=request.actor, values=body.values(), accept_duplicate=body.accept_duplicate)
    return customer_answer(request, made.id, status=201)


@router.patch(
    "/customers/{customer_id}",
    operation_id="customer_edit",
    permission=CUSTOMER_EDIT,
    body=CustomerPatch,
    response=CustomerAnswer,
    versioned=True,
)
def customer_edit(request: Request, customer_id: UUID, body: CustomerPatch) -> HttpResponse:
    """Change the record"""
    entry.customer_edit(
        actor=request.actor,
        customer_id=customer_id,
        expected_version=request.expected_version,
        values=body.changes(),
    )
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/archive",
    operation_id="customer_archive",
    permission=CUSTOMER_EDIT,
    response=CustomerAnswer,
    idempotent=True,
    versioned=True,
)
def customer_archive(request: Request, customer_id: UUID) -> HttpResponse:
    """Put a customer away: out of lists and searches, kept for as long as wanted"""
    archiving.customer_archive(actor=request.actor, customer_id=customer_id, expected_version=request.expected_version)
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/delete",
    operation_id="customer_delete",
    permission=CUSTOMER_DELETE,
    response=CustomerAnswer,
    idempotent=True,
    versioned=True,
)
def customer_delete(request: Request, customer_id: UUID) -> HttpResponse:
    """Delete a customer, recoverable until `purge_at`"""
    archiving.customer_delete(actor=request.actor, customer_id=customer_id, expected_version=request.expected_version)
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/restore",
    operation_id="customer_restore",
    permission=CUSTOMER_EDIT,
    response=CustomerAnswer,
    idempotent=True,
    versioned=True,
)
def customer_restore(request: Request, customer_id: UUID) -> HttpResponse:
    """Bring an archived customer back, or a deleted one with the right to delete"""
    archiving.customer_restore(actor=request.actor, customer_id=customer_id, expected_version=request.expected_version)
    return customer_answer(request, customer_id)


@router.post(
    "/customers/{customer_id}/reveal",
    operation_id="customer_reveal",
    permission=CUSTOMER_REVEAL,
    body=CustomerRevealBody,
    response=CustomerRevealed,
)
def customer_reveal(request: Request, customer_id: UUID, body: CustomerRevealBody) -> HttpResponse:
    """Shows one sealed value; the call is logged with its reason."""
    values = revealing.customer_reveal(
        actor=request.actor, customer_id=customer_id, field=body.field, reason=body.reason, row_id=body.id
    )
    parts = {name: value for name, value in values.items() if name != "value"}
    shown = CustomerRevealed(field=body.field, value=values["value"], parts=parts or None)
    return answer(shown, headers={"Cache-Control": "no-store"})


@router.post(
    "/customers/{customer_id}/erase",
    operation_id="customer_erase",
    permission=CUSTOMER_DELETE,
    body=CustomerEraseBody,
    response=CustomerAnswer,
    idempotent=True,
    versioned=True,
)
def customer_erase(request: Request, customer_id: UUID, body: CustomerEraseBody) -> HttpResponse:
    """Erases the person for ever: contact values, names, and what was written and sent"""
    erasing.customer_erase(
        actor=request.actor,
        customer_id=customer_id,
        expected_version=request.expected_version,
        number=body.number,
        reason=body.reason,
    )
    return customer_answer(request, customer_id)
