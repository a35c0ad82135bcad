"""What tickets leave in the time line of their customer."""

from zhike.customers.public import timeline
from zhike.tickets.events import TicketCreated, TicketMerged, TicketSplit, TicketStatusChanged

timeline(
    TicketCreated,
    kind="ticket",
    subject=lambda made: ("ticket", made.ticket_id),
    facts=lambda made: {
        "type_id": str(made.type_id),
        "status_id": str(made.status_id),
        "priority": made.priority,
        "source": made.source,
    },
)
timeline(
    TicketStatusChanged,
    kind="ticket",
    subject=lambda moved: ("ticket", moved.ticket_id),
    facts=lambda moved: {
        "from_status_id": str(moved.from_status_id),
        "to_status_id": str(moved.to_status_id),
        "category": moved.to_category,
    },
)
timeline(
    TicketMerged,
    kind="ticket",
    subject=lambda merged: ("ticket", merged.ticket_id),
    facts=lambda merged: {"into_id": str(merged.into_id)},
)
timeline(
    TicketSplit,
    kind="ticket",
    subject=lambda split: ("ticket", split.ticket_id),
    facts=lambda split: {"from_id": str(split.from_id), "category": split.to_category},
)
