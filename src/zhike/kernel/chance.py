"""A seeded sequence for invented data: the same seed tells the same story everywhere. Never for anything secret."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Numbers that look thrown and are not: the n-th is the digest of seed and n."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def random(self) -> float:
        """From 0 up to, but not including, 1."""
        self._count += 1
        digest = blake2b(f"{self._seed}/{self._count}".encode(), digest_size=8).digest()
        return (int.from_bytes(digest) >> 11) / (1 << 53)

    def randint(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def choice(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.randint(0, len(things) - 1)]

    def weighted(self, things: Sequence[tuple[T, float]]) -> T:
        """One of them, as often as its weight says."""
        at = self.random() * sum(weight for _, weight in things)
        for thing, weight in things:
            at -= weight
            if at < 0:
                return thing
        return things[-1][0]

    def sample(self, things: Sequence[T], count: int) -> list[T]:
        """`count` different ones."""
        left = list(things)
        return [left.pop(self.randint(0, len(left) - 1)) for _ in range(min(count, len(left)))]
