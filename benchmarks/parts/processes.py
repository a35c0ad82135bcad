"""Starting servers for a benchmark, driving them, and what they use."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from benchmarks.parts.load import Load, Result
from tools.stack import ROOT

_TICK_MS: Final = 1000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def server(module: str, *arguments: str, port: int, variables: Mapping[str, str], probe: str) -> Iterator[int]:
    """Runs `python -m MODULE` until the block ends; answers its process id once `probe` is answered."""
    command = [sys.executable, "-m", module, *arguments]
    own = {**variables, "ZHIKE_PORT": str(port)}
    with process(module, command, port=port, variables=own, probe=probe) as pid:
        yield pid


@contextmanager
def process(name: str, command: Sequence[str], *, port: int, variables: Mapping[str, str], probe: str) -> Iterator[int]:
    """Runs a command that serves `port`, likewise; what it writes is kept under `name` in the data folder."""
    with (Path(variables["ZHIKE_HOME"]) / "logs" / f"{name}.log").open("w") as log:
        started = subprocess.Popen(command, cwd=ROOT, env=dict(variables), stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(started, port, probe, log.name)
            yield started.pid
        finally:
            started.terminate()
            started.wait(20)


def _wait(process: "subprocess.Popen[bytes]", port: int, probe: str, log: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", probe, headers={"Authorization": "Bearer nobody"})
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise SystemExit(f"a server does not start:\n{Path(log).read_text()[-3000:]}")


def drive(load: Load) -> Result:
    """Runs a load in a process of its own, so that the client's work is in nobody's figures."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.parts.load"],
        cwd=ROOT,
        input=json.dumps(asdict(load)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Result(**json.loads(done.stdout))


def tree(pid: int) -> list[int]:
    """A process and everything it started that still runs."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def cpu_ms(pid: int) -> float:
    """Processor time of a process tree so far, those of its children that ended included."""
    total = 0
    for one in tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(fields[place]) for place in (11, 12, 13, 14))
    return total * _TICK_MS


def pss_mb(pid: int) -> float:
    """Memory of a process tree in megabytes; pages that several processes share are counted once in all."""
    total = 0
    for one in tree(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
