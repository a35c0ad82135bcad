"""A silent trail, and a registry that forgets the test's jobs."""

import pytest

from zhike.kernel import trail
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
