"""Orders: moved only where they may go, found by their customer, tied to the conversation about them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from e2e.browser import PHONE as PHONE_SCREEN
from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office, Person
from e2e.shopper import Chat
from e2e.trade import LAST4, Known, OrderDesk, Trade
from tools.stack import Stack


@pytest.fixture
def trade(office: Office) -> Trade:
    """The shop's orders, as the administrator enters them."""
    return Trade(office, office.admin)


@pytest.fixture
def orders_of(desk_of: Callable[..., Desk]) -> Callable[..., OrderDesk]:
    """Somebody's console, for its pages of orders."""

    def come_in(person: Person, **options: object) -> OrderDesk:
        desk = desk_of(person, **options)
        return OrderDesk(desk.page, desk.console)

    return come_in


@pytest.mark.req("ORD-03")
def test_a_move_is_confirmed_recorded_and_only_possible_where_it_is_allowed(
    office: Office, floor: Floor, trade: Trade, watch: Watch, orders_of: Callable[..., OrderDesk]
) -> None:
    """Found by its number, moved with a question before it, seen in the history; what is not allowed says why."""
    chief_name = f"周主管{office.number()}"
    desk = orders_of(office.hire(chief_name, floor, role="supervisor"))
    order = trade.order()
    number = order["number"]

    # Found by its number, opened from the list.
    desk.list(number)
    expect(desk.row(number)).to_contain_text("已付款")
    desk.row(number).get_by_test_id("order-number").click()
    expect(desk.status).to_have_text("已付款")

    # What its state forbids says why, and cannot be pressed.
    forbidden = desk.menu().get_by_role("menuitem").filter(has_text="取消订单")
    expect(forbidden).to_contain_text("请先退款")
    expect(forbidden).to_have_attribute("data-disabled", "")
    expect(desk.page.get_by_role("menuitem").filter(has_text="完成订单")).to_have_count(0)
    desk.page.keyboard.press("Escape")

    # Nothing happens before the question is answered.
    forward = desk.page.get_by_test_id("step-forward")
    expect(forward).to_have_text("发货")
    forward.click()
    expect(desk.question).to_contain_text("已发货")
    desk.page.keyboard.press("Escape")
    expect(desk.question).to_have_count(0)
    assert trade.now(order)["status"]["code"] == "paid"

    # Confirmed: the result is shown, and stands in the history with who did it.
    forward.click()
    desk.confirm()
    expect(desk.status).to_have_text("已发货")
    line = desk.history.locator("li").first
    expect(line).to_contain_text(re.compile(f"已付款.*已发货.*{chief_name}", re.DOTALL))

    _a_reason_is_asked_for(desk)
    _a_stale_move_is_refused(desk, trade, watch)
    _without_the_right_there_is_no_move(office, floor, trade, orders_of)


def _a_reason_is_asked_for(desk: OrderDesk) -> None:
    """Marking as abnormal wants words; they are kept."""
    desk.menu().get_by_role("menuitem").filter(has_text="标记异常").click()
    expect(desk.page.get_by_test_id("confirm")).to_be_disabled()
    desk.confirm("包裹三天没有动静")
    expect(desk.status).to_have_text("异常")
    expect(desk.history.locator("li").first).to_contain_text("包裹三天没有动静")


def _a_stale_move_is_refused(desk: OrderDesk, trade: Trade, watch: Watch) -> None:
    """Somebody was faster: the move is refused in words, nothing is overwritten, and the page shows what holds."""
    order = trade.order()
    desk.open(order["id"])
    desk.page.get_by_test_id("step-forward").click()
    expect(desk.question).to_be_visible()
    trade.move(order, "mark_abnormal", "地址不完整")
    with watch.expecting(r"status of 4(09|12)"):
        desk.confirm()
        expect(desk.page.get_by_test_id("refused")).to_be_visible()
        expect(desk.page.get_by_test_id("confirm")).to_have_count(0)
        desk.page.keyboard.press("Escape")
        expect(desk.status).to_have_text("异常")
    assert trade.now(order)["status"]["code"] == "abnormal"


def _without_the_right_there_is_no_move(
    office: Office, floor: Floor, trade: Trade, orders_of: Callable[..., OrderDesk]
) -> None:
    """Who may look but not move sees the order and no way to move it."""
    order = trade.order()
    reader = orders_of(office.hire("孙运营", floor, role="operations")).open(order["id"])
    expect(reader.status).to_have_text("已付款")
    expect(reader.page.get_by_test_id("step-forward")).to_have_count(0)
    expect(reader.page.get_by_test_id("steps")).to_have_count(0)


def test_the_board_moves_by_drag_and_keyboard_and_everybody_sees_it(
    office: Office, floor: Floor, trade: Trade, orders_of: Callable[..., OrderDesk]
) -> None:
    """A card dragged to another column asks first; the colleague's board and list follow without a reload."""
    person = office.hire("何静", floor, role="supervisor")
    mine, theirs = orders_of(person), orders_of(office.hire("罗勇", floor, role="supervisor"))
    order = trade.order()
    number = order["number"]
    for desk in (mine, theirs):
        desk.page.goto(f"{desk.console}/order-board")
        expect(desk.column("paid").locator(f'[data-number="{number}"]')).to_be_visible()

    mine.card(number).drag_to(mine.column("shipped"))
    expect(mine.question).to_contain_text("已发货")
    mine.confirm()
    for desk in (mine, theirs):
        expect(desk.column("shipped").locator(f'[data-number="{number}"]')).to_be_visible()
        expect(desk.column("paid").locator(f'[data-number="{number}"]')).to_have_count(0)

    # A column that the order may not go to does not take it.
    mine.card(number).drag_to(mine.column("pending"))
    expect(mine.question).to_have_count(0)

    # The keyboard does the same: M opens the card's moves.
    mine.card(number).get_by_role("link").focus()
    mine.page.keyboard.press("m")
    mine.page.get_by_role("menuitem").filter(has_text="确认签收").click()
    mine.confirm()
    expect(theirs.column("signed").locator(f'[data-number="{number}"]')).to_be_visible()

    # On a phone the columns are tabs.
    small = orders_of(person, **PHONE_SCREEN)
    small.page.goto(f"{small.console}/order-board")
    small.page.get_by_role("tab", name=re.compile("已签收")).click()
    expect(small.card(number)).to_be_visible()


@pytest.mark.req("ORD-09")
def test_a_customer_finds_an_own_order_and_nobody_elses(
    stack: Stack,
    office: Office,
    floor: Floor,
    trade: Trade,
    watch: Watch,
    browse: Callable[..., BrowserContext],
    portal_of: Callable[..., Chat],
) -> None:
    """Looked up with the phone's last digits, or listed after sign-in; follows the parcel; wrong tries are limited."""
    person = Known.of(office, floor)
    trade.order()
    order = trade.parcel(trade.order(customer_id=person.id), "SF1612345678")
    trade.trace(order, "快件已到达 杭州转运中心")
    _listed_after_sign_in(trade, browse().new_page(), f"{stack.console}/chat/{floor.channel_key}", person, order)

    chat = portal_of(floor)
    chat.place.get_by_role("button", name="我的订单").click()
    sheet = chat.place.get_by_role("dialog")
    expect(sheet).to_contain_text("查询订单")

    with watch.expecting(r"status of 404 .*/widget/orders/lookup"):
        _look_up(sheet, order["number"], "0000")
        expect(sheet.get_by_role("alert")).to_contain_text("没有找到这个订单")
        unknown = sheet.get_by_role("alert").inner_text()
        _look_up(sheet, "NO-SUCH-ORDER", LAST4)
        expect(sheet.get_by_role("alert")).to_have_text(unknown)

    _look_up(sheet, order["number"], LAST4)
    expect(sheet).to_contain_text("静域 Pro 降噪耳机")
    expect(sheet).to_contain_text("¥2,598.00")
    expect(sheet.locator("li[aria-current=step]")).to_contain_text("已付款")
    expect(sheet).to_contain_text("快件已到达 杭州转运中心")
    # Of a person nothing but masks.
    for plain in ("周雨桐", "13812346021", "文三路"):
        expect(sheet).not_to_contain_text(plain)

    # It follows while it is open.
    trade.move(order, "ship")
    trade.trace(order, "快递员正在派送", "delivering")
    expect(sheet).to_contain_text("快递员正在派送")
    expect(sheet.locator("li[aria-current=step]")).to_contain_text("已发货")

    # Who keeps guessing is stopped, also for the right digits.
    chat.place.get_by_role("button", name="返回").click()
    with watch.expecting(r"status of (404|429) .*/widget/orders/lookup"):
        for _try in range(5):
            _look_up(sheet, order["number"], "1111")
            expect(sheet.get_by_role("button", name="查询", exact=True)).to_be_enabled()
        _look_up(sheet, order["number"], LAST4)
        expect(sheet.get_by_role("alert")).to_contain_text("查询次数太多")


def _look_up(sheet: Locator, number: str, digits: str) -> None:
    sheet.locator("input[name=number]").fill(number)
    sheet.locator("input[name=last4]").fill(digits)
    sheet.get_by_role("button", name="查询", exact=True).click()


def _listed_after_sign_in(trade: Trade, page: Page, portal: str, person: Known, order: dict[str, Any]) -> None:
    """Whom the shop vouches for has the own orders at once, and only those; they follow as well."""
    page.goto(f"{portal}#token={person.token()}")
    page.get_by_role("button", name="我的订单").click()
    sheet = page.get_by_role("dialog")
    cards = sheet.locator(".own-order")
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text("已付款")
    cards.click()
    expect(sheet).to_contain_text("快件已到达 杭州转运中心")
    trade.trace(order, "快件离开 杭州转运中心")
    expect(sheet).to_contain_text("快件离开 杭州转运中心")


@pytest.mark.req("ORD-10")
def test_an_order_shows_the_consultation_and_follows_its_customer(
    office: Office, floor: Floor, trade: Trade, orders_of: Callable[..., OrderDesk]
) -> None:
    """The inquiry is tied to the orders until it closes; open orders follow their customer, ended ones do not."""
    person = Known.of(office, floor)
    address = person.address(office)
    opened, ended = (trade.order(customer_id=person.id, address_id=address["id"], receiver=None) for _ in range(2))
    for action in ("ship", "sign", "complete"):
        trade.move(ended, action)
    foreign = trade.order()
    agent = office.hire(f"林晓雯{office.number()}", floor, role="after_sales")
    desk, reader = orders_of(agent), orders_of(office.hire("罗勇", floor, role="supervisor"))
    desk.list(opened["number"])
    expect(desk.row(opened["number"])).to_be_visible()
    expect(desk.page.get_by_test_id("consulting")).to_have_count(0)
    reader.open(opened["id"])

    # The customer writes, the agent takes it: list and page say with whom and since when, without a reload.
    mine = office.caller(agent.username)
    visitor = office.arrives(floor, person.token())
    visitor.say("我的快递到哪里了？")
    detail = office.in_hand(mine, visitor)
    assert detail["customer"]["id"] == person.id
    expect(desk.row(opened["number"])).to_contain_text(f"咨询中 · {agent.name}")
    consulting = reader.page.get_by_test_id("consultation")
    expect(consulting).to_contain_text(agent.name)
    expect(consulting.get_by_test_id("consulting")).to_have_attribute(
        "title", re.compile(r"自 \d{4}-\d\d-\d\d \d\d:\d\d")
    )
    desk.page.goto(f"{desk.console}/orders?consulting=true&q={opened['number']}")
    expect(desk.row(opened["number"])).to_be_visible()
    desk.open(opened["id"]).page.get_by_test_id("open-conversation").click()
    expect(desk.page).to_have_url(re.compile(f"/inbox/{visitor.conversation_id}"))
    desk.list(opened["number"])

    # The customer moves house: the open order follows, with a line in its history; the ended one keeps its address.
    person.moves(office, address)
    expect(reader.page.get_by_test_id("receiver")).to_contain_text("滨江区")
    expect(reader.history).to_contain_text("收货信息有变更")
    kept = trade.now(ended)
    assert "西湖区" in kept["receiver"]["address_mask"]
    assert all(change["kind"] != "address" for change in kept["changes"])

    # Ended, the mark goes again.
    category = office.admin("GET", "/categories", limit=1)["items"][0]["id"]
    body = {"category_id": category, "result": "solved"}
    mine("POST", f"/conversations/{visitor.conversation_id}/close", body, version=detail["episode"]["version"])
    expect(desk.page.get_by_test_id("consulting")).to_have_count(0)
    expect(reader.page.get_by_test_id("consultation")).to_have_count(0)

    _a_link_is_made_and_kept(reader, foreign, person)


def _a_link_is_made_and_kept(desk: OrderDesk, order: dict[str, Any], person: Known) -> None:
    """An order of nobody's is given to its customer; the history keeps who did it."""
    desk.open(order["id"])
    expect(desk.page.get_by_test_id("order-customer")).to_contain_text("还没有关联客户")
    desk.page.get_by_test_id("link-customer").click()
    desk.page.get_by_test_id("pick-customer").click()
    desk.page.get_by_placeholder("客户编号、姓名或手机号").last.fill(person.name)
    desk.page.get_by_role("option").filter(has_text=person.name).click()
    desk.page.get_by_test_id("save").click()
    expect(desk.page.get_by_test_id("order-customer")).to_contain_text(person.name)
    expect(desk.history.locator("li").first).to_contain_text(re.compile(r"关联到客户 C\d"))
