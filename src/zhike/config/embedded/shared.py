"""One embedded server used by several unrelated programs at once: test runs and benchmarks side by side.

A keeper process starts the server, holds it while anybody holds a shared lock on `users.lock`, and ends it when the
last one has gone. A lock goes with its process however that ends, so nothing is left running.
"""

import fcntl
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Final, Self

from zhike.config.embedded import cluster
from zhike.config.embedded import place as places
from zhike.config.embedded.place import Place
from zhike.config.embedded.server import start
from zhike.config.embedded.tuning import PRODUCT, TESTS, Tuning
from zhike.config.speech import SpokenError

_TUNINGS: Final = {"product": PRODUCT, "tests": TESTS}
_LOOK_EVERY_S: Final = 0.3


class Share:
    """One user's hold on a shared server; give it back with :meth:`close` or by ending the process."""

    def __init__(self, place: Place, secret: cluster.Passwords, users: IO[str]) -> None:
        self.place = place
        self._secret = secret
        self._users = users

    def url(self, role: str, database: str = cluster.DATABASE) -> str:
        """A connection URL for `role` (`zhike_admin`, `zhike_owner`, `zhike_app`) and `database`."""
        return cluster.url(self.place, self._secret, role, database)

    @property
    def admin_url(self) -> str:
        """The superuser on the maintenance database."""
        return self.url(cluster.ADMIN, "postgres")

    def close(self) -> None:
        """Gives the hold back; the server stops when it was the last."""
        self._users.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def share(home: Path, *, tuning: str = "tests") -> Share:
    """Joins the shared server of `home`, starting it (`tuning`: `tests` or `product`) where it does not run."""
    home = home.absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (home / "start.lock").open("a") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        users = (home / "users.lock").open("a")
        try:
            fcntl.flock(users, fcntl.LOCK_SH)  # waits for a keeper that is just ending
            if not _kept(home):
                _start_keeper(home, tuning)
        except BaseException:
            users.close()
            raise
    place = places.find(home)
    return Share(place, cluster.passwords(place), users)


def _kept(home: Path) -> bool:
    with (home / "keeper.lock").open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _start_keeper(home: Path, tuning: str) -> None:
    """Starts the keeper and waits for its one line: `{}` when the server answers, else the fault."""
    with (home / "keeper.log").open("wb") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "zhike.config.embedded.shared", str(home), tuning],
            env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": "/usr/bin:/bin"},
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    if keeper.stdout is None:
        raise AssertionError("a pipe was asked for")
    with keeper.stdout as pipe:
        line = pipe.readline()
    keeper.returncode = 0  # it outlives us on purpose; nobody waits for it
    try:
        fault = json.loads(line)
    except ValueError:
        raise SpokenError("postgres.start_failed", reason=str(home / "keeper.log")) from None
    if fault:
        raise SpokenError(fault["code"], **fault["params"])


def _keep(home: Path, tuning: Tuning) -> int:
    """The keeper's whole life. Answers its exit code: 0 when the last user left, 1 when the server ended by itself."""
    # `users` is let go last: whoever waits for it must not find `mark` still held.
    with (home / "users.lock").open("a") as users, (home / "keeper.lock").open("a") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        places.remove_disposable()
        try:
            server = start(home, tuning=tuning)
        except SpokenError as fault:
            params = {name: str(value) for name, value in fault.params.items()}
            _answer({"code": fault.code, "params": params})
            return 1
        with server:
            _answer({})
            while server.poll() is None:
                try:
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(_LOOK_EVERY_S)
                else:
                    server.stop()  # under the lock: who comes now waits until we are gone
                    return 0
    return 1


def _answer(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.close()


if __name__ == "__main__":
    sys.exit(_keep(Path(sys.argv[1]), _TUNINGS[sys.argv[2]]))
