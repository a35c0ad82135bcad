"""Sending, by either side. The usual case is one statement (see `posting`); the rest of this file is the unusual."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from zhike.conversations.access import head_for, locked_head
from zhike.conversations.attachments import attach
from zhike.conversations.errors import CLOSED, VISITOR_UNKNOWN
from zhike.conversations.models import Channel
from zhike.conversations.permissions import MESSAGE_CREATE
from zhike.conversations.posting import Posted, post_message, stored_message
from zhike.conversations.services.episodes import episode_open
from zhike.conversations.services.threads import thread_of
from zhike.conversations.sql import HEAD_SCOPE
from zhike.conversations.types import MessageKind, Post, Visitor
from zhike.customers.public import customer_hold
from zhike.kernel.authz import Actor, LiveSession, scope_sql
from zhike.kernel.ids import new_id


def agent_send_at_once(
    *, actor: Actor, live: LiveSession, conversation_id: UUID, client_key: str, kind: MessageKind, text: str
) -> Posted | None:
    """A text of a member of staff whose session the posting itself checks. None when :func:`agent_send` is to decide:
    the session ended, the rights changed, the row is not theirs, or nothing is open.

    Raises `conflict.idempotency_key_reused`.
    """
    post = Post(conversation_id, "agent", actor.id, actor, kind, text, client_key=client_key)
    condition, params = scope_sql(actor, MESSAGE_CREATE, HEAD_SCOPE)
    return post_message(post, condition=f"{condition} AND {live.condition}", params=[*params, *live.params])


def agent_send(
    *,
    actor: Actor,
    conversation_id: UUID,
    client_key: str,
    kind: MessageKind,
    text: str = "",
    file_id: UUID | None = None,
) -> Posted:
    """A message of a member of staff. Sending the same `client_key` again answers the stored message.

    Raises `permission.missing`, `missing.not_found`, `conversations.closed` when no episode is open,
    `conversations.file_refused`, `conflict.idempotency_key_reused`.
    """
    post = Post(conversation_id, "agent", actor.id, actor, kind, text, client_key=client_key)
    if file_id is not None:
        return _agent_send_file(post, file_id)
    condition, params = scope_sql(actor, MESSAGE_CREATE, HEAD_SCOPE)
    posted = post_message(post, condition=condition, params=params)
    if posted is not None:
        return posted
    head_for(actor, MESSAGE_CREATE, conversation_id)
    stored = stored_message(post)
    if stored is None:
        raise CLOSED()
    return stored


@transaction.atomic
def _agent_send_file(post: Post, file_id: UUID) -> Posted:
    head = head_for(post.actor, MESSAGE_CREATE, post.conversation_id, lock=True)
    stored = stored_message(post, file_id=file_id)
    if stored is not None:
        return stored
    if head.episode_id is None:
        raise CLOSED()
    return _post_with_file(post, file_id, [post.actor])


def customer_send(
    *, actor: Actor, visitor: Visitor, client_key: str, kind: MessageKind, text: str = "", file_id: UUID | None = None
) -> Posted:
    """A message of a customer. The first one makes the thread; with nothing open it opens an episode.

    Raises `conversations.file_refused`, `conflict.idempotency_key_reused`, and `conversations.visitor_unknown` when the
    customer was erased meanwhile.
    """
    if visitor.conversation_id is not None and visitor.customer_id is not None and file_id is None:
        post = Post(visitor.conversation_id, "customer", visitor.customer_id, actor, kind, text, client_key=client_key)
        posted = post_message(post)
        if posted is not None:
            return posted
    return _customer_send_slowly(actor, visitor, client_key, kind, text, file_id)


@transaction.atomic
def _customer_send_slowly(
    actor: Actor, visitor: Visitor, client_key: str, kind: MessageKind, text: str, file_id: UUID | None
) -> Posted:
    # Held first, before any lock of the thread: erasing the customer waits for us, or we find it done.
    if visitor.customer_id is not None and not customer_hold(visitor.customer_id):
        raise VISITOR_UNKNOWN()
    thread = thread_of(actor=actor, visitor=visitor)
    if thread.created:
        actor = Actor("customer", thread.customer_id)
    head = locked_head(thread.conversation_id)
    post = Post(thread.conversation_id, "customer", thread.customer_id, actor, kind, text, client_key=client_key)
    stored = stored_message(post, file_id=file_id)
    if stored is not None:
        return stored
    if head.episode_id is None:
        episode_open(actor=actor, head=head)
    if file_id is not None:
        uploaders = [Actor("customer", thread.customer_id), Actor("visitor", visitor.visitor_id)]
        max_bytes = Channel.objects.values_list("max_file_bytes", flat=True).get(pk=visitor.channel_id)
        return _post_with_file(post, file_id, uploaders, max_bytes)
    posted = post_message(post)
    if posted is None:
        raise CLOSED()
    return posted


def _post_with_file(post: Post, file_id: UUID, uploaders: list[Actor], max_bytes: int | None = None) -> Posted:
    """Attaches the file and posts; the caller's transaction holds the head's lock and an episode is open."""
    message_id = new_id()
    facts = attach(uploaders=uploaders, file_id=file_id, kind=post.kind, message_id=message_id, max_bytes=max_bytes)
    posted = post_message(replace(post, file=facts), message_id=message_id)
    if posted is None:
        raise CLOSED()
    return posted
