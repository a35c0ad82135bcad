"""How orders move. Which statuses there are and what leads where is data; what must hold on the way is here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

#: Nothing more is to be done with such an order.
CLOSED: Final = frozenset({"completed", "cancelled", "refunded"})
#: Until here a parcel can still go somewhere else: the order follows the customer's address.
FOLLOWS_ADDRESS: Final = frozenset({"pending", "paid", "shipped", "refunding", "exchanged", "abnormal"})
#: The time that entering a category sets.
TIMES: Final = {"paid": "paid_at", "shipped": "shipped_at", "signed": "signed_at", "completed": "completed_at"}
#: Rights that a move may ask for.
MOVE_PERMISSIONS: Final = (
    "commerce.order.edit",
    "commerce.order.close",
    "commerce.shipment.edit",
    "commerce.refund.create",
)
#: How far along an order is: news from a platform never takes it back.
_STAGE: Final = {
    "pending": 0, "paid": 1, "shipped": 2, "signed": 3, "completed": 4,
    "abnormal": 0, "exchanged": 3, "refunding": 3, "refunded": 5, "cancelled": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about moves: where the order is and how its money stands, in minor units."""

    category: str
    paid: int
    refunded: int
    refunding: int


def why_not(situation: Situation, *, to_category: str, to_active: bool) -> str | None:
    """The code of what stands in the way of a move, or None when it may happen."""
    if not to_active:
        return "status.inactive"
    if to_category == "cancelled" and situation.paid > situation.refunded:
        return "order.still_paid"
    if to_category == "refunding" and situation.paid <= situation.refunded:
        return "order.nothing_paid"
    if situation.category == "refunding" and situation.refunding:
        return "order.refund_open"
    if to_category == "refunded" and not situation.refunded:
        return "order.nothing_refunded"
    return None


def is_news(*, known_at: datetime | None, status_at: datetime, told_at: datetime, known: str, told: str) -> bool:
    """Whether what a platform says counts: newer than its last word and than our own last move, and not behind us."""
    if known_at is not None and told_at <= known_at:
        return False
    return told != known and told_at > status_at and _STAGE.get(told, 0) >= _STAGE.get(known, 0)


def refundable(*, paid: int, refunded: int, refunding: int) -> int:
    """How much may still be refunded or asked for, in minor units."""
    return max(0, paid - refunded - refunding)
