"""Orders and customers: the link and its history, consultation, addresses, what an agent sees of a customer."""

from typing import Any

import pytest

from tests.commerce.conftest import PHONE, World, key
from tests.plumbing.callers import read
from zhike.customers.public import Claims

HOME = {"province": "浙江省", "city": "杭州市", "district": "西湖区", "detail": "文一路1号", "recipient": "孙丽"}


def _address(world: World, customer: str, **more: Any) -> str:
    body = {**HOME, "phone": PHONE, **more}
    made = read(world.api("admin").call("POST", f"/customers/{customer}/addresses", body, key=key()), 201)
    found: str = made["file"]["addresses"][0]["id"]
    return found


@pytest.mark.req("ORD-10")
def test_an_inquiry_brings_customer_and_orders_together_and_the_link_keeps_its_history(world: World) -> None:
    cast, admin = world.cast, world.api("admin")
    claims = Claims("sun-li", "孙丽", phone=PHONE)
    thread = cast.thread(claims=claims, owner=cast.wang)
    cast.spine.run()
    customer = admin.get(thread.path)["customer"]["id"]
    address = _address(world, customer)
    opened = world.order(customer_id=customer, address_id=address, receiver=None)
    done = world.order(customer_id=customer, address_id=address, receiver=None)
    for action in ("confirm_payment", "ship", "sign", "complete"):
        done = world.move(done, action)

    # The inquiry is the customer's; the orders are found by it, and say who serves since when.
    found = world.api("wang").get(f"/orders?filter[customer]={customer}")["items"]
    assert {one["number"] for one in found} == {opened["number"], done["number"]}
    for shown in (*found, world.read(opened, "wang")):
        assert shown["consultation"]["handler"]["name"] == "王敏"
        assert shown["consultation"]["conversation_id"] == thread.id
        assert shown["consultation"]["since"] is not None
    consulting = world.api("chen").get("/orders?filter[consulting]=true")["items"]
    assert {one["id"] for one in consulting} == {opened["id"], done["id"]}
    assert admin.get("/orders?filter[consulting]=false")["items"] == []

    # The customer moves: open orders go along, completed ones keep the value of their time.
    path = f"/customers/{customer}/addresses/{address}"
    version = _version_of(admin, customer, address)
    read(admin.call("PATCH", path, {"district": "滨江区", "detail": "江南大道2号"}, version=version))
    cast.spine.run()
    assert world.read(opened)["receiver"]["address_mask"].startswith("浙江省杭州市滨江区")
    assert world.read(done)["receiver"]["address_mask"].startswith("浙江省杭州市西湖区")
    assert world.read(opened)["changes"][0]["kind"] == "address"
    told = cast.spine.events("commerce.order_changed")
    assert [str(one.subject.id) for one in told] == [opened["id"]]

    # The inquiry ends, and so does the mark.
    episode = world.api("wang").get(thread.path)["episode"]
    closing = {"category_id": str(cast.category_id), "result": "solved"}
    world.api("wang").post(f"{thread.path}/close", closing, version=episode["version"])
    cast.spine.run()
    assert world.read(opened)["consultation"] is None
    assert admin.get("/orders?filter[consulting]=true")["items"] == []

    _given_to_somebody_else(world, opened, customer)


def _given_to_somebody_else(world: World, opened: dict[str, Any], customer: str) -> None:
    """It was somebody else's order after all; the history says so, and so do both customers' files."""
    admin = world.api("admin")
    other = world.customer("zhou-tao", "周涛")
    before = world.read(opened)
    body = {"customer_id": other, "reason": "下单时填错账号"}
    linked = admin.post(f"/orders/{opened['id']}/link", body, key=key(), version=before["version"])
    assert linked["customer"]["id"] == other
    change = linked["changes"][0]
    assert (change["kind"], change["before"], change["after"], change["reason"]) == (
        "customer", customer, other, "下单时填错账号",
    )  # fmt: skip
    world.cast.spine.run()
    entries = admin.get(f"/customers/{customer}/timeline?filter[kind]=order")["items"]
    assert {"link": "removed", "number": opened["number"]} in [one["facts"] for one in entries]
    # The receiver's values moved under the new owner's key.
    revealed = admin.post(f"/orders/{opened['id']}/reveal", {"field": "phone", "reason": "核对"})
    assert revealed["value"] == f"+86{PHONE}"


def _version_of(admin: Any, customer: str, address: str) -> int:
    detail = admin.get(f"/customers/{customer}")
    for one in detail["file"]["addresses"]:
        if one["id"] == address:
            return int(one["version"])
    raise AssertionError("the address is not there")


@pytest.mark.req("ACC-14")
def test_an_agent_without_the_full_file_sees_what_belongs_to_the_order(world: World) -> None:
    world.cast.deny("agent", "customers.file.view")
    customer = world.customer()
    world.order(customer_id=customer)
    order = world.order(customer_id=customer)
    agent, supervisor = world.read(order, "wang"), world.read(order, "chen")
    assert set(agent["customer"]) == {"id", "number", "name", "vip", "full"}
    assert agent["customer"]["full"] is False
    assert supervisor["customer"]["full"] is True
    assert (supervisor["customer"]["orders"], supervisor["customer"]["phone_mask"]) == (2, "138****1234")
    assert agent["lines"] == supervisor["lines"]


def test_a_receiver_is_revealed_with_right_and_reason_and_logged(world: World) -> None:
    order = world.order()
    path = f"/orders/{order['id']}/reveal"
    assert world.api("wang").call("POST", path, {"field": "address", "reason": "核对"}).status_code == 403
    assert world.api("chen").call("POST", path, {"field": "address"}).status_code == 422
    shown = world.api("chen").post(path, {"field": "address", "reason": "改派"})
    assert shown["value"] == "浙江省杭州市西湖区文一路1号"
    logged = world.api("admin").get("/audit/entries?filter[action]=commerce.order.reveal")["items"]
    assert len(logged) == 1
    bare = world.order(receiver=None)
    missing = world.api("chen").call("POST", f"/orders/{bare['id']}/reveal", {"field": "name", "reason": "x"})
    assert read(missing, 404)["code"] == "commerce.nothing_to_reveal"


def test_remarks_are_edited_by_version(world: World) -> None:
    order = world.order()
    path = f"/orders/{order['id']}"
    api = world.api("wang")
    changed = read(api.call("PATCH", path, {"seller_remark": "已联系仓库"}, version=1))
    assert (changed["seller_remark"], changed["version"]) == ("已联系仓库", 2)
    same = read(api.call("PATCH", path, {"seller_remark": "已联系仓库"}, version=2))
    assert same["version"] == 2
    stale = read(api.call("PATCH", path, {"seller_remark": "别的"}, version=1), 409)
    assert (stale["current"]["seller_remark"], stale["yours"]["seller_remark"]) == ("已联系仓库", "别的")
    assert api.call("PATCH", path, {"seller_remark": "别的"}).status_code == 428


def test_a_customer_out_of_sight_cannot_be_linked(world: World) -> None:
    order = world.order()
    stranger = world.customer("li-si", "李四", side=world.cast.b)
    body = {"customer_id": stranger}
    answer = world.api("wang").call("POST", f"/orders/{order['id']}/link", body, key=key(), version=1)
    assert read(answer, 422)["fields"][0]["code"] == "commerce.unknown_customer"
    assert world.read(order)["customer"] is None
