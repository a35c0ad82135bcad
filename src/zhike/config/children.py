"""The long-running child processes of `up`: started bound to us, logged to a file, started again with back-off."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from zhike.config import bound_child

_BACK_OFF_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
_SETTLED_AFTER_S: Final = 60.0
_LOG_LIMIT: Final = 20_000_000
STOP_WITHIN_S: Final = 15.0


class Child:
    """One process that should always run. Its own process group, so that what it started goes with it."""

    def __init__(self, name: str, arguments: list[str], environment: Mapping[str, str], logs: Path) -> None:
        self.name = name
        self.log = logs / f"{name}.log"
        self.failures = 0
        self._arguments = arguments
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._next_start_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def start(self) -> None:
        """Starts the process; its output is appended to its log file."""
        trim(self.log)
        command = bound_child.command([sys.executable, "-m", "zhike", *self._arguments])
        with self.log.open("ab") as sink:
            self._process = subprocess.Popen(
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._started_at = time.monotonic()

    def tend(self) -> bool:
        """Starts a process that ended again when its pause is over. Answers whether it was found ended just now."""
        if self._process is None or self._process.poll() is None:
            if self._process is not None and time.monotonic() - self._started_at > _SETTLED_AFTER_S:
                self.failures = 0
            return False
        if self._next_start_at == 0.0:
            end_group(self._process.pid)
            self._next_start_at = time.monotonic() + _BACK_OFF_S[min(self.failures, len(_BACK_OFF_S) - 1)]
            self.failures += 1
            return True
        if time.monotonic() >= self._next_start_at:
            self._next_start_at = 0.0
            self.start()
        return False

    def ask_to_stop(self) -> None:
        """Sends SIGTERM; :meth:`wait` then waits."""
        if self.pid is not None:
            os.kill(self.pid, signal.SIGTERM)

    def wait(self, until: float) -> None:
        """Waits until the monotonic time `until`, then kills the whole group."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=max(0.0, until - time.monotonic()))
        end_group(self._process.pid)
        self._process.wait()
        self._process = None

    def last_words(self) -> str:
        """The last line of its log that is not blank."""
        try:
            with self.log.open("rb") as file:
                file.seek(max(0, self.log.stat().st_size - 4000))
                lines = file.read().decode("utf-8", "replace").splitlines()
        except OSError:
            return "-"
        return next((line.strip() for line in reversed(lines) if line.strip()), "-")


def end_group(leader: int) -> None:
    """Kills what is left of the process group that `leader` led."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def trim(log: Path) -> None:
    """Keeps one older generation: a log over 20 MB is copied to `.1` and emptied (writers append, so go on)."""
    try:
        if log.stat().st_size < _LOG_LIMIT:
            return
    except FileNotFoundError:
        return
    # On a full disk there is no room for the copy, and the room that the log takes is needed all the more.
    with suppress(OSError):
        shutil.copyfile(log, log.with_suffix(".log.1"))
    with suppress(OSError):
        os.truncate(log, 0)


def remember(path: Path, pids: Mapping[str, int | None]) -> None:
    """Writes down which process groups run (None: ended just now).

    A start after we were killed gives the file to :func:`end_left_over`.
    """
    scratch = path.with_suffix(".new")
    with suppress(OSError):  # a full disk must not end what runs; without the list a later start finds a busy port
        scratch.write_text(json.dumps(dict(pids)), encoding="ascii")
        scratch.rename(path)


def end_left_over(path: Path) -> None:
    """Ends process groups of an earlier `up` that was killed, where they still are ours (their command says so)."""
    try:
        found: dict[str, int | None] = json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return
    for group in found.values():
        if isinstance(group, int) and any("zhike" in line for line in _commands_of_group(group)):
            end_group(group)
    path.unlink(missing_ok=True)


def _commands_of_group(group: int) -> list[str]:
    """The command lines of the processes in a group; empty where the system cannot tell."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == group:
                lines.append((entry / "cmdline").read_text(errors="replace").replace("\0", " "))
        except (ProcessLookupError, FileNotFoundError, PermissionError):
            continue
    return lines
