"""Tickets about the same: which they may be, making them one, and taking that back."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query

from zhike.kernel.http import Request, Router, answer
from zhike.tickets.access import ticket_for
from zhike.tickets.api.bodies import MergeBody, MergeCandidates, SplitBody, TicketDetail
from zhike.tickets.api.tickets import detail_answer
from zhike.tickets.permissions import TICKET_EDIT
from zhike.tickets.selectors.merging import merge_candidates
from zhike.tickets.services.merging import ticket_merge, ticket_split

router = Router("tickets")

TextParameter = Annotated[str, Query(max_length=200)]


def _again(request: Request, ticket_id: UUID, **_: object) -> HttpResponse:
    """A repeated call: the ticket as it is now."""
    return detail_answer(request, ticket_id)


@router.get(
    "/tickets/{ticket_id}/merge-candidates",
    operation_id="ticket_merge_candidates",
    permission=TICKET_EDIT,
    response=MergeCandidates,
)
def ticket_candidates(request: Request, ticket_id: UUID, q: TextParameter = "") -> HttpResponse:
    """Tickets that this one may be about the same as: by number or words, else with something in common"""
    ticket = ticket_for(request.actor, TICKET_EDIT, ticket_id)
    return answer({"items": merge_candidates(request.actor, ticket, q.strip(), request.language)})


@router.post(
    "/tickets/{ticket_id}/merge",
    operation_id="ticket_merge",
    idempotent=True,
    again=_again,
    permission=TICKET_EDIT,
    body=MergeBody,
    response=TicketDetail,
    versioned=True,
)
def merge(request: Request, ticket_id: UUID, body: MergeBody) -> HttpResponse:
    """Merges a ticket into another one about the same; answers the merged one"""
    ticket_merge(
        actor=request.actor,
        ticket_id=ticket_id,
        into_id=body.into_id,
        expected_version=request.expected_version,
        reason=body.reason,
    )
    return detail_answer(request, ticket_id)


@router.post(
    "/tickets/{ticket_id}/split",
    operation_id="ticket_split",
    idempotent=True,
    again=_again,
    permission=TICKET_EDIT,
    body=SplitBody,
    response=TicketDetail,
    versioned=True,
)
def split(request: Request, ticket_id: UUID, body: SplitBody) -> HttpResponse:
    """Takes a merge back: the ticket stands for itself again"""
    ticket_split(
        actor=request.actor,
        ticket_id=ticket_id,
        expected_version=request.expected_version,
        reason=body.reason,
    )
    return detail_answer(request, ticket_id)
