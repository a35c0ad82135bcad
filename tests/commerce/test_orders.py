"""Orders: entering, reading, moving, linking, within one's rights."""

from typing import Any

import pytest

from tests.commerce.conftest import PHONE, World, key
from tests.plumbing.callers import read


def test_an_order_is_entered_and_its_page_says_everything(world: World) -> None:
    customer = world.customer()
    order = world.order(customer_id=customer, discount=800, shipping=1_000, buyer_remark="请发顺丰")
    assert order["amounts"]["total"] == {"amount": 10_000, "currency": "CNY"}
    assert (order["title"], order["quantity"], len(order["lines"])) == ("保温杯", 2, 1)
    assert order["status"]["category"] == "pending"
    assert order["status"]["label"] == "待处理"
    assert order["receiver"] == {
        "name_mask": "孙*",
        "phone_mask": "138****1234",
        "region": "浙江省杭州市",
        "address_mask": "浙江省杭州市西湖区****",
    }
    assert order["customer"]["id"] == customer
    assert [change["kind"] for change in order["changes"]] == ["created"]
    assert PHONE not in str(order)


def test_a_changed_language_reaches_the_lists_at_once(world: World) -> None:
    order = world.order()
    admin = world.api("admin")

    def labels() -> tuple[str, str]:
        page = admin.get(f"/orders/{order['id']}")
        return admin.get("/orders")["items"][0]["status"]["label"], page["status"]["label"]

    assert labels() == ("待处理", "待处理")
    read(admin.call("PATCH", "/me", {"language": "en"}))
    assert labels() == ("Pending", "Pending")
    read(admin.call("PATCH", "/me", {"language": "zh-CN"}))
    assert labels() == ("待处理", "待处理")


def test_the_list_shows_what_filters_and_searches_ask_for(world: World) -> None:
    customer = world.customer()
    first = world.order(customer_id=customer)
    second = world.order(lines=[{"name": "雨伞", "quantity": 1, "unit_price": 12_000}], paid=12_000)
    other = world.order(side=world.cast.b)
    admin = world.api("admin")

    def numbers(query: str, by: str = "admin") -> list[str]:
        return [item["number"] for item in world.api(by).get(f"/orders{query}")["items"]]

    assert numbers("") == [other["number"], second["number"], first["number"]]
    assert numbers("?sort=total") == [first["number"], other["number"], second["number"]]
    assert numbers("?filter[category]=paid") == [second["number"]]
    assert numbers(f"?filter[status]={first['status']['id']}&filter[shop]={first['shop_id']}") == [first["number"]]
    assert numbers(f"?filter[customer]={customer}") == [first["number"]]
    assert numbers(f"?q={first['number'].lower()}") == [first["number"]]
    assert set(numbers("?q=a0")) == {first["number"], second["number"], other["number"]}
    assert set(numbers("?q=1234")) == {first["number"], second["number"], other["number"]}
    assert numbers("?q=孙") == [first["number"]]
    assert numbers("?filter[min]=10000") == [second["number"]]
    assert numbers("", by="wang") == [second["number"], first["number"]]
    assert numbers("", by="li") == [other["number"]]
    page = admin.get("/orders?limit=1&total=1")
    assert page["total"] == {"value": 3, "exact": True}
    following = admin.get(f"/orders?limit=2&after={page['next']}")
    assert [item["number"] for item in following["items"]] == [second["number"], first["number"]]
    assert following["next"] is None


def test_orders_of_other_shops_are_not_there(world: World) -> None:
    order = world.order()
    assert world.api("li").call("GET", f"/orders/{order['id']}").status_code == 404
    answer = world.api("li").call(
        "POST", f"/orders/{order['id']}/actions/cancel", {"confirm": True}, key=key(), version=1
    )
    assert answer.status_code == 404
    assert world.read(order)["version"] == 1


@pytest.mark.req("ORD-03")
def test_status_changes_along_allowed_transitions_after_confirmation_and_is_recorded(world: World) -> None:
    order = world.order()
    wang, chen = world.api("wang"), world.api("chen")
    path = f"/orders/{order['id']}/actions"

    def attempt(api: Any, action: str, body: dict[str, Any], version: int) -> Any:
        return api.call("POST", f"{path}/{action}", body, key=key(), version=version)

    # What may follow is said beforehand, for each caller by their rights.
    allowed = {one["name"]: one["allowed"] for one in chen.get(f"/orders/{order['id']}")["actions"]}
    assert allowed == {"confirm_payment": True, "cancel": True, "mark_abnormal": True}
    assert "cancel" not in {one["name"] for one in wang.get(f"/orders/{order['id']}")["actions"]}

    # Not without confirmation, not without the right, not without a reason where one is asked for.
    unconfirmed = read(attempt(wang, "confirm_payment", {}, 1), 422)
    assert (unconfirmed["code"], unconfirmed["to"]) == ("commerce.confirmation_required", "paid")
    refused = read(attempt(wang, "cancel", {"confirm": True, "reason": "客户要求"}, 1), 403)
    assert refused["permission"] == "commerce.order.close"
    assert read(attempt(chen, "cancel", {"confirm": True}, 1), 422)["code"] == "commerce.reason_required"
    # Not along a way that does not exist.
    for action in ("sign", "complete", "nonsense"):
        assert read(attempt(chen, action, {"confirm": True}, 1), 409)["code"] == "commerce.action_not_allowed"
    assert world.read(order)["version"] == 1

    moved = read(attempt(wang, "confirm_payment", {"confirm": True}, 1))
    assert (moved["status"]["code"], moved["version"]) == ("paid", 2)
    assert moved["paid_at"] is not None
    # Somebody who looks at the old state is told, and nothing happens.
    stale = read(attempt(chen, "ship", {"confirm": True}, 1), 409)
    assert (stale["code"], stale["current"]["category"]) == ("conflict.version", "paid")
    # Money must go back before a paid order can be cancelled.
    blocked = read(attempt(chen, "cancel", {"confirm": True, "reason": "缺货"}, 2), 409)
    assert blocked["why"] == "order.still_paid"

    change = world.read(order)["changes"][0]
    assert (change["kind"], change["action"], change["before"], change["after"]) == (
        "status", "confirm_payment", "pending", "paid",
    )  # fmt: skip
    assert (change["before_label"], change["after_label"]) == ("待处理", "已付款")
    assert change["actor"]["name"] == "王敏"
    logged = world.api("admin").get("/audit/entries?filter[action]=commerce.order.move")["items"]
    entry = world.api("admin").get(f"/audit/entries/{logged[0]['id']}")
    assert (len(logged), entry["actor"]["name"], entry["after"]["status"]) == (1, "王敏", "paid")
    told = world.cast.spine.events("commerce.order_status_changed")
    assert [(one.subject.version, one.payload.model_dump()["after"]) for one in told] == [(2, "paid")]


def test_an_order_goes_its_whole_way(world: World) -> None:
    order = world.order()
    order = world.move(order, "confirm_payment")
    assert order["amounts"]["paid"] == order["amounts"]["total"]
    order = world.move(order, "ship")
    order = world.move(order, "sign")
    order = world.move(order, "complete")
    assert order["closed"] is True
    assert None not in (order["paid_at"], order["shipped_at"], order["signed_at"], order["completed_at"])
    order = world.move(order, "refund", reason="质量问题")
    assert order["closed"] is False
    body = {"amount": 9_800, "reason": "质量问题", "status": "requested"}
    order = world.api("admin").post(f"/orders/{order['id']}/refunds", body, 201, key=key(), version=order["version"])
    why = {one["name"]: one["why"] for one in order["actions"]}
    assert why == {"finish_refund": "order.refund_open", "reject_refund": "order.refund_open"}
    refund = order["refunds"][0]["id"]
    order = world.api("admin").post(
        f"/orders/{order['id']}/refunds/{refund}/decision", {"status": "done"}, key=key(), version=order["version"]
    )
    order = world.move(order, "finish_refund")
    assert (order["status"]["code"], order["refunded"]["amount"], order["closed"]) == ("refunded", 9_800, True)


def test_refunds_never_pass_what_was_paid(world: World) -> None:
    order = world.order(paid=9_800)
    api = world.api("chen")
    path = f"/orders/{order['id']}/refunds"
    order = api.post(path, {"amount": 5_000, "reason": "少发"}, 201, key=key(), version=order["version"])
    over = read(api.call("POST", path, {"amount": 4_801, "reason": "少发"}, key=key(), version=2), 409)
    assert (over["code"], over["refundable"]["amount"]) == ("commerce.refund_above_paid", 4_800)
    order = api.post(path, {"amount": 4_800, "reason": "少发", "status": "done"}, 201, key=key(), version=2)
    decision = f"{path}/{order['refunds'][0]['id']}/decision"
    order = api.post(decision, {"status": "rejected"}, key=key(), version=3)
    assert (order["amounts"]["refunded"]["amount"], order["amounts"]["refunding"]["amount"]) == (4_800, 0)
    again = read(api.call("POST", decision, {"status": "done"}, key=key(), version=4), 409)
    assert again["code"] == "commerce.refund_decided"


def test_parcels_move_the_order_when_the_last_is_signed_for(world: World) -> None:
    order = world.move(world.move(world.order(), "confirm_payment"), "ship")
    api = world.api("chen")
    body = {"carrier": "顺丰", "tracking_no": "SF100200", "shipped_at": "2026-11-20T02:00:00Z"}
    order = api.post(f"/orders/{order['id']}/shipments", body, 201, key=key(), version=order["version"])
    parcel = order["shipments"][0]
    assert (parcel["status"], parcel["traces"]) == ("shipped", [])
    path = f"/orders/{order['id']}/shipments/{parcel['id']}/traces"
    late = {"code": "in_transit", "at": "2026-11-20T05:00:00Z", "text": "已到达", "place": "杭州"}
    signed = {"code": "signed", "at": "2026-11-20T09:00:00Z", "text": "已签收", "place": "上海"}
    order = api.post(path, signed, 201, key=key())
    assert order["status"]["category"] == "signed"
    order = api.post(path, late, 201, key=key())
    again = api.post(path, late, 201, key=key())
    assert again["version"] == order["version"]
    assert [one["code"] for one in again["shipments"][0]["traces"]] == ["signed", "in_transit"]
    assert again["shipments"][0]["status"] == "signed"
    assert [one["number"] for one in api.get("/orders?q=sf100200")["items"]] == [order["number"]]
