"""The data set of the other benchmarks, in an embedded cluster that is kept and used again.

    ./zhike bench --only dataset [--scale full]

Full: a million customers with a conversation, an order and a ticket each, five million messages (the newest million of
them findable), ten million events, a million log entries; small: a hundredth of it. The rows are made inside PostgreSQL
from their own numbers (`parts/rows`), so that two builds are alike. Each part is marked in the database; what is made
otherwise is built anew, and new migrations are run on the rows there are. Fails only when rows are missing.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any, Final
from uuid import UUID

import psycopg

from benchmarks.parts import phrases
from tools.stack import ROOT
from zhike.config import embedded, environment
from zhike.config.embedded import Server
from zhike.kernel.crypto import keys

_ROWS: Final = Path(__file__).parent / "parts" / "rows"
#: `searched` is how many of the newest conversations have their messages in the search index.
SIZES: Final[Mapping[str, Mapping[str, int]]] = {
    "small": {"customers": 10_000, "open": 1_000, "events": 100_000, "entries": 10_000, "searched": 1_000},
    "full": {
        "customers": 1_000_000,
        "open": 4_000,
        "events": 10_000_000,
        "entries": 1_000_000,
        "searched": 130_000,
    },
}
#: Files of `parts/rows` in order, with the tables that each fills (and empties before). The first is what all stand on.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "base": (
        "customers_customer",
        "conversations_head",
        "conversations_episode",
        "conversations_message",
        "kernel_event",
        "audit_entry",
        "work_workitem",
    ),
    "rights": (),
    "customers": (
        "customers_address",
        "customers_taggroup",
        "customers_tag",
        "customers_customertag",
        "customers_timelineentry",
        "customers_consultation",
    ),
    "orders": (
        "commerce_product",
        "commerce_order",
        "commerce_orderline",
        "commerce_payment",
        "commerce_shipment",
        "commerce_trace",
        "commerce_refund",
        "commerce_orderchange",
    ),
    "tickets": (
        "tickets_ticket",
        "tickets_ticketcomment",
        "tickets_ticketchange",
        "tickets_ticketlink",
        "work_clock",
    ),
    "facts": ("analytics_fact", "analytics_day", "analytics_daysum"),
    "search": ("search_entry",),
}
#: Agents 1 to 5 hold their rights in these scopes.
SCOPES: Final = ("own", "team", "department", "shop", "all")


#: Which parts a part is made from; the base where nothing is said.
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"base": (), "facts": ("base", "tickets")}


@dataclass(frozen=True)
class DataSet:
    """The running cluster with its rows. `variables` is the environment of processes that use it."""

    scale: str
    server: Server
    variables: Mapping[str, str]
    built: Mapping[str, Any]

    @property
    def customers(self) -> int:
        return SIZES[self.scale]["customers"]

    @property
    def open(self) -> int:
        return SIZES[self.scale]["open"]


def row_id(kind: int, number: int) -> UUID:
    """The id of a row, as `bench_id` of the SQL makes it. Kinds: 4 users, 12 customers, 15 conversations, 30 orders, 40
    tickets."""
    return UUID(f"{1_790_000_000_000 + number:012x}7{kind:03x}8{number:015x}")


def token(agent: int) -> str:
    """The session token of an agent (1 to 500)."""
    return f"bench-token-{agent}"


_Own = psycopg.Connection[Any]
#: Counted to the row; of the others the planner's estimate is told.
_EXACT: Final = ("customers_customer", "conversations_head", "commerce_order", "tickets_ticket", "kernel_event")


def home_of(scale: str) -> Path:
    """The data folder of the benchmark clusters, apart from the product's own."""
    return environment.load(dict(os.environ)).home / "bench-pg" / scale


@contextmanager
def opened(scale: str) -> Iterator[DataSet]:
    """Starts the cluster of `scale`, building its rows where they are missing or others."""
    home = home_of(scale)
    home.mkdir(parents=True, exist_ok=True)
    (home / "disposable").touch()
    server = embedded.start(home)
    try:
        environment.prepare_home(home)
        keys.configure(home / "keys")
        keys.ensure()
        with admin(server) as own:
            usable = not _has_tables(own) or _marks(own).get("base") == _mark("base", scale)
        if not usable or not _migrate(server, home):
            server.stop()
            embedded.remove(home)
            server = embedded.start(home)
            if not _migrate(server, home):
                raise SystemExit("the migrations do not run on an empty database")
        with admin(server) as own:
            _build(own, scale)
            _product(server, home, "analytics", "sum")
            built: dict[str, Any] = {"rows": _count(own), "parts": _facts(own)}
            size = own.execute("SELECT pg_database_size(current_database())").fetchone()
            built["megabytes"] = round((size[0] if size else 0) / 1e6)
        yield DataSet(scale, server, _variables(server, home), built)
    finally:
        server.stop()


def _mark(part: str, scale: str) -> str:
    """Changes with the rows of the part and the sizes."""
    mark = hashlib.sha256((_ROWS / f"{part}.sql").read_bytes() + json.dumps(SIZES[scale], sort_keys=True).encode())
    for needed in _NEEDS.get(part, ("base",)):
        mark.update(_mark(needed, scale).encode())
    if part == "base":
        mark.update(Path(phrases.__file__).read_bytes())
    return mark.hexdigest()


def _variables(server: Server, home: Path) -> dict[str, str]:
    return os.environ | {
        "ZHIKE_HOME": str(home),
        "ZHIKE_DATABASE_URL": server.app_url,
        "ZHIKE_DATABASE_OWNER_URL": server.owner_url,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "zhike.config.settings",
    }


def admin(server: Server) -> psycopg.Connection[Any]:
    """The superuser, in the product's database: triggers and foreign keys can be off there, and plans forced."""
    return psycopg.connect(server.url(embedded.ADMIN, embedded.DATABASE), autocommit=True)


def _has_tables(own: _Own) -> bool:
    row = own.execute("SELECT to_regclass('accounts_user') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _marks(own: _Own) -> dict[str, str]:
    row = own.execute("SELECT to_regclass('bench_part')::text").fetchone()
    if row is None or row[0] is None:
        return {}
    return dict(own.execute("SELECT name, mark FROM bench_part").fetchall())


def _facts(own: _Own) -> dict[str, int]:
    """Seconds that each part took to build."""
    return dict(own.execute("SELECT name, seconds FROM bench_part").fetchall())


def _migrate(server: Server, home: Path) -> bool:
    return _product(server, home, "migrate")


def _product(server: Server, home: Path, *words: str) -> bool:
    """Runs a command of the product on the data set; what the worker would do in time is done at once."""
    command = [sys.executable, "-m", "zhike", *words]
    return subprocess.run(command, env=_variables(server, home), cwd=ROOT, check=False, stdout=2).returncode == 0


def _build(own: _Own, scale: str) -> None:
    """Makes the parts that are missing or were made otherwise."""
    marks = _marks(own)
    stale = [part for part in PARTS if marks.get(part) != _mark(part, scale)]
    if not stale:
        return
    own.execute("CREATE TABLE IF NOT EXISTS bench_part (name text PRIMARY KEY, mark text, seconds int)")
    own.execute("SET session_replication_role = replica")
    own.execute("SET synchronous_commit = off")
    own.execute("SET maintenance_work_mem = '1GB'")
    own.execute("SET work_mem = '128MB'")
    for part in stale:
        began = time.monotonic()
        sys.stderr.write(f"data set: {part}\n")
        with own.transaction():
            own.execute("DELETE FROM bench_part WHERE name = %s", [part])
            _fill(own, part, scale)
            seconds = round(time.monotonic() - began)
            own.execute("INSERT INTO bench_part VALUES (%s, %s, %s)", [part, _mark(part, scale), seconds])
    own.execute("VACUUM (ANALYZE)")
    own.execute("CHECKPOINT")


def _fill(own: _Own, part: str, scale: str) -> None:
    """Runs the part's statements. Its tables' plain indexes are made afterwards, which takes a third of the time."""
    text = Template((_ROWS / f"{part}.sql").read_text()).substitute({name: str(n) for name, n in SIZES[scale].items()})
    tables = list(PARTS[part])
    if part == "base":
        phrases.load(own)
    elif tables:
        own.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
    indexes = own.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i "
        "JOIN pg_class t ON t.relname = i.tablename AND t.relkind = 'r' "
        "WHERE i.schemaname = 'public' AND i.tablename = ANY(%s) AND NOT EXISTS "
        "(SELECT FROM pg_constraint c WHERE c.conindid = i.indexname::regclass)",
        [tables],
    ).fetchall()
    for name, _ in indexes:
        own.execute(f'DROP INDEX "{name}"')
    for statement in text.split(";\n"):
        if statement.strip():
            own.execute(statement)
    for _, definition in indexes:
        own.execute(definition)
    for table in tables:
        own.execute(f"ANALYZE {table}")


def _count(own: _Own) -> dict[str, int]:
    """Rows of the large tables."""
    counts = {}
    for table in [table for tables in PARTS.values() for table in tables]:
        row = own.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = %s", [table]).fetchone()
        counts[table] = max(0, row[0]) if row else 0
    for table in _EXACT:
        row = own.execute(f"SELECT count(*) FROM {table}").fetchone()
        counts[table] = row[0] if row else 0
    return counts


def main() -> int:
    """Prints one JSON document; 1 when the rows are not those that were asked for."""
    parser = argparse.ArgumentParser(prog="dataset")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(SIZES), default="small")
    options = parser.parse_args()
    began = time.monotonic()
    with opened(options.scale) as found:
        rows, facts = found.built["rows"], found.built
    sizes = SIZES[options.scale]
    right = all(rows[table] >= sizes["customers"] for table in _EXACT) and rows["kernel_event"] >= sizes["events"]
    answer = {
        "scale": options.scale,
        "rows": rows,
        "built_in_s": facts["parts"],
        "megabytes": facts["megabytes"],
        "ready_in_s": round(time.monotonic() - began, 1),
    }
    sys.stdout.write(json.dumps(answer, indent=None if options.json else 2) + "\n")
    return 0 if right else 1


if __name__ == "__main__":
    raise SystemExit(main())
