"""What conversations do for tickets: facts of a thread, an episode that goes on as a ticket, answers from tickets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhike.conversations.access import head_for, locked_head
from zhike.conversations.errors import CLOSED
from zhike.conversations.events import EpisodeClosed
from zhike.conversations.models import Conversation, Episode, Head, Message
from zhike.conversations.permissions import CONVERSATION_VIEW
from zhike.conversations.posting import post_message
from zhike.conversations.services.telling import episode_subject, log, moved, say, tell
from zhike.conversations.types import FileFacts, MessageKind, Post, Visitor
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.work.public import item_done


@dataclass(frozen=True, slots=True)
class ThreadFacts:
    """What a ticket takes over from a conversation. `episode_id` is the open episode, else the last one."""

    conversation_id: UUID
    customer_id: UUID
    shop_id: UUID
    team_id: UUID | None
    episode_id: UUID | None


@dataclass(frozen=True, slots=True)
class WaitingMessage:
    """A customer's message that nobody answered."""

    id: UUID
    kind: str
    text: str
    file: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class WaitingEpisode:
    """An episode that waits in the queue; its conversation is locked. `opened_open`: within service hours."""

    thread: ThreadFacts
    opened_open: bool
    messages: tuple[WaitingMessage, ...]


def thread_facts(*, actor: Actor, conversation_id: UUID) -> ThreadFacts:
    """The thread, if the actor may read it. Raises `permission.missing` or `missing.not_found`."""
    return _facts(head_for(actor, CONVERSATION_VIEW, conversation_id))


def _facts(head: Head) -> ThreadFacts:
    episode_id = head.episode_id
    if episode_id is None:
        last = Episode.objects.filter(conversation_id=head.conversation_id).order_by("-opened_at", "-id")
        episode_id = last.values_list("id", flat=True).first()
    return ThreadFacts(head.conversation_id, head.customer_id, head.shop_id, head.team_id, episode_id)


def open_episode_of(visitor: Visitor) -> UUID | None:
    """The open episode of the visitor's own thread, or None."""
    if visitor.conversation_id is None:
        return None
    return Head.objects.filter(pk=visitor.conversation_id).values_list("episode_id", flat=True).first()


def episode_waiting(*, episode_id: UUID) -> WaitingEpisode | None:
    """The episode with what the customer wrote in it, its conversation locked; None when it does not wait any more."""
    head = Head.objects.select_for_update(no_key=True, of=("self",)).filter(episode_id=episode_id).first()
    if head is None or head.state != "queued":
        return None
    episode = Episode.objects.get(pk=episode_id)
    written = Message.objects.filter(
        conversation_id=head.conversation_id, seq__gte=episode.opened_seq, author_kind="customer"
    )
    messages = tuple(WaitingMessage(one.id, one.kind, one.text, one.file) for one in written.order_by("seq"))
    return WaitingEpisode(_facts(head), episode.opened_open, messages)


@transaction.atomic
def episode_to_ticket(
    *, actor: Actor, episode_id: UUID, ticket_id: UUID, number: str, answer_by: datetime | None
) -> None:
    """Ends a waiting episode because it goes on as a ticket. The thread says the number and when to expect an answer.

    The caller holds the conversation's lock by :func:`episode_waiting`. Raises `conversations.closed` when the episode
    does not wait any more.
    """
    head = Head.objects.select_for_update(no_key=True, of=("self",)).filter(episode_id=episode_id).first()
    if head is None or head.state != "queued":
        raise CLOSED()
    episode = Episode.objects.get(pk=episode_id)
    say(
        head,
        "ticketed",
        actor=actor,
        ticket_id=str(ticket_id),
        number=number,
        answer_by=clock.iso(answer_by) if answer_by else None,
    )
    episode.state, episode.closed_at, episode.result = "closed", clock.now(), "ticketed"
    episode.closed_by_kind, episode.closed_by = actor.kind, actor.id
    episode.version += 1
    episode.save()
    Head.objects.filter(pk=head.pk).update(episode=None, state="closed", opened_at=None)
    head.refresh_from_db()
    closed = EpisodeClosed(
        episode_id=episode.id,
        conversation_id=head.conversation_id,
        customer_id=head.customer_id,
        agent_id=None,
        team_id=episode.team_id,
        department_id=episode.department_id,
        shop_id=head.shop_id,
        category_id=episode.category_id,
        result=episode.result,
    )
    tell(head, closed, actor=actor, subject=episode_subject(episode))
    moved(head, episode, actor=actor)
    after: dict[str, object] = {"state": "closed", "result": "ticketed", "ticket_id": ticket_id}
    log(head, "close", actor=actor, before={"state": "queued"}, after=after)
    item_done(actor=actor, kind="episode", item_id=episode.id)


@transaction.atomic
def answer_from_ticket(
    *, actor: Actor, conversation_id: UUID, client_key: str, text: str, files: Sequence[FileFacts]
) -> UUID | None:
    """Puts an answer given in a ticket into the customer's thread, as the agent's message: text, then each file.

    Without an open episode it stands in the last one, which stays closed. A thread that went on in another one is
    answered there. The caller has checked the right. Answers the id of the first message.
    """
    head = locked_head(_present_thread(conversation_id))
    parts = [Post(head.conversation_id, "agent", actor.id, actor, "text", text, client_key=client_key)] if text else []
    for place, file in enumerate(files):
        kind: MessageKind = "image" if file.type.startswith("image/") else "file"
        parts.append(
            Post(head.conversation_id, "agent", actor.id, actor, kind, file=file, client_key=f"{client_key}:{place}")
        )
    before = (head.state, head.episode_id)
    if head.episode_id is None:
        last = Episode.objects.filter(conversation_id=head.conversation_id).order_by("-opened_at", "-id").first()
        if last is None:
            return None
        # Posting numbers and places a message by the head's episode; the lock keeps everybody from seeing it named.
        Head.objects.filter(pk=head.pk).update(state="queued", episode_id=last.id)
    found = [Message.objects.get(author_id=actor.id, client_key=one.client_key).id for one in parts if _posted(one)]
    if before[1] is None:
        Head.objects.filter(pk=head.pk).update(state=before[0], episode_id=None)
    return found[0] if found else None


def _posted(post: Post) -> bool:
    return post_message(post) is not None


def _present_thread(conversation_id: UUID) -> UUID:
    """The thread that this one goes on in, itself when it was not joined into another."""
    seen: set[UUID] = set()
    while conversation_id not in seen:
        seen.add(conversation_id)
        into = Conversation.objects.filter(pk=conversation_id).values_list("joined_into_id", flat=True).first()
        if into is None:
            break
        conversation_id = into
    return conversation_id
