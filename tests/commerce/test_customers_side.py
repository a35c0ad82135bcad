"""What customers see of their own orders, and what becomes of orders when a person is erased or merged."""

from uuid import UUID

import pytest

from tests.commerce.conftest import PHONE, World, key
from tests.plumbing.callers import read
from zhike.commerce.holder import Orders
from zhike.commerce.models import Order, OrderLine, Product
from zhike.commerce.public import order_lookup, orders_of_customer, orders_summary, own_order_json
from zhike.commerce.sensitive import plain_of
from zhike.customers.public import customer_absorb
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import Viewer
from zhike.kernel.ids import new_id


def _code(world: World, number: str, last4: str, address: str = "198.51.100.7") -> str:
    try:
        order_lookup(shop_id=world.cast.a.shop_id, number=number, last4=last4, address=address)
    except ZhikeError as error:
        return error.code.code
    return "found"


def test_an_order_is_looked_up_by_number_and_last_digits(world: World) -> None:
    order = world.order()
    found = order_lookup(shop_id=world.cast.a.shop_id, number=order["number"].lower(), last4="1234", address="a")
    shown = own_order_json(found, "en", Viewer("visitor", new_id()))
    assert (shown["number"], shown["status"]["label"]) == (order["number"], "Pending")
    assert shown["receiver"] == {"name_mask": "孙*", "phone_mask": "138****1234", "region": "浙江省杭州市"}
    assert PHONE not in str(shown)


def test_unknown_numbers_and_wrong_digits_get_one_answer(world: World) -> None:
    order = world.order()
    assert _code(world, order["number"], "9999") == "commerce.lookup_failed"
    assert _code(world, "NOPE-1", "1234") == "commerce.lookup_failed"
    elsewhere = world.order(side=world.cast.b)
    assert _code(world, elsewhere["number"], "1234") == "commerce.lookup_failed"


def test_five_tries_an_hour_per_address_and_per_order(world: World) -> None:
    order = world.order()
    assert [_code(world, f"NOPE-{number}", "1234") for number in range(6)] == ["commerce.lookup_failed"] * 5 + [
        "limit.too_many"
    ]
    tries = [_code(world, order["number"], "9999", f"198.51.100.{number}") for number in range(20, 26)]
    assert tries == ["commerce.lookup_failed"] * 5 + ["limit.too_many"]
    # Knowing the digits does not help any more, from wherever.
    assert _code(world, order["number"], "1234", "198.51.100.99") == "limit.too_many"


def test_own_orders_are_those_of_the_customer_and_the_shop(world: World) -> None:
    customer = world.customer()
    order = world.order(customer_id=customer)
    world.order()
    found = orders_of_customer(customer_id=UUID(customer), shop_id=world.cast.a.shop_id, limit=10)
    assert [str(one.id) for one in found] == [order["id"]]
    assert orders_of_customer(customer_id=UUID(customer), shop_id=world.cast.b.shop_id, limit=10) == []


def test_the_summary_beside_a_conversation_keeps_to_the_viewer_s_shops(world: World) -> None:
    customer = world.customer()
    first, second = world.order(customer_id=customer), world.order(customer_id=customer)
    wang = world.cast.actor(world.cast.wang)
    found = orders_summary(actor=wang, customer_id=UUID(customer), language="zh-CN", limit=1)
    assert (found.count, [one["id"] for one in found.items]) == (2, [second["id"]])
    li = world.cast.actor(world.cast.li)
    assert orders_summary(actor=li, customer_id=UUID(customer), language="zh-CN").items == []
    assert first["status"]["label"] == "待处理"


def test_cards_show_the_customer_s_order_and_the_shop_s_product(world: World) -> None:
    claims_thread = world.cast.sun_li
    customer = world.api("admin").get(claims_thread.path)["customer"]["id"]
    order, foreign = world.order(customer_id=customer), world.order()
    api, path = world.api("wang"), f"{claims_thread.path}/messages"
    sent = api.post(path, {"kind": "card", "card": "order", "id": order["id"]}, 201, key=key())
    assert (sent["data"]["number"], sent["data"]["total"]["amount"]) == (order["number"], 9_800)
    refused = api.call("POST", path, {"kind": "card", "card": "order", "id": foreign["id"]}, key=key())
    assert refused.status_code == 404
    assert PHONE not in str(sent)
    assert sent["data"]["image_file_id"] is None


def test_an_order_s_card_has_the_picture_of_its_first_product(world: World) -> None:
    thread = world.cast.sun_li
    order = world.order(
        customer_id=world.api("admin").get(thread.path)["customer"]["id"],
        lines=[{"name": name, "quantity": 1, "unit_price": 4_900} for name in ("保温杯", "杯套")],
    )
    pictures = [new_id(), new_id()]
    for place, picture in enumerate(pictures, 1):
        body = {"shop_id": str(world.cast.a.shop_id), "number": f"P-{place}", "name": "保温杯"}
        made = world.api("admin").post("/products", body, 201, key=key())
        Product.objects.filter(pk=made["id"]).update(image_file_id=picture)
        OrderLine.objects.filter(order_id=order["id"], ordinal=place).update(product_id=made["id"])
    card = {"kind": "card", "card": "order", "id": order["id"]}
    sent = world.api("wang").post(f"{thread.path}/messages", card, 201, key=key())
    assert sent["data"]["image_file_id"] == str(pictures[0])
    assert sent["data"]["image_url"].startswith(f"/files/{pictures[0]}/thumb?")


def test_orders_lead_to_their_customers(world: World) -> None:
    customer = world.customer()
    order = world.order(customer_id=customer, number="TB-2026-0001")
    found = world.api("wang").get("/customers?q=tb-2026-0001")["items"]
    assert [one["id"] for one in found] == [customer]
    assert world.api("li").get("/customers?q=tb-2026-0001")["items"] == []
    assert order["number"] == "TB-2026-0001"


def test_erasing_a_person_empties_the_receiver_and_keeps_the_ledger(world: World) -> None:
    customer = UUID(world.customer())
    order = world.order(customer_id=str(customer), buyer_remark="放门口", seller_remark="老客户")
    world.move(order, "cancel", reason="孙丽本人要求")
    assert Orders().erase(actor=SYSTEM, customer_id=customer) == {"orders": 1}
    shown = world.read(order)
    assert shown["receiver"] == {"name_mask": "", "phone_mask": "", "region": "", "address_mask": ""}
    assert (shown["buyer_remark"], shown["seller_remark"]) == ("", "")
    assert {change["reason"] for change in shown["changes"]} == {""}
    assert shown["amounts"]["total"]["amount"] == 9_800


def test_erasing_a_person_empties_what_was_written_about_refunds_and_parcels(world: World) -> None:
    customer = UUID(world.customer())
    order = world.move(world.move(world.order(customer_id=str(customer)), "confirm_payment"), "ship")
    api = world.api("admin")
    body = {"carrier": "顺丰", "tracking_no": "SF100201", "shipped_at": "2026-11-20T02:00:00Z"}
    order = api.post(f"/orders/{order['id']}/shipments", body, 201, key=key(), version=order["version"])
    path = f"/orders/{order['id']}/shipments/{order['shipments'][0]['id']}/traces"
    step = {"code": "in_transit", "at": "2026-11-20T05:00:00Z", "text": f"孙丽 {PHONE} 改地址", "place": "杭州"}
    order = api.post(path, step, 201, key=key())
    refund = {"amount": 100, "reason": "孙丽要求退运费"}
    read(api.call("POST", f"/orders/{order['id']}/refunds", refund, key=key(), version=order["version"]), 201)
    Orders().erase(actor=SYSTEM, customer_id=customer)
    shown = world.read(order)
    assert [one["text"] for one in shown["shipments"][0]["traces"]] == [""]
    assert [(one["reason"], one["amount"]["amount"]) for one in shown["refunds"]] == [("", 100)]


def test_merging_moves_orders_under_the_other_key(world: World) -> None:
    one, other = UUID(world.customer("sun-li", "孙丽")), UUID(world.customer("sun-li-2", "孙莉"))
    order = world.order(customer_id=str(one))
    moved = Orders().move(from_id=one, into_id=other)
    assert [row.key for row in moved] == [order["id"]]
    row = Order.objects.get(pk=order["id"])
    assert (row.customer_id, row.sealed_for) == (other, other)
    plain = plain_of("phone", bytes(row.receiver_phone_sealed or b""), order_id=row.id, key_owner=other)
    assert plain == f"+86{PHONE}"
    assert Orders().move(from_id=one, into_id=other) == []
    change = world.read(order)["changes"][0]
    assert (change["action"], change["before"], change["after"]) == ("merge", str(one), str(other))


def test_a_visitor_s_orders_become_the_recognised_customer_s(world: World) -> None:
    visitor = UUID(world.api("admin").get(world.cast.zhou_tao.path)["customer"]["id"])
    known = UUID(world.customer())
    order = world.order(customer_id=str(visitor))
    customer_absorb(actor=SYSTEM, customer_id=visitor, into_id=known)
    world.cast.spine.run()
    assert world.read(order)["customer"]["id"] == str(known)


@pytest.mark.parametrize("last4", ["12a4", "123", "12345", ""])
def test_digits_are_four_digits(world: World, last4: str) -> None:
    order = world.order()
    body = {"number": order["number"], "last4": last4}
    widget = world.cast.widget()
    assert read(widget.call("POST", "/widget/orders/lookup", body), 422)["class"] == "input"
