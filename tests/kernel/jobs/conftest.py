"""A silent trail, and a registry that forgets the test's jobs."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from zhike.kernel import clock, trail
from zhike.kernel.jobs import registry


class Remembered:
    """A trail that keeps what it is told."""

    def __init__(self) -> None:
        self.entries: list[trail.TrailEntry] = []

    def record(self, entry: trail.TrailEntry) -> None:
        self.entries.append(entry)


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> Remembered:
    kept = Remembered()
    monkeypatch.setattr(trail.TRAIL, "_filling", kept)
    return kept


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_kinds", {})


@pytest.fixture
def frozen() -> Iterator[clock.FrozenClock]:
    """Business time stands still at 2026-11-21 02:00 UTC until the test moves it."""
    with clock.frozen_at(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), everywhere=True) as frozen_clock:
        yield frozen_clock
