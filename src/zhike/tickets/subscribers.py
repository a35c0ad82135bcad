"""What tickets do when something happened."""

from typing import cast

from zhike.conversations.public import EpisodeOpened
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.tickets import search, timeline
from zhike.tickets.services.offline import offline_message
from zhike.tickets.services.returning import episode_link

__all__ = ["search", "timeline"]


@subscriber("tickets.offline_messages", events=[EpisodeOpened.name], start="now")
def keep_offline_messages(event: StoredEvent) -> None:
    """What a customer writes while nobody can answer becomes a ticket; back in the chat, they bring it along."""
    opened = cast(EpisodeOpened, event.payload)
    if offline_message(opened.episode_id) is None:
        episode_link(opened.episode_id)
