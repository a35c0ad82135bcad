"""Spreadsheets (xlsx, xls, xlsb, ods), read by a bounded process beside this one."""

import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, Self

from zhike.integrations.errors import BOMB, BROKEN_ARCHIVE, PASSWORD, SHEET_MISSING, TOO_SLOW
from zhike.integrations.reading.limits import Limits
from zhike.kernel.errors import ErrorCode, ZhikeError

_CHILD: Final = str(Path(__file__).with_name("sheet_child.py"))
_ERRORS: Final[dict[str, ErrorCode]] = {"password": PASSWORD, "sheet": SHEET_MISSING, "broken": BROKEN_ARCHIVE}
#: What the first bytes of spreadsheets are: ZIP (xlsx, xlsb, ods) and the older compound file (xls).
SIGNATURES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


Tick = Callable[[], None]
_TICK_S: Final = 1.0
_PIECE: Final = 256 * 1024


def no_tick() -> None:
    """Nobody wants to know."""


def is_sheet(head: bytes) -> bool:
    """Whether a file that begins so is a spreadsheet."""
    return head.startswith(SIGNATURES)


class SheetReader:
    """One reading of a spreadsheet. Use as a context; `sheets` are the names of its tables, `sheet` is
    the one that is read. `tick` is called about once
    a second while the other process works in silence; what it raises ends the reading.
    """

    def __init__(
        self, chunks: Iterable[bytes], sheet: str, limits: Limits, *, rows: int | None = None, tick: Tick = no_tick
    ) -> None:
        self._limits = limits
        wanted = asdict(limits) | {"sheet": sheet, "rows": rows or limits.rows + 1}
        # A fixed program of ours with arguments of ours; the file comes through standard input.
        self._process = subprocess.Popen(
            [sys.executable, "-I", _CHILD, json.dumps(wanted)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONIOENCODING": "utf-8"},
        )
        self._tick = tick
        self._lines = self._said()
        self._late = False
        self._alarm = threading.Timer(limits.seconds, self._too_late)
        self._alarm.daemon = True
        self._feeder = threading.Thread(target=self._feed, args=(chunks,), daemon=True)
        self._failure: BaseException | None = None

    def __enter__(self) -> Self:
        self._alarm.start()
        self._feeder.start()
        try:
            self.sheets, self.sheet = self._first()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exc: object) -> None:
        self._alarm.cancel()
        self._process.kill()
        for pipe in (self._process.stdout, self._process.stdin):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()
        self._feeder.join(10)

    def rows(self) -> Iterator[Sequence[str]]:
        """The rows in order."""
        for line in self._lines:
            said = json.loads(line)
            if isinstance(said, dict):
                raise self._error(said)
            yield said
        self._ended()

    def _first(self) -> tuple[list[str], str]:
        line = next(self._lines, None)
        if line is None:
            self._ended()
            raise BROKEN_ARCHIVE()
        said = json.loads(line)
        if "sheets" not in said:
            raise self._error(said)
        return list(said["sheets"]), str(said["sheet"])

    def _said(self) -> Iterator[bytes]:
        """What the other process says, line by line."""
        if self._process.stdout is None:
            raise BROKEN_ARCHIVE()
        pipe = self._process.stdout.fileno()
        held = b""
        while True:
            while not select.select([pipe], [], [], _TICK_S)[0]:
                self._tick()
            piece = os.read(pipe, _PIECE)
            if not piece:
                break
            *whole, held = (held + piece).split(b"\n")
            yield from whole
        if held:
            yield held

    def _feed(self, chunks: Iterable[bytes]) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            for chunk in chunks:
                pipe.write(chunk)
            pipe.close()
        except (BrokenPipeError, ValueError):
            # The child had enough, or the reading was given up.
            return
        except (ZhikeError, OSError) as error:
            # Told by the thread that reads; a killed child ends that one's waiting.
            self._failure = error
            self._process.kill()

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def _ended(self) -> None:
        """What an end means: all was said, or the process died of its bounds."""
        code = self._process.wait()
        if self._failure is not None:
            raise self._failure
        if self._late:
            raise TOO_SLOW(seconds=self._limits.seconds)
        if code != 0:
            raise BOMB(megabytes=self._limits.sheet_bytes // 1024**2)

    def _error(self, said: dict[str, Any]) -> Exception:
        code = str(said.get("error"))
        return BOMB(megabytes=self._limits.sheet_bytes // 1024**2) if code == "bomb" else _ERRORS[code]()
