"""Lists and pages of conversations, tickets, orders and customers, and sending, against the limit.

    ./zhike bench --only http [--scale full]

Both servers run at the same time on the same rows; the client drives them in turn, round after round, so that whatever
else the machine does meets both. Figures are medians over the rounds. `ratio` is ours to the limit by requests a
second; `ratio_cpu` is the limit's processor time per request (server and PostgreSQL) to ours, which other work on the
machine disturbs least. Fails only when the two servers' answers differ or a request is not answered with success.
"""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median
from typing import Any, Final

from benchmarks import dataset
from benchmarks.dataset import DataSet, row_id, token
from benchmarks.parts.load import Load, Result
from benchmarks.parts.processes import cpu_ms, drive, server
from tools.stack import free_ports

#: The agent who asks: rights in the scope of three shops, as most agents have them.
AGENT: Final = 4
_SHOP_PLACES: Final = (4, 5, 6)
_TEXT: Final = "您好，已为您查询，预计明天送达，请留意短信。编号 {n}"
ROUNDS: Final = {"small": 3, "full": 7}
SECONDS: Final = {"small": 2.0, "full": 4.0}


@dataclass(frozen=True)
class Contender:
    """A running server."""

    name: str
    port: int
    pid: int


@dataclass(frozen=True)
class Case:
    """What is measured: paths, and for sending a body."""

    name: str
    paths: list[str]
    status: str = "200"
    body: str | None = None


@dataclass(frozen=True)
class Lap:
    """One contender's part of one round."""

    result: Result
    server_ms: float
    database_ms: float

    @property
    def cpu_ms(self) -> float:
        return self.server_ms + self.database_ms


def cases(rows: DataSet) -> list[Case]:
    """The hot routes; pages go over the newest thousands, which have the most on them."""
    newest = range(rows.customers - rows.open + 1, rows.customers + 1)
    visible = [n for n in newest if n % 20 in _SHOP_PLACES]
    spread = [visible[place * 37 % len(visible)] for place in range(len(visible))]
    text = json.dumps({"kind": "text", "text": _TEXT}, ensure_ascii=False)
    pages = {
        kind: [f"/api/v1/{kind}/{row_id(place, n)}" for n in spread]
        for kind, place in (("conversations", 15), ("tickets", 40), ("orders", 30), ("customers", 12))
    }
    return [
        Case("conversation_list", ["/api/v1/conversations"]),
        Case("conversation_detail", pages["conversations"]),
        Case("message_send", [f"{path}/messages" for path in pages["conversations"]], "201", text),
        Case("ticket_list", ["/api/v1/tickets"]),
        Case("ticket_detail", pages["tickets"]),
        Case("order_list", ["/api/v1/orders"]),
        Case("order_detail", pages["orders"]),
        Case("customer_page", pages["customers"]),
    ]


@contextmanager
def contenders(rows: DataSet) -> Iterator[tuple[Contender, Contender]]:
    """Ours and the limit, both ready."""
    variables = {**rows.variables, "BENCH_TOKEN": token(AGENT)}
    probe = "/api/v1/conversations"
    own, bare = free_ports(), free_ports()
    with (
        server("zhike", "web", port=own, variables=variables, probe="/api/v1/me") as own_pid,
        server("benchmarks.parts.limit_server", port=bare, variables=variables, probe=probe) as bare_pid,
    ):
        yield Contender("ours", own, own_pid), Contender("limit", bare, bare_pid)


def lap(rows: DataSet, one: Contender, case: Case, seconds: float, connections: int, key: str) -> Lap:
    """Drives one contender for so long."""
    before = cpu_ms(one.pid), cpu_ms(rows.server.pid)
    result = drive(Load(one.port, token(AGENT), case.paths, seconds, connections, case.body, key))
    after = cpu_ms(one.pid), cpu_ms(rows.server.pid)
    count = max(1, result.requests)
    return Lap(result, (after[0] - before[0]) / count, (after[1] - before[1]) / count)


def measure(
    rows: DataSet, both: Sequence[Contender], case: Case, rounds: int, seconds: float, connections: int
) -> dict[str, Any]:
    """Interleaved rounds of one case."""
    laps: dict[str, list[Lap]] = {one.name: [] for one in both}
    mark = f"{time.time_ns():x}"
    # Opening a page for the first time is also written to the operation log, once per session in a while. What is
    # measured is opening it again, so each page is opened before.
    warm = 1.0 if len(case.paths) == 1 else max(3.0, seconds)
    for one in both:
        lap(rows, one, case, warm, connections, f"{mark}.{one.name}.warm")
    for number in range(rounds):
        for one in both if number % 2 == 0 else tuple(reversed(both)):
            laps[one.name].append(lap(rows, one, case, seconds, connections, f"{mark}.{one.name}.{number}"))
    found: dict[str, Any] = {name: summary(those) for name, those in laps.items()}
    found["ratio"] = round(found["ours"]["per_s"] / found["limit"]["per_s"], 2)
    found["ratio_cpu"] = round(found["limit"]["cpu_ms"] / found["ours"]["cpu_ms"], 2)
    found["faults"] = [
        f"{name}: {status} ×{count}"
        for name, those in laps.items()
        for one in those
        for status, count in one.result.statuses.items()
        if status != case.status
    ]
    return found


def summary(laps: Sequence[Lap]) -> dict[str, float]:
    """Medians over the laps of one contender."""

    def middle(value: Callable[[Lap], float], places: int) -> float:
        return round(median(value(one) for one in laps), places)

    return {
        "per_s": middle(lambda one: one.result.per_s, 1),
        "cpu_ms": middle(lambda one: one.cpu_ms, 3),
        "server_cpu_ms": middle(lambda one: one.server_ms, 3),
        "database_cpu_ms": middle(lambda one: one.database_ms, 3),
        "p50_ms": middle(lambda one: one.result.percentile(0.50), 2),
        "p95_ms": middle(lambda one: one.result.percentile(0.95), 2),
        "p99_ms": middle(lambda one: one.result.percentile(0.99), 2),
        "kilobytes": middle(lambda one: one.result.bytes / max(1, one.result.requests) / 1000, 1),
    }


def ask(one: Contender, path: str, body: str | None = None, key: str = "") -> Any:
    """One request; the answer's JSON, or its status when it failed."""
    connection = HTTPConnection("127.0.0.1", one.port, timeout=30)
    headers = {"Authorization": f"Bearer {token(AGENT)}", "Accept-Language": "zh-CN"}
    try:
        if body is None:
            connection.request("GET", path, headers=headers)
        else:
            more = {"Idempotency-Key": key, "Content-Type": "application/json"}
            connection.request("POST", path, body.encode(), headers | more)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    return json.loads(content) if response.status in (200, 201) else response.status


def differences(both: Sequence[Contender], case: Case) -> list[str]:
    """Where the answers of the two differ in more than signatures, positions and the new rows' own values."""
    path = case.paths[0]
    answers = []
    for one in both:
        found = ask(one, path, case.body, f"compare-{one.name}-{os.urandom(6).hex()}")
        if not isinstance(found, dict):
            return [f"{case.name}: {one.name} answers {found}"]
        answers.append(_comparable(found))
    return [] if answers[0] == answers[1] else [f"{case.name}: the answers differ"]


def _comparable(found: dict[str, Any]) -> dict[str, Any]:
    if "client_key" in found:
        found = {name: value for name, value in found.items() if name not in ("id", "seq", "client_key", "created_at")}
    hidden = ("next", "listen_grant", "pos", "actions", "may", "purge_at")
    return found | {name: bool(found[name]) for name in hidden if name in found}


def main() -> int:
    """Prints one JSON document; 1 when an answer was wrong."""
    parser = argparse.ArgumentParser(prog="http")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(ROUNDS), default="small")
    parser.add_argument("--case", type=re.compile)
    parser.add_argument("--seconds", type=float, help="for each round")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--connections", type=int, default=16)
    options = parser.parse_args()
    found: dict[str, Any] = {"scale": options.scale, "connections": options.connections}
    rounds, seconds = options.rounds or ROUNDS[options.scale], options.seconds or SECONDS[options.scale]
    with dataset.opened(options.scale) as rows, contenders(rows) as both:
        for case in cases(rows):
            if options.case is None or options.case.search(case.name):
                faults = differences(both, case)
                found[case.name] = measure(rows, both, case, rounds, seconds, options.connections)
                found[case.name]["faults"] += faults
    sys.stdout.write(json.dumps(found, indent=None if options.json else 2, ensure_ascii=False) + "\n")
    return 1 if any(one["faults"] for one in found.values() if isinstance(one, dict)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
