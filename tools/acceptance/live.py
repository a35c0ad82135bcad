"""A client of the gateway: hello, resume, listen, events in order, duplicates dropped."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

Frame = dict[str, Any]


class LiveSocket:
    """Keeps a socket open until closed: a lost line is opened again with a new ticket and resumed where it ended."""

    def __init__(self, ticket: Callable[[], Awaitable[Frame]], on_event: Callable[[Frame], Awaitable[None]]) -> None:
        self._ticket = ticket
        self._on_event = on_event
        self._socket: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._grants: dict[str, Callable[[], Awaitable[str]]] = {}
        self._seen: set[str] = set()
        self.after: Any = None
        self.reconnects = -1
        self.reloads = 0
        self.on_ready: Callable[[], Awaitable[None]] | None = None

    async def open(self) -> None:
        """Connects and waits until the gateway says ready."""
        self._task = asyncio.create_task(self._keep())
        await asyncio.wait_for(self._ready.wait(), 60)

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def listen(self, topic: str, grant: Callable[[], Awaitable[str]]) -> None:
        """Hears `topic` from now on, also after a reconnection."""
        self._grants[topic] = grant
        if self._socket is not None and self._ready.is_set():
            await self._send({"type": "listen", "grant": await grant()})

    async def unlisten(self, topic: str) -> None:
        self._grants.pop(topic, None)
        await self._send({"type": "unlisten", "topic": topic})

    async def _send(self, frame: Frame) -> None:
        if self._socket is not None:
            try:
                await self._socket.send(json.dumps(frame))
            except ConnectionClosed:
                self._ready.clear()

    async def _keep(self) -> None:
        wait_s = 0.2
        while True:
            try:
                ticket = await self._ticket()
                async with connect(ticket["url"], ping_interval=None, compression=None) as socket:
                    self._socket = socket
                    self.reconnects += 1
                    await socket.send(json.dumps({"type": "hello", "ticket": ticket["ticket"], "after": self.after}))
                    wait_s = 0.2
                    pings = asyncio.create_task(self._ping())
                    try:
                        async for text in socket:
                            await self._take(json.loads(text))
                    finally:
                        pings.cancel()
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                self._socket = None
            self._ready.clear()
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, 2.0)

    async def _ping(self) -> None:
        while True:
            await asyncio.sleep(8)
            await self._send({"type": "ping"})

    async def _take(self, frame: Frame) -> None:
        kind = frame["type"]
        if kind == "ready":
            self.after = self.after if self.after is not None else frame["pos"]
            for grant in list(self._grants.values()):
                await self._send({"type": "listen", "grant": await grant()})
            if self.on_ready is not None:
                await self.on_ready()
            self._ready.set()
        elif kind == "reload":
            self.reloads += 1
            self.after = None
        elif kind == "event":
            key = str(frame["pos"])
            self.after = frame["pos"]
            if key not in self._seen:
                self._seen.add(key)
                await self._on_event(frame)
