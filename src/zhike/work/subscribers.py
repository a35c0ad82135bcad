"""What work does when something happened."""

from typing import cast

from zhike.accounts.public import PresenceChanged
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.work.assigner import assign_waiting
from zhike.work.services.loads import presence_noted


@subscriber(
    "work.assign",
    events=[
        "work.item_queued",
        "work.item_released",
        "work.item_done",
        "work.item_assigned",
        "accounts.presence_changed",
        "accounts.user_changed",
        "accounts.team_changed",
    ],
    start="now",
)
def assign(_event: StoredEvent) -> None:
    """Whatever makes an item wait or gives somebody room lets the assigner look at the queue."""
    assign_waiting()


@subscriber("work.presence", events=["accounts.presence_changed"])
def presence(event: StoredEvent) -> None:
    """Remembers since when agents are gone, for the release of what they left unanswered."""
    changed = cast(PresenceChanged, event.payload)
    presence_noted(user_id=changed.user_id, offline_since=event.at if changed.state == "offline" else None)
