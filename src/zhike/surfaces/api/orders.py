"""HTTP of a customer's own orders, in the chat: listed for whom the shop vouches for, looked up by anybody else.

A look-up asks for the order's number and the last four digits of the phone it goes to; it answers the same for an order
that does not exist and for digits that are not its own, and gives a key that opens this one order to this visitor for
half an hour, so that watching a parcel costs no further try.
"""

from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel, Field

from zhike.commerce.public import OwnOrder, order_lookup, orders_of_customer, own_order, own_order_json
from zhike.conversations.public import Visitor, visitor_of, widget_guard
from zhike.kernel import rates
from zhike.kernel.crypto import signed
from zhike.kernel.errors import NOT_FOUND, ZhikeError
from zhike.kernel.files import Viewer
from zhike.kernel.http import Body, OneLine, Request, Router, answer, client_ip
from zhike.kernel.ids import parse_id

router = Router("widget")

#: What a look-up's key is signed for, and how long it opens the order, in seconds.
_PURPOSE: Final = "widget.order"
_KEY_S: Final = 1_800
#: Newest own orders that are listed.
_LISTED: Final = 50
#: An open order is asked for every ten seconds, in more than one tab perhaps.
_READS_PER_S: Final = 1.0
_READS: Final = 60


class LookupBody(Body):
    """The order and the proof that it is one's own."""

    number: Annotated[str, OneLine(64)]
    last4: Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class FollowBody(Body):
    """The key that a look-up gave."""

    key: Annotated[str, Field(min_length=1, max_length=1_000)]


class OwnAmount(BaseModel):
    """An amount in minor units."""

    amount: int
    currency: str


class OwnStatus(BaseModel):
    """How the order stands, in the customer's language."""

    code: str
    label: str
    category: str
    color: str


class OwnReceiver(BaseModel):
    """Where the order goes, masked."""

    name_mask: str
    phone_mask: str
    region: str


class OwnLine(BaseModel):
    """One line of the order."""

    name: str
    specification: str
    quantity: int
    amount: OwnAmount
    image_url: str | None


class OwnTrace(BaseModel):
    """One step of a parcel."""

    at: str
    code: str
    text: str
    place: str


class OwnParcel(BaseModel):
    """A parcel and where it has been, newest step first."""

    carrier: str
    tracking_no: str
    status: str
    shipped_at: str | None
    signed_at: str | None
    traces: list[OwnTrace]


class OwnRefund(BaseModel):
    """Money that went back, or is on its way."""

    amount: OwnAmount
    status: str


class OwnOrderShape(BaseModel):
    """An order as its customer may see it. `key` opens it again after a look-up."""

    id: UUID
    number: str
    status: OwnStatus
    placed_at: str
    paid_at: str | None
    shipped_at: str | None
    signed_at: str | None
    completed_at: str | None
    total: OwnAmount
    paid: OwnAmount
    refunded: OwnAmount
    receiver: OwnReceiver
    lines: list[OwnLine]
    shipments: list[OwnParcel]
    refunds: list[OwnRefund]
    key: str | None


class OwnOrdersShape(BaseModel):
    """The newest own orders. Who is not vouched for by the shop has none here and looks them up."""

    signed_in: bool
    items: list[OwnOrderShape]


@router.get("/widget/orders", operation_id="widget_orders", permission=widget_guard, response=OwnOrdersShape)
def widget_orders(request: Request) -> HttpResponse:
    """The newest orders of the customer whom the shop vouches for."""
    visitor = _reading(request)
    found = (
        orders_of_customer(customer_id=visitor.customer_id, shop_id=visitor.shop_id, limit=_LISTED)
        if visitor.verified and visitor.customer_id
        else []
    )
    return answer({"signed_in": visitor.verified, "items": [_json(one, request, visitor) for one in found]})


@router.post(
    "/widget/orders/lookup",
    operation_id="widget_order_lookup",
    permission=widget_guard,
    body=LookupBody,
    response=OwnOrderShape,
)
def widget_order_lookup(request: Request, body: LookupBody) -> HttpResponse:
    """Finds one order by its number and the last four digits of its phone. Few tries an hour per address and order."""
    visitor = visitor_of(request)
    order = order_lookup(
        shop_id=visitor.shop_id, number=body.number, last4=body.last4, address=client_ip(request) or "unknown"
    )
    facts = {"order": str(order.id), "visitor": str(visitor.visitor_id)}
    return answer(_json(order, request, visitor, key=signed.dumps(_PURPOSE, facts, _KEY_S)))


@router.post(
    "/widget/orders/follow",
    operation_id="widget_order_follow",
    permission=widget_guard,
    body=FollowBody,
    response=OwnOrderShape,
)
def widget_order_follow(request: Request, body: FollowBody) -> HttpResponse:
    """One order that this visitor has looked up, as it is now. The key travels in the body: addresses are written down
    by everything on the way.
    """
    visitor = _reading(request)
    order = own_order(order_id=_opened_by(body.key, visitor), shop_id=visitor.shop_id)
    return answer(_json(order, request, visitor, key=body.key))


@router.get("/widget/orders/{order_id}", operation_id="widget_order", permission=widget_guard, response=OwnOrderShape)
def widget_order(request: Request, order_id: UUID) -> HttpResponse:
    """One own order of the customer whom the shop vouches for, as it is now."""
    visitor = _reading(request)
    order = own_order(order_id=order_id, shop_id=visitor.shop_id)
    if not visitor.verified or visitor.customer_id is None or order.customer_id != visitor.customer_id:
        raise NOT_FOUND()
    return answer(_json(order, request, visitor))


def _reading(request: Request) -> Visitor:
    visitor = visitor_of(request)
    rates.take("widget.orders", visitor.session_id.hex, rate_per_s=_READS_PER_S, burst=_READS)
    return visitor


def _opened_by(key: str, visitor: Visitor) -> UUID:
    """The order that the key of a look-up opens to this visitor. Raises `missing.not_found`."""
    try:
        facts = signed.loads(_PURPOSE, key)
    except ZhikeError:
        raise NOT_FOUND() from None
    order_id = parse_id(str(facts.get("order")))
    if order_id is None or facts.get("visitor") != str(visitor.visitor_id):
        raise NOT_FOUND()
    return order_id


def _json(order: OwnOrder, request: Request, visitor: Visitor, *, key: str | None = None) -> dict[str, Any]:
    viewer = Viewer("visitor", visitor.session_id)
    return {**own_order_json(order, request.language, viewer), "key": key}
