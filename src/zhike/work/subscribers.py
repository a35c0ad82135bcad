"""What work does when something happened."""

from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.work.assigner import assign_waiting


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
