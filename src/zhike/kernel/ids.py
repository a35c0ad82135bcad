"""Identifiers that exist before the row does: UUID version 7 (RFC 9562 §5.7)."""

import os
import threading
import time
from typing import Final
from uuid import UUID

_COUNTER_BITS: Final = 12
_COUNTER_MAX: Final = (1 << _COUNTER_BITS) - 1


class _Sequence:
    """The last millisecond and the counter within it, shared by the threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_ms = 0
        self._counter = 0

    def next(self, seed: int) -> tuple[int, int]:
        """(milliseconds, counter), greater than every pair before; `seed` starts the counter of a new millisecond."""
        now_ms = time.time_ns() // 1_000_000
        with self._lock:
            if now_ms > self._last_ms:
                self._last_ms, self._counter = now_ms, seed & (_COUNTER_MAX >> 1)
            elif self._counter < _COUNTER_MAX:
                self._counter += 1
            else:
                self._last_ms, self._counter = self._last_ms + 1, 0
            return self._last_ms, self._counter


_sequence = _Sequence()


def new_id() -> UUID:
    """A UUIDv7: 48 bits of Unix milliseconds, a 12-bit counter, 62 random bits.

    Ids made by one process sort in the order they were made (RFC 9562 §6.2, method 1: a fixed-length counter that
    starts at a random value each millisecond). A clock that steps back keeps the last millisecond.
    """
    random_bytes = int.from_bytes(os.urandom(10))
    milliseconds, counter = _sequence.next(random_bytes >> 64)
    tail = random_bytes & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | tail)


def parse_id(text: str) -> UUID | None:
    """The id written in `text`, or None when it is no UUID (so that a bad address is 'not found', not a fault)."""
    try:
        return UUID(text)
    except ValueError:
        return None
