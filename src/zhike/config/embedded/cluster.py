"""Making the cluster's files and its three passwords, once."""

import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from zhike.config.embedded import place as places
from zhike.config.embedded.place import Place
from zhike.config.embedded.tuning import Tuning, render
from zhike.config.speech import SpokenError

ADMIN: Final = "zhike_admin"
OWNER: Final = "zhike_owner"
APPLICATION: Final = "zhike_app"
DATABASE: Final = "zhike"

_HBA: Final = "# Only the unix socket, only with a password.\nlocal all all scram-sha-256\n"


@dataclass(frozen=True)
class Passwords:
    """Generated secrets of the cluster's administrator, of the owner of the schema, and of the application."""

    admin: str
    owner: str
    application: str

    def of(self, role: str) -> str:
        return {ADMIN: self.admin, OWNER: self.owner, APPLICATION: self.application}[role]


def url(place: Place, passwords: Passwords, role: str, database: str = DATABASE) -> str:
    """A connection URL over the cluster's socket for `role`."""
    socket = quote(str(place.sockets), safe="")
    return f"postgresql://{role}:{passwords.of(role)}@/{quote(database, safe='')}?host={socket}"


def passwords(place: Place) -> Passwords:
    """The cluster's passwords, generated at the first call, kept 0600 beside the data."""
    path = place.base / "passwords.json"
    if path.exists():
        try:
            return Passwords(**json.loads(path.read_text(encoding="ascii")))
        except (ValueError, TypeError) as error:
            raise SpokenError("postgres.passwords_broken", path=path) from error
    if (place.data / "PG_VERSION").exists():
        raise SpokenError("postgres.passwords_broken", path=path)
    made = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
    scratch = path.with_suffix(".new")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump(made.__dict__, file)
        file.flush()
        os.fsync(file.fileno())
    scratch.rename(path)
    return made


def make(place: Place, secret: Passwords) -> None:
    """Runs initdb where there is no cluster yet. It works in a folder of its own that is renamed when whole, so an
    interrupted run leaves nothing that looks like a cluster."""
    if (place.data / "PG_VERSION").exists():
        _check_version(place)
        return
    if place.data.exists() and any(place.data.iterdir()):
        raise SpokenError("postgres.data_foreign", path=place.data)
    scratch = place.base / "data.new"
    shutil.rmtree(scratch, ignore_errors=True)
    places.owned_folder(scratch, place)
    locale = "C.UTF-8" if sys.platform != "darwin" else "C"
    read, write = os.pipe()
    os.fchown(read, place.uid, place.gid)  # the child opens it anew, by name
    with os.fdopen(write, "w", encoding="ascii") as pipe:
        pipe.write(secret.admin + "\n")
    try:
        done = subprocess.run(
            [
                place.program("initdb"),
                f"--pgdata={scratch}",
                f"--username={ADMIN}",
                f"--pwfile=/dev/fd/{read}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=libc",
                f"--locale={locale}",
                "--data-checksums",
                "--no-instructions",
            ],
            env=places.scrubbed_environment(place),
            cwd=place.base,
            pass_fds=(read,),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **place.run_options(),
        )
    finally:
        os.close(read)
    if done.returncode != 0:
        shutil.rmtree(scratch, ignore_errors=True)
        raise SpokenError("postgres.initdb_failed", reason=_last_line(done.stderr or done.stdout))
    if place.data.exists():
        place.data.rmdir()
    scratch.rename(place.data)


def configure(place: Place, tuning: Tuning) -> None:
    """Writes `postgresql.conf` and `pg_hba.conf` anew, so that an update of ours reaches existing clusters."""
    text = render(tuning.settings(sockets=place.sockets, logs=place.logs))
    for name, content in (("postgresql.conf", text), ("pg_hba.conf", _HBA)):
        scratch = place.data / f"{name}.new"
        scratch.write_text(content, encoding="utf-8")
        scratch.chmod(0o600)
        if place.account is not None:
            os.chown(scratch, place.uid, place.gid)
        scratch.rename(place.data / name)


def _check_version(place: Place) -> None:
    """Another major version cannot read these files: say so in place of a start that fails."""
    found = (place.data / "PG_VERSION").read_text(encoding="ascii").strip()
    answer = subprocess.run(
        [place.program("postgres"), "--version"],
        env=places.scrubbed_environment(place),
        cwd=place.base,
        capture_output=True,
        text=True,
        check=True,
        **place.run_options(),
    )
    ours = answer.stdout.split()[-1].split(".")[0]
    if found != ours:
        raise SpokenError("postgres.other_version", found=found, ours=ours, path=place.data)


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "-"
