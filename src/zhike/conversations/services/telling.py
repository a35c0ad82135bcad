"""Who hears of a change: topics, events and event messages, alike in every service."""

from uuid import UUID

from zhike.conversations.events import EpisodeMoved
from zhike.conversations.models import Episode, Head
from zhike.conversations.posting import post_message
from zhike.conversations.types import Post
from zhike.kernel import trail
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject


def staff_topics(head: Head, *also_users: UUID | None) -> list[str]:
    """The owner, further users, the team and the shop; never the customer's side."""
    users = {user for user in (head.owner_id, *also_users) if user is not None}
    heard = [f"user:{user}" for user in sorted(users)]
    if head.team_id is not None:
        heard.append(f"team:{head.team_id}")
    return [*heard, f"shop:{head.shop_id}"]


def tell(
    head: Head,
    payload: EventPayload,
    *,
    actor: Actor,
    subject: Subject,
    also_users: tuple[UUID | None, ...] = (),
    both_sides: bool = False,
) -> None:
    """Writes an event about a locked conversation; `both_sides` also to the conversation's own topic."""
    topics = staff_topics(head, *also_users)
    emit(
        payload,
        actor=actor,
        subject=subject,
        customer_id=head.customer_id,
        shop_id=head.shop_id,
        topics=[f"conversation:{head.conversation_id}", *topics] if both_sides else topics,
    )


def episode_subject(episode: Episode) -> Subject:
    """The subject of events about an episode, after its version was raised."""
    return Subject(kind="episode", id=episode.id, version=episode.version)


def conversation_subject(head: Head) -> Subject:
    """The subject of events about the thread."""
    return Subject(kind="conversation", id=head.conversation_id, version=head.last_seq)


def say(head: Head, code: str, *, actor: Actor, **facts: object) -> None:
    """Puts an event message into the thread; clients make the sentence from code and facts. Needs an open episode."""
    post_message(
        Post(
            conversation_id=head.conversation_id,
            author_kind="system",
            author_id=None,
            actor=actor,
            kind="event",
            data={"code": code, **facts},
        )
    )


def log(head: Head, action: str, *, actor: Actor, before: dict[str, object], after: dict[str, object]) -> None:
    """Writes the operation log for a conversation."""
    trail.record(
        f"conversations.conversation.{action}",
        actor=actor,
        object_kind="conversation",
        object_id=head.conversation_id,
        before=before,
        after=after,
        customer_id=head.customer_id,
        shop_id=head.shop_id,
    )


def moved(head: Head, episode: Episode, *, actor: Actor) -> None:
    """Tells both sides that the episode's state changed; staff learn more from the event beside it."""
    payload = EpisodeMoved(episode_id=episode.id, conversation_id=head.conversation_id, state=episode.state)
    tell(head, payload, actor=actor, subject=episode_subject(episode), both_sides=True)
