"""The configuration of a process: `ZHIKE_*` variables, else one TOML file, checked at start with clear sentences.

The file is `ZHIKE_CONFIG`, else `zhike.toml` in the data folder; its keys are the variables' names without the prefix,
in lower case (`database_url = "…"`). A variable wins over the file. What is read is put into the environment, so that
settings and child processes see one truth.
"""

import ipaddress
import os
import secrets
import tomllib
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg

from zhike.config import embedded
from zhike.config.embedded import cluster
from zhike.config.embedded import place as places
from zhike.config.speech import SpokenError
from zhike.kernel.postgres import outage

ROOT: Final = Path(__file__).resolve().parents[3]
DEFAULT_PORT: Final = 8000
#: As PostgreSQL numbers its versions.
OLDEST_POSTGRES: Final = 150000

#: Names that the TOML file may hold, as variables.
NAMES: Final = (
    "ZHIKE_BIND",
    "ZHIKE_DATABASE_OWNER_URL",
    "ZHIKE_DATABASE_URL",
    "ZHIKE_DEBUG",
    "ZHIKE_GATEWAY_URL",
    "ZHIKE_KEY_FILE",
    "ZHIKE_LANGUAGE",
    "ZHIKE_PORT",
    "ZHIKE_PUBLIC_URL",
    "ZHIKE_REDIS_URL",
    "ZHIKE_TRUSTED_PROXIES",
    "ZHIKE_WEB_THREADS",
    "ZHIKE_WEB_WORKERS",
)


@dataclass(frozen=True)
class Configuration:
    """What a process needs to know before Django starts. `port + 1` is the gateway's port. `database_url` is None for
    the embedded server."""

    home: Path
    bind: str
    port: int
    web_workers: int
    web_threads: int
    database_url: str | None
    owner_url: str | None

    @property
    def gateway_port(self) -> int:
        return self.port + 1


@dataclass(frozen=True)
class Addresses:
    """Database URLs: the application's, and the owner's (None where this installation does not give it)."""

    app: str
    owner: str | None


def load(environ: MutableMapping[str, str] | None = None, *, port: int | None = None) -> Configuration:
    """Reads and checks the configuration; `port` (from the command line) wins over everything.

    Defaults that depend on one another (public and gateway address by port) are written to `environ`, which is the
    process's own when not given. Raises SpokenError naming the value that is wrong.
    """
    values = os.environ if environ is None else environ
    home = Path(values.get("ZHIKE_HOME") or ROOT / ".zhike").expanduser().absolute()
    values["ZHIKE_HOME"] = str(home)
    _read_file(home, values)
    chosen = port if port is not None else _number(values, "ZHIKE_PORT", DEFAULT_PORT, 1, 65534)
    if not 1 <= chosen <= 65534:
        raise SpokenError("config.number", name="--port", value=chosen, low=1, high=65534)
    bind = values.get("ZHIKE_BIND") or "127.0.0.1"
    shown = callable_host(bind)
    values["ZHIKE_PORT"] = str(chosen)
    values.setdefault("ZHIKE_PUBLIC_URL", f"http://{shown}:{chosen}")
    values.setdefault("ZHIKE_GATEWAY_URL", f"ws://{shown}:{chosen + 1}/live")
    _check_url(values, "ZHIKE_PUBLIC_URL", ("http", "https"))
    _check_url(values, "ZHIKE_GATEWAY_URL", ("ws", "wss"))
    if values.get("ZHIKE_REDIS_URL"):
        _check_url(values, "ZHIKE_REDIS_URL", ("redis", "rediss", "unix"))
    _check_proxies(values)
    for name in ("ZHIKE_DATABASE_URL", "ZHIKE_DATABASE_OWNER_URL"):
        if values.get(name):
            _check_url(values, name, ("postgresql", "postgres"))
    return Configuration(
        home=home,
        bind=bind,
        port=chosen,
        web_workers=_number(values, "ZHIKE_WEB_WORKERS", 2, 1, 64),
        web_threads=_number(values, "ZHIKE_WEB_THREADS", 4, 1, 64),
        database_url=values.get("ZHIKE_DATABASE_URL") or None,
        owner_url=values.get("ZHIKE_DATABASE_OWNER_URL") or None,
    )


def callable_host(bind: str) -> str:
    """The host under which a process that listens on `bind` can be called from this machine: an address that means
    "all interfaces" cannot be called itself."""
    try:
        address = ipaddress.ip_address(bind)
    except ValueError:
        return bind
    if not address.is_unspecified:
        return bind
    return "127.0.0.1" if address.version == 4 else "::1"


@contextmanager
def database(configuration: Configuration) -> Iterator[Addresses]:
    """The database for one command: the external one, the embedded one if it runs, else started for the while."""
    if configuration.database_url is not None:
        yield Addresses(configuration.database_url, configuration.owner_url)
        return
    running = running_embedded(configuration.home)
    if running is not None:
        yield running
        return
    with embedded.start(configuration.home) as server:
        yield Addresses(server.app_url, server.owner_url)


def check_external(url: str) -> None:
    """Looks at an external server before anything is done with it. Raises SpokenError when it does not answer or is
    older than the product needs."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise SpokenError("database.unreachable", reason=outage.reason(error)) from error
    if version < OLDEST_POSTGRES:
        raise SpokenError("database.too_old", found=version // 10000, oldest=OLDEST_POSTGRES // 10000)


def running_embedded(home: Path) -> Addresses | None:
    """The addresses of the embedded server of `home` if it answers, else None. Starts nothing."""
    if not home.exists():
        return None
    place = places.find(home)
    if not (place.base / "passwords.json").exists() or not (place.data / "postmaster.pid").exists():
        return None
    secret = cluster.passwords(place)
    app = cluster.url(place, secret, embedded.APPLICATION)
    try:
        psycopg.connect(app, connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return Addresses(app, cluster.url(place, secret, embedded.OWNER))


def prepare_home(home: Path) -> None:
    """Makes the data folder (0700) with its logs and keys, and the key that signs cookies. Raises SpokenError."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("logs", "keys", "run"):
            (home / name).mkdir(mode=0o700, exist_ok=True)
        _make_web_key(home / "keys" / "web.key")
    except PermissionError as error:
        raise SpokenError("home.denied", path=error.filename or home) from error
    except (NotADirectoryError, FileExistsError) as error:
        raise SpokenError("home.not_folder", path=error.filename or home) from error


def use_database(url: str) -> None:
    """Points the settings of this process (not imported yet) at `url`."""
    os.environ["ZHIKE_DATABASE_URL"] = url
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")


def _make_web_key(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")


def _read_file(home: Path, values: MutableMapping[str, str]) -> None:
    named = values.get("ZHIKE_CONFIG")
    path = Path(named).expanduser() if named else home / "zhike.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        if named:
            raise SpokenError("config.missing", path=path) from None
        return
    except PermissionError as error:
        raise SpokenError("home.denied", path=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpokenError("config.malformed", path=path, reason=error) from error
    for key, value in content.items():
        name = f"ZHIKE_{key.upper()}"
        if name not in NAMES or not isinstance(value, str | int):
            raise SpokenError("config.unknown", path=path, key=key)
        values.setdefault(name, str(int(value)) if isinstance(value, bool) else str(value))


def _number(values: MutableMapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = values.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise SpokenError("config.number", name=name, value=text, low=low, high=high)
    return int(text)


def _check_proxies(values: MutableMapping[str, str]) -> None:
    """Writes the list back without blanks, as every reader takes it."""
    parts = [part.strip() for part in values.get("ZHIKE_TRUSTED_PROXIES", "").split(",") if part.strip()]
    for part in parts:
        try:
            ipaddress.ip_network(part, strict=False)
        except ValueError:
            raise SpokenError("config.proxies", value=part) from None
    if parts:
        values["ZHIKE_TRUSTED_PROXIES"] = ",".join(parts)


def _check_url(values: MutableMapping[str, str], name: str, schemes: tuple[str, ...]) -> None:
    try:
        parts = urlsplit(values[name])
        usable = parts.scheme in schemes and bool(parts.netloc or parts.path or parts.query)
    except ValueError:
        usable = False
    if not usable:
        # The value itself is not shown: a database's address holds a password.
        raise SpokenError("config.url", name=name, schemes=", ".join(f"{scheme}://" for scheme in schemes))
