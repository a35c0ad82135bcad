"""Ticket list and ticket page against django-helpdesk with the same number of tickets and comments.

    ./zhike bench --only helpdesk [--scale full]

django-helpdesk is installed by this benchmark in an environment of its own below the data folder, never among our
requirements; where that fails (no network), the answer says so and nothing is wrong. It runs after its quick start, in
the same PostgreSQL, under the same HTTP server with as many workers and threads. Lists: the open tickets, newest
first, fifty of them, as its list page and ours load them (JSON both). Pages: one open ticket with its comments; its own
is a whole HTML page, as it has no other way that works at this size (its REST routes read every ticket first).
"""

import argparse
import base64
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from benchmarks import dataset
from benchmarks.dataset import SIZES, DataSet, row_id, token
from benchmarks.http import ROUNDS, SECONDS, Lap, summary
from benchmarks.parts.load import Load
from benchmarks.parts.processes import cpu_ms, drive, process, server
from tools.stack import free_ports

VERSION: Final = "2.6.1"
_SITE: Final = Path(__file__).parent / "parts" / "helpdesk"
_DATABASE: Final = "helpdesk"
#: Its session is made by its own code and printed; rows that it makes for each user it must have, too.
_SIGN_IN: Final = """
import django; django.setup()
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from helpdesk.models import UserSettings
UserSettings.objects.bulk_create([UserSettings(user=one) for one in User.objects.filter(usersettings_helpdesk=None)])
user = User.objects.order_by("id").first()
store = SessionStore()
store["_auth_user_id"] = str(user.pk)
store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
store["_auth_user_hash"] = user.get_session_auth_hash()
store.create()
print(store.session_key)
"""
#: Its list takes long on many tickets.
_PATIENCE_S: Final = 600.0
_OPEN: Final = {"filtering": {"status__in": [1, 2]}, "sorting": "created", "sortreverse": False, "search_string": ""}


class NotInstalledError(RuntimeError):
    """django-helpdesk cannot be had here; the message says why."""


def environment(folder: Path) -> Path:
    """The Python of an environment with django-helpdesk. Raises NotInstalledError."""
    python = folder / "bin" / "python"
    packages = [f"django-helpdesk=={VERSION}", *(f"{name}=={version(name)}" for name in ("granian", "psycopg"))]
    packages.append(f"psycopg-binary=={version('psycopg-binary')}")
    mark = folder / "installed.json"
    if mark.is_file() and json.loads(mark.read_text()) == packages:
        return python
    venv.create(folder, with_pip=True, clear=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "-q", *packages], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotInstalledError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "pip failed")
    mark.write_text(json.dumps(packages))
    return python


def variables(rows: DataSet) -> dict[str, str]:
    """The environment of its processes: its database in our cluster, under the owner's account."""
    parts = conninfo_to_dict(rows.server.owner_url)
    return {
        **os.environ,
        "ZHIKE_HOME": rows.variables["ZHIKE_HOME"],
        "PYTHONPATH": str(_SITE),
        "DJANGO_SETTINGS_MODULE": "helpdesk_settings",
        "HELPDESK_NAME": _DATABASE,
        "HELPDESK_USER": str(parts["user"]),
        "HELPDESK_PASSWORD": str(parts.get("password") or ""),
        "HELPDESK_HOST": str(parts.get("host") or ""),
        "HELPDESK_PORT": str(parts.get("port") or ""),
    }


def fill(rows: DataSet, python: Path, own: Mapping[str, str]) -> None:
    """Makes its database with as many tickets as ours, unless it stands."""
    size = SIZES[rows.scale]
    with dataset.admin(rows.server) as admin:
        admin.execute("CREATE TABLE IF NOT EXISTS bench_helpdesk (rows text)")
        text = Template((_SITE / "rows.sql").read_text()).substitute({name: str(n) for name, n in size.items()})
        found = admin.execute("SELECT rows FROM bench_helpdesk").fetchone()
        if found and found[0] == VERSION + text:
            return
        admin.execute(f"DROP DATABASE IF EXISTS {_DATABASE}")
        admin.execute(f"CREATE DATABASE {_DATABASE} OWNER {own['HELPDESK_USER']}")
        subprocess.run([python, "-m", "django", "migrate", "-v", "0"], env=dict(own), check=True, stdout=2)
        with psycopg.connect(make_conninfo(admin.info.dsn, dbname=_DATABASE, password=admin.info.password)) as inside:
            for statement in text.split(";\n"):
                if statement.strip():
                    inside.execute(statement)
            inside.commit()
            inside.autocommit = True
            inside.execute("VACUUM (ANALYZE)")
        admin.execute("DELETE FROM bench_helpdesk")
        admin.execute("INSERT INTO bench_helpdesk VALUES (%s)", [VERSION + text])


@contextmanager
def contenders(
    rows: DataSet, python: Path, own: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """(port, process id) of ours and of theirs."""
    ours, theirs = free_ports(), free_ports()
    command = [str(python), "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
    command += ["--host", "127.0.0.1", "--port", str(theirs), "helpdesk_urls:application"]
    with (
        server("zhike", "web", port=ours, variables=rows.variables, probe="/api/v1/me") as our_pid,
        process("helpdesk", command, port=theirs, variables=own, probe="/login/") as their_pid,
    ):
        yield (ours, our_pid), (theirs, their_pid)


def loads(rows: DataSet, ours: int, theirs: int, session: str, last: int) -> dict[str, tuple[Load, Load]]:
    """What is asked of both, by name. `last` is the id of their newest ticket."""
    size, agent, cookie = SIZES[rows.scale], token(5), f"sessionid={session}"
    numbers = [size["customers"] - place * 37 % size["open"] for place in range(min(2000, size["open"]))]
    query = base64.b64encode(json.dumps(_OPEN).encode()).decode()
    table = "draw=1&start=0&length=50&order[0][column]=5&order[0][dir]=desc&search[value]="
    return {
        "ticket_list": (
            Load(ours, agent, ["/api/v1/tickets?filter[active]=true&sort=-created_at&total=1"], 0, 0),
            Load(theirs, "", [f"/datatables_ticket_list/{query}?{table}"], 0, 0, cookie=cookie),
        ),
        "ticket_detail": (
            Load(ours, agent, [f"/api/v1/tickets/{row_id(40, n)}" for n in numbers], 0, 0),
            Load(theirs, "", [f"/tickets/{last - size['customers'] + n}/" for n in numbers], 0, 0, cookie=cookie),
        ),
    }


def _asked(load: Load) -> str:
    """What one request answers, to see that it is what was asked for."""
    connection = HTTPConnection("127.0.0.1", load.port, timeout=_PATIENCE_S)
    try:
        headers = {"Cookie": load.cookie} if load.cookie else {"Authorization": f"Bearer {load.token}"}
        connection.request("GET", load.paths[0], headers=headers)
        response = connection.getresponse()
        content = response.read().decode()
    finally:
        connection.close()
    return content if response.status == 200 else f"{response.status}"


def measure(rows: DataSet, pids: tuple[int, int], both: tuple[Load, Load], connections: int) -> dict[str, Any]:
    """Interleaved rounds of one case."""
    laps: tuple[list[Lap], list[Lap]] = ([], [])
    for number in range(-1, ROUNDS[rows.scale]):
        for place in (0, 1) if number % 2 == 0 else (1, 0):
            load = both[place]
            timed = replace(load, seconds=SECONDS[rows.scale], connections=connections, patience_s=_PATIENCE_S)
            before = cpu_ms(pids[place]), cpu_ms(rows.server.pid)
            result = drive(timed)
            after = cpu_ms(pids[place]), cpu_ms(rows.server.pid)
            count = max(1, result.requests)
            if number >= 0:
                laps[place].append(Lap(result, (after[0] - before[0]) / count, (after[1] - before[1]) / count))
    found: dict[str, Any] = {"ours": summary(laps[0]), "helpdesk": summary(laps[1])}
    found["times_faster"] = round(found["ours"]["per_s"] / max(found["helpdesk"]["per_s"], 0.01), 1)
    found["times_less_cpu"] = round(found["helpdesk"]["cpu_ms"] / found["ours"]["cpu_ms"], 1)
    found["faults"] = sorted(
        {
            f"{name}: {status}"
            for name, those in zip(("ours", "helpdesk"), laps, strict=True)
            for one in those
            for status in one.result.statuses
            if status != "200"
        }
    )
    return found


def compare(scale: str, connections: int) -> dict[str, Any]:
    """Both cases. Raises NotInstalledError."""
    with dataset.opened(scale) as rows:
        python = environment(Path(rows.variables["ZHIKE_HOME"]) / "helpdesk-venv")
        own = variables(rows)
        began = time.monotonic()
        fill(rows, python, own)
        found: dict[str, Any] = {"version": VERSION, "filled_in_s": round(time.monotonic() - began)}
        session = subprocess.run(
            [python, "-c", _SIGN_IN], env=own, check=True, stdout=subprocess.PIPE, text=True
        ).stdout.strip()
        with psycopg.connect(make_conninfo(rows.server.owner_url, dbname=_DATABASE)) as inside:
            row = inside.execute("SELECT max(id) FROM helpdesk_ticket").fetchone()
        with contenders(rows, python, own) as (ours, theirs):
            for name, both in loads(rows, ours[0], theirs[0], session, row[0] if row else 0).items():
                found[name] = measure(rows, (ours[1], theirs[1]), both, connections)
                found[name]["faults"] += _differences(name, both)
    return found


def _differences(name: str, both: tuple[Load, Load]) -> list[str]:
    """Whether both answered with as many rows, or with the ticket's last comment."""
    ours, theirs = (_asked(load) for load in both)
    if name == "ticket_list":
        found = [len(json.loads(ours)["items"]), len(json.loads(theirs)["data"])] if ours[0] == theirs[0] == "{" else []
        return [] if found and found[0] == found[1] else [f"rows: {found or (ours[:80], theirs[:80])}"]
    counts = len(json.loads(ours)["comments"]) if ours[:1] == "{" else 0, theirs.count("一到三个工作日原路退回")
    return [] if counts[0] == counts[1] > 2 else [f"comments: {counts}"]


def main() -> int:
    """Prints one JSON document; 1 when an answer was wrong, 0 when django-helpdesk cannot be installed."""
    parser = argparse.ArgumentParser(prog="helpdesk")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=tuple(ROUNDS), default="small")
    parser.add_argument("--connections", type=int, default=8)
    options = parser.parse_args()
    try:
        found = {"scale": options.scale, **compare(options.scale, options.connections)}
    except NotInstalledError as error:
        found = {"scale": options.scale, "skipped": f"django-helpdesk cannot be installed here: {error}"}
    sys.stdout.write(json.dumps(found, indent=None if options.json else 2, ensure_ascii=False) + "\n")
    return 1 if any(one["faults"] for one in found.values() if isinstance(one, dict)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
