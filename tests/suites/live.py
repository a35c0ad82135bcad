"""What a socket hears, without a gateway process: the product's own hub, frames and tickets, fed with stored events."""

import asyncio
import json
from collections.abc import MutableMapping, Sequence
from typing import Any

from django.db import connection

from tests.plumbing.callers import Api, Widget
from zhike.config.gateway import VISITOR_FIELDS
from zhike.conversations.frames import load_frames
from zhike.kernel.crypto import opaque, read_opaque, signed
from zhike.kernel.live.frames import Built, FeedEvent, VisitorView
from zhike.kernel.live.hub import Hub
from zhike.kernel.live.sockets import Socket
from zhike.kernel.live.tickets import Ticket, read_grant, read_ticket

VIEW = VisitorView(VISITOR_FIELDS, opaque, read_opaque)
_EVENTS = """
SELECT id, pos, name, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_kind, actor_id,
       subject_kind, subject_id, subject_version, topics, payload::text
FROM kernel_event WHERE pos > %s ORDER BY pos
"""


class Ear(Socket):
    """A socket that keeps what it is sent."""

    def __init__(self, ticket: Ticket) -> None:
        super().__init__(ticket, _nowhere, None)
        self.frames: list[dict[str, Any]] = []

    def push(self, frame: str) -> bool:
        self.frames.append(json.loads(frame))
        return True

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events among the frames."""
        return [frame for frame in self.frames if frame["type"] == "event"]


async def _nowhere(_message: MutableMapping[str, Any]) -> None:
    raise AssertionError("an ear sends nothing")


def feed(after: int) -> list[Built]:
    """The stored events after a position, with the texts that the gateway loads for them."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [after])
        events = [FeedEvent(*row) for row in cursor.fetchall()]
    plain: Any = connection.connection
    texts = load_frames(plain, events)
    return [Built(event, texts.get(event.id)) for event in events]


def staff_ticket(api: Api) -> Ticket:
    """The ticket that a member of staff gets, opened."""
    return read_ticket(signed, api.post("/live/ticket", status=201)["ticket"])


def widget_ticket(widget: Widget) -> Ticket:
    """The ticket that a widget gets, opened."""
    return read_ticket(signed, widget.post("/widget/live-ticket", status=201)["ticket"])


def hears(ticket: Ticket, built: Sequence[Built], *, after: int = 0, grants: Sequence[str] = ()) -> Ear:
    """A socket with this ticket that comes back after a position and listens with these grants."""

    async def listen() -> Ear:
        hub = Hub(VIEW)
        hub.deliver(built, ())
        ear = Ear(ticket)
        hub.join(ear, after, hub.pos)
        for grant in grants:
            hub.listen(ear, read_grant(signed, grant))
        return ear

    return asyncio.run(listen())
