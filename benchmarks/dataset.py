"""The data set of the other benchmarks, in an embedded cluster that is kept and used again.

    ./zhike bench --only dataset [--scale full]

Full: a million customers with a conversation each, five million messages, ten million events, a million log entries;
small: a hundredth of it. The rows are made inside PostgreSQL from their own numbers (`parts/dataset.sql`), so that two
builds are alike. A marker in the database says what it holds; another scale, other rows or a changed schema are built
anew. Fails only when the rows are not those that were asked for.
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

from tools.stack import ROOT
from zhike.config import embedded, environment
from zhike.config.embedded import Server
from zhike.kernel.crypto import keys

_ROWS: Final = Path(__file__).parent / "parts" / "dataset.sql"
SIZES: Final[Mapping[str, Mapping[str, int]]] = {
    "small": {"customers": 10_000, "open": 1_000, "events": 100_000, "entries": 10_000},
    "full": {"customers": 1_000_000, "open": 4_000, "events": 10_000_000, "entries": 1_000_000},
}
_COUNTED: Final = (
    "customers_customer",
    "conversations_head",
    "conversations_episode",
    "conversations_message",
    "kernel_event",
    "audit_entry",
    "work_workitem",
)
#: Agents 1 to 5 hold their rights in these scopes.
SCOPES: Final = ("own", "team", "department", "shop", "all")


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
    """The id of a row, as `bench_id` of the SQL makes it. Kinds: 4 users, 12 customers, 15 conversations."""
    return UUID(f"{1_790_000_000_000 + number:012x}7{kind:03x}8{number:015x}")


def token(agent: int) -> str:
    """The session token of an agent (1 to 500)."""
    return f"bench-token-{agent}"


def home_of(scale: str) -> Path:
    """The data folder of the benchmark clusters, apart from the product's own."""
    return environment.load(dict(os.environ)).home / "bench-pg" / scale


@contextmanager
def opened(scale: str) -> Iterator[DataSet]:
    """Starts the cluster of `scale`, building its rows where they are missing or others."""
    home = home_of(scale)
    home.mkdir(parents=True, exist_ok=True)
    (home / "disposable").touch()
    marker = _marker(scale)
    server = embedded.start(home)
    try:
        built = _built(server)
        if built is None or built["marker"] != marker:
            if built is not None or _has_tables(server):
                server.stop()
                embedded.remove(home)
                server = embedded.start(home)
            built = _build(server, home, scale, marker)
        environment.prepare_home(home)
        keys.configure(home / "keys")
        keys.ensure()
        yield DataSet(scale, server, _variables(server, home), built)
    finally:
        server.stop()


def _marker(scale: str) -> str:
    """Changes with the rows, the sizes, and the migrations of the product."""
    mark = hashlib.sha256(_ROWS.read_bytes() + json.dumps(SIZES[scale]).encode())
    for path in sorted((ROOT / "src" / "zhike").rglob("migrations/[0-9]*.py")):
        mark.update(path.read_bytes())
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


def _has_tables(server: Server) -> bool:
    with admin(server) as own:
        row = own.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _built(server: Server) -> dict[str, Any] | None:
    with admin(server) as own:
        row = own.execute("SELECT to_regclass('bench_marker')::text").fetchone()
        if row is None or row[0] is None:
            return None
        found = own.execute("SELECT facts FROM bench_marker").fetchone()
    return found[0] if found else None


def _build(server: Server, home: Path, scale: str, marker: str) -> dict[str, Any]:
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "zhike", "migrate"], env=_variables(server, home), cwd=ROOT, check=True, stdout=2
    )
    text = Template(_ROWS.read_text()).substitute({name: str(size) for name, size in SIZES[scale].items()})
    with admin(server) as own:
        own.execute("SET session_replication_role = replica")
        own.execute("SET synchronous_commit = off")
        own.execute("SET maintenance_work_mem = '512MB'")
        for statement in text.split(";\n"):
            if statement.strip():
                own.execute(statement)
        own.execute("VACUUM (ANALYZE)")
        facts: dict[str, Any] = {"marker": marker, "rows": _count(own), "seconds": round(time.monotonic() - began)}
        size = own.execute("SELECT pg_database_size(current_database())").fetchone()
        facts["megabytes"] = round((size[0] if size else 0) / 1e6)
        own.execute("CREATE TABLE bench_marker (facts jsonb NOT NULL)")
        own.execute("INSERT INTO bench_marker VALUES (%s)", [json.dumps(facts)])
        own.execute("CHECKPOINT")
    return facts


def _count(own: psycopg.Connection[Any]) -> dict[str, int]:
    counts = {}
    for table in _COUNTED:
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
    right = rows["customers_customer"] == rows["conversations_head"] == sizes["customers"]
    right = right and rows["kernel_event"] >= sizes["events"]
    right = right and rows["conversations_message"] >= sizes["customers"] * 3
    answer = {
        "scale": options.scale,
        "rows": rows,
        "built_in_s": facts["seconds"],
        "megabytes": facts["megabytes"],
        "ready_in_s": round(time.monotonic() - began, 1),
    }
    sys.stdout.write(json.dumps(answer, indent=None if options.json else 2) + "\n")
    return 0 if right else 1


if __name__ == "__main__":
    raise SystemExit(main())
