"""The client: keeps some connections busy for some seconds and says what came back. A process of its own.

python -m benchmarks.parts.load < specification.json > result.json
"""

import asyncio
import json
import sys
import time
from collections import Counter, deque
from dataclasses import asdict, dataclass, field
from typing import Any, Final

_HEAD: Final = b"\r\n\r\n"
_LENGTH: Final = b"content-length:"


@dataclass(frozen=True)
class Load:
    """What to send. Paths are taken in turn; `body` may hold `{n}`, the request's number. With a body they are POSTs,
    each with its own Idempotency-Key that begins with `key`. `tokens` are used in turn in place of `token`;
    `cookie` is sent in place of both."""

    port: int
    token: str
    paths: list[str]
    seconds: float
    connections: int
    body: str | None = None
    key: str = ""
    tokens: list[str] = field(default_factory=list)
    cookie: str = ""
    #: How long the last answers may take after the time is up.
    patience_s: float = 20.0


@dataclass
class Result:
    """Latencies in milliseconds, sorted; statuses by count."""

    requests: int = 0
    seconds: float = 0.0
    bytes: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)

    @property
    def per_s(self) -> float:
        return self.requests / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """Milliseconds below which `share` of the answers came."""
        if not self.latencies:
            return 0.0
        return round(self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * share))], 2)


class _Connection(asyncio.Protocol):
    """One request at a time over one connection; knows just enough HTTP for answers with a length."""

    def __init__(self, run: "_Run") -> None:
        self.run = run
        self.buffer = bytearray()
        self.wanted = -1
        self.began = 0.0
        self.status = ""
        self.transport: asyncio.Transport | None = None
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Sends the first request."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError("no stream")
        self.transport = transport
        self._next()

    def _next(self) -> None:
        if self.transport is None:
            return
        if time.perf_counter() >= self.run.until:
            self.transport.close()
            return
        self.began = time.perf_counter()
        self.transport.write(self.run.request())

    def data_received(self, data: bytes) -> None:
        """Collects an answer; when it is whole, the next request goes out."""
        self.buffer += data
        if self.wanted < 0:
            end = self.buffer.find(_HEAD)
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            self.status = head[9:12].decode()
            place = head.find(_LENGTH)
            if place < 0:
                raise ValueError("an answer without a length")
            self.wanted = end + len(_HEAD) + int(head[place + len(_LENGTH) :].split(b"\r\n", 1)[0])
        if len(self.buffer) >= self.wanted:
            self.run.done(self.status, self.wanted, self.began)
            self.buffer.clear()
            self.wanted = -1
            self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends this connection's part; one that broke off counts as an answer of its own kind."""
        if exc is not None or time.perf_counter() < self.run.until:
            self.run.statuses["lost"] += 1
        if not self.closed.done():
            self.closed.set_result(None)


class _Run:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.until = 0.0
        self.number = 0
        self.size = 0
        self.statuses: Counter[str] = Counter()
        self.latencies: deque[float] = deque()

    def request(self) -> bytes:
        """The next request as bytes."""
        load, self.number = self.load, self.number + 1
        path = load.paths[self.number % len(load.paths)]
        token = load.tokens[self.number % len(load.tokens)] if load.tokens else load.token
        who = f"Cookie: {load.cookie}" if load.cookie else f"Authorization: Bearer {token}"
        common = f"Host: 127.0.0.1\r\n{who}\r\nAccept-Language: zh-CN\r\n"
        if load.body is None:
            return f"GET {path} HTTP/1.1\r\n{common}\r\n".encode()
        body = load.body.replace("{n}", str(self.number)).encode()
        own = f"Idempotency-Key: {load.key}.{self.number}\r\nContent-Type: application/json\r\n"
        return f"POST {path} HTTP/1.1\r\n{common}{own}Content-Length: {len(body)}\r\n\r\n".encode() + body

    def done(self, status: str, size: int, began: float) -> None:
        """Notes an answer."""
        self.statuses[status] += 1
        self.size += size
        self.latencies.append((time.perf_counter() - began) * 1000)


async def run(load: Load) -> Result:
    """Sends until the time is up."""
    own = _Run(load)
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    own.until = began + load.seconds
    makers = [loop.create_connection(lambda: _Connection(own), "127.0.0.1", load.port) for _ in range(load.connections)]
    made = await asyncio.gather(*makers)
    async with asyncio.timeout(load.seconds + load.patience_s):
        await asyncio.gather(*(protocol.closed for _, protocol in made))
    return Result(
        requests=len(own.latencies),
        seconds=time.perf_counter() - began,
        bytes=own.size,
        statuses=dict(own.statuses),
        latencies=sorted(own.latencies),
    )


def main() -> None:
    """Reads a Load from standard input and writes a Result."""
    given: dict[str, Any] = json.load(sys.stdin)
    json.dump(asdict(asyncio.run(run(Load(**given)))), sys.stdout)


if __name__ == "__main__":
    main()
