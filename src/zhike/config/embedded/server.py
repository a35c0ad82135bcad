"""The embedded server as the rest of the product sees it: start it for a home folder, use its addresses, stop it."""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Self

from zhike.config.embedded import cluster
from zhike.config.embedded import place as places
from zhike.config.embedded.place import Place
from zhike.config.embedded.postmaster import START_WITHIN_S, Postmaster, clear_remains, launch
from zhike.config.embedded.provision import provision
from zhike.config.embedded.tuning import PRODUCT, Tuning
from zhike.config.speech import SpokenError


class Server:
    """A running cluster that this process owns. On Linux it ends with the thread that called :func:`start`, even when
    that is killed; elsewhere the next start finds it by its pid file and ends it first."""

    def __init__(self, place: Place, secret: cluster.Passwords, lock: IO[str], postmaster: Postmaster) -> None:
        self.place = place
        self._secret = secret
        self._lock: IO[str] | None = lock
        self._postmaster = postmaster

    def url(self, role: str, database: str = cluster.DATABASE) -> str:
        """A connection URL for `role` (`zhike_admin`, `zhike_owner`, `zhike_app`) and `database`."""
        return cluster.url(self.place, self._secret, role, database)

    @property
    def app_url(self) -> str:
        """For web, gateway, worker: reads and writes rows, changes no schema."""
        return self.url(cluster.APPLICATION)

    @property
    def owner_url(self) -> str:
        """For migrations and retention only."""
        return self.url(cluster.OWNER)

    @property
    def admin_url(self) -> str:
        """The cluster's superuser, on the maintenance database: for making databases, never for the product."""
        return self.url(cluster.ADMIN, "postgres")

    @property
    def pid(self) -> int:
        return self._postmaster.pid

    def poll(self) -> int | None:
        """None while the server runs, else its exit code."""
        return self._postmaster.poll()

    def restart(self) -> None:
        """Starts the server again after it ended by itself; does nothing while it runs."""
        if self.poll() is None:
            return
        self._postmaster = launch(self.place, self.admin_url)

    def stop(self) -> None:
        """Fast shutdown, then gives the lock back; may be called twice."""
        self._postmaster.stop()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(home: Path, *, tuning: Tuning = PRODUCT, start_within_s: float = START_WITHIN_S) -> Server:
    """Starts the cluster of `home`, making it at the first call; answers when roles and database are ready.

    A file `disposable` in `home` says that the cluster may go with its home (tests). Raises SpokenError: another
    process runs it, the folder is unusable, or PostgreSQL refused (with its words).
    """
    place = places.find(home.absolute())
    lock = _lock(place)
    try:
        secret = cluster.passwords(place)
        cluster.make(place, secret)
        places.owned_folder(place.logs, place)
        cluster.configure(place, tuning)
        if not tuning.durable or (home / "disposable").exists():
            places.mark_disposable(place)
        admin_url = cluster.url(place, secret, cluster.ADMIN, "postgres")
        postmaster = launch(place, admin_url, start_within_s=start_within_s)
        try:
            provision(admin_url, secret)
        except BaseException:
            postmaster.stop()
            raise
    except BaseException:
        lock.close()
        raise
    return Server(place, secret, lock, postmaster)


def remove(home: Path) -> None:
    """Deletes the cluster of `home` with everything in it, ending a server that was left behind.

    Raises SpokenError while another process runs it.
    """
    place = places.find(home.absolute())
    with _lock(place):
        clear_remains(place)
        shutil.rmtree(place.base)
        shutil.rmtree(place.sockets, ignore_errors=True)
        (home / "instance").unlink(missing_ok=True)


def _lock(place: Place) -> IO[str]:
    """The cluster's lock file, held until closed or until this process ends. It holds the owner's process id."""
    path = place.base / "lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    file = os.fdopen(descriptor, "r+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = file.read(20).strip() or "?"
        file.close()
        raise SpokenError("postgres.in_use", path=place.base, pid=owner) from None
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file
