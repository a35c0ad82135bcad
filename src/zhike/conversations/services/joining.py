"""A visitor who wrote anonymously signs in: what happens to the thread.

- The customer has no thread on this channel: the visitor's thread becomes the customer's, nothing else changes.
- The customer has one: it goes on. The visitor's messages are put at its end in their order, and the open episode moves
  with them; if both have one open, the customer's goes on and the visitor's ends with result `joined`. The customer
  sees one thread with everything in it, whoever is serving keeps what was just said.

Either way the visitor's own id ends: whoever signs out again, or holds the old token, starts with an empty thread.
"""

from typing import Final
from uuid import UUID

from django.db import connection

from zhike.conversations.access import locked_head
from zhike.conversations.events import ConversationJoined
from zhike.conversations.models import Conversation, Draft, Episode, Head, Message, Note, Transfer, VisitorSession
from zhike.conversations.services.episodes import KIND
from zhike.conversations.services.telling import conversation_subject, log, staff_topics
from zhike.conversations.services.threads import thread_with
from zhike.conversations.types import Visitor
from zhike.customers.public import customer_absorb
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.work.public import item_done

#: A key that the customer used already stays with the older message.
_REWRITE_AUTHOR: Final = """
UPDATE conversations_message m SET author_id = %s, client_key = CASE WHEN EXISTS (
  SELECT FROM conversations_message k WHERE k.author_id = %s AND k.client_key = m.client_key) THEN NULL
  ELSE m.client_key END
WHERE m.conversation_id = %s AND m.author_kind = 'customer'
"""
#: As many ids as an event names; a visitor with more widgets open at once is no person.
_WIDGETS_MAX: Final = 1000

_MOVE: Final = """
UPDATE {table} t SET conversation_id = %s, seq = %s + o.place
FROM (SELECT id, row_number() OVER (ORDER BY seq) AS place FROM {table} WHERE conversation_id = %s) o
WHERE t.id = o.id
"""


def thread_join(*, actor: Actor, visitor: Visitor, identity_id: UUID, customer_id: UUID) -> UUID | None:
    """Brings the anonymous `visitor` and the recognised customer together; answers the customer's thread, if any.

    Runs in the caller's transaction.
    """
    own = thread_with(visitor.channel_id, identity_id)
    theirs = visitor.conversation_id
    if theirs is None or visitor.customer_id is None or theirs == own:
        return own
    ended = _end_widgets(visitor)
    if own is None:
        _hand_over(actor, theirs, identity_id, customer_id, ended)
        own = theirs
    else:
        _append(actor, theirs, own, customer_id, ended)
    customer_absorb(actor=actor, customer_id=visitor.customer_id, into_id=customer_id)
    return own


def _end_widgets(visitor: Visitor) -> tuple[UUID, ...]:
    """Ends the visitor's widgets, wherever they are open, and answers which. A browser has a few of them."""
    own = VisitorSession.objects.filter(
        channel_id=visitor.channel_id, visitor_id=visitor.visitor_id, revoked_at=None, expires_at__gt=clock.now()
    )
    ended = tuple(own.order_by("-created_at").values_list("id", flat=True)[:_WIDGETS_MAX])
    own.update(revoked_at=clock.now())
    return ended


def _hand_over(
    actor: Actor, conversation_id: UUID, identity_id: UUID, customer_id: UUID, ended: tuple[UUID, ...]
) -> None:
    """The visitor's thread becomes the customer's."""
    head = locked_head(conversation_id)
    Conversation.objects.filter(pk=conversation_id).update(identity_id=identity_id, customer_id=customer_id)
    Episode.objects.filter(conversation_id=conversation_id).update(customer_id=customer_id)
    rewrite_author(conversation_id, customer_id)
    head.customer_id = customer_id
    head.save(update_fields=["customer"])
    _tell(actor, head, head, 1, ended)


def _append(actor: Actor, from_id: UUID, into_id: UUID, customer_id: UUID, widgets: tuple[UUID, ...]) -> None:
    """Puts the visitor's thread at the end of the customer's."""
    heads = {conversation_id: locked_head(conversation_id) for conversation_id in sorted((from_id, into_id))}
    source, target = heads[from_id], heads[into_id]
    first_seq = target.last_seq + 1
    ended = _settle_episodes(actor, source, target, customer_id)
    rewrite_author(from_id, customer_id)
    target.last_seq += _move(Message._meta.db_table, from_id, into_id, target.last_seq)
    target.note_seq += _move(Note._meta.db_table, from_id, into_id, target.note_seq)
    Transfer.objects.filter(conversation_id=from_id).update(conversation_id=into_id)
    Draft.objects.filter(conversation_id=from_id).delete()
    target.unread_agent += source.unread_agent
    if source.last_at >= target.last_at:
        for name in ("last_at", "last_preview", "last_author", "last_kind"):
            setattr(target, name, getattr(source, name))
    Head.objects.filter(pk=from_id).delete()
    target.save()
    Conversation.objects.filter(pk=from_id).update(joined_into_id=into_id, customer_id=customer_id)
    VisitorSession.objects.filter(conversation_id=from_id).update(conversation_id=into_id)
    if ended is not None:
        item_done(actor=actor, kind=KIND, item_id=ended)
    _tell(actor, source, target, first_seq, widgets)


def _settle_episodes(actor: Actor, source: Head, target: Head, customer_id: UUID) -> UUID | None:
    """Moves the visitor's episodes; answers the one that had to end because both threads had one open."""
    ended = None
    if source.episode_id is not None and target.episode_id is not None:
        ended = source.episode_id
        now = clock.now()
        Message.objects.filter(episode_id=ended).update(episode_id=target.episode_id)
        Transfer.objects.filter(episode_id=ended, state="requested").update(state="cancelled", answered_at=now)
        episode = Episode.objects.get(pk=ended)
        episode.state, episode.result, episode.closed_at = "closed", "joined", now
        episode.closed_by_kind, episode.closed_by = actor.kind, actor.id
        episode.version += 1
        episode.save()
    elif source.episode_id is not None:
        for name in ("episode_id", "state", "owner_id", "team_id", "department_id", "opened_at"):
            setattr(target, name, getattr(source, name))
    Episode.objects.filter(conversation_id=source.conversation_id).update(
        conversation_id=target.conversation_id, customer_id=customer_id
    )
    return ended


def rewrite_author(conversation_id: UUID, customer_id: UUID) -> None:
    """The customer's messages of a thread are this customer's from now on."""
    with connection.cursor() as cursor:
        cursor.execute(_REWRITE_AUTHOR, [customer_id, customer_id, conversation_id])


def _move(table: str, from_id: UUID, into_id: UUID, after: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_MOVE.format(table=table), [into_id, after, from_id])
        return int(cursor.rowcount)


def _tell(actor: Actor, source: Head, target: Head, first_seq: int, widgets: tuple[UUID, ...]) -> None:
    payload = ConversationJoined(
        conversation_id=source.conversation_id,
        into_id=target.conversation_id,
        first_seq=first_seq,
        last_seq=target.last_seq,
        session_ids=widgets,
    )
    both = {f"conversation:{head.conversation_id}" for head in (source, target)}
    emit(
        payload,
        actor=actor,
        subject=conversation_subject(target),
        customer_id=target.customer_id,
        shop_id=target.shop_id,
        topics=[*sorted(both), *dict.fromkeys([*staff_topics(source), *staff_topics(target)])],
    )
    log(target, "join", actor=actor, before={}, after={"from": source.conversation_id, "first_seq": first_seq})
