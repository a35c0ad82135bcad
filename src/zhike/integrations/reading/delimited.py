"""Separated text: finding the separator, and reading rows as a stream."""

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from zhike.integrations.errors import BOMB, ENCODING, QUOTES
from zhike.integrations.reading.limits import Limits

#: Separators that may be chosen, the likeliest first.
DELIMITERS: Final = (",", "\t", ";", "|", "，")
_LOOKED_AT: Final = 60
#: A cell longer than this is an open quotation mark, not a text.
_LONGEST_FIELD: Final = 1_000_000
#: A row longer than this has no end.
_LONGEST_ROW: Final = 4_000_000
csv.field_size_limit(_LONGEST_FIELD)


def find_delimiter(text: str) -> str:
    """The separator that cuts the beginning of a text into the most even rows; a comma when nothing does."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        score = _evenness(text, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _evenness(text: str, delimiter: str) -> float:
    """How many rows have the usual number of cells, weighed by that number; 0 for a separator that cuts nothing."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, count = max(Counter(widths).items(), key=lambda one: (one[1], one[0]))
    if width < 2:
        return 0.0
    return count / len(widths) * math.sqrt(min(width, 12))


class _Stream(io.RawIOBase):
    """Chunks of bytes as a readable file; counts what passes."""

    def __init__(self, chunks: Iterable[bytes], limit: int) -> None:
        self._chunks = iter(chunks)
        self._held = memoryview(b"")
        self._left = limit
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any, /) -> int:
        while not self._held:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._held = memoryview(chunk)
        taken = self._held[: len(target)]
        target[: len(taken)] = taken
        self._held = self._held[len(taken) :]
        self._left -= len(taken)
        if self._left < 0:
            raise BOMB(megabytes=self._limit // 1024**2)
        return len(taken)


class _Lines:
    """The lines of a text, as long as one row does not take more of them than a row can be.

    Without an end to it, one row without a line break, or quotation marks that go on and on, would be held in memory.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.left = _LONGEST_ROW

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST_ROW)
        if not line:
            raise StopIteration
        self.left -= len(line)
        if self.left <= 0:
            raise csv.Error("a row without an end")
        return line


def read_rows(chunks: Iterable[bytes], encoding: str, delimiter: str, limits: Limits) -> Iterator[Sequence[str]]:
    """Every row in order, empty ones included.

    Raises `import.encoding` (bytes that are not of this character set) and `import.quotes`, each with the row.
    """
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    raw = io.BufferedReader(_Stream(chunks, limits.unpacked_bytes), 1024 * 1024)
    number = 0
    with io.TextIOWrapper(raw, encoding=name, errors="strict", newline="") as text:
        try:
            lines = _Lines(text)
            for row in csv.reader(lines, delimiter=delimiter):
                number += 1
                lines.left = _LONGEST_ROW
                yield row
        except UnicodeDecodeError:
            raise ENCODING(encoding=encoding, row=number + 1) from None
        except csv.Error:
            raise QUOTES(row=number + 1) from None
