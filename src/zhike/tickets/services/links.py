"""What belongs to a ticket: orders, conversations, other tickets."""

from uuid import UUID

from django.db import transaction

from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.tickets import trace
from zhike.tickets.access import on_its_own, ticket_for
from zhike.tickets.events import TicketLinked
from zhike.tickets.models import Ticket, TicketLink
from zhike.tickets.permissions import TICKET_EDIT
from zhike.tickets.targets import check_target
from zhike.tickets.types import Change, LinkKind, Step


@transaction.atomic
def ticket_link(*, actor: Actor, ticket_id: UUID, kind: LinkKind, target_id: UUID) -> TicketLink:
    """Links something the actor may see. Linked already: nothing changes.

    Raises `permission.missing`, `missing.not_found`, `tickets.target_unknown`, `input.invalid` for the ticket itself.
    """
    ticket = on_its_own(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True))
    if kind == "ticket" and target_id == ticket.id:
        raise invalid("target_id", "ticket.itself")
    check_target(actor, kind, target_id)
    return link_target(ticket, kind, target_id, actor)


def link_target(ticket: Ticket, kind: LinkKind, target_id: UUID, actor: Actor) -> TicketLink:
    """Links a locked ticket with something that was checked. Linked already: nothing changes."""
    known = TicketLink.objects.filter(ticket=ticket, kind=kind, target_id=target_id).first()
    if known is not None:
        return known
    link = _add(ticket, kind, target_id, actor)
    _tell(ticket, kind, target_id, linked=True, actor=actor)
    return link


@transaction.atomic
def ticket_unlink(*, actor: Actor, ticket_id: UUID, link_id: UUID) -> None:
    """Removes a link. Raises `permission.missing`, `missing.not_found`."""
    ticket = on_its_own(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True))
    link = TicketLink.objects.filter(pk=link_id, ticket=ticket).first()
    if link is None:
        raise NOT_FOUND()
    kind, target_id = link.kind, link.target_id
    link.delete()
    _tell(ticket, kind, target_id, linked=False, actor=actor)


def link_order(ticket: Ticket, order_id: UUID, actor: Actor) -> None:
    """Links the order that a ticket is about now; the caller saves and tells."""
    if not TicketLink.objects.filter(ticket=ticket, kind="order", target_id=order_id).exists():
        _add(ticket, "order", order_id, actor)


def _add(ticket: Ticket, kind: str, target_id: UUID, actor: Actor) -> TicketLink:
    return TicketLink.objects.create(
        ticket=ticket,
        kind=kind,
        target_id=target_id,
        created_by_kind=actor.kind,
        created_by=actor.id,
        created_at=clock.now(),
    )


def _tell(ticket: Ticket, kind: str, target_id: UUID, *, linked: bool, actor: Actor) -> None:
    before, after = (None, str(target_id)) if linked else (str(target_id), None)
    step: Step = "linked" if linked else "unlinked"
    trace.keep(ticket, step, [Change(kind, before, after)], actor=actor)
    payload = TicketLinked(ticket_id=ticket.id, kind=kind, target_id=target_id, linked=linked)
    trace.tell(ticket, payload, actor=actor)
    trace.log(ticket, "link" if linked else "unlink", actor=actor, after={"kind": kind, "target_id": target_id})
