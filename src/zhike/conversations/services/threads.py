"""Finding or making the thread of a visitor."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.conversations.models import Conversation, Head, VisitorSession
from zhike.conversations.types import Visitor
from zhike.customers.public import customer_recognise_visitor
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread with its customer; `created` says that it was made just now."""

    conversation_id: UUID
    customer_id: UUID
    created: bool


def thread_of(*, actor: Actor, visitor: Visitor) -> Thread:
    """The thread of this visitor on this channel; customer, identity and thread are made when they are missing.

    Runs in the caller's transaction. However many first messages come at once, one thread results: the unique
    constraints decide, and the losers read what the winner made.
    """
    identity_id, customer_id = visitor.identity_id, visitor.customer_id
    if identity_id is None or customer_id is None:
        known = customer_recognise_visitor(
            actor=actor,
            visitor_id=visitor.visitor_id,
            channel_id=visitor.channel_id,
            shop_id=visitor.shop_id,
            language=visitor.language,
        )
        identity_id, customer_id = known.identity_id, known.customer_id
    thread = _find(visitor.channel_id, identity_id)
    if thread is None:
        try:
            with transaction.atomic():
                thread = _create(visitor, identity_id, customer_id)
        except IntegrityError:
            thread = _find(visitor.channel_id, identity_id)
            if thread is None:
                raise
    if visitor.conversation_id != thread.conversation_id:
        VisitorSession.objects.filter(
            channel_id=visitor.channel_id, visitor_id=visitor.visitor_id, verified=visitor.verified
        ).update(identity_id=identity_id, customer_id=thread.customer_id, conversation_id=thread.conversation_id)
    return thread


def thread_with(channel_id: UUID, identity_id: UUID) -> UUID | None:
    """The thread of an identity on a channel, if there is one."""
    found = _find(channel_id, identity_id)
    return None if found is None else found.conversation_id


def _find(channel_id: UUID, identity_id: UUID) -> Thread | None:
    rows = Conversation.objects.filter(channel_id=channel_id, identity_id=identity_id, joined_into=None)
    row = rows.values_list("id", "customer_id")
    found = row.first()
    return None if found is None else Thread(found[0], found[1], created=False)


def _create(visitor: Visitor, identity_id: UUID, customer_id: UUID) -> Thread:
    now = clock.now()
    conversation_id = new_id()
    Conversation.objects.create(
        id=conversation_id,
        channel_id=visitor.channel_id,
        shop_id=visitor.shop_id,
        customer_id=customer_id,
        identity_id=identity_id,
        created_at=now,
    )
    Head.objects.create(
        conversation_id=conversation_id,
        channel_id=visitor.channel_id,
        shop_id=visitor.shop_id,
        customer_id=customer_id,
        last_at=now,
    )
    return Thread(conversation_id, customer_id, created=True)
