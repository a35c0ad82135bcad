"""What a round of service leaves: recorded at closing, filed with the customer, found again, corrected with history."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat
from e2e.trade import Known, Trade


@pytest.mark.req("CNV-16")
def test_the_record_of_a_service_is_filed_found_and_corrected(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """Categories on several levels and tags are kept in the console; closing asks for category and result, of each
    problem; the record stands in the customer's file when they come back, and a correction is kept beside it.
    """
    mark = office.number()
    manager = desk_of(office.hire("陈经理", floor, role="administrator"))
    _categories_and_tags(manager, mark)
    wang = desk_of(office.hire("王敏", floor, role="supervisor")).inbox().presence("在线")
    chat = portal_of(floor)
    chat.say("耳机左耳没有声音")
    wang.open(wang.rows.filter(has_text="左耳没有声音"))
    wang.say("您好，已经为您登记换新")

    _closed_with_everything(wang, mark)
    outcome = wang.page.get_by_test_id("outcome")
    for words in (f"售后{mark} / 换新{mark}", "已解决", f"着急{mark}", "左耳无声", "安排换新", "处理时长"):
        expect(outcome).to_contain_text(words)
    expect(outcome.get_by_test_id("problem")).to_have_count(2)
    for words in ("问题 2", f"售后{mark} / 退款{mark}", "发票抬头写错"):
        expect(outcome.get_by_test_id("problem").last).to_contain_text(words)

    chat.say("新的收到了，想再问一下发票")
    wang.view("mine")
    wang.open(wang.rows.filter(has_text="想再问一下发票"))
    expect(wang.page.get_by_test_id("assignments")).to_contain_text("老客户优先分配")
    past = wang.page.get_by_test_id("past-service")
    expect(past).to_have_count(1)
    for words in (f"售后{mark} / 换新{mark}", "已解决", f"着急{mark}", "左耳无声", "王敏"):
        expect(past).to_contain_text(words)
    expect(past.get_by_test_id("past-problem")).to_contain_text("发票抬头写错")
    past.get_by_role("link").first.click()
    expect(wang.message("耳机左耳没有声音")).to_be_in_viewport()

    _corrected(wang, mark)
    conversation = office.admin("GET", f"/conversations/{wang.page.url.split('/')[-1].split('?')[0]}")
    wang.settled(f"customers/{conversation['customer']['id']}")
    filed = wang.page.get_by_test_id("timeline")
    expect(filed.get_by_text("咨询结束")).to_have_count(2)
    expect(filed.get_by_text("服务记录修改")).to_have_count(1)
    expect(filed.get_by_text("2 个问题")).to_have_count(1)


def _categories_and_tags(desk: Desk, mark: int) -> None:
    desk.settled("categories").add().write("name", f"售后{mark}").save()
    desk.add().write("name", f"换新{mark}").choose("parent_id", f"售后{mark}").save()
    desk.add().write("name", f"退款{mark}").choose("parent_id", f"售后{mark}").save()
    desk.settled("conversation-tags").add().write("name", f"着急{mark}").choose("parent_id", "客户情绪").save()
    expect(desk.page.get_by_test_id("row").filter(has_text=f"着急{mark}")).to_contain_text("客户情绪")


def _closed_with_everything(desk: Desk, mark: int) -> None:
    desk.page.get_by_test_id("close").click()
    desk.page.get_by_test_id("save").click()
    expect(desk.panel).to_contain_text("请填写这一项")  # nothing closes without a category
    desk.panel.get_by_test_id("category").click()
    desk.page.get_by_role("option", name=f"售后{mark}").click()
    desk.page.get_by_role("option", name=f"换新{mark}").click()
    desk.panel.get_by_role("button", name=f"着急{mark}").click()
    desk.choose("result", "已解决").write("problem", "左耳无声").write("handling", "核对保修，安排换新")
    desk.panel.get_by_test_id("add-problem").click()
    second = desk.panel.get_by_test_id("further-problem")
    second.get_by_test_id("further-text").fill("发票抬头写错")
    desk.page.get_by_test_id("save").click()
    further = desk.panel.locator('[data-field="further"]')
    expect(further).to_contain_text("请填写这一项")  # each problem has a category of its own
    second.get_by_test_id("category").click()
    desk.page.get_by_test_id("category-search").fill(f"退款{mark}")
    desk.page.get_by_role("option", name=f"退款{mark}").click()
    desk.save()


def _corrected(desk: Desk, mark: int) -> None:
    """The last round ends without much care and is put right afterwards, by searching for the category."""
    desk.page.get_by_test_id("close").click()
    desk.panel.get_by_test_id("category").click()
    desk.page.get_by_role("option", name=f"售后{mark}").click()
    desk.page.get_by_role("option", name=f"售后{mark}（不细分）").click()
    desk.save()
    desk.page.get_by_test_id("correct-record").click()
    desk.panel.get_by_test_id("category").click()
    desk.page.get_by_test_id("category-search").fill(f"退款{mark}")
    desk.page.get_by_role("option", name=f"退款{mark}").click()
    desk.choose("result", "需要跟进").save()
    outcome = desk.page.get_by_test_id("outcome")
    expect(outcome).to_contain_text(f"售后{mark} / 退款{mark}")
    expect(outcome).to_contain_text("需要跟进")
    desk.page.get_by_test_id("correct-record").click()
    history = desk.page.get_by_test_id("record-history")
    expect(history).to_contain_text("王敏")
    expect(history).to_contain_text(f"售后{mark} / 退款{mark}")
    expect(history).to_contain_text("已解决 → 需要跟进")
    desk.page.keyboard.press("Escape")


@pytest.mark.req("CNV-16")
def test_a_record_that_the_customer_left_open_is_found_and_completed(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """The customer ends the chat and comes back: the round before waits in a list of its own until it is complete."""
    mark = office.number()
    office.admin("POST", "/categories", {"name": {"zh-CN": f"物流{mark}"}})
    wang = desk_of(office.hire("王敏", floor, role="supervisor")).inbox().presence("在线")
    visitor = office.arrives(floor)
    visitor.say("包裹停了三天")
    wang.open(wang.rows.filter(has_text="包裹停了三天"))
    wang.say("马上为您催")
    visitor.ends()
    tab = wang.page.get_by_test_id("view-unrecorded")
    expect(tab).to_contain_text("1")
    wang.view("unrecorded").open(wang.rows.first)
    expect(wang.page.get_by_test_id("outcome")).to_contain_text("分类和结果还没有填写")
    visitor.say("又没动了")
    wang.page.get_by_test_id("complete-record").click()
    wang.panel.get_by_test_id("category").click()
    wang.page.get_by_role("option", name=f"物流{mark}").click()
    wang.choose("result", "已解决").write("handling", "联系快递催件").save()
    expect(wang.page.get_by_test_id("lacking")).to_have_count(0)
    past = wang.page.get_by_test_id("past-service")
    expect(past).to_contain_text(f"物流{mark}")
    expect(past).to_contain_text("已解决")
    wang.view("mine")
    expect(tab).to_have_count(0)


def test_the_desk_knows_the_customer_and_hands_on_what_it_knows(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """Orders beside the thread, sent as a card; a colleague named in a note; files looked at before they go."""
    known = Known.of(office, floor)
    trade = Trade(office, office.admin)
    order = trade.order(customer_id=known.id)
    chen = office.hire("陈静", floor, role="supervisor")
    wang = desk_of(office.hire("王敏", floor)).inbox().presence("在线")
    visitor = office.arrives(floor, known.token())
    visitor.say("我的订单到哪了")
    wang.open(wang.rows.filter(has_text="我的订单到哪了"))

    expect(wang.customer).to_contain_text(known.name)
    expect(wang.page.get_by_test_id("customer-type")).to_have_text("普通用户")
    row = wang.page.get_by_test_id("file-order")
    expect(row).to_contain_text(order["number"])
    # Inside the very conversation it would say nothing.
    expect(wang.customer.get_by_test_id("in-consultation")).to_have_count(0)
    row.get_by_test_id("send-order").click()
    card = wang.thread.get_by_test_id("card")
    expect(card).to_contain_text(order["number"])
    expect(card).to_contain_text("2,598.00")
    assert visitor.sees()["messages"][-1]["data"]["number"] == order["number"]

    _colleague_named(wang, office, chen.username)
    _files_looked_at(wang, visitor.sees)
    _ticket_form_kept(wang)
    _product_sent(wang, office, portal_of(floor))


def _product_sent(desk: Desk, office: Office, chat: Chat) -> None:
    """A product looked up beside the composer, what is on sale first, and seen by the customer as a card."""
    mark = office.number()
    for number, state, name in (("A", "on_sale", "蓝牙音箱"), ("B", "off_sale", "蓝牙音箱旧款")):
        product = {"shop_id": office.shop_id, "number": f"P{mark}{number}", "name": f"{name}{mark}"}
        price = {"price_amount": 25_900, "price_currency": "CNY"}
        office.admin("POST", "/products", product | price | {"status": state})
    chat.say("有没有便携的音箱")
    desk.open(desk.rows.filter(has_text="有没有便携的音箱"))
    desk.page.get_by_test_id("send-product").click()
    search = desk.page.get_by_test_id("product-picker").get_by_role("combobox")
    search.fill(f"没有{mark}")
    expect(desk.page.get_by_test_id("no-product")).to_have_text("没有找到商品")
    search.fill(f"P{mark}")
    found = desk.page.get_by_test_id("product")
    expect(found).to_have_count(2)
    expect(found.first).to_contain_text(f"蓝牙音箱{mark}")
    expect(found.last).to_contain_text("已下架")
    search.press("Enter")
    expect(desk.thread.get_by_test_id("card")).to_contain_text("259.00")
    expect(desk.composer).to_be_focused()
    card = chat.place.locator(".goods-card")
    expect(card).to_contain_text(f"蓝牙音箱{mark}")
    expect(card).to_contain_text("259.00")


def _ticket_form_kept(desk: Desk) -> None:
    """Back over a filled form asks first, an untouched one goes quietly; closing asks once."""
    page = desk.page
    page.get_by_test_id("make-ticket").click()
    subject = page.locator('[data-field="subject"] input')
    expect(subject).not_to_have_value("")
    page.go_back()
    expect(page.get_by_test_id("panel")).to_have_count(0)
    page.get_by_test_id("make-ticket").click()
    subject.fill("换货登记")
    page.go_back()
    question = page.get_by_role("dialog", name="放弃未保存的修改？")
    expect(question).to_be_visible()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(subject).to_have_value("换货登记")
    page.keyboard.press("Escape")
    question.get_by_role("button", name="放弃修改").click()
    expect(page.get_by_test_id("panel")).to_have_count(0)
    expect(question).to_have_count(0)


def _colleague_named(desk: Desk, office: Office, colleague: str) -> None:
    desk.page.get_by_test_id("mode-note").click()
    desk.composer.press_sequentially("@陈静")
    expect(desk.page.get_by_test_id("mention-menu")).to_contain_text("陈静")
    desk.composer.press("Enter")
    desk.composer.press_sequentially("请看退款")
    desk.page.get_by_test_id("send").click()
    expect(desk.thread.get_by_test_id("mention")).to_have_text("@陈静")
    told = office.caller(colleague)("GET", "/notifications")["items"][0]
    assert "王敏" in told["title"]
    desk.page.get_by_test_id("mode-reply").click()


def _files_looked_at(desk: Desk, sees: Callable[[], dict[str, object]]) -> None:
    wrong: FilePayload = {"name": "内部价目.txt", "mimeType": "text/plain", "buffer": b"not for customers"}
    right: FilePayload = {"name": "换货步骤.txt", "mimeType": "text/plain", "buffer": "第一步".encode()}
    desk.page.locator("input[type=file]").set_input_files([wrong, right])
    tray = desk.page.get_by_test_id("attachment")
    expect(tray).to_have_count(2)
    tray.filter(has_text="内部价目").get_by_test_id("drop-attachment").click()
    desk.composer.fill("请按这个步骤来")
    desk.composer.press("Enter")
    expect(desk.message("请按这个步骤来")).to_have_count(1)
    expect(desk.thread.get_by_role("link", name="下载 换货步骤.txt")).to_be_visible()
    said = sees()["messages"]
    assert isinstance(said, list)
    assert [(one["file"] or {}).get("name") or one["text"] for one in said[-2:]] == ["换货步骤.txt", "请按这个步骤来"]
