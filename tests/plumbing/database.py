"""The shared test server, the migrated template, and its clones.

The template is named after a digest of everything that shapes it, so a changed migration makes a new one and an
unchanged one costs nothing. Clones carry the process id of their maker: whatever a killed run left is dropped by the
next one.
"""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql

from zhike.config import embedded
from zhike.config.embedded.provision import ensure_database

ROOT: Final = Path(__file__).resolve().parents[2]
_READY: Final = "zhike test template"
_KEPT_TEMPLATES: Final = 4
_CLONE_NAME: Final = re.compile(r"^c_(\d+)_")


@dataclass(frozen=True)
class Urls:
    """Connection URLs of one test database: `app` as the product connects, `owner` for what needs the schema's owner,
    `admin` the superuser (to make or drop databases, never inside a test of the product)."""

    name: str
    app: str
    owner: str
    admin: str


class TestServer:
    """This process's hold on the shared server."""

    __test__ = False  # a name that pytest would take for a test

    def __init__(self, base: Path) -> None:
        self._base = base
        self._share = embedded.share(base, tuning="tests")
        self._made = 0

    def close(self) -> None:
        """Gives the hold back; with the last one the server ends."""
        self._share.close()

    def urls(self, database: str) -> Urls:
        return Urls(
            database,
            self._share.url(embedded.APPLICATION, database),
            self._share.url(embedded.OWNER, database),
            self._share.admin_url,
        )

    def template(self) -> str:
        """The name of the migrated template database, made here if nobody made it yet. One process at a time."""
        name = f"t_{digest()}"
        with self._locked(), self._admin() as connection:
            if _comment(connection, name) == _READY:
                return name
            _drop(connection, name)
            _tidy(connection)
            ensure_database(self._share.admin_url, name)
            _migrate(self.urls(name))
            connection.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(_READY))
            )
        return name

    def clone(self, template: str) -> Urls:
        """A new database with the template's content, owned as in the product."""
        self._made += 1
        name = f"c_{os.getpid()}_{self._made}"
        with self._locked(), self._admin() as connection:
            _drop(connection, name)
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                    sql.Identifier(name), sql.Identifier(template), sql.Identifier(embedded.OWNER)
                )
            )
        return self.urls(name)

    def drop(self, urls: Urls) -> None:
        """Drops a clone, ending connections that are still open to it."""
        with self._admin() as connection:
            _drop(connection, urls.name)

    def _admin(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self._share.admin_url, autocommit=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._base / "template.lock").open("a") as mark:
            fcntl.flock(mark, fcntl.LOCK_EX)
            yield


def digest() -> str:
    """Twelve hex digits over migrations, installed apps, rights and pinned packages."""
    package = ROOT / "src" / "zhike"
    paths = [
        *package.glob("**/migrations/**/*"),
        *package.glob("**/apps.py"),
        package / "config" / "embedded" / "provision.py",
        ROOT / "requirements.lock",
    ]
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and path.suffix in {".py", ".sql", ".lock"}:
            total.update(str(path.relative_to(ROOT)).encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]


def _migrate(urls: Urls) -> None:
    """Runs all migrations as the owner, in a process of its own. A failure fails the run with its whole output."""
    environment = os.environ | {
        "ZHIKE_DATABASE_URL": urls.app,
        "ZHIKE_DATABASE_OWNER_URL": urls.owner,
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "zhike", "migrate"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"migrations failed:\n{done.stdout}\n{done.stderr}")


def _comment(connection: psycopg.Connection[tuple[object, ...]], name: str) -> object:
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (name,)
    ).fetchone()
    return row[0] if row else None


def _drop(connection: psycopg.Connection[tuple[object, ...]], name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _tidy(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Drops clones whose maker is gone, and all but the newest templates."""
    rows = connection.execute("SELECT datname::text FROM pg_database ORDER BY oid DESC").fetchall()
    names = [str(name) for (name,) in rows]
    for old in [name for name in names if name.startswith("t_")][_KEPT_TEMPLATES - 1 :]:
        _drop(connection, old)
    for name in names:
        made_by = _CLONE_NAME.match(name)
        if made_by and not _alive(int(made_by[1])):
            _drop(connection, name)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
