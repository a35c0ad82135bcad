"""Catalogues: products of one shop by their numbers, without doubles."""

import io
from importlib import import_module

import pytest

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from zhike.accounts.models import Role, RolePermission
from zhike.commerce.models import Product
from zhike.kernel import clock

xlsxwriter = import_module("xlsxwriter")
HEAD = "商品编号,商品名称,类目,规格,价格,库存,销售状态,生命周期,商品链接\n"
CUP = "P-1,保温杯,杯壶,500 ml,¥59.00,320,在售,成长期,https://shop.example.com/p/1\n"
BOX = 'P-2,餐盒,厨房,三件套,"1,280.5",,下架,,\n'


def product(number: str) -> Product:
    return Product.objects.get(number=number)


def test_a_catalogue_comes_in_with_everything_it_says(imports: Imports) -> None:
    run = imports.go(HEAD + CUP + BOX, "商品.csv")
    assert (run["kind"], run["counts"]) == ("products", {"created": 2})
    cup, box = product("P-1"), product("P-2")
    assert (cup.name, cup.category, cup.specification) == ("保温杯", "杯壶", "500 ml")
    assert (cup.price_amount, cup.price_currency, cup.stock) == (5900, "CNY", 320)
    assert (cup.status, cup.stage, cup.url) == ("on_sale", "growth", "https://shop.example.com/p/1")
    assert cup.shop_id == imports.shop_id
    assert (box.price_amount, box.stock, box.status, box.stage) == (128050, None, "off_sale", "maturity")
    row = imports.rows(run)[0]
    assert row["subject_id"] == str(cup.id)
    imports.cast.spine.number()
    (event,) = imports.cast.spine.events("commerce.products_imported")
    assert set(event.payload.model_dump(mode="json")["product_ids"]) == {str(cup.id), str(box.id)}


def test_the_same_file_again_changes_nothing_and_a_newer_one_brings_up_to_date(imports: Imports) -> None:
    imports.go(HEAD + CUP + BOX)
    again = imports.go(HEAD + CUP + BOX)
    assert again["counts"] == {"unchanged": 2}
    assert product("P-1").version == 1
    newer = imports.go("商品编号,商品名称,价格,库存\nP-1,保温杯,49.9,0\nP-2,餐盒,,\n")
    assert newer["counts"] == {"merged": 1, "unchanged": 1}
    cup = product("P-1")
    # What the file does not say stays as it is.
    assert (cup.price_amount, cup.stock, cup.category, cup.stage, cup.version) == (4990, 0, "杯壶", "growth", 2)
    assert Product.objects.count() == 2


def test_every_wrong_cell_is_told_before_and_after(imports: Imports) -> None:
    text = HEAD + (
        "P 1,保温杯,,,,,,,\nP-2,,,,,,,,\nP-3,保温杯,,,-1,-5,大概,少年期,javascript:alert(1)\nP-4,保温杯,,,多少,1.5,,,\n"
    )
    expected = {
        2: [("商品编号", "cell.spaces")],
        3: [("商品名称", "cell.missing")],
        4: [("销售状态", "cell.choice"), ("生命周期", "cell.choice"), ("库存", "cell.negative"),
            ("商品链接", "cell.url"), ("价格", "cell.negative")],
        5: [("价格", "cell.number"), ("库存", "cell.not_whole")],
    }  # fmt: skip
    run = imports.plan(imports.upload(text.encode()))
    preview = read(imports.api.call("POST", f"/imports/{run['id']}/preview", {"plan": None}))
    said = {row["number"]: [(one["column"], one["code"]) for one in row["problems"]] for row in preview["rows"]}
    assert said == expected
    imports.start(run)
    imports.work()
    assert imports.get(run)["counts"] == {"rejected": 4}
    rows = imports.rows(run)
    assert {row["number"]: row["columns"] for row in rows} == {
        number: [column for column, _ in faults] for number, faults in expected.items()
    }
    assert not Product.objects.exists()


def test_of_two_rows_with_one_number_the_later_counts(imports: Imports) -> None:
    run = imports.go("商品编号,商品名称,规格\nP-1,保温杯,白色\nP-1,保温杯,黑色\n")
    assert run["counts"] == {"created": 1, "merged": 1}
    assert imports.rows(run, "merged")[0]["code"] == "product.same_number"
    assert product("P-1").specification == "黑色"


def test_an_archived_product_is_not_made_anew(imports: Imports) -> None:
    imports.go(HEAD + CUP)
    Product.objects.update(archived_at=clock.now())
    run = imports.go(HEAD + CUP + BOX)
    assert run["counts"] == {"rejected": 1, "created": 1}
    row = imports.rows(run, "rejected")[0]
    assert (row["code"], row["columns"]) == ("product.archived", ["商品编号"])
    assert row["reason"]
    assert Product.objects.filter(number="P-1").count() == 1


def test_all_or_nothing_makes_no_product_of_a_file_with_one_bad_row(imports: Imports) -> None:
    run = imports.go(HEAD + CUP + BOX.replace("下架", "大概"), mode="all_or_nothing")
    assert (run["state"], run["error"]["code"], run["counts"]) == (
        "failed", "import.refused_whole", {"skipped": 1, "rejected": 1},
    )  # fmt: skip
    assert {row["code"] for row in imports.rows(run, "skipped")} == {"row.held_back"}
    assert not Product.objects.exists()


def test_a_spreadsheet_and_another_currency(imports: Imports) -> None:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    rows = (["Product number", "Product name", "Price", "Stock"], [1001, "Flask", 12.5, 3], [1002, "Box", 7, 0])
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    run = imports.go(kept.getvalue(), "catalogue.xlsx", options={"currency": "USD"})
    assert run["counts"] == {"created": 2}
    assert (product("1001").price_amount, product("1001").price_currency, product("1002").stock) == (1250, "USD", 0)


def test_a_catalogue_needs_the_right_to_edit_products(imports: Imports) -> None:
    user = imports.cast._user("ma.li", "马莉", "manager", imports.cast.a)
    RolePermission.objects.filter(role=Role.objects.get(code="manager"), permission="commerce.product.edit").delete()
    manager = Imports(imports.cast.api(user), imports.cast.a.shop_id, imports.cast)
    run = manager.upload((HEAD + CUP).encode())
    body = {**run["plan"], "shop_id": str(manager.shop_id)}
    read(manager.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]), 403)


@pytest.mark.req("SHP-02")
def test_agents_find_what_was_imported_and_send_it_as_a_card(imports: Imports) -> None:
    """The whole record, per shop, from a file to the customer's window."""
    imports.go(HEAD + CUP)
    elsewhere = Imports(imports.api, imports.cast.b.shop_id, imports.cast)
    elsewhere.go(HEAD + CUP.replace("¥59.00", "66").replace("320", "7"))
    agent = imports.cast.callers["wang"]
    (found,) = agent.get("/products?q=保温杯")["items"]
    shown = agent.get(f"/products/{found['id']}")
    assert {name: shown[name] for name in ("number", "name", "category", "specification", "stock", "status")} == {
        "number": "P-1", "name": "保温杯", "category": "杯壶", "specification": "500 ml", "stock": 320,
        "status": "on_sale",
    }  # fmt: skip
    assert (shown["stage"], shown["url"]) == ("growth", "https://shop.example.com/p/1")
    assert (shown["price"]["amount"], shown["shop_id"]) == (5900, str(imports.shop_id))
    path = f"{imports.cast.sun_li.path}/messages"
    sent = agent.post(path, {"kind": "card", "card": "product", "id": found["id"]}, 201, key="import-card-1")
    assert (sent["data"]["name"], sent["data"]["url"]) == ("保温杯", "https://shop.example.com/p/1")
