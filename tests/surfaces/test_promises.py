"""Promises that several modules keep together: the file fills itself, who serves is known, deleting has an end."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from zhike.customers.services.archiving import purge_due
from zhike.kernel.clock import FrozenClock

_PREFERENCES = {
    "language": "zh-CN",
    "channel": "phone",
    "manner": "voice",
    "contact_time": {"since": "18:00", "until": "20:00"},
    "categories": ["耳机"],
}


def _logged(action: str, customer: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = %s AND object_id = %s", [action, customer])
        return int(cursor.fetchone()[0])


@pytest.mark.req("CUS-07")
def test_orders_and_evaluations_come_into_the_file_by_themselves_and_preferences_by_hand(cast: Cast) -> None:
    """Each as it happens, on one time line; what is still missing is said until it is there."""
    admin = cast.admin_api
    customer = admin.get(cast.closed.path)["customer"]["id"]
    path = f"/customers/{customer}"
    before = admin.get(path)
    assert "preferences" in before["missing"]
    body = {"shop_id": str(cast.a.shop_id), "number": "A-1", "customer_id": customer,
            "lines": [{"name": "耳机", "quantity": 1, "unit_price": 100}]}  # fmt: skip
    admin.post("/orders", body, 201, key="promise-order-1")
    cast.rate(9)
    cast.spine.run()
    by_kind: dict[str, list[Any]] = {}
    for entry in admin.get(f"{path}/timeline")["items"]:
        by_kind.setdefault(entry["kind"], []).append(entry["facts"])
    assert by_kind["order"][0]["number"] == "A-1"
    assert [one["score"] for one in by_kind["rating"]] == [9]
    assert [one["number"] for one in admin.get(f"/orders?filter[customer]={customer}")["items"]] == ["A-1"]

    changed = read(
        cast.callers["chen"].call("PATCH", path, {"preferences": _PREFERENCES}, version=admin.get(path)["version"])
    )
    assert changed["file"]["preferences"] == _PREFERENCES
    assert "preferences" not in changed["missing"]
    assert changed["completeness"] == before["completeness"] + 10


@pytest.mark.req("CUS-03")
def test_what_is_deleted_comes_back_until_it_is_purged_and_looks_are_logged_too(
    cast: Cast, frozen: FrozenClock
) -> None:
    admin = cast.admin_api
    customer = admin.get(cast.closed.path)["customer"]["id"]
    path = f"/customers/{customer}"
    gone = admin.post(f"{path}/delete", {}, key="promise-gone-01", version=admin.get(path)["version"])
    assert _logged("customer.opened", customer) == 1
    frozen.advance(timedelta(days=29))
    assert purge_due() == 0
    back = admin.post(f"{path}/restore", {}, key="promise-back-01", version=gone["version"])
    again = admin.post(f"{path}/delete", {}, key="promise-gone-02", version=back["version"])
    frozen.advance(timedelta(days=400))
    assert purge_due() == 1
    answer = admin.call("POST", f"{path}/restore", {}, key="promise-back-02", version=again["version"] + 1)
    assert answer.status_code in (409, 410)
    assert admin.get(path)["erased_at"] is not None


@pytest.mark.req("ORD-10")
def test_the_order_names_who_serves_now_however_the_inquiry_goes_on_and_ends(cast: Cast) -> None:
    """Given, handed over, ended by the customer, begun again: the order follows."""
    cast.online(cast.wang)
    admin, thread = cast.admin_api, cast.zhou_tao
    customer = admin.get(thread.path)["customer"]["id"]
    body = {"shop_id": str(cast.a.shop_id), "number": "A-1", "customer_id": customer,
            "lines": [{"name": "耳机", "quantity": 1, "unit_price": 100}]}  # fmt: skip
    order = admin.post("/orders", body, 201, key="promise-order-2")

    def shown() -> tuple[bool, str | None]:
        cast.spine.run()
        now = admin.get(f"/orders/{order['id']}")["consultation"]
        [listed] = admin.get("/orders")["items"]
        assert listed["consultation"] == now or (listed["consultation"] is None) == (now is None)
        return now is not None, now and now["handler"] and now["handler"]["name"]

    assert shown() == (True, "王敏"), "given to who is there"
    cast.online(cast.zhang)
    cast.callers["chen"].post(f"{thread.path}/assign", {"user_id": str(cast.zhang.id)})
    assert shown() == (True, "张伟")
    panel = cast.callers["chen"].get(f"/desk/customers/{customer}?conversation={thread.id}")
    assert [one["number"] for one in panel["orders"]["items"]] == ["A-1"], "the orders stand beside the inquiry"
    read(thread.widget.call("POST", "/widget/end", {"episode_id": thread.widget.thread()["episode"]["id"]}), 204)
    assert shown() == (False, None)
    thread.widget.say("还有一个问题")
    assert shown()[0] is True


@pytest.mark.req("ORD-10")
def test_a_customer_s_new_name_and_phone_reach_the_open_orders_that_use_them(cast: Cast) -> None:
    admin = cast.admin_api
    home = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号"}
    person = {"name": "钱多多", "phone": "13900002222", "addresses": [home], "shop_ids": [str(cast.a.shop_id)]}
    customer = admin.post("/customers", person, 201, key="promise-person-1")
    body = {"shop_id": str(cast.a.shop_id), "customer_id": customer["id"],
            "address_id": customer["file"]["addresses"][0]["id"],
            "lines": [{"name": "耳机", "quantity": 1, "unit_price": 100}]}  # fmt: skip
    opened, done = (
        admin.post("/orders", {**body, "number": number}, 201, key=f"promise-{number}-00") for number in ("A-1", "A-2")
    )
    for action in ("confirm_payment", "ship", "sign", "complete"):
        done = admin.post(
            f"/orders/{done['id']}/actions/{action}",
            {"confirm": True},
            key=f"promise-{action}",
            version=done["version"],
        )
    read(admin.call("PATCH", f"/customers/{customer['id']}", {"name": "钱少少", "phone": "13711113333"}, version=1))
    cast.spine.run()
    masks = [admin.get(f"/orders/{one['id']}")["receiver"] for one in (opened, done)]
    assert [one["phone_mask"] for one in masks] == ["137****3333", "139****2222"]
    told = admin.post(f"/orders/{opened['id']}/reveal", {"field": "name", "reason": "核对"})
    assert told["value"] == "钱少少"
