"""Colleagues who are named in an internal note: who can be, and who is told."""

from collections.abc import Sequence
from uuid import UUID

from zhike.accounts.public import names_of_users, notify, people, users_covering
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.events.payload import Subject
from zhike.tickets.access import row_of, ticket_for
from zhike.tickets.models import Ticket, TicketComment
from zhike.tickets.notices import MENTIONED
from zhike.tickets.permissions import NOTE_CREATE, NOTE_VIEW, TICKET_VIEW
from zhike.tickets.types import KIND


def mentionable(*, actor: Actor, ticket_id: UUID) -> list[dict[str, object]]:
    """Colleagues who may open this ticket and read its notes, by name: those whom a note can mention.

    Raises `permission.missing`, `missing.not_found`.
    """
    ticket = ticket_for(actor, NOTE_CREATE, ticket_id)
    found = people(sorted(_reading(ticket))).values()
    return [
        {"id": one.id, "name": one.name, "presence": one.presence}
        for one in sorted(found, key=lambda one: (one.name, one.id))
        if one.id != actor.id
    ]


def _reading(ticket: Ticket) -> set[UUID]:
    row = row_of(ticket)
    return {*users_covering(TICKET_VIEW.name, row)} & {*users_covering(NOTE_VIEW.name, row)}


def mentions_in(ticket: Ticket, *, public: bool, text: str, mention_ids: Sequence[UUID]) -> list[dict[str, str]]:
    """The mentioned colleagues, with their names as they stand in the text.

    Raises `input.invalid` in what the customer reads, and for a colleague who may not read the note or whose name does
    not stand in the text after an @.
    """
    if not mention_ids:
        return []
    names = names_of_users(mention_ids)
    reading = set() if public else _reading(ticket)
    wrong = [
        FieldError(f"mention_ids.{place}", "value.invalid")
        for place, one in enumerate(mention_ids)
        if one not in reading or f"@{names[one]}" not in text
    ]
    if wrong:
        raise INPUT_INVALID(fields=wrong)
    return [{"id": str(one), "name": names[one]} for one in mention_ids]


def tell_mentioned(ticket: Ticket, note: TicketComment, *, actor: Actor) -> None:
    """Tells each colleague whom a note names, but not its author, with the way to the very note."""
    recipients = [UUID(one["id"]) for one in note.mentions if one["id"] != str(note.author_id)]
    if not recipients or note.author_id is None:
        return
    notify(
        MENTIONED,
        recipients=recipients,
        subject=Subject(kind=KIND, id=ticket.id, version=ticket.version),
        params={
            "name": names_of_users([note.author_id]).get(note.author_id, ""),
            "number": ticket.number,
            "part": str(note.id),
        },
        dedupe_key=str(note.id),
        actor=actor,
    )
