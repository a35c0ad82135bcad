"""Calls of a customer's own orders in the chat."""

from collections.abc import Mapping
from typing import Any

from tests.plumbing.cast import CANARY_PHONE, Cast
from tests.suites.calls.call import Call, Maker


def _order(cast: Cast) -> dict[str, Any]:
    """An order of Sun Li's in shop A."""
    customer = cast.admin_api.get(cast.sun_li.path)["customer"]["id"]
    body = {
        "shop_id": str(cast.a.shop_id),
        "number": "OWN-1",
        "customer_id": customer,
        "lines": [{"name": "保温杯", "quantity": 1, "unit_price": 4_900}],
        "receiver": {"name": "孙丽", "phone": CANARY_PHONE, "region": "浙江省", "address": "文一路 1 号"},
    }
    made: dict[str, Any] = cast.admin_api.post("/orders", body, 201, key="own-order-0001")
    return made


def _look_up(cast: Cast) -> Call:
    number = _order(cast)["number"]
    return Call(cast.sun_li.widget, body={"number": number, "last4": CANARY_PHONE[-4:]})


def _follow(cast: Cast) -> Call:
    widget = cast.sun_li.widget
    number = _order(cast)["number"]
    found = widget.post("/widget/orders/lookup", {"number": number, "last4": CANARY_PHONE[-4:]})
    return Call(widget, body={"key": found["key"]})


CALLS: Mapping[str, Maker] = {
    "widget_orders": lambda cast: Call(cast.sun_li.widget, {"order": _order(cast)["id"]}),
    "widget_order": lambda cast: Call(cast.sun_li.widget, {"order_id": _order(cast)["id"]}, belongs="own"),
    "widget_order_lookup": _look_up,
    "widget_order_follow": _follow,
}
