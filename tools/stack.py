"""A whole Zhike of its own: fresh data folder, free ports, started as a newcomer starts it.

Used by whatever needs the real thing: browser stories, acceptance runs, benchmarks, pictures, the kill run.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from zhike.config import bound_child

ROOT: Final = Path(__file__).resolve().parents[1]


class StackError(RuntimeError):
    """The stack did not come up; the message ends with what it printed."""


@dataclass(frozen=True)
class Stack:
    """A running stack and its addresses (no trailing slash)."""

    home: Path
    process: subprocess.Popen[str]
    console: str
    api: str
    gateway: str
    portal: str
    demo_shop: str
    username: str
    password: str

    @property
    def logs(self) -> dict[str, str]:
        """What each process wrote, by name."""
        return {path.stem: path.read_text(errors="replace") for path in (self.home / "logs").glob("*.log")}


def free_ports() -> int:
    """A port whose neighbour above is free too (the gateway takes it)."""
    for _attempt in range(50):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise StackError("no two neighbouring ports are free")


@contextmanager
def running(*arguments: str, timeout_s: float = 180, environment: dict[str, str] | None = None) -> Iterator[Stack]:
    """Starts `zhike up` with `arguments` in a data folder of its own; stops it and removes the folder afterwards.

    Raises StackError when it is not ready in time.
    """
    home = Path(tempfile.mkdtemp(prefix="zhike-stack-"))
    home.chmod(0o755)
    (home / "disposable").touch()
    ready = home / "ready.json"
    command = [sys.executable, "-m", "zhike", "up", "--port", str(free_ports()), "--ready-file", str(ready), *arguments]
    variables = os.environ | {"ZHIKE_HOME": str(home), "PYTHONPATH": str(ROOT / "src")} | (environment or {})
    for name in ("ZHIKE_DATABASE_URL", "ZHIKE_DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE"):
        variables.pop(name, None)
    output = home / "up.txt"
    with output.open("w") as sink:
        # Bound to this process: a test run that is killed leaves no stack behind.
        process = subprocess.Popen(
            bound_child.command(command),
            cwd=ROOT,
            env=variables,
            stdout=sink,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    try:
        facts = _wait(ready, process, output, timeout_s)
        yield Stack(
            home=home,
            process=process,
            console=str(facts["console"]).rstrip("/"),
            api=str(facts["api"]).rstrip("/"),
            gateway=str(facts["gateway"]),
            portal=str(facts["portal"]),
            demo_shop=str(facts["demo_shop"]),
            username=str(facts["admin"]["username"]),
            password=str(facts["admin"]["password"]),
        )
    finally:
        _stop(process)
        shutil.rmtree(home, ignore_errors=True)


def _wait(ready: Path, process: subprocess.Popen[str], output: Path, timeout_s: float) -> dict[str, Any]:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if ready.is_file():
            facts: dict[str, Any] = json.loads(ready.read_text())
            return facts
        if process.poll() is not None:
            raise StackError(f"`up` ended with {process.returncode}:\n{output.read_text()[-4000:]}")
        time.sleep(0.1)
    raise StackError(f"`up` was not ready after {timeout_s:.0f} s:\n{output.read_text()[-4000:]}")


def _stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
