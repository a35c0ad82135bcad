"""What an order comes to."""

from dataclasses import dataclass
from typing import Final

from zhike.commerce.types import NewOrder
from zhike.kernel.errors import INPUT_INVALID, FieldError

#: Beyond a hundred thousand million of the major unit somebody has mistyped.
LARGEST: Final = 10**13


@dataclass(frozen=True, slots=True)
class Sums:
    """Goods before discount and shipping, everything together, and how many pieces."""

    goods: int
    total: int
    quantity: int


def sums(new: NewOrder) -> Sums:
    """The sums of an order somebody enters, in minor units."""
    goods = sum(line.unit_price * line.quantity for line in new.lines)
    return Sums(goods, goods - new.discount + new.shipping, sum(line.quantity for line in new.lines))


def check_lines(new: NewOrder) -> None:
    """Raises `input.invalid` with every amount that cannot be."""
    errors: list[FieldError] = []
    for place, line in enumerate(new.lines):
        if line.unit_price * line.quantity > LARGEST:
            errors.append(FieldError(f"lines.{place}.unit_price", "commerce.amount"))
    found = sums(new)
    if abs(found.goods) > LARGEST:
        errors.append(FieldError("lines", "commerce.amount"))
    if found.total < 0:
        errors.append(FieldError("discount", "commerce.discount_above_goods"))
    elif new.paid > found.total:
        errors.append(FieldError("paid", "commerce.paid_above_total"))
    if errors:
        raise INPUT_INVALID(fields=errors)
