"""What accounts needs from the floors above; filled by wiring."""

from collections.abc import Collection, Mapping
from typing import Final, Protocol
from uuid import UUID

from zhike.kernel.ports import Port


class LoadProvider(Protocol):
    """Says how much work each user carries now; filled by `work`."""

    def loads(self, user_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
        """(load, capacity) in weighted units per user; users that are left out carry nothing."""


class NoLoad:
    """Nobody carries anything: what holds while no module hands out work."""

    def loads(self, user_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
        return {}


LOAD_PROVIDER: Final[Port[LoadProvider]] = Port("accounts.load")
LOAD_PROVIDER.fill(NoLoad())
