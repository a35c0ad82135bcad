"""Tasks of tickets, registered where they are written."""

from zhike.tickets.services.exporting import EXPORT
from zhike.tickets.services.many import TICKETS

__all__ = ["EXPORT", "TICKETS"]
