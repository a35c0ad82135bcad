"""What conversations needs from modules above; `config/wiring.py` fills it."""

from collections.abc import Mapping
from typing import Final, Protocol
from uuid import UUID

from zhike.conversations.types import CardKind, Rating
from zhike.kernel.authz import Actor
from zhike.kernel.ports import Port


class RatingState(Protocol):
    """Whether and how the customer rates an episode; implemented by the module that keeps ratings."""

    def scale(self, *, language: str) -> Mapping[str, object]:
        """The scale in force, for the widget: `{"min", "max", "labels"}`."""

    def of_episode(self, *, episode_id: UUID) -> Rating:
        """How far the rating of an episode is."""


class Cards(Protocol):
    """Orders and products as cards in a thread; implemented by the module that keeps them."""

    def card(
        self, *, actor: Actor, kind: CardKind, card_id: UUID, customer_id: UUID, shop_id: UUID
    ) -> Mapping[str, object]:
        """What the card shows, as it is now: `title` (the plain text that stands for the card where cards cannot be
        shown), and the details. No personal values: customers and colleagues read it.

        Raises `missing.not_found` for what the actor may not see, another customer's order, another shop's product.
        """


CARDS: Final[Port[Cards]] = Port("conversations.cards")
RATING_STATE: Final[Port[RatingState]] = Port("conversations.rating_state")
