"""Steps of parcels from a carrier's file, merged into orders without doubles."""

import pytest

from tests.integrations.conftest import Imports
from zhike.accounts.models import Role, RolePermission
from zhike.commerce.models import Order, OrderChange, Shipment, Trace
from zhike.integrations.rules.mappings import propose
from zhike.integrations.rules.traces import state_in

ORDERS = (
    "订单编号,下单时间,总金额,付款时间,发货时间,物流公司,物流单号\n"
    "T-1,2026-11-01 09:00,59,2026-11-01 09:01,2026-11-01 17:00,顺丰速运,SF100\n"
    "T-2,2026-11-01 09:00,80,2026-11-01 09:01,2026-11-01 17:00,顺丰速运,SF200\n"
)
HEAD = "运单号,时间,物流状态,轨迹描述,地点\n"
SENT = "SF100,2026-11-01 18:00,已揽收,快件已揽收,杭州市\n"
ROAD = "SF100,2026-11-02 06:30,运输中,离开杭州转运中心,杭州市\n"
DONE = "sf100,2026-11-03 11:20,已签收,快件已签收,上海市\n"


@pytest.fixture
def shop(imports: Imports) -> Imports:
    assert imports.go(ORDERS)["counts"] == {"created": 2}
    return imports


def steps(number: str) -> list[tuple[int, str, str, str]]:
    rows = Trace.objects.filter(shipment__order__number=number).order_by("at", "seq")
    return [(one.seq, one.code, one.text, one.place) for one in rows]


def test_a_parcel_s_steps_come_in_and_move_its_order(shop: Imports) -> None:
    before = Order.objects.get(number="T-1")
    run = shop.go(HEAD + SENT + ROAD + DONE, "轨迹.csv")
    assert (run["kind"], run["counts"]) == ("traces", {"created": 3})
    assert steps("T-1") == [
        (1, "shipped", "快件已揽收", "杭州市"), (2, "in_transit", "离开杭州转运中心", "杭州市"),
        (3, "signed", "快件已签收", "上海市"),
    ]  # fmt: skip
    parcel = Shipment.objects.get(tracking_no="SF100")
    assert (parcel.status, parcel.signed_at.isoformat() if parcel.signed_at else "") == (
        "signed", "2026-11-03T03:20:00+00:00",
    )  # fmt: skip
    order = Order.objects.get(number="T-1")
    assert (order.category, order.version > before.version) == ("signed", True)
    assert OrderChange.objects.filter(order=order, kind="status").count() == 1
    assert {row["subject_id"] for row in shop.rows(run)} == {str(order.id)}
    assert Order.objects.get(number="T-2").category == "shipped"


def test_the_same_file_again_and_late_steps(shop: Imports) -> None:
    shop.go(HEAD + SENT + DONE)
    version = Order.objects.get(number="T-1").version
    assert shop.go(HEAD + SENT + DONE)["counts"] == {"unchanged": 2}
    assert Order.objects.get(number="T-1").version == version
    late = shop.go(HEAD + ROAD + ROAD)
    assert late["counts"] == {"created": 1, "unchanged": 1}
    # A late step finds its place and takes nothing back.
    assert [code for _, code, _, _ in steps("T-1")] == ["shipped", "in_transit", "signed"]
    assert Shipment.objects.get(tracking_no="SF100").status == "signed"


def test_a_parcel_with_several_orders_carries_its_steps_in_each(shop: Imports) -> None:
    Shipment.objects.filter(tracking_no="SF200").update(tracking_no="SF100")
    assert shop.go(HEAD + DONE)["counts"] == {"created": 1}
    assert {order.category for order in Order.objects.all()} == {"signed"}


def test_what_cannot_be_placed_says_why(shop: Imports) -> None:
    run = shop.go(
        HEAD + SENT.replace("SF100", "SF999") + ROAD.replace("运输中", "飞行中") + ROAD.replace("2026-11-02 06:30", "")
    )
    assert run["counts"] == {"rejected": 3}
    assert [(row["code"], row["columns"]) for row in shop.rows(run)] == [
        ("parcel.unknown", ["运单号"]), ("cell.parcel_status", ["物流状态"]), ("cell.missing", ["时间"]),
    ]  # fmt: skip
    assert all(row["reason"] for row in shop.rows(run))
    assert not Trace.objects.exists()


def test_all_or_nothing_leaves_every_parcel_where_it_was(shop: Imports) -> None:
    run = shop.go(HEAD + SENT + DONE.replace("sf100", "SF999"), mode="all_or_nothing")
    assert (run["state"], run["counts"]) == ("failed", {"skipped": 1, "rejected": 1})
    assert not Trace.objects.exists()


def test_parcels_of_other_shops_stay_closed(shop: Imports) -> None:
    elsewhere = Imports(shop.api, shop.cast.b.shop_id, shop.cast)
    assert elsewhere.go(HEAD + SENT)["counts"] == {"rejected": 1}


def test_who_may_not_edit_parcels_brings_no_steps(shop: Imports) -> None:
    user = shop.cast._user("ma.li", "马莉", "manager", shop.cast.a)
    RolePermission.objects.filter(role=Role.objects.get(code="manager"), permission="commerce.shipment.edit").delete()
    manager = Imports(shop.cast.api(user), shop.cast.a.shop_id, shop.cast)
    run = manager.upload((HEAD + SENT).encode())
    body = {**run["plan"], "shop_id": str(manager.shop_id)}
    assert manager.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]).status_code == 403


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("【杭州市】快件已揽收", "shipped"),
        ("快件已到达上海转运中心", "in_transit"),
        ("快递员正在派送，请准备签收", "delivering"),
        ("您的快件已由本人签收", "signed"),
        ("派件失败，客户未签收", "abnormal"),
        ("客户拒收，快件退回中", "returned"),
        ("Out for delivery", "delivering"),
        ("Delivered to the front door", "signed"),
        ("Not delivered: nobody at home", "abnormal"),
    ],
)
def test_a_carrier_s_sentence_says_where_the_parcel_is(text: str, code: str) -> None:
    assert state_in(text) == code


def test_a_file_is_recognised_by_what_it_must_have() -> None:
    assert propose(["运单号", "时间", "状态", "描述"])[1] == "traces"
    assert propose(["订单编号", "运单号", "时间", "描述"])[1] == "traces"
    assert propose(["商品编号", "商品名称", "价格", "库存"])[1] == "products"
    assert propose(["订单编号", "下单时间", "商品编号", "商品名称", "数量", "单价", "物流单号"])[1] == "orders"
    assert propose(["编号", "姓名", "手机号", "状态"])[1] == "customers"
