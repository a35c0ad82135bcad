"""What conversations hold of customers: threads, and the widgets that are open."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from zhike.conversations.models import Conversation, Episode, Head, VisitorSession
from zhike.conversations.services.erasing import threads_erase
from zhike.conversations.services.joining import rewrite_author
from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldRow, HeldTable


class Threads(CustomerHolder):
    """A thread moves as a whole: its head, its episodes and the authorship of its messages go with it."""

    name: ClassVar[str] = "conversations"
    tables: ClassVar[tuple[HeldTable, ...]] = (
        HeldTable("conversations_conversation"),
        HeldTable("conversations_head", key="conversation_id"),
        HeldTable("conversations_episode"),
        HeldTable("conversations_visitorsession", hidden=("token_hash",)),
    )

    def move(self, *, from_id: UUID, into_id: UUID, limit: int = 1000) -> Sequence[HeldRow]:
        """Moves up to `limit` threads; undoing needs no more than their ids."""
        found = list(
            Conversation.objects.filter(customer_id=from_id).order_by("id").values_list("id", flat=True)[:limit]
        )
        # The heads' locks order everything in a thread; taken in one order, two movers cannot meet crosswise.
        list(Head.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=found).order_by("pk"))
        Conversation.objects.filter(pk__in=found).update(customer_id=into_id)
        Head.objects.filter(pk__in=found).update(customer_id=into_id)
        Episode.objects.filter(conversation_id__in=found).update(customer_id=into_id)
        for conversation_id in found:
            rewrite_author(conversation_id, into_id)
        VisitorSession.objects.filter(customer_id=from_id).update(customer_id=into_id)
        return [HeldRow("conversations_conversation", str(conversation_id)) for conversation_id in found]

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """See :func:`threads_erase`."""
        return threads_erase(actor=actor, customer_id=customer_id)
