"""Changing a ticket's fields."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.tickets import trace
from zhike.tickets.access import customer_usable, on_its_own, ticket_for, type_usable
from zhike.tickets.events import TicketChanged
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import TICKET_EDIT
from zhike.tickets.services.links import link_order
from zhike.tickets.targets import check_order
from zhike.tickets.types import KIND, Change
from zhike.work.public import item_prioritise


@transaction.atomic
def ticket_edit(
    *, actor: Actor, ticket_id: UUID, expected_version: int, values: Mapping[str, Any], reason: str = ""
) -> Ticket:
    """Changes subject, description, type, priority, customer, order or result. Nothing new: nothing changes.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `tickets.type_unusable`,
    `tickets.customer_unknown`, `tickets.target_unknown`, `input.invalid` for another customer than the conversation's.
    """
    ticket = on_its_own(ticket_for(actor, TICKET_EDIT, ticket_id, lock=True))
    trace.check_version(ticket, expected_version, list(values))
    changes = [Change(name, getattr(ticket, name), value) for name, value in values.items()]
    changes = [one for one in changes if one.before != one.after]
    if not changes:
        return ticket
    wanted: dict[str, Any] = {one.field: one.after for one in changes}
    if "type_id" in wanted:
        type_usable(wanted["type_id"])
    if "customer_id" in wanted and ticket.conversation_id is not None:
        # Public answers go into that conversation: they must not be meant for somebody else.
        raise invalid("customer_id", "ticket.of_conversation")
    if wanted.get("customer_id") is not None:
        customer_usable(actor, wanted["customer_id"])
    if wanted.get("order_id") is not None:
        check_order(actor, wanted["order_id"])
    for name, value in wanted.items():
        setattr(ticket, name, value)
    if "priority" in wanted:
        item_prioritise(actor=actor, kind=KIND, item_id=ticket.id, priority=ticket.priority)
        trace.next_due(ticket)
    if wanted.get("order_id") is not None:
        link_order(ticket, wanted["order_id"], actor)
    trace.keep(ticket, "edited", changes, actor=actor, reason=reason)
    trace.tell(ticket, TicketChanged(ticket_id=ticket.id, fields=tuple(sorted(wanted))), actor=actor)
    before: dict[str, object] = {one.field: one.before for one in changes}
    trace.log(ticket, "edit", actor=actor, before=before, after=dict(wanted))
    return ticket
