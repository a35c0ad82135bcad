"""A stage of the test run: one command with a name, its time, and how it ended."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from tools.runner.output import write

ROOT: Final = Path(__file__).resolve().parents[2]
LOGS: Final = ROOT / ".cache" / "test"
_TAIL: Final = 60

State = Literal["passed", "failed", "absent"]


@dataclass(frozen=True)
class Stage:
    """One check. `needs` are paths without which it has nothing to do yet; then it is reported as absent. `live` shows
    the output while it runs; else it goes to a log and is shown when the check fails. `before` runs first, in the same
    time (an installation)."""

    name: str
    command: Sequence[str]
    cwd: Path = ROOT
    needs: tuple[str, ...] = ()
    live: bool = False
    before: Callable[[], None] | None = None
    passing_codes: frozenset[int] = field(default=frozenset({0}))


@dataclass(frozen=True)
class Result:
    """How a stage ended, after how many seconds."""

    name: str
    state: State
    seconds: float


def run_side_by_side(stages: Sequence[Stage]) -> list[Result]:
    """Runs quiet stages two at a time; answers in the order given."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(run, stages))


def run(stage: Stage) -> Result:
    """Runs one stage and prints its line; a failure prints the end of its output."""
    if any(not list(ROOT.glob(pattern)) for pattern in stage.needs):
        return _tell(Result(stage.name, "absent", 0.0))
    started = time.monotonic()
    log = LOGS / f"{stage.name.replace(' ', '-')}.log"
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        if stage.before is not None:
            stage.before()
        code = _run_live(stage) if stage.live else _run_quiet(stage, log)
    except RuntimeError as error:  # the installation told why
        log.write_text(f"{error}\n", encoding="utf-8")
        code = 1
    result = Result(stage.name, "passed" if code in stage.passing_codes else "failed", time.monotonic() - started)
    tail = "" if stage.live or result.state == "passed" else _tail(log)
    return _tell(result, tail)


def table(results: Sequence[Result]) -> str:
    """The closing table: seconds and outcome of each stage."""
    width = max(len(result.name) for result in results)
    lines = [f"{result.name:<{width}}  {result.seconds:8.1f} s  {result.state}" for result in results]
    total = sum(result.seconds for result in results)
    return "\n".join([*lines, f"{'in all':<{width}}  {total:8.1f} s"])


def _run_live(stage: Stage) -> int:
    write(f"── {stage.name}")
    return subprocess.run(list(stage.command), cwd=stage.cwd, stdin=subprocess.DEVNULL, check=False).returncode


def _run_quiet(stage: Stage, log: Path) -> int:
    with log.open("wb") as sink:
        done = subprocess.run(
            list(stage.command),
            cwd=stage.cwd,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            check=False,
        )
    return done.returncode


def _tell(result: Result, tail: str = "") -> Result:
    """One write, so that lines of stages side by side do not mix."""
    line = f"{result.state:<7} {result.name} ({result.seconds:.1f} s)"
    write(f"{line}\n{tail}" if tail else line)
    return result


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    cut = [f"… {len(lines) - _TAIL} lines more in {log}"] if len(lines) > _TAIL else []
    return "\n".join(f"    {line}" for line in [*cut, *lines[-_TAIL:]])


def python(*arguments: str) -> list[str]:
    """A command of this environment's Python."""
    return [sys.executable, *arguments]
