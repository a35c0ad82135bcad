"""Order files from upload to account, through the routes."""

import gzip
import io
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module

import pytest
from django.db.models import Sum

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from zhike.commerce.models import Order, OrderChange, OrderLine, Payment, Refund
from zhike.kernel.ids import new_id

xlsxwriter = import_module("xlsxwriter")
RETAIL = (
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    "489434,85048,15CM CHRISTMAS GLASS BALL 20 LIGHTS,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom\n"
    "489434,79323P,PINK CHERRY LIGHTS,12,2009-12-01 07:45:00,6.75,13085.0,United Kingdom\n"
    "489435,22041,,48,2009-12-01 07:46:00,2.105,,Germany\n"
    "C489449,22087,PAPER BUNTING,-12,2009-12-01 10:33:00,2.95,16321.0,Australia\n"
    "494914,PADS,PADS TO MATCH ALL CUSHIONS,1,2010-01-19 17:04:00,0.001,13085.0,United Kingdom\n"
    "489434,22064,PINK DOUGHNUT,1,2009-12-01 07:45:00,1.25,13085.0,United Kingdom\n"
)
TMALL = (
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n"
    "6064,38.0,0.0,四川省,2020-02-01 00:14:15,2020-02-01 00:14:20,38.0\n"
    "6063,38.0,38.0,上海,2020-02-01 00:17:47,2020-02-01 00:17:58,0.0\n"
    "6062,76.0,50.0,内蒙古自治区,2020-02-01 00:33:01,2020-02-01 00:33:08,26.0\n"
    "6061,38.0,0.0,贵州省,2020-02-01 00:50:18,,0.0\n"
)


def order(number: str) -> Order:
    return Order.objects.get(number=number)


def test_invoice_lines_become_orders(imports: Imports) -> None:
    run = imports.go(RETAIL)
    assert (run["state"], run["counts"], run["row_count"]) == ("done", {"created": 6}, 6)
    assert run["plan"]["mapping"] == "online_retail_ii"
    first = order("489434")
    assert (first.currency, first.total_amount, first.paid_amount, first.category) == ("GBP", 16565, 16565, "completed")
    assert (first.line_count, first.quantity, first.region) == (3, 25, "United Kingdom")
    assert first.placed_at == datetime(2009, 12, 1, 7, 45, tzinfo=UTC)
    lines = OrderLine.objects.filter(order=first).order_by("ordinal")
    assert [(line.ordinal, line.sku, line.amount) for line in lines] == [
        (1, "85048", 8340), (2, "79323P", 8100), (3, "22064", 125),
    ]  # fmt: skip


def test_one_customer_for_each_account_and_none_for_nobody(imports: Imports) -> None:
    imports.go(RETAIL)
    assert order("489434").customer_id == order("494914").customer_id is not None
    assert order("489435").customer_id is None
    made = order("C489449").customer
    assert made is not None
    assert (made.origin, made.name) == ("order", "")
    assert "contact" in made.missing


def test_credit_notes_stay_orders_of_their_own(imports: Imports) -> None:
    imports.go(RETAIL)
    credit = order("C489449")
    assert (credit.category, credit.total_amount, credit.paid_amount) == ("cancelled", -3540, 0)
    assert not Refund.objects.exists()


def test_prices_finer_than_the_currency_are_kept(imports: Imports) -> None:
    imports.go(RETAIL)
    fine = OrderLine.objects.get(order=order("494914"))
    assert (fine.unit_price_amount, fine.unit_price_exact, fine.amount) == (0, Decimal("0.001"), 0)
    half = OrderLine.objects.get(order=order("489435"))
    # 48 × 2.105 = 101.04: rounded once, after the multiplication.
    assert (half.unit_price_exact, half.amount) == (Decimal("2.105"), 10104)


def test_the_tmall_report_with_its_refunds_and_unpaid_orders(imports: Imports) -> None:
    run = imports.go(TMALL.encode("gb18030"), "ExportOrderList.csv")
    assert run["plan"]["mapping"] == "tmall_report"
    assert run["counts"] == {"created": 4}
    shown = {one.number: (one.category, one.total_amount, one.paid_amount, one.refunded_amount)
             for one in Order.objects.all()}  # fmt: skip
    assert shown == {
        "6064": ("refunded", 3800, 3800, 3800),
        "6063": ("paid", 3800, 3800, 0),
        "6062": ("paid", 7600, 7600, 2600),
        "6061": ("pending", 3800, 0, 0),
    }
    assert order("6063").region == "上海市"
    assert Refund.objects.aggregate(total=Sum("amount"))["total"] == 6400
    assert Payment.objects.count() == 3
    assert set(Order.objects.values_list("platform", flat=True)) == {"tmall"}


@pytest.mark.parametrize("text", [RETAIL, TMALL])
def test_the_same_file_again_makes_nothing(imports: Imports, text: str) -> None:
    imports.go(text)
    before = (Order.objects.count(), OrderLine.objects.count(), Payment.objects.count(), OrderChange.objects.count())
    versions = sorted(Order.objects.values_list("id", "version"))
    run = imports.go(text)
    assert set(run["counts"]) == {"unchanged"}
    after = (Order.objects.count(), OrderLine.objects.count(), Payment.objects.count(), OrderChange.objects.count())
    assert before == after
    assert sorted(Order.objects.values_list("id", "version")) == versions


def test_a_changed_line_is_merged_and_amounts_follow(imports: Imports) -> None:
    imports.go(RETAIL)
    run = imports.go(RETAIL.replace("PINK CHERRY LIGHTS,12,", "PINK CHERRY LIGHTS,10,"))
    assert run["counts"] == {"merged": 1, "unchanged": 5}
    changed = order("489434")
    assert (changed.total_amount, changed.paid_amount, changed.quantity) == (15215, 15215, 23)
    assert Payment.objects.get(order=changed).amount == 15215
    assert [row["number"] for row in imports.rows(run, "merged")] == [3]


def test_a_status_moves_forward_only_and_what_staff_wrote_stays(imports: Imports) -> None:
    head = "订单编号,下单时间,总金额,订单状态,商家备注\n"
    imports.go(f"{head}1,2020-01-01,10,已付款,老客户\n2,2020-01-01,10,已发货,\n")
    Order.objects.filter(number="1").update(seller_remark="已电话确认")
    run = imports.go(f"{head}1,2020-01-01,10,已发货,换了备注\n2,2020-01-01,10,待付款,\n")
    assert run["counts"] == {"merged": 2}
    assert (order("1").category, order("1").seller_remark) == ("shipped", "已电话确认")
    # The platform is behind: what it says is kept beside our status, which stays.
    assert (order("2").category, order("2").external_status) == ("shipped", "待付款")


def test_every_bad_row_says_why_and_the_good_ones_come_in(imports: Imports) -> None:
    text = (
        "订单编号,下单时间,商品名称,数量,单价,退款金额,实付金额\n"
        '1,2020/2/1 8:05,杯子,2,"1,299.00",,2598\n'
        "2,昨天,杯子,1,5,,5\n"
        ",2020-01-01,杯子,1,5,,5\n"
        "3,2020-01-01,杯子,一,5,,5\n"
        '4,2020-01-01,=HYPERLINK("http://x"),1,=1+1,,5\n'
        "5,03/04/2020,杯子,1,5,,5\n"
        "1.23E+17,2020-01-01,杯子,1,5,,5\n"
        "6,2020-01-01,杯子,1,5,9,5\n"
        "7,2020-01-01,杯子,1,5,,5,多出来的\n"
        ",,,,,,\n"
        "8,2020-01-01,杯子,1.5,5,,5\n"
        "9,2020-01-01,杯子,1,￥５.5０,,5.5\n"
    )
    run = imports.go(text)
    assert run["counts"] == {"created": 2, "rejected": 9, "skipped": 1}
    rejected = {row["number"]: (row["code"], row["columns"]) for row in imports.rows(run, "rejected")}
    assert rejected == {
        3: ("cell.date", ["下单时间"]),
        4: ("cell.missing", ["订单编号"]),
        5: ("cell.number", ["数量"]),
        6: ("cell.number", ["单价"]),
        7: ("cell.date_ambiguous", ["下单时间"]),
        8: ("cell.digits_lost", ["订单编号"]),
        9: ("row.refund_above_paid", ["退款金额"]),
        10: ("row.too_many_cells", []),
        12: ("cell.not_whole", ["数量"]),
    }
    assert Order.objects.aggregate(total=Sum("total_amount"))["total"] == 259800 + 550
    errors = imports.errors(run).splitlines()
    assert len(errors) == 10
    assert errors[0].startswith("原行号,原因,订单编号")
    assert "'=1+1" in errors[4]
    assert "\"'=HYPERLINK" in errors[4]
    assert all(row["reason"] for row in imports.rows(run, "rejected"))


def test_a_mended_file_of_errors_comes_in(imports: Imports) -> None:
    run = imports.go("订单编号,下单时间,总金额\n1,2020-01-01,10\n2,nie,20\n")
    mended = imports.errors(run).replace("nie", "2020-01-02")
    again = imports.go(mended)
    assert again["counts"] == {"created": 1}
    assert order("2").total_amount == 2000


def test_all_or_nothing_makes_nothing(imports: Imports) -> None:
    run = imports.go("订单编号,下单时间,总金额\n1,2020-01-01,10\n2,nie,20\n", mode="all_or_nothing")
    assert (run["state"], run["error"]["code"], Order.objects.count()) == ("failed", "import.refused_whole", 0)
    assert run["error_file_url"] is not None
    assert next(one for one in run["actions"] if one["name"] == "start")["allowed"]


def test_a_file_broken_in_the_middle_makes_nothing(imports: Imports) -> None:
    text = RETAIL.encode() + b"489500,1,\xff\xfe\xff,1,2009-12-01 07:45:00,1,,X\n"
    run = imports.upload(text)
    assert run["shape"]["encoding"] is not None
    run = imports.start(imports.plan(run))
    imports.work()
    run = imports.get(run)
    if run["state"] == "failed":
        assert run["error"]["code"] == "import.encoding"
        assert not Order.objects.exists()


def test_an_order_of_another_source_is_not_touched(imports: Imports) -> None:
    imports.go("订单编号,下单时间,总金额\n1,2020-01-01,10\n", options={"source": "shop-system"})
    run = imports.go("订单编号,下单时间,总金额\n1,2020-01-01,99\n2,2020-01-01,5\n")
    assert run["counts"] == {"created": 1, "rejected": 1}
    assert imports.rows(run, "rejected")[0]["code"] == "order.other_source"
    assert order("1").total_amount == 1000


def test_one_order_has_one_currency(imports: Imports) -> None:
    head = "订单编号,下单时间,商品编码,数量,单价,币种\n"
    text = f"{head}1,2020-01-01,A,1,10,CNY\n1,2020-01-01,B,1,10,USD\n2,2020-01-01,C,1,1000,JPY\n"
    run = imports.go(text)
    assert run["counts"] == {"created": 1, "rejected": 2}
    assert (order("2").currency, order("2").total_amount) == ("JPY", 1000)


def test_receivers_are_sealed_from_the_first_moment(imports: Imports) -> None:
    head = "订单编号,下单时间,总金额,买家会员名,收货人,收货人手机,详细地址,省份\n"
    text = f"{head}1,2020-01-01,10,tb_1,孙丽,13800001234,文三路 1 号,浙江\n"
    run = imports.upload(text.encode())
    run = imports.start(imports.plan(run))
    imports.work()
    made = order("1")
    assert (made.receiver_phone_mask, made.region) == ("138****1234", "浙江省")
    assert made.sealed_for == made.customer_id
    assert b"13800001234" not in bytes(made.receiver_phone_sealed or b"")


def test_a_spreadsheet_of_orders(imports: Imports) -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet("二月")
    when = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page.write_row(0, 0, ["二月订单"])
    page.write_row(1, 0, ["订单编号", "下单时间", "商品名称", "数量", "单价"])
    page.write_row(2, 0, [1001, "", "杯子", 2, 6.95])
    page.write_number(2, 1, 43862.5, when)
    book.close()
    run = imports.go(held.getvalue(), "二月.xlsx")
    assert run["counts"] == {"created": 1}
    assert (order("1001").total_amount, order("1001").placed_at) == (1390, datetime(2020, 2, 1, 4, 0, tzinfo=UTC))


def test_a_preview_shows_what_rows_become_and_writes_nothing(imports: Imports) -> None:
    run = imports.upload('订单编号,下单时间,总金额\n1,2020-01-01,"1,000"\n2,nie,x\n'.encode())
    preview = imports.api.post(f"/imports/{run['id']}/preview", {"plan": None})
    assert preview["gaps"] == []
    good, bad = preview["rows"]
    assert good["values"] == {"number": "1", "placed_at": "2019-12-31T16:00:00Z", "total": "1000"}
    assert {one["column"]: one["code"] for one in bad["problems"]} == {"下单时间": "cell.date", "总金额": "cell.number"}
    assert not Order.objects.exists()


def test_wrong_plans_are_refused_field_by_field(imports: Imports) -> None:
    run = imports.upload(RETAIL.encode())
    plan = run["plan"] | {"columns": {"number": "Invoice", "sku": "Invoice", "quantity": "nowhere", "bogus": "Price"}}
    body = {"shop_id": str(imports.shop_id), **plan}
    problem = read(imports.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]), 422)
    assert problem["code"] == "import.plan"
    assert {one["path"] for one in problem["fields"]} >= {
        "columns.sku", "columns.quantity", "columns.bogus", "columns.placed_at", "columns.total",
    }  # fmt: skip


def test_two_imports_of_one_file_at_once(imports: Imports) -> None:
    first, second = imports.upload(TMALL.encode()), imports.upload(TMALL.encode())
    imports.start(imports.plan(first))
    second = imports.plan(second)
    refused = imports.api.call("POST", f"/imports/{second['id']}/start", version=second["version"])
    assert read(refused, 409)["code"] == "import.running_twice"
    imports.work()
    imports.start(imports.get(second))
    imports.work()
    assert imports.get(second)["counts"] == {"unchanged": 4}


def test_agents_may_not_import_and_others_shops_stay_closed(imports: Imports) -> None:
    cast = imports.cast
    body = {"name": "a.csv", "size": 3}
    assert cast.wang_api.call("POST", "/imports", body, key=f"agent-{new_id()}").status_code == 403
    run = imports.upload(TMALL.encode())
    assert cast.wang_api.call("GET", f"/imports/{run['id']}").status_code == 403


def test_the_events_name_every_order_in_batches(imports: Imports) -> None:
    rows = "".join(f"{n},2020-01-01,1\n" for n in range(2500))
    imports.go(f"订单编号,下单时间,总金额\n{rows}")
    imports.cast.spine.number()
    told = imports.cast.spine.events("commerce.orders_imported")
    sizes = [len(event.payload.model_dump()["created_ids"]) for event in told]
    assert sum(sizes) == 2500
    assert max(sizes) <= 1000


def test_packed_files_come_in_as_they_are(imports: Imports) -> None:
    run = imports.go(gzip.compress(RETAIL.encode()), "online_retail.csv.gz")
    assert run["counts"] == {"created": 6}


def test_a_manager_sees_the_imports_of_their_shops_only(imports: Imports) -> None:
    cast = imports.cast
    own, other = (cast._user(f"manager{n}", "经理", "manager", side) for n, side in enumerate((cast.a, cast.b)))
    run = imports.go(TMALL)
    assert cast.api(own).call("GET", f"/imports/{run['id']}").status_code == 200
    assert cast.api(other).call("GET", f"/imports/{run['id']}").status_code == 404
    assert [row["id"] for row in cast.api(own).get("/imports")["items"]] == [run["id"]]
    assert cast.api(other).get("/imports")["items"] == []


SHEET = "订单编号,下单时间,订单状态,商品名称,数量,单价\n"
WITHOUT_MONEY = SHEET + "A-77,2026-03-01 10:00:00,待付款,杯子,2,50.00\n"


def test_money_that_people_recorded_outlives_a_file_that_is_silent_about_it(imports: Imports) -> None:
    """A file without payments and refunds brought in again takes back neither, and overwrites nobody's refund."""
    api = imports.cast.admin_api
    imports.go(WITHOUT_MONEY)
    path = f"/orders/{order('A-77').id}"
    version = order("A-77").version
    paid = api.call("POST", f"{path}/actions/confirm_payment", {"confirm": True}, key="money-0001", version=version)
    version = read(paid)["version"]
    asked = {"amount": 3_000, "reason": "少发一件", "status": "requested"}
    read(api.call("POST", f"{path}/refunds", asked, key="money-0002", version=version), 201)
    done = {"amount": 1_000, "reason": "运费", "status": "done"}
    read(api.call("POST", f"{path}/refunds", done, key="money-0003", version=version + 1), 201)

    again = imports.go(WITHOUT_MONEY.replace("杯子", "瓷杯"))
    assert again["counts"] == {"merged": 1}
    now = order("A-77")
    assert (now.paid_amount, now.refunded_amount, now.refunding_amount) == (10_000, 1_000, 3_000)

    told = WITHOUT_MONEY.replace("单价\n", "单价,实付金额,退款金额\n").replace("50.00\n", "50.00,100.00,20.00\n")
    imports.go(told)
    now = order("A-77")
    assert (now.paid_amount, now.refunded_amount, now.refunding_amount) == (10_000, 1_000, 3_000)
    kept = Refund.objects.filter(order=now).order_by("ordinal").values_list("amount", "status", "reason")
    assert list(kept) == [(3_000, "requested", "少发一件"), (1_000, "done", "运费")]
