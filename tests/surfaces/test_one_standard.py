"""Whichever way a customer's data comes in — form, file, order, shop — it is looked at by the same rules and kept in
one form, so that one person is found as one person."""

from typing import Any

import pytest

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from zhike.commerce.models import Order
from zhike.customers.models import Address, Customer
from zhike.customers.public import Claims

HEAD = "客户编号,姓名,手机号,邮箱,省份,城市,区县,详细地址\n"
HOME = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号"}


def _enter(cast: Cast, status: int, **more: Any) -> Any:
    body = {"name": "钱多多", "phone": "13900002222", "addresses": [HOME], "shop_ids": [str(cast.a.shop_id)], **more}
    return read(cast.admin_api.call("POST", "/customers", body, key=f"one-{abs(hash(str(body)))}"), status)


def _refused(answer: Any) -> dict[str, str]:
    return {one["path"]: one["code"] for one in answer["fields"]}


@pytest.mark.req("CUS-08")
def test_form_and_file_keep_out_the_same_and_say_why_field_by_field(cast: Cast) -> None:
    """Names of 2 to 30 Chinese characters, mobiles of 11 digits, telephones, e-mails and addresses in their form."""
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"name": "钱"}, "name", "姓名"),
        ({"name": "钱" * 31}, "name", "姓名"),
        ({"name": "Qian"}, "name", "姓名"),
        ({"phone": "139000022221"}, "phone", "手机号"),
        ({"phone": "0571-12"}, "phone", "手机号"),
        ({"email": "qian@shop"}, "email", "邮箱"),
        ({"addresses": [{**HOME, "district": ""}]}, "addresses.0.district", "区县"),
        ({"addresses": [{**HOME, "province": "火星"}]}, "addresses.0.province", "省份"),
    ]
    rows = ""
    for values, path, _heading in wrong:
        answer = _enter(cast, 422, **values)
        assert set(_refused(answer)) == {path}, values
        assert all(one["text"] for one in answer["fields"])
        home = (values.get("addresses") or [HOME])[0]
        cells = [values.get("name", "钱多多"), values.get("phone", "13900002222"), values.get("email", ""),
                 home["province"], home["city"], home["district"], home["detail"]]  # fmt: skip
        rows += f"K{len(rows)}," + ",".join(cells) + "\n"
    imports = Imports(cast.admin_api, cast.a.shop_id, cast)
    run = imports.go(HEAD + rows, "客户.csv")
    assert run["counts"] == {"rejected": len(wrong)}
    refused = {row["number"]: (row["columns"], bool(row["reason"])) for row in imports.rows(run)}
    assert refused == {2 + place: ([heading], True) for place, (_, _, heading) in enumerate(wrong)}
    assert not Customer.objects.filter(origin__in=("manual", "import")).exists()


@pytest.mark.req("CUS-08")
def test_the_rules_are_those_of_the_customer_s_place(cast: Cast) -> None:
    abroad = {"locale": "GB", "name": "Anne O'Neill", "phone": "07911 123456",
              "addresses": [{"country": "GB", "city": "London", "detail": "1 High Street"}]}  # fmt: skip
    made = _enter(cast, 201, **abroad)
    assert made["name"] == "Anne O'Neill"
    assert _refused(_enter(cast, 422, **{**abroad, "locale": "CN"})).keys() >= {"name", "phone"}
    assert _refused(_enter(cast, 422, locale="GB", phone="13900002222")) == {"phone": "customers.phone_form"}


@pytest.mark.req("CUS-09")
def test_every_way_in_leads_to_one_form_and_one_person(cast: Cast) -> None:
    """A form, a file, an order with its receiver and a shop that vouches: E.164, lower case, full names of places."""
    made = _enter(cast, 201, phone="１３９ ００００-２２２２", email="Qian@Example.COM ")
    known = _enter(cast, 409, phone="+86 139 0000 2222", name="钱多")
    assert [one["number"] for one in known["candidates"]] == [made["number"]]
    imports = Imports(cast.admin_api, cast.a.shop_id, cast)
    run = imports.go(
        HEAD + "K1,钱多多,0086 13900002222,QIAN@example.com,浙江省,杭州市,西湖区,文三路 100 号\n", "客户.csv"
    )
    assert run["counts"] == {"merged": 1}
    assert [row["subject_id"] for row in imports.rows(run)] == [made["id"]]
    assert {(one.province, one.city) for one in Address.objects.all()} == {("浙江省", "杭州市")}

    line = {"name": "杯子", "quantity": 1, "unit_price": 100}
    receiver = {"name": "钱多多", "phone": "139-0000-2222", "region": "浙江 杭州", "address": "文三路 100 号"}
    body = {"shop_id": str(cast.a.shop_id), "number": "A-1", "lines": [line], "receiver": receiver}
    cast.admin_api.post("/orders", body, 201, key="one-order-0001")
    head = "订单编号,下单时间,总金额,币种,收货人,收货人手机,省份,城市,详细地址\n"
    imports.go(head + "A-2,2020年2月1日,￥1.00,人民币,钱多多,86 13900002222,浙江,杭州,文三路 100 号\n")
    by_address = {**body, "number": "A-3", "customer_id": made["id"], "address_id": made["file"]["addresses"][0]["id"]}
    del by_address["receiver"]
    cast.admin_api.post("/orders", by_address, 201, key="one-order-0003")
    rows = list(Order.objects.order_by("number"))
    assert [one.number for one in rows] == ["A-1", "A-2", "A-3"]
    assert {one.region for one in rows} == {"浙江省杭州市"}
    assert {(one.currency, one.total_amount, one.receiver_phone_mask) for one in rows} == {("CNY", 100, "139****2222")}
    assert len({bytes(one.receiver_phone_token or b"") for one in rows}) == 1, "all found by one number"
    for one in rows:
        shown = cast.admin_api.post(f"/orders/{one.id}/reveal", {"field": "phone", "reason": "核对"})
        assert shown["value"] == "+8613900002222"

    thread = cast.thread(claims=Claims("qian", "钱多多", phone="+8613900002222", email="qian@EXAMPLE.com"))
    vouched = cast.admin_api.get(thread.path)["customer"]["id"]
    first, second = (Customer.objects.get(pk=one) for one in (made["id"], vouched))
    assert (first.phone_token, first.email_token) == (second.phone_token, second.email_token)
