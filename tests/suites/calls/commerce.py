"""Calls of orders, products and statuses."""

from collections.abc import Mapping
from typing import Any

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, found, plain

_STREET = "浙江省杭州市西湖区文一路1号"
_LINES = [{"name": "保温杯", "quantity": 2, "unit_price": 4_900}]


def _new(cast: Cast, **more: Any) -> dict[str, Any]:
    """An order of shop A."""
    body = {
        "shop_id": str(cast.a.shop_id),
        "number": f"S-{cast.mark}",
        "lines": _LINES,
        "receiver": {
            "name": "孙丽",
            "phone": "13900005678",
            "region": "浙江省",
            "address": "浙江省杭州市西湖区文一路1号",
        },
        **more,
    }
    made: dict[str, Any] = cast.admin_api.post("/orders", body, 201, key="suite-order-one")
    return made


def _order(body: Any = None, **more: Any) -> Maker:
    """A call about an order that Admin made just now."""

    def make(cast: Cast) -> Call:
        order = _new(cast, **more)
        return Call(cast.admin_api, {"order_id": order["id"]}, body, order["version"], belongs="scoped")

    return make


def _add(cast: Cast) -> Call:
    body = {"shop_id": str(cast.a.shop_id), "number": "S-NEW", "lines": _LINES}
    return Call(cast.admin_api, body=body)


def _move(cast: Cast) -> Call:
    order = _new(cast)
    values = {"order_id": order["id"], "action": "confirm_payment"}
    return Call(cast.admin_api, values, {"confirm": True}, order["version"], belongs="scoped")


def _trace(cast: Cast) -> Call:
    order = _new(cast)
    path = f"/orders/{order['id']}/shipments"
    body = {"carrier": "顺丰", "tracking_no": "SF1"}
    order = cast.admin_api.post(path, body, 201, key="suite-parcel-1", version=order["version"])
    values = {"order_id": order["id"], "shipment_id": order["shipments"][0]["id"]}
    return Call(cast.admin_api, values, {"code": "shipped"}, belongs="scoped")


def _decision(cast: Cast) -> Call:
    order = _new(cast, paid=9_800)
    path = f"/orders/{order['id']}/refunds"
    body = {"amount": 100, "reason": "少发"}
    order = cast.admin_api.post(path, body, 201, key="suite-refund-1", version=order["version"])
    values = {"order_id": order["id"], "refund_id": order["refunds"][0]["id"]}
    return Call(cast.admin_api, values, {"status": "approved"}, order["version"], belongs="scoped")


def _link(cast: Cast) -> Call:
    customer = found(cast, cast.sun_li.path)["customer"]["id"]
    order = _new(cast)
    return Call(
        cast.admin_api, {"order_id": order["id"]}, {"customer_id": customer}, order["version"], belongs="scoped"
    )


def _product(body: Any = None, *, archived: bool = False) -> Maker:
    def make(cast: Cast) -> Call:
        new = {"shop_id": str(cast.a.shop_id), "number": "P-1", "name": "保温杯"}
        made = cast.admin_api.post("/products", new, 201, key="suite-product-1")
        if archived:
            made = cast.admin_api.post(f"/products/{made['id']}/archive", version=made["version"])
        return Call(cast.admin_api, {"product_id": made["id"]}, body, made["version"], belongs="scoped")

    return make


def _status(body: Any) -> Maker:
    def make(cast: Cast) -> Call:
        status = cast.admin_api.get("/order-statuses")["items"][0]
        return Call(cast.admin_api, {"status_id": status["id"]}, body, status["version"])

    return make


CALLS: Mapping[str, Maker] = {
    "order_list": plain("?total=1"),
    "order_board": plain(),
    "order_platforms": plain(),
    "order_export": lambda cast: Call(cast.admin_api, body={"format": "csv"}),
    "order_create": _add,
    "order_get": _order(),
    "order_change": _order({"seller_remark": "已联系"}),
    "order_move": _move,
    "order_link": _link,
    "order_reveal": _order({"field": "phone", "reason": "核对"}),
    "shipment_create": _order({"carrier": "顺丰", "tracking_no": "SF1"}),
    "trace_create": _trace,
    "refund_create": _order({"amount": 100, "reason": "少发"}, paid=9_800),
    "refund_decision": _decision,
    "product_list": plain("?total=1"),
    "product_create": lambda cast: Call(
        cast.admin_api, body={"shop_id": str(cast.a.shop_id), "number": "P-2", "name": "雨伞"}
    ),
    "product_get": _product(),
    "product_change": _product({"stock": 3}),
    "product_archive": _product(),
    "product_restore": _product(archived=True),
    "order_status_list": plain(),
    "order_status_create": lambda cast: Call(
        cast.admin_api, body={"code": "packing", "names": {"zh-CN": "打包中"}, "category": "paid"}
    ),
    "order_status_change": _status({"color": "teal"}),
    "order_status_transitions": _status({"transitions": []}),
}
