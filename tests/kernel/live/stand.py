"""A gateway on a loopback port, and clients that talk to it as a browser does."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID

import psycopg
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from zhike.kernel.crypto import keys, signed
from zhike.kernel.crypto.positions import opaque, read_opaque
from zhike.kernel.ids import new_id
from zhike.kernel.live.frames import Connection, FeedEvent, VisitorView
from zhike.kernel.live.gateway import Gateway, GatewayOptions
from zhike.kernel.live.limits import Limits
from zhike.kernel.live.server import server_config
from zhike.kernel.live.tickets import Grant, Ticket, write_grant, write_ticket

CONVERSATION: Final = UUID("01900000-0000-7000-8000-0000000000c1")
TOPIC: Final = f"conversation:{CONVERSATION}"
MESSAGE: Final = "conversations.message_sent"

VIEW = VisitorView(
    {"conversations.message_sent": frozenset({"seq"}), "conversations.episode_moved": frozenset({"state"})},
    opaque,
    read_opaque,
)

_INSERT = (
    "INSERT INTO kernel_event (name, version, at, actor_kind, actor_id, operation_id, subject_kind, subject_id,"
    " subject_version, topics, payload) VALUES (%s, 1, clock_timestamp() - %s * interval '1 second', 'user', %s,"
    " gen_random_uuid(), 'conversation', %s, 3, %s, %s::jsonb) RETURNING id"
)


def load_texts(_connection: Connection, events: Sequence[FeedEvent]) -> dict[int, bytes]:
    """A stand-in for the loader of conversations: the text of a message is the number it carries."""
    found = {}
    for event in events:
        if event.name == "conversations.message_sent":
            seq = json.loads(event.payload)["seq"]
            found[event.id] = json.dumps({"seq": seq, "text": f"你好 {seq}"}).encode()
    return found


@dataclass
class Stand:
    """A running gateway: its address, its database, and what its presence writer was told."""

    gateway: Gateway
    port: int
    dsn: str
    beats: list[tuple[UUID, UUID, UUID | None]]
    own: psycopg.Connection[Any] = field(repr=False)

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/live"

    def ticket(self, *topics: str, owner: UUID | None = None, kind: str = "user", **facts: Any) -> str:
        """A signed ticket, as the HTTP side would issue it."""
        made = Ticket(
            id=facts.get("id") or new_id(),
            kind=kind,
            owner_id=owner or new_id(),
            session_id=facts.get("session"),
            topics=topics,
            pos=facts.get("pos", self.last_pos()),
            name=facts.get("name"),
            until=facts.get("until"),
        )
        return write_ticket(signed, made)

    def grant(self, owner: UUID, topic: str, pos: int | None = None) -> str:
        return write_grant(signed, Grant(owner, topic, self.last_pos() if pos is None else pos))

    def happen(
        self, name: str, *topics: str, subject: UUID | None = None, age_s: float = 0.0, **payload: object
    ) -> int:
        """Writes an event and wakes the sequencer; answers its id."""
        values = (name, age_s, new_id(), subject or new_id(), list(topics), json.dumps(payload, default=str))
        identity = self._one(_INSERT, values)
        self.own.execute("NOTIFY zhike_event")
        return identity

    def happen_often(self, count: int, name: str, *topics: str, **payload: object) -> None:
        """Writes `count` events at once."""
        self.own.execute(
            "INSERT INTO kernel_event"
            " (name, version, at, actor_kind, operation_id, subject_kind, subject_id, topics, payload)"
            " SELECT %s, 1, clock_timestamp(), 'system', gen_random_uuid(), 'x', gen_random_uuid(), %s, %s::jsonb"
            " FROM generate_series(1, %s)",
            (name, list(topics), json.dumps(payload), count),
        )
        self.own.execute("NOTIFY zhike_event")

    def last_pos(self) -> int:
        return self._one("SELECT last_pos FROM kernel_sequencer")

    def _one(self, sql: LiteralString, values: Sequence[object] = ()) -> int:
        row = self.own.execute(sql, values).fetchone()
        assert row is not None
        return int(row[0])

    async def settled(self) -> int:
        """Waits until everything written has gone through the gateway; answers the position then."""
        pending = "SELECT EXISTS (SELECT FROM kernel_event WHERE pos IS NULL)"
        await eventually(lambda: self.own.execute(pending).fetchone() == (False,))
        last = self.last_pos()
        await eventually(lambda: self.gateway.hub.pos >= last)
        return last


class Client:
    """A browser's side of the protocol, with everything it was sent."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **frame: object) -> None:
        await self.connection.send(json.dumps(frame, default=str))

    async def next(self, within_s: float = 20.0) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(await asyncio.wait_for(self.connection.recv(), within_s))
        return frame

    async def hello(self, ticket: str, after: int | str | None = None) -> dict[str, Any]:
        await self.send(type="hello", ticket=ticket, after=after)
        return await self.next()

    async def until_pong(self) -> list[dict[str, Any]]:
        """Everything that was sent before the answer to a ping: proof of what was not sent, too."""
        await self.send(type="ping")
        heard = []
        while (frame := await self.next())["type"] != "pong":
            heard.append(frame)
        return heard

    async def closed(self, within_s: float = 20.0) -> int:
        """The code with which the server closes, passing over what it still sends."""
        try:
            async with asyncio.timeout(within_s):
                while True:
                    await self.connection.recv()
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006


@asynccontextmanager
async def client(stand: Stand, **options: Any) -> AsyncIterator[Client]:
    """An open socket that has not said hello."""
    async with connect(stand.url, compression=None, **options) as connection:
        yield Client(connection)


@asynccontextmanager
async def greeted(stand: Stand, ticket: str, after: int | str | None = None) -> AsyncIterator[Client]:
    """An open socket that said hello and heard `ready`."""
    async with client(stand) as opened:
        ready = await opened.hello(ticket, after)
        assert ready["type"] == "ready"
        yield opened


async def eventually(condition: Callable[[], bool], within_s: float = 20.0) -> None:
    """Waits for a condition that the gateway brings about."""
    pause = asyncio.Event()
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        try:
            await asyncio.wait_for(pause.wait(), 0.01)
        except TimeoutError:
            continue


def run(story: Coroutine[Any, Any, None]) -> None:
    """Runs a test's story, at most forty seconds of it."""
    asyncio.run(asyncio.wait_for(story, 40))


def free_socket() -> socket.socket:
    """A listening socket on a free loopback port."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening


def narrow_socket(port: int) -> socket.socket:
    """A connection to a loopback port that takes in little before its owner reads."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect(("127.0.0.1", port))
    made.setblocking(False)
    return made


@contextmanager
def gateway_stand(dsn: str, key_folder: Path, **options: Any) -> Iterator[Stand]:
    """Runs a gateway with the product's server settings in a thread."""
    keys.configure(key_folder)
    beats: list[tuple[UUID, UUID, UUID | None]] = []
    chosen: dict[str, Any] = {
        "load": load_texts,
        "presence": lambda _connection, leases: beats.extend(leases),
        "view": VIEW,
        "limits": Limits(per_owner=5),
    } | options
    gateway = Gateway(GatewayOptions(dsn=dsn, signer=signed, **chosen))
    listening = free_socket()
    server = uvicorn.Server(server_config(gateway))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    with psycopg.connect(dsn, autocommit=True) as own:
        pause = threading.Event()
        deadline = time.monotonic() + 60
        while not (server.started and gateway.healthy):
            assert time.monotonic() < deadline, "the gateway does not start"
            pause.wait(0.02)
        try:
            yield Stand(gateway, listening.getsockname()[1], dsn, beats, own)
        finally:
            server.should_exit = True
            thread.join(20)
            listening.close()
            assert not thread.is_alive()
