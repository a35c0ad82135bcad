"""The addresses of module tickets. Each file holds the routes of one subject."""

from zhike.tickets.api.configuration import router as _configuration
from zhike.tickets.api.many import router as _many
from zhike.tickets.api.merging import router as _merging
from zhike.tickets.api.threads import router as _threads
from zhike.tickets.api.tickets import router as _tickets

#: Plain addresses come before those with an id in their place.
routers = [_many, _tickets, _threads, _merging, _configuration]

__all__ = ["routers"]
