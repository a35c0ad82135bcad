"""Services in the customer's file: entries of the time line, and who is serving the customer now.

The inquiry record files itself: closing an episode, and correcting its record, leave an entry that names it.
"""

from collections.abc import Mapping
from uuid import UUID

from zhike.conversations.events import (
    ConversationJoined,
    EpisodeAssigned,
    EpisodeClosed,
    EpisodeOpened,
    EpisodeRecorded,
    EpisodeReleased,
    EpisodeReopened,
)
from zhike.conversations.models import Episode
from zhike.customers.public import consultation_close, consultation_open, timeline
from zhike.kernel.authz import Actor
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber

_SERVICE = "conversation"


def _opened(payload: EpisodeOpened) -> Mapping[str, object]:
    return {"conversation_id": str(payload.conversation_id), "channel_id": str(payload.channel_id)}


def _closed(payload: EpisodeClosed) -> Mapping[str, object]:
    return {
        "conversation_id": str(payload.conversation_id),
        "agent_id": None if payload.agent_id is None else str(payload.agent_id),
        "handling_s": payload.handling_s,
        **_record(payload),
    }


def _corrected(payload: EpisodeRecorded) -> Mapping[str, object]:
    return {
        "conversation_id": str(payload.conversation_id),
        "changed": list(payload.changed),
        **_record(payload),
    }


def _record(payload: EpisodeClosed | EpisodeRecorded) -> dict[str, object]:
    return {
        "category_id": None if payload.category_id is None else str(payload.category_id),
        "result": payload.result,
        "tag_ids": [str(one) for one in payload.tag_ids],
        "problems": payload.problems,
    }


timeline(EpisodeOpened, kind=_SERVICE, subject=lambda p: ("episode", p.episode_id), facts=_opened)
timeline(EpisodeClosed, kind=_SERVICE, subject=lambda p: ("episode", p.episode_id), facts=_closed)
timeline(EpisodeRecorded, kind=_SERVICE, subject=lambda p: ("episode", p.episode_id), facts=_corrected)


@subscriber(
    "conversations.consultation",
    events=[
        EpisodeOpened.name,
        EpisodeAssigned.name,
        EpisodeReleased.name,
        EpisodeReopened.name,
        EpisodeClosed.name,
        ConversationJoined.name,
    ],
)
def consultation(event: StoredEvent) -> None:
    """Says whom the customer is being served by. Reads how the episode stands now, so that late or repeated events
    change nothing; a joined thread brings its open episode to another customer.
    """
    payload = event.payload
    if isinstance(payload, ConversationJoined):
        moved = Episode.objects.filter(conversation_id=payload.into_id, closed_at=None)
        for episode_id in moved.values_list("id", flat=True):
            _serve(event, episode_id)
        return
    if isinstance(payload, EpisodeOpened | EpisodeAssigned | EpisodeReleased | EpisodeReopened | EpisodeClosed):
        _serve(event, payload.episode_id)


def _serve(event: StoredEvent, episode_id: UUID) -> None:
    actor = Actor(event.actor_kind, event.actor_id)
    episode = Episode.objects.filter(pk=episode_id).first()
    if episode is None:
        return
    if episode.closed_at is not None:
        consultation_close(actor=actor, episode_id=episode_id, at=episode.closed_at)
        return
    consultation_open(
        actor=actor,
        customer_id=episode.customer_id,
        shop_id=episode.shop_id,
        episode_id=episode_id,
        conversation_id=episode.conversation_id,
        handler_id=episode.owner_id,
        since=episode.opened_at,
    )
