"""Making tickets: by staff, from a conversation, by programs and rules."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import shops, teams
from zhike.conversations.public import ThreadFacts, thread_facts
from zhike.customers.public import customer_level
from zhike.kernel import clock
from zhike.kernel.authz import Actor, ScopedRow, require_row
from zhike.kernel.ids import new_id
from zhike.tickets import trace
from zhike.tickets.access import customer_usable, type_usable
from zhike.tickets.errors import SHOP_UNUSABLE
from zhike.tickets.events import TicketCreated
from zhike.tickets.models import Ticket, TicketLink
from zhike.tickets.numbers import next_number
from zhike.tickets.permissions import TICKET_CREATE
from zhike.tickets.services.statuses import begin_with
from zhike.tickets.targets import check_order, check_target
from zhike.tickets.types import KIND, Change, NewTicket
from zhike.work.public import item_assign, item_open, item_take

#: Ways in by which the customer waits for a first answer already.
_AWAITED = frozenset({"offline_message", "customer", "api"})


@transaction.atomic
def ticket_create(*, actor: Actor, new: NewTicket, owner_id: UUID | None = None) -> Ticket:
    """Makes a ticket and queues it, or gives it to `owner_id` at once (oneself, or with the right to assign).

    With a conversation, customer, shop, team and episode are the thread's. Raises `permission.missing`,
    `tickets.shop_unusable`, `tickets.type_unusable`, `tickets.customer_unknown`, `tickets.target_unknown`, and
    `missing.not_found` for a conversation, shop or team outside the actor's scope.
    """
    actor.require(TICKET_CREATE)
    if new.conversation_id is not None:
        new = _from_thread(new, thread_facts(actor=actor, conversation_id=new.conversation_id))
    elif new.customer_id is not None:
        customer_usable(actor, new.customer_id)
    new = replace(new, team_id=_team(new))
    require_row(actor, TICKET_CREATE, ScopedRow(None, new.team_id, _department(new), new.shop_id))
    if new.order_id is not None:
        check_order(actor, new.order_id)
    for kind, target_id in new.links:
        check_target(actor, kind, target_id)
    ticket = ticket_make(actor=actor, new=new)
    if owner_id is not None and owner_id == actor.id:
        item_take(actor=actor, kind=KIND, item_id=ticket.id)
    elif owner_id is not None:
        item_assign(actor=actor, kind=KIND, item_id=ticket.id, to_user_id=owner_id)
    ticket.refresh_from_db()
    return ticket


def _from_thread(new: NewTicket, thread: ThreadFacts) -> NewTicket:
    return replace(
        new,
        shop_id=thread.shop_id,
        customer_id=thread.customer_id,
        team_id=new.team_id or thread.team_id,
        episode_id=thread.episode_id,
        source="conversation" if new.source == "agent" else new.source,
    )


def _team(new: NewTicket) -> UUID | None:
    """The named team, else the shop's. Raises `tickets.shop_unusable` or `work.team_unknown`."""
    shop = shops([new.shop_id]).get(new.shop_id)
    if shop is None or not shop.active:
        raise SHOP_UNUSABLE()
    if new.team_id is not None and new.team_id not in teams([new.team_id]):
        raise SHOP_UNUSABLE()
    return new.team_id or shop.team_id


def _department(new: NewTicket) -> UUID | None:
    team = teams([new.team_id]).get(new.team_id) if new.team_id else None
    return team.department_id if team else None


def ticket_make(*, actor: Actor, new: NewTicket) -> Ticket:
    """The ticket itself, in the caller's transaction and for a caller whose right was checked."""
    now = clock.now()
    kind = type_usable(new.type_id)
    ticket = Ticket(
        id=new_id(),
        number=next_number(),
        subject=new.subject,
        description=new.description,
        type=kind,
        priority=new.priority,
        customer_id=new.customer_id,
        shop_id=new.shop_id,
        team_id=new.team_id,
        source=new.source,
        conversation_id=new.conversation_id,
        episode_id=new.episode_id,
        order_id=new.order_id,
        created_by_kind=actor.kind,
        created_by=actor.id,
        created_at=now,
        updated_at=now,
    )
    begin_with(ticket)
    ticket.save(force_insert=True)
    _link(ticket, new, actor)
    trace.write(ticket, "created", [Change("status_id", None, ticket.status_id)], actor=actor)
    item_open(
        actor=actor,
        kind=KIND,
        item_id=ticket.id,
        shop_id=new.shop_id,
        team_id=new.team_id,
        priority=new.priority,
        customer_id=new.customer_id,
        customer_level=customer_level(new.customer_id) if new.customer_id else 0,
        question_type=kind.code,
        calendar_at=now,
        # Tickets may lie for days; they take nothing from the room that people have for chats.
        weight=0,
        awaiting_reply=new.source in _AWAITED,
    )
    trace.next_due(ticket)
    ticket.save(update_fields=["due_at"])
    _tell(ticket, actor)
    return ticket


def _link(ticket: Ticket, new: NewTicket, actor: Actor) -> None:
    named = [("conversation", new.conversation_id), ("episode", new.episode_id), ("order", new.order_id), *new.links]
    TicketLink.objects.bulk_create(
        TicketLink(
            id=new_id(),
            ticket=ticket,
            kind=kind,
            target_id=target,
            created_by_kind=actor.kind,
            created_by=actor.id,
            created_at=ticket.created_at,
        )
        for kind, target in dict.fromkeys(named)
        if target is not None
    )


def _tell(ticket: Ticket, actor: Actor) -> None:
    payload = TicketCreated(
        ticket_id=ticket.id,
        customer_id=ticket.customer_id,
        shop_id=ticket.shop_id,
        team_id=ticket.team_id,
        type_id=ticket.type_id,
        status_id=ticket.status_id,
        category=ticket.category,
        priority=ticket.priority,
        source=ticket.source,
        conversation_id=ticket.conversation_id,
        episode_id=ticket.episode_id,
        order_id=ticket.order_id,
    )
    trace.tell(ticket, payload, actor=actor)
    after: dict[str, object] = {
        "number": ticket.number,
        "type_id": ticket.type_id,
        "priority": ticket.priority,
        "team_id": ticket.team_id,
        "source": ticket.source,
        "subject": ticket.subject,
    }
    trace.log(ticket, "create", actor=actor, after=after)
