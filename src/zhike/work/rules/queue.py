"""The order in which waiting items are served: priority, then customer level, then waiting time, then the id."""

from datetime import datetime
from typing import Final
from uuid import UUID

#: The same order for SQL; the index `work_item_queue` has it.
QUEUE_ORDER: Final = "w.priority, w.customer_level DESC, w.queued_since, w.id"


def queue_key(*, priority: int, customer_level: int, queued_since: datetime, row_id: UUID) -> tuple[object, ...]:
    """The sort key of a waiting item; the smallest is served first."""
    return priority, -customer_level, queued_since, row_id
