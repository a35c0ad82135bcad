"""What conversations needs from modules above; `config/wiring.py` fills it."""

from collections.abc import Mapping
from typing import Final, Protocol
from uuid import UUID

from zhike.conversations.types import Rating
from zhike.kernel.ports import Port


class RatingState(Protocol):
    """Whether and how the customer rates an episode; implemented by the module that keeps ratings."""

    def scale(self, *, language: str) -> Mapping[str, object]:
        """The scale in force, for the widget: `{"min", "max", "labels"}`."""

    def of_episode(self, *, episode_id: UUID) -> Rating:
        """How far the rating of an episode is."""


RATING_STATE: Final[Port[RatingState]] = Port("conversations.rating_state")
