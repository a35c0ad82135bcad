from django.conf import settings
from django.http import HttpResponse
from ninja import Schema

from zhike.kernel.authz import principal_for
from zhike.kernel.events.stored import last_pos
from zhike.kernel.http import SIGNED_IN, Request, Router, answer, session_token
from zhike.kernel.live.issue import staff_ticket

router = Router("live")


class LiveTicket(Schema):
    """A ticket for one socket within sixty seconds, where to open it, and the position of this moment."""

    ticket: str
    url: str
    pos: int


@router.post("/live/ticket", operation_id="live_ticket_create", permission=SIGNED_IN, response=LiveTicket, status=201)
def live_ticket_create(request: Request) -> HttpResponse:
    """A ticket for the live connection."""
    pos = last_pos()
    # Read again after the position: rights that change from here on revoke the ticket by their event.
    principal = principal_for(session_token(request)[0])
    ticket = staff_ticket(principal.actor, principal.session_id, pos=pos)
    return answer({"ticket": ticket, "url": settings.GATEWAY_URL, "pos": pos}, status=201)
