"""The addresses of module work. Each file holds the routes of one subject."""

from zhike.work.api.calendars import router as _calendars
from zhike.work.api.clocks import router as _clocks
from zhike.work.api.policies import router as _policies
from zhike.work.api.queue import router as _queue

routers = [_queue, _clocks, _calendars, _policies]

__all__ = ["routers"]
