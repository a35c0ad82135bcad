"""The processes of a running stack: which they are, how they die, when they are back."""

import asyncio
import os
import signal
import time
from pathlib import Path
from typing import Final

VICTIMS: Final = ("web", "gateway", "worker", "postgres")


class NotBackError(RuntimeError):
    """A killed process did not come back in time."""


def find(supervisor: int, name: str) -> int | None:
    """The process id of a direct child of the supervisor; None while there is none (or it is not yet itself)."""
    for child in _children(supervisor):
        words = _command(child)
        if name == "postgres":
            is_it = bool(words) and words[0].endswith("/postgres")
        else:
            is_it = words[1:4] == ["-m", "zhike", name]
        if is_it:
            return child
    return None


async def kill(supervisor: int, name: str, *, back_within_s: float = 60) -> float:
    """Kills the process without warning; answers after how many seconds another one runs in its place.

    Raises NotBackError.
    """
    victim = find(supervisor, name)
    if victim is None:
        raise NotBackError(f"{name} was not running")
    os.kill(victim, signal.SIGKILL)
    begun = time.monotonic()
    while time.monotonic() - begun < back_within_s:
        await asyncio.sleep(0.1)
        if find(supervisor, name) not in (None, victim):
            return time.monotonic() - begun
    raise NotBackError(f"{name} was not back after {back_within_s:.0f} s")


def _children(parent: int) -> list[int]:
    found: list[int] = []
    # Each thread of the supervisor lists the children that it started.
    for listing in Path(f"/proc/{parent}/task").glob("*/children"):
        found += map(int, listing.read_text().split())
    return found


def _command(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").rstrip("\0").split("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []
