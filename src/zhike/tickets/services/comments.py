"""What is written in a ticket: public answers, internal notes, and what the customer added."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.conversations.public import FileFacts, WaitingMessage, answer_from_ticket
from zhike.kernel import clock, files
from zhike.kernel.authz import Actor
from zhike.kernel.errors import IDEMPOTENCY_REUSED, SIGN_IN_REQUIRED
from zhike.kernel.ids import new_id
from zhike.tickets import trace
from zhike.tickets.access import on_its_own, ticket_for
from zhike.tickets.errors import EMPTY_COMMENT
from zhike.tickets.events import CommentAdded, NoteAdded
from zhike.tickets.models import Ticket, TicketComment
from zhike.tickets.permissions import COMMENT_CREATE, NOTE_CREATE
from zhike.tickets.rules import BEGUN
from zhike.tickets.services.mentions import mentions_in, tell_mentioned
from zhike.tickets.services.statuses import move_if_possible, tell_along
from zhike.tickets.types import KIND, Change
from zhike.work.public import clock_resume, clock_satisfy, customer_waits


def comment_add(
    *,
    actor: Actor,
    ticket_id: UUID,
    client_key: str,
    public: bool,
    text: str,
    file_ids: Sequence[UUID] = (),
    mention_ids: Sequence[UUID] = (),
) -> TicketComment:
    """Writes a public answer or an internal note. The same `client_key` again answers what was stored.

    A public answer stops the response clocks, begins a new ticket, and goes into the ticket's conversation, where the
    customer reads it. Colleagues whom a note mentions are told, each once. Raises `permission.missing`,
    `missing.not_found`, `tickets.empty_comment`, `conflict.state` for a merged ticket, what attaching a file raises,
    `input.invalid` for somebody who cannot be mentioned, and `conflict.idempotency_key_reused`.
    """
    if not text.strip() and not file_ids:
        raise EMPTY_COMMENT()
    stored = _stored(actor, client_key)
    if stored is None:
        try:
            return _comment_add(actor, ticket_id, client_key, public, text, file_ids, dict.fromkeys(mention_ids))
        except IntegrityError:
            stored = _stored(actor, client_key)
            if stored is None:
                raise
    ticket_for(actor, COMMENT_CREATE if public else NOTE_CREATE, stored.ticket_id)
    said = (ticket_id, public, text, [str(one) for one in file_ids])
    if said != (stored.ticket_id, stored.public, stored.text, [one["id"] for one in stored.files]):
        raise IDEMPOTENCY_REUSED()
    return stored


def _stored(actor: Actor, client_key: str) -> TicketComment | None:
    return TicketComment.objects.filter(author_id=actor.id, client_key=client_key).first()


@transaction.atomic
def _comment_add(
    actor: Actor,
    ticket_id: UUID,
    client_key: str,
    public: bool,
    text: str,
    file_ids: Sequence[UUID],
    mention_ids: Iterable[UUID],
) -> TicketComment:
    if actor.id is None:
        raise SIGN_IN_REQUIRED()
    ticket = on_its_own(ticket_for(actor, COMMENT_CREATE if public else NOTE_CREATE, ticket_id, lock=True))
    mentions = mentions_in(ticket, public=public, text=text, mention_ids=list(mention_ids))
    comment_id = new_id()
    facts = [_attach(file_id, comment_id, actor) for file_id in file_ids]
    message_id = None
    if public and ticket.conversation_id is not None:
        message_id = answer_from_ticket(
            actor=actor,
            conversation_id=ticket.conversation_id,
            client_key=f"ticket:{comment_id}",
            text=text,
            files=facts,
        )
    comment = TicketComment(
        id=comment_id,
        public=public,
        author_kind="agent",
        author_id=actor.id,
        text=text,
        files=[_stored_file(one) for one in facts],
        mentions=mentions,
        client_key=client_key,
        message_id=message_id,
    )
    first = public and ticket.first_response_at is None
    _write(ticket, comment)
    changes: list[Change] = []
    before = ticket.category
    if public:
        changes = _answered(ticket, actor)
    if changes:
        trace.keep(ticket, "status", changes, actor=actor)
    else:
        ticket.save()
    _tell(ticket, comment, actor=actor, first=first)
    tell_along(ticket, changes, before, actor=actor)
    tell_mentioned(ticket, comment, actor=actor)
    return comment


def _attach(file_id: UUID, comment_id: UUID, actor: Actor) -> FileFacts:
    info = files.attach(file_id=file_id, owner_kind="ticket_comment", owner_id=comment_id, actor=actor)
    return FileFacts(
        id=info.id,
        name=info.name,
        size=info.size,
        type=info.type,
        width=info.width,
        height=info.height,
        thumb=info.thumb_blob is not None,
    )


def _stored_file(facts: FileFacts) -> dict[str, object]:
    return {**asdict(facts), "id": str(facts.id)}


def _write(ticket: Ticket, comment: TicketComment) -> None:
    """Gives the comment the ticket's next number; the ticket is locked and saved by the caller."""
    now = clock.now()
    ticket.comment_seq += 1
    ticket.updated_at = now
    comment.ticket, comment.seq, comment.created_at = ticket, ticket.comment_seq, now
    comment.save(force_insert=True)


def _answered(ticket: Ticket, actor: Actor) -> list[Change]:
    """A human answered: response clocks stop, the first answer is stamped, a new ticket has begun."""
    if ticket.first_response_at is None:
        ticket.first_response_at, ticket.first_response_by = clock.now(), actor.id
    if not ticket.active:
        return []
    clock_satisfy(actor=actor, kind=KIND, item_id=ticket.id)
    changes = move_if_possible(ticket, BEGUN, {"new"})
    trace.next_due(ticket)
    return changes


def comments_from_customer(ticket: Ticket, messages: Sequence[WaitingMessage], *, actor: Actor) -> int:
    """Adds what the customer wrote to a locked, active ticket, each message once; answers how many were new.

    A ticket that waited for the customer goes on.
    """
    known = set(
        TicketComment.objects.filter(ticket=ticket, message_id__isnull=False).values_list("message_id", flat=True)
    )
    new = [one for one in messages if one.id not in known]
    for message in new:
        comment = TicketComment(
            id=new_id(),
            public=True,
            author_kind="customer",
            author_id=ticket.customer_id,
            text=message.text,
            files=[message.file] if message.file else [],
            message_id=message.id,
        )
        _write(ticket, comment)
        _tell(ticket, comment, actor=actor, first=False)
    if not new:
        return 0
    before = ticket.category
    changes = move_if_possible(ticket, BEGUN, {"waiting"})
    if changes:
        clock_resume(kind=KIND, item_id=ticket.id)
    customer_waits(kind=KIND, item_id=ticket.id)
    trace.next_due(ticket)
    if changes:
        trace.keep(ticket, "status", changes, actor=actor)
        tell_along(ticket, changes, before, actor=actor)
    else:
        ticket.save()
    return len(new)


def _tell(ticket: Ticket, comment: TicketComment, *, actor: Actor, first: bool) -> None:
    if comment.public:
        shown = TicketComment.objects.filter(ticket=ticket, public=True, seq__lte=comment.seq).count()
        payload = CommentAdded(
            ticket_id=ticket.id,
            entry_id=comment.id,
            seq=shown,
            public=True,
            author_kind=comment.author_kind,
            first_response=first,
        )
        trace.tell(ticket, payload, actor=actor)
    else:
        mentioned = tuple(UUID(one["id"]) for one in comment.mentions)
        note = NoteAdded(ticket_id=ticket.id, entry_id=comment.id, seq=comment.seq, mentioned=mentioned)
        trace.tell(ticket, note, actor=actor, heard_on=trace.note_topics(ticket))
    after: dict[str, object] = {"comment_id": comment.id, "length": len(comment.text), "files": len(comment.files)}
    trace.log(ticket, "comment" if comment.public else "note", actor=actor, after=after)
