"""One postmaster process: start it, wait until it answers, stop it, and deal with one that was left behind."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Final

import psycopg

from zhike.config import bound_child
from zhike.config.embedded import place as places
from zhike.config.embedded.place import Place
from zhike.config.speech import SpokenError

START_WITHIN_S: Final = 60.0  # for a start that is refused because remains of a crash are still going away
RECOVER_WITHIN_S: Final = 900.0  # for a server that runs but still replays its log
_STOP_WITHIN_S: Final = 60.0


class Postmaster:
    """A running server process that we started. Made by :func:`launch`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid

    def poll(self) -> int | None:
        """None while it runs, else its exit code (negative: the signal that ended it)."""
        return self._process.poll()

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back. After 60 s immediate shutdown, then kill."""
        for number, patience in (
            (signal.SIGINT, _STOP_WITHIN_S),
            (signal.SIGQUIT, 10.0),
            (signal.SIGKILL, 10.0),
        ):
            if self.poll() is not None:
                return
            self._process.send_signal(number)
            try:
                self._process.wait(timeout=patience)
            except subprocess.TimeoutExpired:
                continue
            return


def launch(place: Place, admin_url: str, *, start_within_s: float = START_WITHIN_S) -> Postmaster:
    """Starts the server and returns when it answers.

    After a crash the first tries may fail, as the remains of the old server still hold its shared memory: it is
    tried again for `start_within_s`. Raises SpokenError with the server's own last words when it cannot be started.
    """
    places.make_sockets(place)
    clear_remains(place)
    deadline = time.monotonic() + start_within_s
    program = [place.program("postgres"), "-D", str(place.data)]
    while True:
        output = place.base / "start.log"
        with output.open("wb") as sink:
            process = subprocess.Popen(
                bound_child.command(program, signal_number=signal.SIGINT, account=place.switch),
                env=places.scrubbed_environment(place),
                cwd=place.base,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in the terminal is ours to handle
            )
        postmaster = Postmaster(process)
        try:
            if _answers(postmaster, admin_url):
                return postmaster
        except BaseException:
            postmaster.stop()
            raise
        if time.monotonic() > deadline:
            raise SpokenError("postgres.start_failed", reason=_last_words(place, output))
        time.sleep(0.25)


def _answers(postmaster: Postmaster, admin_url: str) -> bool:
    """True when the server accepts connections, False when it ended."""
    deadline = time.monotonic() + RECOVER_WITHIN_S
    pause = 0.02
    while postmaster.poll() is None:
        try:
            psycopg.connect(admin_url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise SpokenError("postgres.password_refused") from error
        else:
            return True
        if time.monotonic() > deadline:
            raise SpokenError("postgres.start_slow", seconds=int(RECOVER_WITHIN_S))
        time.sleep(pause)
        pause = min(0.5, pause * 1.5)
    return False


def clear_remains(place: Place) -> None:
    """Ends a server on our data that outlived its supervisor, and forgets a pid file whose number is now another's.

    Call it only under the cluster's lock: then nobody else can rightly be running a server there.
    """
    mark = place.data / "postmaster.pid"
    pid = _pid_in(mark)
    if pid is None:
        return
    if not _is_our_server(pid, place):
        mark.unlink(missing_ok=True)
        return
    for number, patience in ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if not _is_our_server(pid, place):
                return
            time.sleep(0.05)


def _pid_in(mark: Path) -> int | None:
    try:
        first = mark.read_text(encoding="utf-8", errors="replace").splitlines()[0]
        return int(first)
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _is_our_server(pid: int, place: Place) -> bool:
    """Whether process `pid` lives (zombies do not) and is a postgres whose command line names our data folder."""
    arguments = _command_line(pid)
    return bool(arguments) and arguments[0].endswith("postgres") and str(place.data) in arguments


def _command_line(pid: int) -> list[str]:
    proc = Path("/proc") / str(pid)
    if Path("/proc/self").exists():
        try:
            return proc.joinpath("cmdline").read_text(errors="replace").rstrip("\0").split("\0")
        except (FileNotFoundError, ProcessLookupError):
            return []
    found = subprocess.run(
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def _last_words(place: Place, output: Path) -> str:
    """The server's last complaint: from its log file where it has one, else from its standard error."""
    candidates = [
        output,
        *sorted(place.logs.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True),
    ]
    for path in candidates:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for line in reversed(lines):
            if "FATAL:" in line or "PANIC:" in line or "could not" in line:
                return line.partition("FATAL:")[2].strip() or line.strip()
    return f"{output}"
