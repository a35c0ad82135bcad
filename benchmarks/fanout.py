"""Fan-out: what an idle socket costs in memory, and how long a message is under way to everybody who hears it.

    ./zhike bench --only fanout [--scale full]

A gateway as in production (own process, own PostgreSQL with synchronous commits, sequencer inside) holds 2,000 sockets:
a hundred teams of twenty. Two hundred messages a second are committed as a web process commits them, first the event,
then the wake-up; each is heard by its conversation's agent and by its team. Latency is from just before the commit to
the moment the client has the frame, over all deliveries. It fails only when a frame is lost, doubled or out of order.
"""

import argparse
import asyncio
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psycopg
from websockets.asyncio.client import ClientConnection, connect

from tools.stack import ROOT, free_ports
from zhike.config import embedded
from zhike.kernel.crypto import keys, signed
from zhike.kernel.ids import new_id
from zhike.kernel.live.tickets import Ticket, write_ticket

SOCKETS: Final = 2000
TEAM_SIZE: Final = 20
SECONDS: Final = {"small": 5, "full": 30}
RATES: Final = {"small": (200,), "full": (200, 500, 1000)}
_BATCH_S: Final = 0.01

_INSERT: Final = (
    "INSERT INTO kernel_event (name, version, at, actor_kind, operation_id, subject_kind, subject_id, topics, payload) "
    "VALUES ('conversations.message_sent', 1, clock_timestamp(), 'user', %s, 'conversation', %s, %s, %s::jsonb)"
)


@dataclass
class Listener:
    """One client: its topics and what it heard, as (number, milliseconds under way)."""

    owner: UUID
    conversation: UUID
    team: UUID
    heard: list[tuple[int, float]] = field(default_factory=list)

    @property
    def topics(self) -> tuple[str, ...]:
        return (f"user:{self.owner}", f"conversation:{self.conversation}", f"team:{self.team}")


@dataclass(frozen=True)
class Bench:
    """The running parts."""

    dsn: str
    port: int
    gateway: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/live"


@contextmanager
def started() -> Iterator[Bench]:
    """PostgreSQL and a gateway in a data folder of their own."""
    home = Path(tempfile.mkdtemp(prefix="zhike-bench-"))
    home.chmod(0o755)
    try:
        with embedded.start(home) as server:
            variables = os.environ | {
                "ZHIKE_HOME": str(home),
                "ZHIKE_DATABASE_URL": server.app_url,
                "ZHIKE_DATABASE_OWNER_URL": server.owner_url,
                "PYTHONPATH": str(ROOT / "src"),
            }
            subprocess.run([sys.executable, "-m", "zhike", "migrate"], env=variables, cwd=ROOT, check=True, stdout=2)
            keys.configure(home / "keys")
            keys.ensure()
            port = free_ports()
            command = [sys.executable, "-m", "zhike", "gateway"]
            gateway = subprocess.Popen(command, env=variables | {"ZHIKE_PORT": str(port)}, cwd=ROOT)
            try:
                bench = Bench(server.app_url, port + 1, gateway)
                _wait_healthy(bench)
                yield bench
            finally:
                gateway.terminate()
                gateway.wait(20)
    finally:
        embedded.remove(home)
        shutil.rmtree(home, ignore_errors=True)


def _wait_healthy(bench: Bench) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", bench.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise SystemExit("the gateway does not start")


def rss_kb(pid: int) -> int:
    """Resident memory of a process in kB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))


async def open_socket(bench: Bench, listener: Listener) -> ClientConnection:
    """Opens a socket, says hello and hears `ready`."""
    ticket = Ticket(new_id(), "user", listener.owner, None, listener.topics, 0)
    socket = await connect(bench.url, compression=None, max_queue=None, ping_interval=None, open_timeout=60)
    await socket.send(json.dumps({"type": "hello", "ticket": write_ticket(signed, ticket), "after": None}))
    ready = json.loads(await socket.recv())
    if ready["type"] != "ready":
        raise SystemExit(f"no ready: {ready}")
    return socket


async def open_all(bench: Bench, listeners: Sequence[Listener]) -> list[ClientConnection]:
    """Opens all sockets, fifty at a time."""
    sockets: list[ClientConnection] = []
    for start in range(0, len(listeners), 50):
        sockets += await asyncio.gather(*(open_socket(bench, one) for one in listeners[start : start + 50]))
    return sockets


class Tally:
    """Counts deliveries; `reached` is set at the expected number."""

    def __init__(self) -> None:
        self.count = 0
        self.expected = 0
        self.reached = asyncio.Event()

    def one(self) -> None:
        """One more delivery."""
        self.count += 1
        if self.count == self.expected:
            self.reached.set()

    async def wait_for(self, expected: int, within_s: float) -> None:
        """Waits until so many came, at most so long: what is missing then is lost."""
        self.expected = expected
        if self.count < expected:
            try:
                await asyncio.wait_for(self.reached.wait(), within_s)
            except TimeoutError:
                return


async def listen(socket: ClientConnection, listener: Listener, tally: Tally) -> None:
    """Notes every event until cancelled; pings as a browser does."""

    async def ping() -> None:
        while True:
            await asyncio.sleep(10)
            await socket.send('{"type":"ping"}')

    pings = asyncio.create_task(ping())
    try:
        async for text in socket:
            now = time.time_ns()
            frame = json.loads(text)
            if frame["type"] == "event":
                data = frame["data"]
                listener.heard.append((data["number"], (now - data["sent"]) / 1e6))
                tally.one()
    finally:
        pings.cancel()


async def write(bench: Bench, listeners: Sequence[Listener], rate: int, seconds: float, first: int) -> int:
    """Commits `rate` messages a second for so long; answers the number after the last."""
    number = first
    async with await psycopg.AsyncConnection.connect(bench.dsn, autocommit=True) as own:
        began = time.monotonic()
        while (elapsed := time.monotonic() - began) < seconds:
            while number - first < elapsed * rate:
                target = listeners[number % len(listeners)]
                payload = json.dumps({"number": number, "sent": time.time_ns(), "message_id": str(new_id())})
                await own.execute(_INSERT, (new_id(), target.conversation, list(target.topics[1:]), payload))
                await own.execute("NOTIFY zhike_event")
                number += 1
            await asyncio.sleep(_BATCH_S)
    return number


def wrong(listeners: Sequence[Listener], first: int, last: int) -> list[str]:
    """What was lost, doubled or out of order."""
    teams: dict[UUID, list[int]] = {}
    for number in range(first, last):
        teams.setdefault(listeners[number % len(listeners)].team, []).append(number)
    faults = []
    for listener in listeners:
        heard = [number for number, _ in listener.heard]
        if heard != teams.get(listener.team, []):
            faults.append(f"{listener.owner}: {len(heard)} of {len(teams.get(listener.team, []))} or out of order")
    return faults


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the sorted `values` lie."""
    return round(values[min(len(values) - 1, int(len(values) * share))], 2)


async def measure(bench: Bench, listeners: Sequence[Listener], scale: str) -> dict[str, Any]:
    """Runs all measurements on one gateway."""
    warm = await open_all(bench, listeners[:20])
    await asyncio.gather(*(socket.close() for socket in warm))
    await asyncio.sleep(1)
    empty = rss_kb(bench.gateway.pid)
    began = time.monotonic()
    sockets = await open_all(bench, listeners)
    opened_s = time.monotonic() - began
    await asyncio.sleep(1)
    full = rss_kb(bench.gateway.pid)
    found: dict[str, Any] = {
        "sockets": len(sockets),
        "open_all_s": round(opened_s, 2),
        "rss_empty_mb": round(empty / 1024, 1),
        "kb_per_idle_socket": round((full - empty) / len(sockets), 1),
        "rates": [],
    }
    tally = Tally()
    tasks = [asyncio.create_task(listen(socket, one, tally)) for socket, one in zip(sockets, listeners, strict=True)]
    number = 0
    for rate in RATES[scale]:
        found["rates"].append(await _one_rate(bench, listeners, tally, rate, SECONDS[scale], number))
        number += found["rates"][-1]["messages"]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.gather(*(socket.close() for socket in sockets))
    return found


async def _one_rate(
    bench: Bench, listeners: Sequence[Listener], tally: Tally, rate: int, seconds: float, first: int
) -> dict[str, Any]:
    before = tally.count
    for listener in listeners:
        listener.heard.clear()
    cpu = _cpu_s(bench.gateway.pid)
    last = await write(bench, listeners, rate, seconds, first)
    await tally.wait_for(before + (last - first) * TEAM_SIZE, within_s=15)
    used = _cpu_s(bench.gateway.pid) - cpu
    delays = sorted(delay for one in listeners for _, delay in one.heard)
    faults = wrong(listeners, first, last)
    return {
        "messages_per_s": rate,
        "messages": last - first,
        "deliveries": len(delays),
        "p50_ms": percentile(delays, 0.50),
        "p95_ms": percentile(delays, 0.95),
        "p99_ms": percentile(delays, 0.99),
        "gateway_cpu_share": round(used / seconds, 2),
        "faults": faults[:5],
    }


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Prints one JSON document; 1 when a frame was lost, doubled or out of order."""
    parser = argparse.ArgumentParser(prog="fanout")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(SECONDS), default="small")
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16_384), hard))
    teams = [new_id() for _ in range(SOCKETS // TEAM_SIZE)]
    listeners = [Listener(new_id(), new_id(), teams[number % len(teams)]) for number in range(SOCKETS)]
    with started() as bench:
        found = asyncio.run(measure(bench, listeners, options.scale))
    sys.stdout.write(json.dumps(found, indent=None if options.json else 2) + "\n")
    return 1 if any(rate["faults"] for rate in found["rates"]) else 0


if __name__ == "__main__":
    raise SystemExit(main())
