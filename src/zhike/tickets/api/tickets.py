"""Tickets: the list, the screen of one ticket, and what one does with it."""

from uuid import UUID

from django.http import HttpResponse

from zhike.kernel.errors import invalid
from zhike.kernel.http import ListRequest, Request, Router, answer, hot_read
from zhike.tickets.api.bodies import (
    AssignBody,
    ReasonBody,
    ResultBody,
    StatusBody,
    TicketBody,
    TicketCounts,
    TicketDetail,
    TicketLine,
    TicketMade,
    TicketPatch,
    TicketTransferBody,
    changes,
)
from zhike.tickets.api.callers import opened, principal_of, signed
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import TICKET_ASSIGN, TICKET_CLOSE, TICKET_CREATE, TICKET_EDIT, TICKET_VIEW
from zhike.tickets.selectors.detail import detail_body, detail_sql, read_facts
from zhike.tickets.selectors.lists import LIST, counts_sql, list_body, list_sql
from zhike.tickets.services.creating import ticket_create
from zhike.tickets.services.editing import ticket_edit
from zhike.tickets.services.giving import ticket_assign, ticket_release, ticket_take, ticket_transfer
from zhike.tickets.services.statuses import ticket_end, ticket_move
from zhike.tickets.types import NewTicket

router = Router("tickets")


@router.get_list("/tickets", spec=LIST, item=TicketLine, operation_id="ticket_list", permission=TICKET_VIEW, hot=True)
def ticket_list(request: Request, page: ListRequest) -> HttpResponse:
    """Tickets in the caller's scope; `filter[owner]` takes `me`, `none` or ids"""
    scalar = hot_read(request, TICKET_VIEW, lambda actor: list_sql(actor, page, request.language))
    return answer(list_body(page, scalar))


@router.get("/tickets/counts", operation_id="ticket_counts", permission=TICKET_VIEW, response=TicketCounts, hot=True)
def ticket_counts(request: Request) -> HttpResponse:
    """How many tickets each of the usual views holds"""
    return answer(hot_read(request, TICKET_VIEW, counts_sql))


@router.get("/tickets/{ticket_id}", operation_id="ticket_get", permission=TICKET_VIEW, response=TicketDetail, hot=True)
def ticket_get(request: Request, ticket_id: UUID) -> HttpResponse:
    """One ticket with everything its screen shows at first"""
    return detail_answer(request, ticket_id)


def detail_answer(request: Request, ticket_id: UUID) -> HttpResponse:
    """The ticket with everything its screen shows at first."""
    scalar = hot_read(request, TICKET_VIEW, lambda actor: detail_sql(actor, ticket_id, request.language))
    json, line = scalar.rsplit(b"\n", 1)
    facts = read_facts(line)
    opened(request, ticket_id, facts.customer_id, facts.row.shop_id)
    body = detail_body(principal_of(request).actor, json, facts)
    return answer(signed(request, body), etag=facts.version)


def _made(ticket: Ticket, status: int = 200) -> HttpResponse:
    """What is told of a ticket that may have left the caller's sight with this very call."""
    made = {"id": ticket.id, "number": ticket.number, "version": ticket.version}
    return answer(made, status=status, etag=ticket.version)


def _given(request: Request, ticket_id: UUID, **_: object) -> HttpResponse:
    """A repeated giving: the ticket as it is now, also for whoever does not see it any more."""
    return _made(Ticket.objects.get(pk=ticket_id))


def _again(request: Request, ticket_id: UUID, **_: object) -> HttpResponse:
    """A repeated call: the ticket as it is now."""
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets",
    operation_id="ticket_create",
    permission=TICKET_CREATE,
    body=TicketBody,
    response=TicketMade,
    status=201,
    idempotent=True,
)
def ticket_new(request: Request, body: TicketBody) -> HttpResponse:
    """Makes a ticket, by hand, from a conversation, or by a program"""
    if body.shop_id is None and body.conversation_id is None:
        raise invalid("shop_id", "value.missing")
    new = NewTicket(
        subject=body.subject,
        description=body.description,
        shop_id=body.shop_id or UUID(int=0),
        type_id=body.type_id,
        priority=body.priority,
        customer_id=body.customer_id,
        team_id=body.team_id,
        # Browsers sign in by cookie, programs by a token.
        source="api" if "Authorization" in request.headers else "agent",
        conversation_id=body.conversation_id,
        order_id=body.order_id,
        links=tuple((one.kind, one.target_id) for one in body.links),
    )
    ticket = ticket_create(actor=request.actor, new=new, owner_id=body.owner_id)
    return _made(ticket, 201)


@router.patch(
    "/tickets/{ticket_id}",
    operation_id="ticket_edit",
    permission=TICKET_EDIT,
    body=TicketPatch,
    response=TicketDetail,
    versioned=True,
)
def ticket_change(request: Request, ticket_id: UUID, body: TicketPatch) -> HttpResponse:
    """Changes fields of a ticket"""
    values = changes(body, nullable=("customer_id", "order_id"))
    reason = values.pop("reason", "")
    ticket_edit(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        values=values,
        reason=reason,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/status",
    operation_id="ticket_status",
    idempotent=True,
    again=_again,
    permission=TICKET_VIEW,
    body=StatusBody,
    response=TicketDetail,
    versioned=True,
)
def ticket_status(request: Request, ticket_id: UUID, body: StatusBody) -> HttpResponse:
    """Moves a ticket to another status; which right it takes depends on where to"""
    ticket_move(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        status_id=body.status_id,
        reason=body.reason,
        result=body.result,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/resolve",
    operation_id="ticket_resolve",
    idempotent=True,
    again=_again,
    permission=TICKET_EDIT,
    body=ResultBody,
    response=TicketDetail,
    versioned=True,
)
def ticket_resolve(request: Request, ticket_id: UUID, body: ResultBody) -> HttpResponse:
    """Says that the work is done, and with which result"""
    ticket_end(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        category="resolved",
        reason=body.reason,
        result=body.result,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/close",
    operation_id="ticket_close",
    idempotent=True,
    again=_again,
    permission=TICKET_CLOSE,
    body=ResultBody,
    response=TicketDetail,
    versioned=True,
)
def ticket_close(request: Request, ticket_id: UUID, body: ResultBody) -> HttpResponse:
    """Ends a ticket for good"""
    ticket_end(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        category="closed",
        reason=body.reason,
        result=body.result,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/reopen",
    operation_id="ticket_reopen",
    idempotent=True,
    again=_again,
    permission=TICKET_EDIT,
    body=ReasonBody,
    response=TicketDetail,
    versioned=True,
)
def ticket_reopen(request: Request, ticket_id: UUID, body: ReasonBody) -> HttpResponse:
    """Takes up a resolved or closed ticket again, with the reason why"""
    ticket_end(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        category="open",
        reason=body.reason,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/take",
    operation_id="ticket_take",
    permission=TICKET_EDIT,
    response=TicketDetail,
    idempotent=True,
    again=_again,
)
def take(request: Request, ticket_id: UUID) -> HttpResponse:
    """Takes a waiting ticket"""
    ticket_take(actor=request.actor, ticket_id=ticket_id)
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/assign",
    operation_id="ticket_assign",
    idempotent=True,
    again=_given,
    permission=TICKET_ASSIGN,
    body=AssignBody,
    response=TicketMade,
)
def assign(request: Request, ticket_id: UUID, body: AssignBody) -> HttpResponse:
    """Gives a ticket to somebody"""
    return _made(ticket_assign(actor=request.actor, ticket_id=ticket_id, to_user_id=body.user_id))


@router.post(
    "/tickets/{ticket_id}/transfer",
    operation_id="ticket_transfer",
    idempotent=True,
    again=_given,
    permission=TICKET_EDIT,
    body=TicketTransferBody,
    response=TicketMade,
)
def transfer(request: Request, ticket_id: UUID, body: TicketTransferBody) -> HttpResponse:
    """Hands a ticket to a colleague or to a team's queue"""
    ticket = ticket_transfer(actor=request.actor, ticket_id=ticket_id, to_user_id=body.user_id, to_team_id=body.team_id)
    return _made(ticket)


@router.post(
    "/tickets/{ticket_id}/release",
    operation_id="ticket_release",
    permission=TICKET_EDIT,
    response=TicketMade,
    idempotent=True,
    again=_given,
)
def release(request: Request, ticket_id: UUID) -> HttpResponse:
    """Gives a ticket back to the queue of its team"""
    return _made(ticket_release(actor=request.actor, ticket_id=ticket_id))
