"""What requests about orders look like."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zhike.kernel.http import Body, Currency, Moment, OneLine, PlainText

Amount = Annotated[int, Field(ge=0, le=10**13)]
Reason = Annotated[str, OneLine(200, blank=True)]


def _number(value: str) -> str:
    if any(character.isspace() for character in value):
        raise PydanticCustomError("text.blank", "no spaces in a number")
    return value


Number = Annotated[str, OneLine(64), AfterValidator(_number)]


class NewOrderLine(Body):
    """A line of a new order; `unit_price` in minor units."""

    name: Annotated[str, OneLine(200)]
    quantity: Annotated[int, Field(ge=1, le=1_000_000)]
    unit_price: Amount
    product_id: UUID | None = None
    sku: Annotated[str, OneLine(64, blank=True)] = ""
    specification: Annotated[str, OneLine(200, blank=True)] = ""


class ReceiverBody(Body):
    """Whom a parcel goes to."""

    name: Annotated[str, OneLine(60, blank=True)] = ""
    phone: Annotated[str, OneLine(40, blank=True)] = ""
    region: Annotated[str, OneLine(100, blank=True)] = ""
    address: Annotated[str, OneLine(300, blank=True)] = ""


class OrderBody(Body):
    """An order to enter. Amounts are minor units of `currency` (the shop's, where not said). Without a number it gets
    one of its own.
    """

    shop_id: UUID
    number: Number | None = None
    placed_at: Moment | None = None
    currency: Currency | None = None
    customer_id: UUID | None = None
    address_id: UUID | None = None
    receiver: ReceiverBody | None = None
    lines: Annotated[list[NewOrderLine], Field(min_length=1, max_length=500)]
    discount: Amount = 0
    shipping: Amount = 0
    paid: Amount = 0
    payment_method: Annotated[str, OneLine(32, blank=True)] = ""
    buyer_remark: Annotated[str, PlainText(2000, blank=True)] = ""
    seller_remark: Annotated[str, PlainText(2000, blank=True)] = ""


class OrderPatch(Body):
    """Remarks of an order; those not named stay."""

    buyer_remark: Annotated[str, PlainText(2000, blank=True)] | None = None
    seller_remark: Annotated[str, PlainText(2000, blank=True)] | None = None


class OrderMoveBody(Body):
    """That the person has confirmed the move, and why."""

    confirm: bool = False
    reason: Reason = ""


class OrderLinkBody(Body):
    """Whose order this is; null: nobody's that we know."""

    customer_id: UUID | None
    reason: Reason = ""


class ReceiverRevealBody(Body):
    """Which part of the receiver, and why it is needed."""

    field: Literal["name", "phone", "address"]
    reason: Annotated[str, OneLine(200)]


class ShipmentBody(Body):
    """A parcel to add."""

    carrier: Annotated[str, OneLine(64)]
    tracking_no: Annotated[str, OneLine(64, blank=True)] = ""
    shipped_at: Moment | None = None


class TraceBody(Body):
    """A step of a parcel; `at` is now when it is not said."""

    code: Literal["waiting", "shipped", "in_transit", "delivering", "signed", "returned", "abnormal"]
    at: Moment | None = None
    text: Annotated[str, OneLine(300, blank=True)] = ""
    place: Annotated[str, OneLine(100, blank=True)] = ""


class RefundBody(Body):
    """A refund to record, in minor units: asked for, or paid out already."""

    amount: Annotated[int, Field(ge=1, le=10**13)]
    reason: Annotated[str, OneLine(200)]
    status: Literal["requested", "done"] = "requested"


class RefundDecisionBody(Body):
    """What becomes of a refund."""

    status: Literal["approved", "rejected", "done"]
    reason: Reason = ""


class ExportOrdersBody(Body):
    """Which orders and columns, in which format; no columns means all of them."""

    format: Literal["csv", "xlsx"] = "xlsx"
    filters: Annotated[dict[str, Annotated[list[str], Field(max_length=100)]], Field(max_length=20)] = {}
    q: Annotated[str, OneLine(200, blank=True)] = ""
    columns: Annotated[list[str], Field(max_length=50)] = []
