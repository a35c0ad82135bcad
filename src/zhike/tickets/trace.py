"""What every step of a ticket leaves: the raised version, its history, its event, its row in the operation log."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.live.issue import kept_topics
from zhike.tickets.access import row_of
from zhike.tickets.models import Ticket, TicketChange
from zhike.tickets.types import KIND, Change, Step
from zhike.work.public import open_deadlines

#: The feed of internal notes.
NOTES: Final = "ticket_notes"
#: Fields whose texts never leave the ticket: the log says that they changed and how long they are.
_TEXTS = frozenset({"subject", "description", "result"})
#: Fields of the API and the attributes of the row behind them.
FIELDS = {
    "subject": "subject",
    "description": "description",
    "type_id": "type_id",
    "priority": "priority",
    "customer_id": "customer_id",
    "order_id": "order_id",
    "team_id": "team_id",
    "owner_id": "owner_id",
    "status_id": "status_id",
    "result": "result",
}


def topics(ticket: Ticket, *also_users: UUID | None) -> list[str]:
    """Who hears of a ticket: its owner (and former one), team and shop; never a customer."""
    users = {user for user in (ticket.owner_id, *also_users) if user is not None}
    heard = [f"user:{user}" for user in sorted(users)]
    if ticket.team_id is not None:
        heard.append(f"team:{ticket.team_id}")
    return [*heard, f"shop:{ticket.shop_id}"]


def tell(
    ticket: Ticket,
    payload: EventPayload,
    *,
    actor: Actor,
    also_users: Sequence[UUID | None] = (),
    heard_on: Sequence[str] | None = None,
) -> None:
    """Writes an event about a locked ticket, after its version was raised; `heard_on` in place of its usual topics."""
    emit(
        payload,
        actor=actor,
        subject=Subject(kind=KIND, id=ticket.id, version=ticket.version),
        customer_id=ticket.customer_id,
        shop_id=ticket.shop_id,
        topics=list(dict.fromkeys(heard_on)) if heard_on is not None else topics(ticket, *also_users),
    )


def note_topics(ticket: Ticket) -> list[str]:
    """Who hears of a note: those who may read it, by the scope in which they may."""
    return kept_topics(NOTES, row_of(ticket))


def log(
    ticket: Ticket, action: str, *, actor: Actor, before: dict[str, object] | None = None, after: dict[str, object]
) -> None:
    """Writes the operation log for a ticket; texts are not repeated there."""
    trail.record(
        f"tickets.ticket.{action}",
        actor=actor,
        object_kind=KIND,
        object_id=ticket.id,
        before=_without_texts(before or {}),
        after=_without_texts(after),
        customer_id=ticket.customer_id,
        shop_id=ticket.shop_id,
    )


def _without_texts(values: dict[str, object]) -> dict[str, object]:
    return {name: {"length": len(str(value))} if name in _TEXTS else value for name, value in values.items()}


def check_version(ticket: Ticket, expected: int, wanted: Sequence[str] = ()) -> None:
    """Raises `conflict.version` with what holds now and what held when the caller read, for the `wanted` fields."""
    if ticket.version == expected:
        return
    names = [name for name in wanted if name in FIELDS]
    current = {name: getattr(ticket, FIELDS[name]) for name in names}
    later = TicketChange.objects.filter(ticket=ticket, version__gt=expected, field__in=names).order_by("-id")
    base = dict(current)
    for row in later:
        base[row.field] = row.before
    raise VERSION_CONFLICT(extra={"current": {"version": ticket.version, **current}, "base": base})


def keep(ticket: Ticket, step: Step, changes: Sequence[Change], *, actor: Actor, reason: str = "") -> None:
    """Saves a locked ticket with its version raised, and writes one row of history for each changed field."""
    ticket.version += 1
    ticket.updated_at = clock.now()
    ticket.save()
    write(ticket, step, changes, actor=actor, reason=reason)


def write(ticket: Ticket, step: Step, changes: Sequence[Change], *, actor: Actor, reason: str = "") -> None:
    """Writes history rows for the ticket's present version."""
    TicketChange.objects.bulk_create(
        TicketChange(
            ticket=ticket,
            version=ticket.version,
            at=clock.now(),
            actor_kind=actor.kind,
            actor_id=actor.id,
            step=step,
            field=one.field,
            before=_plain(one.before),
            after=_plain(one.after),
            reason=reason,
        )
        for one in changes or [Change("", None, None)]
    )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def next_due(ticket: Ticket) -> None:
    """Puts the next open deadline into the row; the caller saves it."""
    open_at = [at for at in open_deadlines(kind=KIND, item_id=ticket.id).values() if at is not None]
    ticket.due_at = min(open_at, default=None) if ticket.active else None
