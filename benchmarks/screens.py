"""What the console's pages wait for, on the whole data set: latencies of every list view and the plans behind them.

    ./zhike bench --only screens [--scale full]

Each of five agents (rights in the scope own, team, department, shop, all) asks for the conversation list in every
state, for the counts and for details, two at a time. The plan of each statement is taken as a kept connection runs it:
prepared, after six executions; `whole_tables` names those that read a large table from end to end. Fails only when a
page is not answered.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlencode

import psycopg
from psycopg import sql

from benchmarks import dataset
from benchmarks.dataset import SCOPES, DataSet, row_id, token
from benchmarks.parts.load import Load
from benchmarks.parts.processes import drive, server
from tools.stack import free_ports

STATES: Final = ("mine", "queued", "open", "closed", "all", "incoming")
SORTS: Final = ("-last_message_at", "last_message_at", "waiting")
_LIST: Final = "/api/v1/conversations"
#: Tables that no page may read from end to end.
_LARGE: Final = (
    *("conversations_head", "conversations_episode", "conversations_message", "customers_customer"),
    *("kernel_event", "audit_entry", "work_workitem"),
)
SECONDS: Final = {"small": 0.5, "full": 1.5}
GOAL_MS: Final = 150.0
_BEFORE_PLAN: Final = 6


def pages(rows: DataSet) -> Iterator[tuple[str, int, list[str]]]:
    """(name, agent, paths) of everything that is asked over HTTP."""
    for agent, scope in enumerate(SCOPES, start=1):
        for state in STATES:
            yield f"list {scope} {state}", agent, [f"{_LIST}?{urlencode({'filter[state]': state})}"]
        yield f"list {scope} queued waiting", agent, [f"{_LIST}?filter[state]=queued&sort=waiting"]
        yield f"list {scope} all total", agent, [f"{_LIST}?filter[state]=all&total=1"]
        yield f"counts {scope}", agent, [f"{_LIST}/counts"]
    spread = [row_id(15, 1 + n * 7919 % rows.customers) for n in range(400)]
    yield "detail anywhere", 5, [f"{_LIST}/{one}" for one in spread]
    yield "list all by name", 5, [f"{_LIST}?filter[state]=all&q=" + number for number in _names(rows)]


def _names(rows: DataSet) -> list[str]:
    return [f"C2026-{1 + n * 7919 % rows.customers:08d}" for n in range(100)]


def latencies(rows: DataSet, seconds: float) -> dict[str, dict[str, Any]]:
    """Each page for so long, two at a time, through the product's own web process."""
    found: dict[str, dict[str, Any]] = {}
    port = free_ports()
    with server("zhike", "web", port=port, variables=rows.variables, probe="/api/v1/me"):
        drive(Load(port, token(5), [_LIST], 1.0, 8))
        for name, agent, paths in pages(rows):
            result = drive(Load(port, token(agent), paths, seconds, 2))
            found[name] = {
                "p50_ms": result.percentile(0.50),
                "p95_ms": result.percentile(0.95),
                "max_ms": result.percentile(1.0),
                "requests": result.requests,
                "statuses": result.statuses,
            }
    return found


def statements() -> Iterator[tuple[str, str, Sequence[Any], bytes]]:
    """(name, SQL, values, token's hash) of every list and count. Needs the environment of the data set."""
    import django

    django.setup()
    from benchmarks.parts import statements as own
    from zhike.kernel.authz import AUTHENTICATOR

    for agent, scope in enumerate(SCOPES, start=1):
        token_hash = AUTHENTICATOR.get().token_hash(token(agent))
        actor, _ = own.actor_of(token(agent))
        for state in STATES:
            for order in SORTS:
                yield (
                    f"list {scope} {state} {order}",
                    *own.list_statement(actor, {"filter[state]": state, "sort": order}),
                    token_hash,
                )
        yield f"counts {scope}", *own.counts_statement(actor), token_hash
    actor, _ = own.actor_of(token(4))
    token_hash = AUTHENTICATOR.get().token_hash(token(4))
    yield "detail shop", *own.detail_statement(actor, row_id(15, 5)), token_hash


def plans(rows: DataSet) -> dict[str, dict[str, Any]]:
    """Plan of each statement: time, blocks read and touched, and which large tables it reads from end to end."""
    os.environ.update(rows.variables)
    found: dict[str, dict[str, Any]] = {}
    with psycopg.connect(rows.server.app_url, autocommit=True, cursor_factory=psycopg.ClientCursor) as own:
        for name, text, values, token_hash in statements():
            with _prepared(own, text, [token_hash, *values]) as execute:
                for _ in range(_BEFORE_PLAN):
                    own.execute(execute)
                row = own.execute(sql.SQL("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {}").format(execute)).fetchone()
            plan = row[0][0] if row else {}
            top = plan["Plan"]
            found[name] = {
                "ms": round(plan["Execution Time"], 2),
                "blocks": top["Shared Hit Blocks"] + top["Shared Read Blocks"],
                "end_to_end": sorted({table for table in _scanned(top) if table.startswith(_LARGE)}),
            }
    return found


@contextmanager
def _prepared(own: "psycopg.Connection[tuple[Any, ...]]", text: str, values: Sequence[Any]) -> Iterator[sql.Composed]:
    from benchmarks.parts.limit_server import numbered

    own.execute(f"PREPARE bench AS {numbered(text)}")
    try:
        yield sql.SQL("EXECUTE bench ({})").format(sql.SQL(", ").join(sql.Literal(value) for value in values))
    finally:
        own.execute("DEALLOCATE bench")


def _scanned(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan" and plan.get("Actual Loops", 0):
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _scanned(part)


def main() -> int:
    """Prints one JSON document; 1 when a page was not answered."""
    parser = argparse.ArgumentParser(prog="screens")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(SECONDS), default="small")
    options = parser.parse_args()
    with dataset.opened(options.scale) as rows:
        asked = latencies(rows, SECONDS[options.scale])
        planned = plans(rows)
    worst = max(asked, key=lambda name: float(asked[name]["p95_ms"]))
    faults = [f"{name}: {one['statuses']}" for name, one in asked.items() if set(one["statuses"]) != {"200"}]
    answer = {
        "scale": options.scale,
        "goal_p95_ms": GOAL_MS,
        "worst": {"page": worst, **asked[worst]},
        "over_goal": [name for name, one in asked.items() if one["p95_ms"] > GOAL_MS],
        "whole_tables": [name for name, one in planned.items() if one["end_to_end"]],
        "pages": asked,
        "plans": planned,
        "faults": faults,
    }
    sys.stdout.write(json.dumps(answer, indent=None if options.json else 2, ensure_ascii=False) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
