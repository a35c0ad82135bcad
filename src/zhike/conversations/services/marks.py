"""Delivered and read marks of either side."""

from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.conversations.access import head_for, locked_head
from zhike.conversations.events import MarksMoved, Side
from zhike.conversations.models import Head
from zhike.conversations.permissions import CONVERSATION_VIEW
from zhike.conversations.rules import moved_marks
from zhike.conversations.services.telling import conversation_subject, tell
from zhike.kernel.authz import Actor

#: What a side has not read: messages of the other side after its read mark. Event messages do not count.
_UNREAD: Final = """
UPDATE conversations_head h SET {side}_delivered_seq = %s, {side}_read_seq = %s, unread_{side} = (
  SELECT count(*) FROM conversations_message m
  WHERE m.conversation_id = h.conversation_id AND m.seq > %s AND m.author_kind = ANY(%s))
WHERE h.conversation_id = %s
"""
_OTHERS: Final[dict[Side, list[str]]] = {"agent": ["customer"], "customer": ["agent", "bot"]}


@transaction.atomic
def agent_marks_move(*, actor: Actor, conversation_id: UUID, delivered_seq: int | None, read_seq: int | None) -> None:
    """Staff got or read messages up to these places. Read marks move for the owner, else for whoever waits on nobody:
    a supervisor who looks in does not make the customer's message look read.
    """
    head = head_for(actor, CONVERSATION_VIEW, conversation_id, lock=True)
    counts = head.owner_id is None or head.owner_id == actor.id
    _move(actor, head, "agent", delivered_seq, read_seq if counts else None)


@transaction.atomic
def customer_marks_move(
    *, actor: Actor, conversation_id: UUID, delivered_seq: int | None, read_seq: int | None
) -> None:
    """The customer's side got or read messages up to these places."""
    _move(actor, locked_head(conversation_id), "customer", delivered_seq, read_seq)


def _move(actor: Actor, head: Head, side: Side, delivered_seq: int | None, read_seq: int | None) -> None:
    delivered_before: int = getattr(head, f"{side}_delivered_seq")
    read_before: int = getattr(head, f"{side}_read_seq")
    delivered, read = moved_marks(
        last_seq=head.last_seq,
        delivered=delivered_before,
        read=read_before,
        new_delivered=delivered_seq,
        new_read=read_seq,
    )
    if (delivered, read) == (delivered_before, read_before):
        return
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD.format(side=side), [delivered, read, read, _OTHERS[side], head.conversation_id])
    tell(
        head,
        MarksMoved(conversation_id=head.conversation_id, side=side, delivered_seq=delivered, read_seq=read),
        actor=actor,
        subject=conversation_subject(head),
        both_sides=True,
    )
