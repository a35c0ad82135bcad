"""Statuses as configured, the board, products, exports, and what platforms say."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from tests.commerce.conftest import World, key
from tests.plumbing.callers import read
from zhike.commerce.services.following import order_follow_platform
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock


def test_a_company_adds_a_status_of_its_own_and_moves_orders_through_it(world: World) -> None:
    admin = world.api("admin")
    body = {"code": "packing", "names": {"zh-CN": "打包中", "en": "Packing"}, "category": "paid", "color": "yellow"}
    made = admin.post("/order-statuses", body, 201, key=key())
    by_code = {one["code"]: one for one in admin.get("/order-statuses")["items"]}
    paid = by_code["paid"]
    moves = [*paid["transitions"], {"action": "pack", "to_id": made["id"], "permission": "commerce.shipment.edit"}]
    path = f"/order-statuses/{paid['id']}/transitions"
    read(admin.call("PUT", path, {"transitions": moves}, version=paid["version"]))
    order = world.move(world.move(world.order(), "confirm_payment"), "pack", by="chen")
    assert order["status"]["label"] == "打包中"
    assert order["actions"] == []
    assert (
        read(admin.call("PUT", path, {"transitions": moves}, version=paid["version"]), 409)["current"]["version"] == 2
    )
    away = read(admin.call("PATCH", f"/order-statuses/{made['id']}", {"active": False}, version=made["version"]), 409)
    assert away["code"] == "commerce.status_in_use"


def test_statuses_change_places_together(world: World) -> None:
    admin = world.api("admin")
    items = admin.get("/order-statuses")["items"]
    last = items[-1]
    read(admin.call("PATCH", f"/order-statuses/{last['id']}", {"position": 0}, version=last["version"]))
    codes = [one["code"] for one in admin.get("/order-statuses")["items"]]
    assert codes == [last["code"], *(one["code"] for one in items[:-1])]
    assert (
        world.api("wang").call("PATCH", f"/order-statuses/{last['id']}", {"position": 3}, version=2).status_code == 403
    )


def test_the_board_shows_each_column_s_newest_and_its_count(world: World) -> None:
    orders = [world.order() for _ in range(3)]
    other = world.order(side=world.cast.b)
    moved = world.move(orders[0], "confirm_payment")

    def board(by: str, query: str = "") -> dict[str, tuple[int, list[str]]]:
        found = world.api(by).get(f"/orders/board{query}")["columns"]
        return {
            one["status"]["code"]: (one["count"]["value"], [item["number"] for item in one["items"]]) for one in found
        }

    mine = board("wang")
    assert mine["pending"] == (2, [orders[2]["number"], orders[1]["number"]])
    assert mine["paid"] == (1, [moved["number"]])
    assert "completed" not in mine
    assert board("li")["pending"] == (1, [other["number"]])
    assert board("admin")["pending"][0] == 3
    assert board("admin", f"?shop={world.cast.b.shop_id}&limit=1")["pending"] == (1, [other["number"]])
    assert board("wang", f"?shop={world.cast.b.shop_id}")["pending"] == (0, [])
    item = world.api("wang").get("/orders/board")["columns"][0]["items"][0]
    assert {one["name"] for one in item["actions"]} == {"confirm_payment", "mark_abnormal"}


def test_products_are_kept_per_shop_with_one_number_in_use(world: World) -> None:
    admin, shop = world.api("admin"), str(world.cast.a.shop_id)
    body = {"shop_id": shop, "number": "P-1", "name": "保温杯 500ml", "price_amount": 4_900, "stage": "growth"}
    made = admin.post("/products", body, 201, key=key())
    assert (made["price"], made["stage"]) == ({"amount": 4_900, "currency": "CNY"}, "growth")
    taken = read(admin.call("POST", "/products", body, key=key()), 409)
    assert taken["code"] == "commerce.product_number_taken"
    away = admin.post(f"/products/{made['id']}/archive", version=made["version"])
    assert away["archived_at"] is not None
    again = admin.post("/products", body, 201, key=key())
    back = read(admin.call("POST", f"/products/{made['id']}/restore", version=away["version"]), 409)
    assert back["code"] == "commerce.product_number_taken"
    assert [one["id"] for one in world.api("wang").get("/products?q=保温")["items"]] == [again["id"]]
    off = admin.post("/products", body | {"number": "P-OFF", "status": "off_sale"}, 201, key=key())
    sorted_ids = [one["id"] for one in world.api("wang").get("/products?sort=-status")["items"]]
    assert sorted_ids.index(again["id"]) < sorted_ids.index(off["id"])
    assert world.api("li").get("/products")["items"] == []
    assert world.api("wang").call("GET", f"/products/{made['id']}").status_code == 200
    edited = read(
        admin.call("PATCH", f"/products/{again['id']}", {"stock": 7, "price_amount": None}, version=again["version"])
    )
    assert (edited["stock"], edited["price"]) == (7, None)
    hostile = {**body, "number": "P-2", "url": "javascript:alert(1)"}
    assert admin.call("POST", "/products", hostile, key=key()).status_code == 422


def test_what_a_platform_says_late_is_written_down_and_moves_nothing(world: World, frozen: FrozenClock) -> None:
    order = world.move(world.order(), "confirm_payment")
    order_id = UUID(order["id"])
    frozen.advance(timedelta(hours=1))
    shipped_at = clock.now()
    assert order_follow_platform(actor=SYSTEM, order_id=order_id, category="shipped", at=shipped_at)
    frozen.advance(timedelta(hours=1))
    old = shipped_at - timedelta(minutes=30)
    assert not order_follow_platform(actor=SYSTEM, order_id=order_id, category="paid", at=old)
    behind = clock.now() + timedelta(minutes=1)
    assert not order_follow_platform(actor=SYSTEM, order_id=order_id, category="paid", at=behind)
    shown = world.read(order)
    assert shown["status"]["category"] == "shipped"
    assert [(one["kind"], one["action"]) for one in shown["changes"][:3]] == [
        ("platform", "noted"),
        ("platform", "noted"),
        ("platform", ""),
    ]


def test_the_export_is_a_task_with_the_list_s_filters(world: World) -> None:
    world.order()
    body = {"format": "csv", "filters": {"category": ["pending"]}, "columns": ["number", "total"]}
    finance = world.api("zhao")
    assert finance.post("/orders/export", body, 202, key=key())["job"]
    wrong = {**body, "filters": {"nonsense": ["1"]}}
    assert finance.call("POST", "/orders/export", wrong, key=key()).status_code == 422
    world.cast.deny("agent", "commerce.order.export")
    assert world.api("wang").call("POST", "/orders/export", body, key=key()).status_code == 403


def test_amounts_that_cannot_be_are_refused(world: World) -> None:
    base = {"shop_id": str(world.cast.a.shop_id), "number": "X-1"}
    line = {"name": "杯", "quantity": 1, "unit_price": 100}

    def codes(**more: object) -> list[str]:
        answer = world.api("admin").call("POST", "/orders", {**base, "lines": [line], **more}, key=key())
        return [one["code"] for one in read(answer, 422)["fields"]]

    assert codes(discount=101) == ["commerce.discount_above_goods"]
    assert codes(paid=101) == ["commerce.paid_above_total"]
    assert codes(lines=[{**line, "quantity": 1_000_000, "unit_price": 10**13}]) == ["commerce.amount"] * 2
    assert codes(lines=[]) == ["too_short"] or codes(lines=[])
    assert codes(shop_id=str(world.cast.sun_li.id)) == ["commerce.unknown_shop"]
    world.order(number="X-2")
    again = {**base, "number": "X-2", "lines": [line]}
    taken = world.api("admin").call("POST", "/orders", again, key=key())
    refused = read(taken, 409)
    assert refused["code"] == "commerce.order_number_taken"
    assert [(one["path"], one["code"]) for one in refused["fields"]] == [("number", "commerce.number_taken")]


def test_an_order_without_a_number_gets_one(world: World) -> None:
    body = {"shop_id": str(world.cast.a.shop_id), "lines": [{"name": "杯", "quantity": 1, "unit_price": 100}]}
    first, second = (world.api("admin").post("/orders", body, 201, key=key()) for _ in range(2))
    assert re.fullmatch(r"M\d{6}-\d{6}", first["number"])
    assert first["number"] != second["number"]


def test_orders_and_products_are_found_by_what_they_are_called(world: World) -> None:
    order = world.order(lines=[{"name": "不锈钢雨伞", "quantity": 1, "unit_price": 100}])
    product = world.api("admin").post(
        "/products", {"shop_id": str(world.cast.a.shop_id), "number": "U-7", "name": "不锈钢雨伞"}, 201, key=key()
    )
    world.cast.spine.run()

    def found(by: str, text: str) -> set[tuple[str, str]]:
        return {(one["kind"], one["id"]) for one in world.api(by).get(f"/search?q={text}")["items"]}

    assert found("wang", "雨伞") == {("order", order["id"]), ("product", product["id"])}
    assert ("order", order["id"]) in found("wang", order["number"])
    assert found("li", "雨伞") == set()


def test_a_drawn_number_that_is_taken_is_drawn_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who left the number out is not told that it is taken."""
    drawn = iter([7, 7, 7, 8])
    monkeypatch.setattr("zhike.commerce.services.orders.secrets.randbelow", lambda _: next(drawn))
    numbers = [world.order(number=None)["number"] for _ in range(2)]
    assert [number[-6:] for number in numbers] == ["000007", "000008"]
