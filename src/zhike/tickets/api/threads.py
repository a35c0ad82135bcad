"""Comments, links and history of a ticket, and the message that a waiting customer leaves."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query

from zhike.conversations.public import visitor_of, widget_guard
from zhike.kernel import clock, rates
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import ListRequest, Request, Router, answer, list_answer, no_content
from zhike.tickets.access import ticket_for
from zhike.tickets.api.bodies import (
    ChangeShape,
    CommentBody,
    CommentShape,
    CommentsPage,
    LinkBody,
    LinkShape,
    MadeShape,
    MentionableColleagues,
)
from zhike.tickets.api.callers import opened, sign
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import NOTE_CREATE, TICKET_EDIT, TICKET_VIEW
from zhike.tickets.selectors.threads import HISTORY, comment_json, comments_before, history_rows
from zhike.tickets.services.comments import comment_add
from zhike.tickets.services.links import ticket_link, ticket_unlink
from zhike.tickets.services.mentions import mentionable
from zhike.tickets.services.offline import leave_message

router = Router("tickets")

SeqParameter = Annotated[int | None, Query(ge=0, le=2**31 - 1)]
LimitParameter = Annotated[int, Query(ge=1, le=200)]


def _seen(request: Request, ticket_id: UUID) -> Ticket:
    ticket = ticket_for(request.actor, TICKET_VIEW, ticket_id)
    opened(request, ticket.id, ticket.customer_id, ticket.shop_id)
    return ticket


@router.get(
    "/tickets/{ticket_id}/comments",
    operation_id="ticket_comment_list",
    permission=TICKET_VIEW,
    response=CommentsPage,
)
def ticket_comments(
    request: Request,
    ticket_id: UUID,
    before_seq: SeqParameter = None,
    limit: LimitParameter = 50,
    of: UUID | None = None,
) -> HttpResponse:
    """A page of comments: the last, or those before a number; with `of` those of a ticket that went into this one"""
    ticket = _seen(request, ticket_id)
    shown = ticket if of is None else Ticket.objects.filter(pk=of, merged_into=ticket).first()
    if shown is None:
        raise NOT_FOUND()
    page: dict[str, Any] = comments_before(request.actor, shown, before_seq=before_seq, limit=limit, shown_in=ticket)
    sign(request, page["comments"])
    return answer(page)


@router.post(
    "/tickets/{ticket_id}/comments",
    operation_id="ticket_comment_create",
    permission=TICKET_VIEW,
    body=CommentBody,
    response=CommentShape,
    status=201,
    idempotent="domain",
)
def ticket_comment_new(request: Request, ticket_id: UUID, body: CommentBody) -> HttpResponse:
    """Writes a public answer or an internal note. The Idempotency-Key is the comment's own key"""
    comment = comment_add(
        actor=request.actor,
        ticket_id=ticket_id,
        client_key=request.idempotency_key,
        public=body.public,
        text=body.text,
        file_ids=body.file_ids,
        mention_ids=body.mention_ids,
    )
    found = comment_json(request.actor, comment)
    sign(request, [found])
    return answer(found, status=201)


@router.get(
    "/tickets/{ticket_id}/mentionable",
    operation_id="ticket_mentionable",
    permission=NOTE_CREATE,
    response=MentionableColleagues,
)
def ticket_mentionable(request: Request, ticket_id: UUID) -> HttpResponse:
    """Colleagues whom a note here can mention: those who may open the ticket and read its notes"""
    return answer({"items": mentionable(actor=request.actor, ticket_id=ticket_id)})


@router.post(
    "/tickets/{ticket_id}/links",
    operation_id="ticket_link",
    permission=TICKET_EDIT,
    body=LinkBody,
    response=LinkShape,
    status=201,
    idempotent=True,
)
def ticket_link_new(request: Request, ticket_id: UUID, body: LinkBody) -> HttpResponse:
    """Links an order, a conversation or another ticket"""
    link = ticket_link(actor=request.actor, ticket_id=ticket_id, kind=body.kind, target_id=body.target_id)
    shown = {
        "id": link.id,
        "kind": link.kind,
        "target_id": link.target_id,
        "label": None,
        "created_at": clock.iso(link.created_at),
    }
    return answer(shown, status=201)


@router.delete("/tickets/{ticket_id}/links/{link_id}", operation_id="ticket_unlink", permission=TICKET_EDIT, status=204)
def ticket_link_gone(request: Request, ticket_id: UUID, link_id: UUID) -> HttpResponse:
    """Removes a link"""
    ticket_unlink(actor=request.actor, ticket_id=ticket_id, link_id=link_id)
    return no_content()


@router.get_list(
    "/tickets/{ticket_id}/history",
    spec=HISTORY,
    item=ChangeShape,
    operation_id="ticket_history",
    permission=TICKET_VIEW,
)
def ticket_history(request: Request, ticket_id: UUID, page: ListRequest) -> HttpResponse:
    """Every step of a ticket with time and person, the newest first"""
    return list_answer(page, history_rows(_seen(request, ticket_id), page, request.language))


@router.post(
    "/widget/leave-message",
    operation_id="widget_leave_message",
    permission=widget_guard,
    response=MadeShape,
    status=201,
)
def widget_leave_message(request: Request) -> HttpResponse:
    """The waiting customer leaves what was written as a message, and does not wait on"""
    visitor = visitor_of(request)
    rates.take("widget.leave_message", visitor.visitor_id.hex, rate_per_s=0.1, burst=10)
    made = leave_message(actor=request.actor, visitor=visitor)
    shown = {
        "ticket_id": made.id,
        "number": made.number,
        "answer_by": clock.iso(made.answer_by) if made.answer_by else None,
    }
    return answer(shown, status=201)
