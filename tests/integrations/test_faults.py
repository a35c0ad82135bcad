"""A preview refuses what the import refuses, and every wrong cell is told with its own words."""

from typing import Any

import pytest

from tests.integrations.conftest import Imports
from tests.integrations.test_customers import tag
from zhike.commerce.models import Order
from zhike.customers.models import Address, Customer
from zhike.customers.parameters import REQUIRE_ADDRESS
from zhike.integrations.rules import fields, mappings
from zhike.integrations.rules.regions import placed
from zhike.kernel.settings.registry import Place
from zhike.kernel.settings.values import change

HEAD = "姓名,手机,邮箱,省份,城市,区县,详细地址,生日,标签,VIP,服务级别\n"
PLACE = "浙江,杭州,西湖区,文三路 1 号"
ROWS = (
    f"钱多多,13912340001,qdd@example.com,{PLACE},,,,\n"
    f"坏号码,123,bad@,{PLACE},,,,\n"
    f",13912340003,,{PLACE},,,,\n"
    f"李四,,,{PLACE},,,,\n"
    "王五,13912340004,,,,,,,,,\n"
    f"赵六,13912340005,,火星,杭州,西湖区,文三路,,没有的;团购,,\n"
    f"孙七,13912340006,,{PLACE},1990-13-40,团购,大概,皇帝\n"
    f"W,1380000,,{PLACE},,,,\n"
    f"周八,13912340007,,{PLACE},,,,,多出来的\n"
    ",,,,,,,,,,\n"
)


def looked_at(imports: Imports, run: Any) -> Any:
    return imports.api.post(f"/imports/{run['id']}/preview", {"plan": None})


def of_preview(preview: Any) -> dict[int, set[tuple[str, str]]]:
    return {row["number"]: {(one["column"], one["text"]) for one in row["problems"]} for row in preview["rows"]}


def test_the_preview_of_customers_says_what_the_import_says(imports: Imports) -> None:
    tag("团购")
    run = imports.upload((HEAD + ROWS).encode(), "客户.csv")
    preview = looked_at(imports, run)
    told = of_preview(preview)
    assert {number: {column for column, _ in faults} for number, faults in told.items()} == {
        2: set(), 3: {"手机", "邮箱"}, 4: {"姓名"}, 5: {"手机"}, 6: {"详细地址"}, 7: {"省份", "标签"},
        8: {"生日", "VIP", "服务级别"}, 9: {"姓名", "手机"}, 10: {""}, 11: set(),
    }  # fmt: skip
    assert not Customer.objects.exists()
    run = imports.start(imports.plan(run))
    imports.work()
    rejected = {row["number"]: set(row["reasons"]) for row in imports.rows(run, "rejected")}
    assert rejected == {
        number: {f"{column}：{text}" if column else text for column, text in faults}
        for number, faults in told.items() if faults
    }  # fmt: skip
    assert [row["number"] for row in preview["rows"] if row["is_empty"]] == [11]


def test_every_wrong_cell_of_a_row_is_told_with_its_own_words(imports: Imports) -> None:
    run = imports.go(HEAD + ROWS, "客户.csv")
    bad = imports.rows(run, "rejected")[0]
    phone, mail = bad["reasons"]
    assert phone.startswith("手机：手机号应为 11 位数字")
    assert mail == "邮箱：邮箱格式不正确"
    assert (bad["code"], bad["columns"], bad["reason"]) == (
        "customers.mobile_form",
        ["手机", "邮箱"],
        f"{phone}；{mail}",
    )
    assert f"{phone}；{mail}" in imports.errors(run).splitlines()[1]
    name = next(row for row in imports.rows(run, "rejected") if row["number"] == 9)
    assert name["reasons"][0] == "姓名：应为 2–30 个汉字"


def test_the_preview_follows_the_place_and_what_is_mandatory(imports: Imports) -> None:
    run = imports.upload("姓名,手机\nW,+14155550123\n王五,13912340004\n".encode())
    first, second = looked_at(imports, run)["rows"]
    # An address is mandatory and the file has no column for it: a fault of the row.
    assert {one["column"] for one in first["problems"]} == {"姓名", ""}
    assert {one["column"] for one in second["problems"]} == {""}
    change(
        actor=imports.cast.actor(imports.cast.admin), setting=REQUIRE_ADDRESS, place=Place("company", None),
        value=False, expected_version=0, reason="旧系统没有地址",
    )  # fmt: skip
    plan = run["plan"] | {"options": run["plan"]["options"] | {"locale": "US"}}
    shown = imports.api.post(f"/imports/{run['id']}/preview", {"plan": plan})["rows"]
    assert [[one["column"] for one in row["problems"]] for row in shown] == [[], ["手机"]]


def test_every_wrong_cell_of_an_order_is_told(imports: Imports) -> None:
    run = imports.upload("订单编号,下单时间,总金额\n1,昨天,十\n,2020-01-01,10\n".encode())
    told = of_preview(looked_at(imports, run))
    run = imports.start(imports.plan(run))
    imports.work()
    rows = {row["number"]: row["reasons"] for row in imports.rows(run, "rejected")}
    assert rows == {2: ["下单时间：不是日期时间", "总金额：不是数字"], 3: ["订单编号：必填，但这一格是空的"]}
    assert {number: {f"{column}：{text}" for column, text in faults} for number, faults in told.items()} == {
        number: set(reasons) for number, reasons in rows.items()
    }


def test_an_address_in_one_cell_comes_by_its_parts(imports: Imports) -> None:
    head = "订单号,下单时间,总金额,收货人,收货地址\n"
    text = f"{head}1,2020-01-01,10,钱多多,浙江省杭州市西湖区文三路 100 号\n2,2020-01-01,10,孙丽,文三路 2 号\n"
    run = imports.upload(text.encode())
    assert run["plan"]["columns"]["address"] == "收货地址"
    assert "province" not in run["plan"]["columns"]
    whole, road = (row["values"] for row in looked_at(imports, run)["rows"])
    assert [whole[name] for name in ("province", "city", "district", "address")] == [
        "浙江省", "杭州市", "西湖区", "文三路 100 号",
    ]  # fmt: skip
    assert (road["address"], "province" in road) == ("文三路 2 号", False)
    run = imports.start(imports.plan(run))
    imports.work()
    assert imports.get(run)["counts"] == {"created": 2}
    assert dict(Order.objects.values_list("number", "region")) == {"1": "浙江省杭州市西湖区", "2": ""}


def test_a_customer_s_address_in_one_cell_is_whole(imports: Imports) -> None:
    run = imports.go("姓名,手机,地址\n钱多多,13912340001,上海市浦东新区世纪大道 1 号\n孙丽,13912340002,世纪大道 2 号\n")
    assert run["counts"] == {"created": 1, "rejected": 1}
    address = Address.objects.get()
    assert (address.province, address.city, address.district) == ("上海市", "上海市", "浦东新区")


def test_only_the_report_of_the_platform_has_regions_under_that_heading() -> None:
    report = [*mappings.READY[1].columns.values()]
    assert mappings.propose(report)[2]["province"] == "收货地址"
    assert fields.suggest("orders", ["订单编号", "收货地址"]) == {"number": "订单编号", "address": "收货地址"}


@pytest.mark.parametrize(
    ("row", "made"),
    [
        ({"address": "浙江省杭州市西湖区文三路"},
         {"province": "浙江省", "city": "杭州市", "district": "西湖区", "address": "文三路"}),
        # What other columns say agrees, or the address stays whole.
        ({"province": "浙江", "city": "杭州", "address": "浙江省杭州市西湖区文三路"},
         {"province": "浙江", "city": "杭州", "district": "西湖区", "address": "文三路"}),
        ({"province": "浙江", "city": "杭州", "district": "西湖区", "address": "浙江省杭州市文三路"},
         {"province": "浙江", "city": "杭州", "district": "西湖区", "address": "文三路"}),
        ({"province": "江苏", "address": "浙江省杭州市西湖区文三路"},
         {"province": "江苏", "address": "浙江省杭州市西湖区文三路"}),
        ({"country": "Japan", "address": "浙江省杭州市西湖区文三路"},
         {"country": "Japan", "address": "浙江省杭州市西湖区文三路"}),
        ({"country": "中国", "address": "四川省"}, {"country": "中国", "province": "四川省"}),
        ({"address": "文三路"}, {"address": "文三路"}),
        ({"number": "1"}, {"number": "1"}),
    ],
)  # fmt: skip
def test_parts_join_what_the_row_says(row: dict[str, str], made: dict[str, str]) -> None:
    assert placed(row) == made
