"""What the console's pages wait for, on the whole data set: latencies of every page and the plans behind them.

    ./zhike bench --only screens [--scale full] [--case overview]

Five agents (rights in the scope own, team, department, shop, all) ask for every list in every view, for counts, boards,
the overview, pages of rows of every age and searches (`parts/pages.py`), two at a time. The plan of each hot statement
is taken as a kept connection runs it: prepared, after six executions; `whole_tables` names those that read a large
table from end to end. Fails only when a page is not answered.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import psycopg
from psycopg import sql

from benchmarks import dataset
from benchmarks.dataset import SCOPES, DataSet, row_id, token
from benchmarks.parts.load import Load
from benchmarks.parts.pages import LISTS, pages
from benchmarks.parts.processes import drive, server
from tools.stack import free_ports

#: Tables that no page may read from end to end.
_LARGE: Final = (
    *("conversations_head", "conversations_episode", "conversations_message", "customers_", "kernel_event"),
    *("audit_entry", "work_", "commerce_order", "commerce_payment", "commerce_shipment", "commerce_trace"),
    *("tickets_ticket", "search_entry"),
)
#: Small ones of these families.
_SMALL: Final = (
    *("customers_tag", "commerce_orderstatus", "commerce_ordertransition", "tickets_ticketstatus"),
    # Nobody in the data set has further phones and e-mails.
    "customers_contactpoint",
    *("tickets_tickettype", "tickets_tickettransition", "tickets_ticketpriority", "work_sla", "work_calendar"),
)
SECONDS: Final = {"small": 0.3, "full": 1.0}
_BEFORE_PLAN: Final = 6


def latencies(rows: DataSet, seconds: float, wanted: re.Pattern[str] | None) -> dict[str, dict[str, Any]]:
    """Each page for so long, two at a time, through the product's own web process."""
    found: dict[str, dict[str, Any]] = {}
    port = free_ports()
    with server("zhike", "web", port=port, variables=rows.variables, probe="/api/v1/me"):
        for page in pages(rows):
            if wanted is not None and not wanted.search(page.name):
                continue
            load = Load(port, token(page.agents[0]), list(page.paths), seconds, 2)
            load = replace(load, tokens=[token(one) for one in page.agents] if len(page.agents) > 1 else [])
            drive(replace(load, seconds=0.2))
            result = drive(load)
            found[page.name] = {
                "goal_ms": page.goal_ms,
                "p50_ms": result.percentile(0.50),
                "p95_ms": result.percentile(0.95),
                "max_ms": result.percentile(1.0),
                "requests": result.requests,
                "statuses": result.statuses,
            }
    return found


def statements() -> Iterator[tuple[str, str, Sequence[Any], bytes]]:
    """(name, SQL, values, token's hash) of every list, count and page. Needs the environment of the data set."""
    import django

    django.setup()
    from benchmarks.parts import statements as own
    from zhike.kernel.authz import AUTHENTICATOR

    for agent, scope in enumerate(SCOPES, start=1):
        token_hash = AUTHENTICATOR.get().token_hash(token(agent))
        actor, session_id = own.actor_of(token(agent))
        for kind, views in LISTS.items():
            for name, query in views.items():
                yield f"{kind} {scope}: {name}", *own.list_statement(kind, actor, query), token_hash
        for kind in own.COUNTS:
            yield f"{kind} {scope}: counts", *own.counts_statement(kind, actor), token_hash
        for kind, place in (("conversations", 15), ("tickets", 40), ("orders", 30), ("customers", 12)):
            page = own.detail_statement(kind, actor, session_id, row_id(place, 5))
            yield f"{kind} {scope}: page", *page, token_hash


def plans(rows: DataSet, wanted: re.Pattern[str] | None) -> dict[str, dict[str, Any]]:
    """Plan of each statement: time, blocks read and touched, and which large tables it reads from end to end."""
    os.environ.update(rows.variables)
    found: dict[str, dict[str, Any]] = {}
    with psycopg.connect(rows.server.app_url, autocommit=True, cursor_factory=psycopg.ClientCursor) as own:
        for name, text, values, token_hash in statements():
            if wanted is not None and not wanted.search(name):
                continue
            with _prepared(own, text, [token_hash, *values]) as execute:
                for _ in range(_BEFORE_PLAN):
                    own.execute(execute)
                row = own.execute(sql.SQL("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {}").format(execute)).fetchone()
            plan = row[0][0] if row else {}
            top = plan["Plan"]
            found[name] = {
                "ms": round(plan["Execution Time"], 2),
                "blocks": top["Shared Hit Blocks"] + top["Shared Read Blocks"],
                "end_to_end": sorted({table for table in _scanned(top) if _is_large(table)}),
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


def _is_large(table: str) -> bool:
    return table.startswith(_LARGE) and not table.startswith(_SMALL)


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
    parser.add_argument("--case", type=re.compile)
    parser.add_argument("--seconds", type=float, help="for each page")
    options = parser.parse_args()
    with dataset.opened(options.scale) as rows:
        asked = latencies(rows, options.seconds or SECONDS[options.scale], options.case)
        planned = plans(rows, options.case)
    worst = sorted(asked, key=lambda name: float(asked[name]["p95_ms"]), reverse=True)[:10]
    faults = [f"{name}: {one['statuses']}" for name, one in asked.items() if set(one["statuses"]) != {"200"}]
    answer = {
        "scale": options.scale,
        "worst": {name: asked[name] for name in worst},
        "over_goal": [name for name, one in asked.items() if one["p95_ms"] > one["goal_ms"]],
        "whole_tables": {name: one["end_to_end"] for name, one in planned.items() if one["end_to_end"]},
        "pages": asked,
        "plans": planned,
        "faults": faults,
    }
    sys.stdout.write(json.dumps(answer, indent=None if options.json else 2, ensure_ascii=False) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
