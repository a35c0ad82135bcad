"""Entering an order by hand: for a new customer, for a known one, with figures that are right while one types."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office
from tools.stack import Stack


def _field(page: Page, name: str) -> Any:
    return page.locator(f'[data-field="{name}"]')


def _write(page: Page, name: str, text: str) -> None:
    _field(page, name).locator("input").fill(text)


def _choose(page: Page, name: str, option: str) -> None:
    _field(page, name).get_by_role("button").first.click()
    page.get_by_role("option", name=option, exact=True).click()
    # The list of options holds the keys until it is gone.
    expect(page.get_by_role("listbox")).to_have_count(0)


def _pick(page: Page, menu: str, words: str, option: str) -> None:
    """Opens a list that is searched, and chooses from what it finds."""
    page.get_by_test_id(menu).click()
    expect(page.locator("input[role=combobox]:focus")).to_be_visible()
    page.keyboard.type(words)
    page.get_by_role("option", name=option).click()
    expect(page.get_by_role("listbox")).to_have_count(0)


def _product(office: Office, mark: int) -> dict[str, Any]:
    body = {"shop_id": office.shop_id, "number": f"CUP-{mark}", "name": f"保温杯{mark}", "price_amount": 4_990}
    made: dict[str, Any] = office.admin("POST", "/products", {**body, "specification": "500ml"})
    return made


def test_an_order_is_entered_for_a_new_customer_and_again_for_the_same(
    office: Office, floor: Floor, stack: Stack, watch: Watch, desk_of: Callable[..., Desk]
) -> None:
    """Faults stand at their fields and nothing typed is lost; the second order takes the customer's address."""
    mark = office.number()
    product = _product(office, mark)
    page = desk_of(office.hire(f"林录单{mark}", floor, role="supervisor")).page
    page.goto(f"{stack.console}/orders")
    page.get_by_test_id("add").click()
    expect(page.get_by_test_id("order-entry")).to_be_visible()
    page.get_by_test_id("customer-new").click()
    _write(page, "receiver.name", "钱多多")
    _write(page, "receiver.phone", "1391234")

    # A product by its number; three of them, a discount, shipping: the sums follow.
    _pick(page, "pick-product", product["number"], product["name"])
    page.get_by_test_id("quantity-0").fill("3")
    page.get_by_test_id("sum-discount").fill("9.7")
    page.get_by_test_id("sum-shipping").fill("10")
    expect(page.get_by_test_id("sum-goods")).to_have_text("¥149.70")
    expect(page.get_by_test_id("sum-total")).to_have_text("¥150.00")
    page.get_by_test_id("paid-all").click()

    # What is missing is said where it is missing; what was typed stays.
    page.get_by_test_id("save").click()
    expect(_field(page, "receiver.detail")).to_contain_text("请填写这一项")
    _write(page, "receiver.detail", "文三路 90 号")
    with watch.expecting("422"):
        page.get_by_test_id("save").click()
        expect(_field(page, "receiver.phone")).to_contain_text("手机号应为 11 位数字")
    for part in ("province", "city", "district"):
        expect(_field(page, f"receiver.{part}")).to_contain_text("地址不完整")
    phone = f"1391{mark:07d}"
    _write(page, "receiver.phone", phone)
    _choose(page, "receiver.province", "浙江省")
    _write(page, "receiver.city", "杭州")
    _write(page, "receiver.district", "西湖区")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("order-status")).to_have_text("已付款")
    expect(page.get_by_test_id("amounts")).to_contain_text("¥150.00")
    expect(page.get_by_test_id("order-customer")).to_contain_text("钱多多")
    expect(page.get_by_test_id("receiver")).to_contain_text("浙江省杭州市西湖区")

    _a_second_one(page, stack, watch, product, phone)


def _a_second_one(page: Page, stack: Stack, watch: Watch, product: dict[str, Any], phone: str) -> None:
    """For the customer as found by phone: their address is chosen; a number that is taken is refused at its field."""
    number = page.locator("h1").inner_text()
    page.goto(f"{stack.console}/orders/new")
    expect(page.get_by_test_id("order-entry")).to_be_visible()
    _pick(page, "pick-customer", phone, "钱多多")
    expect(page.get_by_test_id("addresses").get_by_role("radio").first).to_be_checked()
    expect(page.get_by_test_id("addresses")).to_contain_text("浙江省杭州市西湖区")
    _pick(page, "pick-product", product["name"], product["name"])
    _write(page, "number", number)
    with watch.expecting("409"):
        page.get_by_test_id("save").click()
        expect(_field(page, "number")).to_contain_text("已有此编号")
    expect(page.get_by_test_id("sum-total")).to_have_text("¥49.90")

    # Leaving asks first; staying keeps everything.
    page.get_by_test_id("back").click()
    question = page.get_by_role("dialog", name="放弃未保存的修改？")
    expect(question).to_be_visible()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    _write(page, "number", "")
    page.keyboard.press("Control+s")
    expect(page.get_by_test_id("order-status")).to_have_text("待处理")
    expect(page.get_by_test_id("order-customer")).to_contain_text("钱多多")
