"""One open socket as the hub sees it. Thousands of these exist, so it holds little and no task while it is idle."""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from uuid import UUID

from zhike.kernel.ids import new_id
from zhike.kernel.live.protocol import Close
from zhike.kernel.live.tickets import Ticket

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

#: A socket that is so many frames, or characters, behind is closed as too slow; it resumes by position. A whole replay
#: and a burst of a bulk action fit in; frames are shared between the sockets that hear them.
OUTBOX_FRAMES: Final = 4000
OUTBOX_CHARS: Final = 8 * 1024 * 1024
#: Seconds a slow or dead peer gets to take the closing frame before the connection is cut.
CLOSE_GRACE_S: Final = 5.0
_CUT_AFTER_S: Final = 15.0


class Socket:
    """A socket that said hello. Frames go through one outbox, so their order is the order of `push`."""

    __slots__ = (
        "_abort",
        "_closing",
        "_outbox",
        "_send",
        "_size",
        "_task",
        "beat_at",
        "ends",
        "grants",
        "heard_at",
        "id",
        "joined_at",
        "kind",
        "name",
        "owner_id",
        "session_id",
        "start",
        "topics",
        "typed_at",
    )

    def __init__(self, ticket: Ticket, send: Send, abort: Callable[[], None] | None) -> None:
        self.id: UUID = new_id()
        self.kind = ticket.kind
        self.owner_id = ticket.owner_id
        self.session_id = ticket.session_id
        self.name = ticket.name
        self.topics: frozenset[str] = frozenset(ticket.topics)
        self.grants = 0
        #: Events up to here are known to the client: its snapshot or its earlier socket had them.
        self.start = 0
        self.joined_at = time.monotonic()
        self.heard_at = self.joined_at
        self.beat_at = 0.0
        self.typed_at: dict[str, float] | None = None
        #: Closes the socket when its session is over; None where there is no such time.
        self.ends: asyncio.TimerHandle | None = None
        self._send = send
        self._abort = abort
        self._outbox: list[str] | None = None
        self._size = 0
        self._task: asyncio.Task[None] | None = None
        self._closing = False

    @property
    def staff(self) -> bool:
        """Whether a member of staff holds it."""
        return self.kind == "user"

    @property
    def closing(self) -> bool:
        """Whether it is being closed: nothing more is sent."""
        return self._closing

    def push(self, frame: str) -> bool:
        """Queues a frame. False when the socket was too slow and is being closed instead."""
        if self._closing:
            return True
        if self._outbox is None:
            self._outbox = [frame]
            self._size = len(frame)
        else:
            self._outbox.append(frame)
            self._size += len(frame)
            if len(self._outbox) > OUTBOX_FRAMES or self._size > OUTBOX_CHARS:
                self.close(Close.TOO_SLOW)
                return False
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._drain())
        return True

    def close(self, code: int) -> None:
        """Drops what is queued and closes with `code`; a peer that does not take it is cut off after a grace."""
        if self._closing:
            return
        self._closing = True
        self._outbox = None
        running = self._task
        if running is not None:
            running.cancel()
        self._task = asyncio.get_running_loop().create_task(self._finish(code, running))

    async def _drain(self) -> None:
        send = self._send
        try:
            while self._outbox and not self._closing:
                batch, self._outbox, self._size = self._outbox, [], 0
                for frame in batch:
                    await send({"type": "websocket.send", "text": frame})
        except OSError:
            # The peer is gone; the reading side ends the socket.
            self._closing = True
        finally:
            if not self._closing:
                self._outbox = None
                self._task = None

    async def _finish(self, code: int, running: asyncio.Task[None] | None) -> None:
        if running is not None:
            await asyncio.wait([running])
        try:
            async with asyncio.timeout(CLOSE_GRACE_S):
                await self._send({"type": "websocket.close", "code": int(code), "reason": ""})
        except (TimeoutError, OSError):
            self._cut()
        else:
            # A peer that never reads would keep the connection half-open for ever.
            asyncio.get_running_loop().call_later(_CUT_AFTER_S, self._cut)
        finally:
            self._task = None

    def _cut(self) -> None:
        if self._abort is not None:
            self._abort()
            self._abort = None
