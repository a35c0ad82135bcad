"""A silent trail, and rights as wiring would give them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, Rights
from zhike.kernel.bulk import registry
from zhike.kernel.jobs import RIGHTS


class Silent:
    """A trail that forgets."""

    def record(self, entry: trail.TrailEntry) -> None:
        """Nothing is kept."""


class Held:
    """What everybody may do now; a test changes it while a task runs."""

    def __init__(self) -> None:
        self.rights = Rights(everything=True)

    def __call__(self, actor: Actor) -> Actor:
        return Actor(actor.kind, actor.id, None, self.rights)


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    rights: Any = Held()
    monkeypatch.setattr(trail.TRAIL, "_filling", Silent())
    monkeypatch.setattr(RIGHTS, "_filling", rights)
    monkeypatch.setattr(registry, "_kinds", {})
    found: Held = rights
    return found


@pytest.fixture
def frozen() -> Iterator[clock.FrozenClock]:
    """Business time stands still at 2026-11-21 02:00 UTC until the test moves it."""
    with clock.frozen_at(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), everywhere=True) as frozen_clock:
        yield frozen_clock
