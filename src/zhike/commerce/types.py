"""Values that the services and selectors of commerce take and answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from zhike.commerce.sensitive import Receiver

RefundState = Literal["requested", "approved", "done", "rejected"]


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be ordered; `unit_price` in minor units of the order's currency."""

    name: str
    quantity: int
    unit_price: int
    product_id: UUID | None = None
    sku: str = ""
    specification: str = ""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order somebody enters. Amounts are minor units; `paid` is what has come in already. No number: it gets one."""

    shop_id: UUID
    number: str | None
    lines: Sequence[NewLine]
    placed_at: datetime | None = None
    currency: str | None = None
    platform: str | None = None
    customer_id: UUID | None = None
    address_id: UUID | None = None
    receiver: Receiver | None = None
    discount: int = 0
    shipping: int = 0
    paid: int = 0
    payment_method: str = ""
    buyer_remark: str = ""
    seller_remark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What changed in an order, for its history: codes and ids, never values."""

    kind: str
    before: str = ""
    after: str = ""
    action: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProductFields:
    """What a product is made of; for a change, only the named ones count."""

    values: dict[str, object] = field(default_factory=dict)
