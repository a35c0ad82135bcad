"""Who has a ticket: taking, assigning, handing over, giving back. Loads and queue are module work's."""

from uuid import UUID

from django.db import transaction

from zhike.kernel.authz import Actor, require_row
from zhike.kernel.errors import STATE_FORBIDS
from zhike.tickets.access import row_of, ticket_for
from zhike.tickets.errors import TAKEN
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import TICKET_ASSIGN, TICKET_EDIT, TICKET_VIEW
from zhike.tickets.types import KIND
from zhike.work.public import item_assign, item_release, item_send, item_take, item_transfer


def _open(ticket: Ticket) -> Ticket:
    if not ticket.active:
        raise STATE_FORBIDS(extra={"why": "ticket.done", "category": ticket.category})
    return ticket


def _fresh(ticket: Ticket) -> Ticket:
    """The ticket as work left it; work has written the operation log."""
    ticket.refresh_from_db()
    return ticket


@transaction.atomic
def ticket_take(*, actor: Actor, ticket_id: UUID) -> Ticket:
    """Takes a waiting ticket. Of two who take it at once one gets it; taking what one has changes nothing.

    Raises `permission.missing`, `missing.not_found`, `tickets.taken`, `conflict.state`, and what work refuses.
    """
    actor.require(TICKET_EDIT)
    ticket = _open(ticket_for(actor, TICKET_VIEW, ticket_id, lock=True))
    if ticket.owner_id is not None and ticket.owner_id != actor.id:
        raise TAKEN(extra={"owner_id": ticket.owner_id})
    item_take(actor=actor, kind=KIND, item_id=ticket.id)
    return _fresh(ticket)


@transaction.atomic
def ticket_assign(*, actor: Actor, ticket_id: UUID, to_user_id: UUID) -> Ticket:
    """Gives a ticket to somebody, waiting or not. Raises as :func:`ticket_take`, without `tickets.taken`."""
    ticket = _open(ticket_for(actor, TICKET_ASSIGN, ticket_id, lock=True))
    item_assign(actor=actor, kind=KIND, item_id=ticket.id, to_user_id=to_user_id)
    return _fresh(ticket)


@transaction.atomic
def ticket_dispatch(*, actor: Actor, ticket_id: UUID, to_team_id: UUID) -> Ticket:
    """Puts a ticket into a team's queue, whoever has it. Waiting there already: nothing changes.

    Raises `work.team_unknown`, and as :func:`ticket_assign`.
    """
    ticket = _open(ticket_for(actor, TICKET_ASSIGN, ticket_id, lock=True))
    item_send(actor=actor, kind=KIND, item_id=ticket.id, to_team_id=to_team_id)
    return _fresh(ticket)


@transaction.atomic
def ticket_transfer(
    *, actor: Actor, ticket_id: UUID, to_user_id: UUID | None = None, to_team_id: UUID | None = None
) -> Ticket:
    """Hands a ticket to a colleague or to a team's queue. The owner may; anybody else needs the right to assign.

    Raises `work.transfer_target`, and as :func:`ticket_assign`.
    """
    ticket = _open(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True))
    if ticket.owner_id != actor.id:
        require_row(actor, TICKET_ASSIGN, row_of(ticket))
    item_transfer(actor=actor, kind=KIND, item_id=ticket.id, to_user_id=to_user_id, to_team_id=to_team_id)
    return _fresh(ticket)


@transaction.atomic
def ticket_release(*, actor: Actor, ticket_id: UUID) -> Ticket:
    """Gives a ticket back to the queue of its team. Waiting already: nothing changes."""
    ticket = _open(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True))
    if ticket.owner_id is None:
        return ticket
    if ticket.owner_id != actor.id:
        require_row(actor, TICKET_ASSIGN, row_of(ticket))
    item_release(actor=actor, kind=KIND, item_id=ticket.id)
    return _fresh(ticket)
