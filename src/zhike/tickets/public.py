"""The only door of tickets: what other modules may use."""

from zhike.tickets.events import (
    CommentAdded,
    ConfigurationChanged,
    TicketAssigned,
    TicketChanged,
    TicketCreated,
    TicketLinked,
    TicketReleased,
    TicketStatusChanged,
)
from zhike.tickets.permissions import TICKET_CREATE, TICKET_EDIT, TICKET_VIEW

__all__ = [
    "TICKET_CREATE",
    "TICKET_EDIT",
    "TICKET_VIEW",
    "CommentAdded",
    "ConfigurationChanged",
    "TicketAssigned",
    "TicketChanged",
    "TicketCreated",
    "TicketLinked",
    "TicketReleased",
    "TicketStatusChanged",
]
