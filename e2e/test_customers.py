"""Customers: entered by the rules, found by any part, tagged, deleted with an undo, the file behind its own right."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office, Person
from e2e.trade import Known, Trade

HOME = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号"}


class CustomerDesk:
    """The pages of customers in somebody's console."""

    def __init__(self, desk: Desk) -> None:
        self.page: Page = desk.page
        self.console = desk.console

    def list(self, query: str = "") -> "CustomerDesk":
        """The list, searched."""
        self.page.goto(f"{self.console}/customers")
        if query:
            self.page.get_by_role("searchbox").fill(query)
        return self

    def row(self, text: str) -> Locator:
        """A line of the list."""
        return self.page.get_by_test_id("row").filter(has_text=text)

    def field(self, key: str) -> Locator:
        """A field of the open form."""
        return self.page.locator(f'[data-field="{key}"]')

    def fill(self, **texts: str) -> None:
        """Types into fields of the open form; `__` stands for a dot and its number."""
        for key, text in texts.items():
            self.field(key.replace("address_", "addresses.0.")).locator("input, textarea").first.fill(text)

    def province(self, name: str) -> None:
        """Chooses a province."""
        self.field("addresses.0.province").locator("button").first.click()
        self.page.get_by_role("option", name=name).click()

    def save(self) -> None:
        """Sends the form."""
        self.page.get_by_test_id("save").click()

    def open(self, customer_id: str) -> "CustomerDesk":
        """A customer's page."""
        self.page.goto(f"{self.console}/customers/{customer_id}")
        expect(self.page.get_by_test_id("customer-page")).to_be_visible()
        return self

    def toast(self, text: str) -> Locator:
        """What was just said."""
        return self.page.get_by_role("status").filter(has_text=text).first


@pytest.fixture
def customers_of(desk_of: Callable[..., Desk]) -> Callable[..., CustomerDesk]:
    """Somebody's console, for its pages of customers."""
    return lambda person, **options: CustomerDesk(desk_of(person, **options))


def _phone(office: Office) -> str:
    return f"139{office.number() % 100_000_000:08d}"


def _entered(office: Office, **more: Any) -> dict[str, Any]:
    """A customer as somebody at the shop entered one."""
    body = {"name": "钱多多", "phone": _phone(office), "addresses": [HOME], "shop_ids": [office.shop_id], **more}
    made: dict[str, Any] = office.admin("POST", "/customers", body)
    return made


def _manager(office: Office) -> Person:
    return office.hire(f"何经理{office.number()}", office.floor(), role="manager")


@pytest.mark.req("CUS-07")
@pytest.mark.req("CUS-08")
@pytest.mark.req("CUS-09")
def test_entry_asks_for_what_is_missing_and_keeps_one_form(
    office: Office, watch: Watch, customers_of: Callable[..., CustomerDesk]
) -> None:
    """Wrong fields say why and the focus goes there; completeness grows; what is stored is in the standard form."""
    desk = customers_of(_manager(office)).list()
    page = desk.page
    page.get_by_test_id("add").click()
    complete = page.get_by_test_id("panel").get_by_test_id("completeness")
    expect(complete).to_contain_text("0%")
    phone = _phone(office)
    with watch.expecting(r"status of 422 .*/customers"):
        desk.save()
        expect(desk.field("name")).to_contain_text("请填写姓名")
        expect(desk.field("phone")).to_contain_text("请至少填写一种联系方式")
        expect(desk.field("addresses")).to_contain_text("请填写地址")
        desk.fill(name="Sun", phone=phone[:-1], address_detail="文三路 100 号")
        desk.save()
        expect(desk.field("name")).to_contain_text("2–30 个汉字")
        expect(desk.field("phone")).to_contain_text("11 位数字")
        expect(desk.field("addresses.0.province")).to_contain_text("地址不完整")
        expect(desk.field("name").locator("input")).to_be_focused()

    name = "赵小" + "一二三四五六七八九十"[office.number() % 10]
    desk.fill(
        name=f" {name} ",
        phone=f"+86 {phone[:3]} {phone[3:7]} {phone[7:]}",
        address_city="杭州",
        address_district="西湖区",
    )
    desk.province("浙江省")
    expect(complete).to_contain_text("70%")
    desk.save()
    expect(page.get_by_test_id("customer-page")).to_be_visible()
    expect(page.get_by_test_id("phone")).to_contain_text(f"{phone[:3]}****{phone[-4:]}")
    expect(page.get_by_test_id("addresses")).to_contain_text("浙江省杭州市西湖区")

    # The value is stored in one form, and shown to who says why.
    page.get_by_test_id("phone").get_by_test_id("reveal").click()
    page.get_by_test_id("reveal-reason").first.click()
    expect(page.get_by_test_id("phone")).to_contain_text(f"+86{phone}")


@pytest.mark.req("CUS-03")
def test_a_customer_is_found_changed_deleted_and_brought_back(
    office: Office, customers_of: Callable[..., CustomerDesk]
) -> None:
    """Found by the last digits and by a part of the name; deleting asks and can be undone; every step is on record."""
    made = _entered(office, name="欧阳" + "甲乙丙丁戊己庚辛"[office.number() % 8] + "娜")
    desk = customers_of(_manager(office)).list(made["number"])
    page = desk.page
    desk.row(made["number"]).get_by_test_id("customer-name").click()
    expect(page.get_by_test_id("customer-page")).to_be_visible()
    page.get_by_test_id("edit").click()
    desk.fill(name="欧阳改名")
    desk.save()
    expect(page.get_by_role("heading", level=1)).to_have_text("欧阳改名")
    expect(page.get_by_test_id("timeline")).to_contain_text("修改资料")

    # Deleting asks first, and can be undone.
    page.get_by_test_id("more").click()
    page.get_by_role("menuitem", name="删除客户").click()
    page.get_by_role("button", name="删除客户").click()
    expect(page.get_by_test_id("archived")).to_contain_text("可以恢复")
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_test_id("archived")).to_have_count(0)

    # Archived, the record is kept and can come back at any time.
    page.get_by_test_id("more").click()
    page.get_by_role("menuitem", name="归档客户").click()
    page.get_by_role("button", name="归档客户").click()
    expect(page.get_by_test_id("archived")).to_contain_text("长期保留")
    page.get_by_test_id("restore").click()
    expect(page.get_by_test_id("archived")).to_have_count(0)

    # Deleted again, it is found by the filter only, and comes back from there.
    version = int(office.admin("GET", f"/customers/{made['id']}")["version"])
    office.admin("POST", f"/customers/{made['id']}/delete", {}, version=version)
    desk.list(made["number"])
    expect(desk.row(made["number"])).to_have_count(0)
    page.goto(f"{desk.console}/customers?state=deleted&q={made['number']}")
    desk.row(made["number"]).get_by_test_id("customer-name").click()
    page.get_by_test_id("restore").click()
    expect(page.get_by_test_id("archived")).to_have_count(0)
    actions = [one["action"] for one in office.admin("GET", "/audit/entries", limit=200)["items"]]
    assert {f"customers.customer.{verb}" for verb in ("edit", "archive", "delete", "restore", "search")} <= set(actions)

    # Erasing for ever asks for the number.
    page.get_by_test_id("more").click()
    page.get_by_role("menuitem", name="永久清除").click()
    page.get_by_test_id("erase-reason").fill("客户要求")
    expect(page.get_by_test_id("erase-go")).to_be_disabled()
    page.get_by_test_id("erase-number").fill(made["number"])
    page.get_by_test_id("erase-go").click()
    expect(page.get_by_test_id("erased")).to_contain_text("永久清除")


@pytest.mark.req("CUS-19")
def test_tags_are_made_put_on_and_seen_where_the_customer_appears(
    office: Office, customers_of: Callable[..., CustomerDesk]
) -> None:
    """A new tag in a colour; put on from the page; seen in the list, narrowed by it."""
    made = _entered(office)
    desk = customers_of(_manager(office))
    page = desk.page
    page.goto(f"{desk.console}/customer-tags")
    for example in ("VIP", "高价值客户", "潜在客户", "投诉客户"):
        expect(page.get_by_test_id("row").filter(has_text=example)).to_be_visible()
    label = f"常客{office.number()}"
    page.get_by_test_id("add").click()
    desk.field("names").locator("input").first.fill(label)
    desk.field("color").get_by_role("radio", name="青").click()
    desk.save()
    expect(page.get_by_test_id("row").filter(has_text=label)).to_be_visible()

    desk.open(made["id"])
    page.get_by_test_id("tag-picker").click()
    page.get_by_role("option", name=label).click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("tags").first).to_contain_text(label)
    desk.list(made["number"])
    expect(desk.row(made["number"]).get_by_test_id("tags")).to_contain_text(label)
    tag = office.admin("GET", "/customer-tags", q=label)["items"][0]["id"]
    page.goto(f"{desk.console}/customers?tag={tag}")
    expect(page.get_by_test_id("row")).to_have_count(1)


@pytest.mark.req("CUS-19")
def test_an_agent_sees_what_kind_of_customer_it_is_wherever_the_customer_appears(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """Inbox, thread, panel, orders, board, tickets, search, palette; a new tag shows without a reload."""
    person = Known.of(office, floor)
    codes = {one["code"]: one["id"] for one in office.admin("GET", "/customer-tags", limit=200)["items"]}
    office.admin("POST", f"/customers/{person.id}/tags", {"add": [codes["complaining"]]})
    order = Trade(office, office.admin).order(customer_id=person.id)
    subject = f"杯子又碎了{office.number()}"
    ticket = office.admin(
        "POST", "/tickets", {"subject": subject, "customer_id": person.id, "shop_id": office.shop_id,
                             "team_id": floor.team_id}
    )  # fmt: skip
    desk = desk_of(office.hire(f"林晓雯{office.number()}", floor)).inbox().presence("在线")
    page = desk.page

    def told(where: Locator, text: str = "投诉客户") -> None:
        expect(where.get_by_test_id("tags").first).to_contain_text(text)

    visitor = office.arrives(floor, person.token())
    visitor.say("又坏了")
    row = desk.row(visitor.conversation_id)
    told(row)
    desk.open(row)
    expect(page.get_by_test_id("thread-tags")).to_contain_text("投诉客户")
    expect(page.get_by_test_id("customer-tags")).to_contain_text("投诉客户")
    office.admin("POST", f"/customers/{person.id}/tags", {"add": [codes["vip"]], "remove": [codes["complaining"]]})
    told(row, "VIP")
    for path, place in (
        (f"orders?q={order['number']}", page.get_by_test_id("row").filter(has_text=order["number"])),
        (f"orders/{order['id']}", page.get_by_test_id("order-customer")),
        ("order-board", page.locator(f'[data-test=board-card][data-number="{order["number"]}"]')),
        ("tickets?active=true", page.get_by_test_id("row").filter(has_text=subject)),
        (f"tickets/{ticket['id']}", page.get_by_test_id("fact-customer")),
        (f"search?q={person.name}", page.get_by_test_id("hit").filter(has_text=person.name)),
    ):
        page.goto(f"{desk.console}/{path}")
        told(place.first, "VIP")
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("textbox").or_(
        page.get_by_role("dialog").get_by_role("combobox")
    ).first.fill(person.name)
    told(page.get_by_role("dialog"), "VIP")


@pytest.mark.req("ACC-14")
def test_the_file_opens_only_with_its_own_right(office: Office, customers_of: Callable[..., CustomerDesk]) -> None:
    """Without it somebody sees who it is; addresses, remarks and the time line need "full customer file"."""
    made = _entered(office, remark="不要打电话")
    floor = office.floor()
    agent = customers_of(office.hire(f"小林{office.number()}", floor, role="after_sales")).open(made["id"])
    expect(agent.page.get_by_test_id("file-denied")).to_contain_text("完整客户档案")
    expect(agent.page.get_by_test_id("customer-page")).not_to_contain_text(re.compile("不要打电话|西湖区"))
    expect(agent.page.get_by_test_id("timeline")).to_have_count(0)
    chief = customers_of(office.hire(f"周主管{office.number()}", floor, role="supervisor")).open(made["id"])
    expect(chief.page.get_by_test_id("remark")).to_have_text("不要打电话")
    expect(chief.page.get_by_test_id("addresses")).to_contain_text("西湖区")
    expect(chief.page.get_by_test_id("timeline")).to_contain_text("建立客户资料")
