"""The only door of tickets: what other modules may use."""

from zhike.tickets.events import (
    CommentAdded,
    ConfigurationChanged,
    TicketAssigned,
    TicketChanged,
    TicketCreated,
    TicketLinked,
    TicketMerged,
    TicketReleased,
    TicketSplit,
    TicketStatusChanged,
)
from zhike.tickets.holder import Tickets
from zhike.tickets.permissions import TICKET_CREATE, TICKET_EDIT, TICKET_VIEW
from zhike.tickets.selectors.outside import open_tickets
from zhike.tickets.services.comments import comment_add
from zhike.tickets.services.creating import ticket_create
from zhike.tickets.services.giving import ticket_assign, ticket_take
from zhike.tickets.services.statuses import ticket_end, ticket_move
from zhike.tickets.types import NewTicket, OpenTicket
from zhike.tickets.work_port import TicketOwner

__all__ = [
    "TICKET_CREATE",
    "TICKET_EDIT",
    "TICKET_VIEW",
    "CommentAdded",
    "ConfigurationChanged",
    "NewTicket",
    "OpenTicket",
    "TicketAssigned",
    "TicketChanged",
    "TicketCreated",
    "TicketLinked",
    "TicketMerged",
    "TicketOwner",
    "TicketReleased",
    "TicketSplit",
    "TicketStatusChanged",
    "Tickets",
    "comment_add",
    "open_tickets",
    "ticket_assign",
    "ticket_create",
    "ticket_end",
    "ticket_move",
    "ticket_take",
]
