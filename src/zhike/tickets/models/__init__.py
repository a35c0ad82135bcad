"""Tables of module tickets."""

from zhike.tickets.models.configuration import TicketPriority, TicketStatus, TicketTransition, TicketType
from zhike.tickets.models.ticket import Ticket, TicketCounter
from zhike.tickets.models.trace import TicketChange, TicketComment, TicketLink

__all__ = [
    "Ticket",
    "TicketChange",
    "TicketComment",
    "TicketCounter",
    "TicketLink",
    "TicketPriority",
    "TicketStatus",
    "TicketTransition",
    "TicketType",
]
