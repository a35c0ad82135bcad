"""Reactions of conversations to what happened."""

from zhike.conversations import filing, search
from zhike.conversations.events import MessageSent
from zhike.conversations.services.episodes import KIND
from zhike.kernel.authz import Actor
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.work.public import clock_satisfy, customer_waits

__all__ = ["filing", "keep_clocks", "search"]


@subscriber("conversations.clocks", events=[MessageSent.name])
def keep_clocks(event: StoredEvent) -> None:
    """Tells the deadlines who wrote, at the moment of the message. Here and not in the sending itself, which stays one
    statement; events of a conversation come in order, so an answer never overtakes the question.
    """
    payload = event.payload
    if not isinstance(payload, MessageSent):
        return
    if payload.author_kind == "customer":
        customer_waits(kind=KIND, item_id=payload.episode_id, at=event.at)
    elif payload.author_kind == "agent":
        clock_satisfy(actor=Actor(event.actor_kind, event.actor_id), kind=KIND, item_id=payload.episode_id, at=event.at)
