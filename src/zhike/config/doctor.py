"""`zhike doctor`: looks at the machine and this installation and says, one line each, what is well and what is not.

A module adds checks with a `doctor.py` that has `checks() -> Iterable[Finding]`; they run with Django set up and with
the database, where that answers.
"""

import argparse
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

import psycopg

from zhike.config import environment
from zhike.config.environment import ROOT, Addresses, Configuration
from zhike.config.speech import SpokenError, sentence, write
from zhike.kernel.postgres import outage

State = Literal["ok", "warn", "bad"]
_MARKS: Final[dict[State, str]] = {"ok": "✓", "warn": "!", "bad": "✗"}
_LOW_DISK: Final = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One line of the report: `state`, the sentence for a person, and a stable code for programs."""

    code: str
    state: State
    text: str


def run(configuration: Configuration, arguments: list[str]) -> int:
    """Prints the findings (`--json` for programs); answers 1 when something is bad."""
    parser = argparse.ArgumentParser(prog="zhike doctor")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    findings = list(_all(configuration))
    if options.json:
        write(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            write(f"{_MARKS[finding.state]} {finding.text}")
    return 1 if any(finding.state == "bad" for finding in findings) else 0


def finding(code: str, state: State, **params: object) -> Finding:
    """A finding whose sentence is `doctor.CODE.STATE` of the terminal catalogue."""
    return Finding(code, state, sentence(f"doctor.{code}.{state}", **params))


def _all(configuration: Configuration) -> Iterator[Finding]:
    yield finding("python", "ok", version=sys.version.split()[0])
    yield from _home(configuration.home)
    yield from _browser()
    try:
        with environment.database(configuration) as addresses:
            yield from _database(addresses)
            yield from _modules(addresses)
    except SpokenError as error:
        yield Finding("database", "bad", sentence(error.code, **error.params))
    except psycopg.OperationalError as error:
        yield Finding("database", "bad", sentence("database.unreachable", reason=outage.reason(error)))


def _home(home: Path) -> Iterator[Finding]:
    environment.prepare_home(home)
    open_to_others = stat.S_IMODE(home.stat().st_mode) & 0o077
    yield finding("home", "bad" if open_to_others else "ok", path=home)
    free = shutil.disk_usage(home).free
    yield finding("disk", "warn" if free < _LOW_DISK else "ok", free=f"{free / 1024**3:.1f}")
    if not os.environ.get("ZHIKE_KEY_FILE"):
        yield finding("keys", "warn", path=home / "keys")
    yield finding("volume", "ok" if _is_encrypted(home) else "warn", path=home)


def _is_encrypted(path: Path) -> bool:
    """Whether the volume under `path` is a dm-crypt device; only Linux tells, elsewhere False."""
    device = path.stat().st_dev
    name = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/dm/uuid")
    try:
        return name.read_text(encoding="ascii").startswith("CRYPT-")
    except OSError:
        return False


def _browser() -> Iterator[Finding]:
    built = ROOT / "web" / "dist" / "console" / "index.html"
    yield finding("browser", "ok" if built.exists() else "warn")


def _database(addresses: Addresses) -> Iterator[Finding]:
    with psycopg.connect(addresses.app, connect_timeout=5) as connection:
        version = connection.info.server_version
        yield finding("postgres", "ok" if version >= environment.OLDEST_POSTGRES else "bad", version=version // 10000)
        row = connection.execute(
            "SELECT has_schema_privilege(current_user, 'public', 'CREATE'),"
            " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), current_user"
        ).fetchone()
    too_much = row is None or bool(row[0]) or bool(row[1])
    yield finding("role", "bad" if too_much else "ok", role=row[2] if row else "-")


def _modules(addresses: Addresses) -> Iterable[Finding]:
    import django
    from django.apps import apps
    from django.core.management import call_command

    environment.use_database(addresses.app)
    django.setup()
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        yield finding("migrations", "bad")
        return
    yield finding("migrations", "ok")
    for config in apps.get_app_configs():
        name = f"{config.name}.doctor"
        if config.name.startswith("zhike.") and name != "zhike.config.doctor" and find_spec(name) is not None:
            yield from import_module(name).checks()
