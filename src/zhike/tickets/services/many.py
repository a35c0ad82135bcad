"""What can be done to many tickets at once: each by the service of a single one, each taken back by the same door."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from zhike.kernel import bulk
from zhike.kernel.authz import Actor, Permission, require_row
from zhike.kernel.bulk import BulkAction, Outcome
from zhike.tickets import trace
from zhike.tickets.access import row_of, ticket_for
from zhike.tickets.models import Ticket, TicketLink
from zhike.tickets.permissions import TICKET_ASSIGN, TICKET_CLOSE, TICKET_EDIT, TICKET_VIEW
from zhike.tickets.rules import right_to_move
from zhike.tickets.services.editing import ticket_edit
from zhike.tickets.services.giving import ticket_assign, ticket_dispatch
from zhike.tickets.services.links import ticket_link, ticket_unlink
from zhike.tickets.services.merging import ticket_merge, ticket_split
from zhike.tickets.services.restoring import standing, ticket_restore
from zhike.tickets.services.statuses import category_held, ticket_end, ticket_move
from zhike.tickets.types import KIND

_Params = Mapping[str, Any]
#: Makes the change on a locked ticket and answers the ticket as it is then.
_Step = Callable[[Actor, Ticket, _Params], Ticket]


def _assign(actor: Actor, ticket: Ticket, params: _Params) -> Ticket:
    if params.get("team_id"):
        return ticket_dispatch(actor=actor, ticket_id=ticket.id, to_team_id=UUID(params["team_id"]))
    return ticket_assign(actor=actor, ticket_id=ticket.id, to_user_id=UUID(params["user_id"]))


def _status(actor: Actor, ticket: Ticket, params: _Params) -> Ticket:
    return ticket_move(
        actor=actor,
        ticket_id=ticket.id,
        expected_version=ticket.version,
        status_id=UUID(params["status_id"]),
        reason=params.get("reason", ""),
        result=params.get("result") or None,
    )


def _close(actor: Actor, ticket: Ticket, params: _Params) -> Ticket:
    return ticket_end(
        actor=actor,
        ticket_id=ticket.id,
        expected_version=ticket.version,
        category="closed",
        reason=params.get("reason", ""),
        result=params.get("result") or None,
    )


def _priority(actor: Actor, ticket: Ticket, params: _Params) -> Ticket:
    return ticket_edit(
        actor=actor,
        ticket_id=ticket.id,
        expected_version=ticket.version,
        values={"priority": params["priority"]},
        reason=params.get("reason", ""),
    )


def _changing(permission: Permission, step: _Step) -> BulkAction:
    """An action that is taken back by putting the ticket back as it stood."""

    def do(actor: Actor, ticket_id: UUID, params: _Params) -> Outcome:
        ticket = ticket_for(actor, TICKET_VIEW, ticket_id, lock=True)
        before = standing(ticket)
        changed = step(actor, ticket, params)
        if changed.version == before["version"]:
            return Outcome("unchanged")
        return Outcome("done", changed.version, before)

    def undo(actor: Actor, ticket_id: UUID, version: int, former: _Params) -> Outcome:
        if step is _status:
            # Who may not move a ticket there any more does not take the move back either.
            ticket = ticket_for(actor, permission, ticket_id, lock=True)
            require_row(actor, right_to_move(category_held(ticket)), row_of(ticket))
        restored = ticket_restore(
            actor=actor, permission=permission, ticket_id=ticket_id, expected_version=version, former=former
        )
        return Outcome("done", restored.version)

    return BulkAction(permission, do, undo)


def _link(actor: Actor, ticket_id: UUID, params: _Params) -> Outcome:
    ticket = ticket_for(actor, TICKET_EDIT, ticket_id, lock=True)
    target = UUID(params["target_id"])
    if TicketLink.objects.filter(ticket=ticket, kind=params["kind"], target_id=target).exists():
        return Outcome("unchanged")
    link = ticket_link(actor=actor, ticket_id=ticket_id, kind=params["kind"], target_id=target)
    ticket.refresh_from_db(fields=["version"])
    return Outcome("done", ticket.version, {"link_id": str(link.id)})


def _unlink(actor: Actor, ticket_id: UUID, version: int, former: _Params) -> Outcome:
    trace.check_version(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True), version)
    ticket_unlink(actor=actor, ticket_id=ticket_id, link_id=UUID(former["link_id"]))
    return Outcome("done")


def _merge(actor: Actor, ticket_id: UUID, params: _Params) -> Outcome:
    into_id = UUID(params["target_id"])
    if ticket_id == into_id or Ticket.objects.filter(pk=ticket_id, merged_into_id=into_id).exists():
        ticket_for(actor, TICKET_EDIT, ticket_id)
        return Outcome("unchanged")
    reason = params.get("reason", "")
    merged = ticket_merge(actor=actor, ticket_id=ticket_id, into_id=into_id, expected_version=None, reason=reason)
    return Outcome("done", merged.version, {"into_id": str(into_id)})


def _split(actor: Actor, ticket_id: UUID, version: int, former: _Params) -> Outcome:
    return Outcome("done", ticket_split(actor=actor, ticket_id=ticket_id, expected_version=version).version)


TICKETS: Final = bulk.register(
    "tickets.tickets",
    object_kind=KIND,
    actions={
        "assign": _changing(TICKET_ASSIGN, _assign),
        # Where it leads decides about the right: closing asks for another one than going on.
        "status": _changing(TICKET_VIEW, _status),
        "close": _changing(TICKET_CLOSE, _close),
        "priority": _changing(TICKET_EDIT, _priority),
        "link": BulkAction(TICKET_EDIT, _link, _unlink),
        "merge": BulkAction(TICKET_EDIT, _merge, _split),
    },
)
