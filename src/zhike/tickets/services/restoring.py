"""Putting a ticket back as it stood before a change that was taken back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from zhike.kernel.authz import Actor, Permission, covers
from zhike.tickets import trace
from zhike.tickets.access import on_its_own, row_of, ticket_for
from zhike.tickets.events import TicketChanged
from zhike.tickets.models import Ticket, TicketChange, TicketStatus
from zhike.tickets.rules import ACTIVE
from zhike.tickets.services.statuses import put_back, tell_status
from zhike.tickets.types import KIND, Change
from zhike.work.public import ITEM_ASSIGN, item_assign, item_prioritise, item_send, item_take, item_transfer


def standing(ticket: Ticket) -> dict[str, Any]:
    """What :func:`ticket_restore` can put back, as ids and codes."""
    return {
        "status_id": str(ticket.status_id),
        "owner_id": str(ticket.owner_id) if ticket.owner_id else None,
        "team_id": str(ticket.team_id) if ticket.team_id else None,
        "priority": ticket.priority,
        "version": ticket.version,
    }


@transaction.atomic
def ticket_restore(
    *, actor: Actor, permission: Permission, ticket_id: UUID, expected_version: int, former: Mapping[str, Any]
) -> Ticket:
    """Puts status, result, owner, team and priority back as :func:`standing` noted them. Clocks of work that ended run
    anew from now. Whoever may not give tickets to others leaves one that somebody else had to the queue.

    Raises `permission.missing`, `missing.not_found`, `conflict.version` when the ticket moved on since, and what work
    refuses.
    """
    ticket = on_its_own(ticket_for(actor, permission, ticket_id, lock=True))
    trace.check_version(ticket, expected_version)
    status = TicketStatus.objects.get(pk=former["status_id"])
    changed = _texts_back(ticket, int(former["version"]))
    if not ticket.active and status.category in ACTIVE:
        # Work begins again before somebody can be given it.
        _save_status(ticket, status, actor)
    if ticket.active:
        hold_back(ticket, former, actor)
    if ticket.status_id != status.id:
        _save_status(ticket, status, actor)
    if ticket.priority != former["priority"]:
        changed.append(Change("priority", ticket.priority, former["priority"]))
        ticket.priority = former["priority"]
        item_prioritise(actor=actor, kind=KIND, item_id=ticket.id, priority=ticket.priority)
        trace.next_due(ticket)
    if changed:
        trace.keep(ticket, "undone", changed, actor=actor)
        fields = tuple(sorted(one.field for one in changed))
        trace.tell(ticket, TicketChanged(ticket_id=ticket.id, fields=fields), actor=actor)
        before: dict[str, object] = {one.field: one.before for one in changed}
        trace.log(ticket, "edit", actor=actor, before=before, after={one.field: one.after for one in changed})
    return ticket


def _texts_back(ticket: Ticket, version: int) -> list[Change]:
    """The result as it stood at `version`, read from the history: texts are kept nowhere else."""
    row = TicketChange.objects.filter(ticket=ticket, version__gt=version, field="result").order_by("id").first()
    if row is None or row.before is None or row.before == ticket.result:
        return []
    change = Change("result", ticket.result, row.before)
    ticket.result = row.before
    return [change]


def _save_status(ticket: Ticket, status: TicketStatus, actor: Actor) -> None:
    former, before = ticket.status_id, ticket.category
    put_back(ticket, status, actor=actor)
    if ticket.active and before not in ACTIVE:
        ticket.owner_id, ticket.assigned_at = None, None
    trace.next_due(ticket)
    trace.keep(ticket, "undone", [Change("status_id", former, status.id)], actor=actor)
    tell_status(ticket, former, before, actor=actor)


def hold_back(ticket: Ticket, former: Mapping[str, Any], actor: Actor) -> None:
    """Owner and team as they were, as far as the actor may give tickets to others."""
    owner = UUID(former["owner_id"]) if former["owner_id"] else None
    team = UUID(former["team_id"]) if former["team_id"] else None
    if (ticket.owner_id, ticket.team_id) == (owner, team):
        return
    if owner is not None and ticket.owner_id != owner:
        _give_back(ticket, owner, team, actor)
    elif covers(actor, ITEM_ASSIGN, row_of(ticket)):
        item_send(actor=actor, kind=KIND, item_id=ticket.id, to_team_id=team, reason="released")
    ticket.refresh_from_db()


def _give_back(ticket: Ticket, owner: UUID, team: UUID | None, actor: Actor) -> None:
    if owner == actor.id and ticket.owner_id is None:
        item_take(actor=actor, kind=KIND, item_id=ticket.id)
    elif not covers(actor, ITEM_ASSIGN, row_of(ticket)):
        return
    elif ticket.owner_id is None:
        item_assign(actor=actor, kind=KIND, item_id=ticket.id, to_user_id=owner)
    else:
        item_transfer(actor=actor, kind=KIND, item_id=ticket.id, to_user_id=owner, to_team_id=team)
