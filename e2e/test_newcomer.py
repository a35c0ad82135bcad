"""A newcomer with the README: first start, two windows, one whole conversation."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from e2e.desk import Desk
from e2e.office import Office
from e2e.pictures import gradient
from e2e.shopper import Chat, bubble
from tools.stack import Stack


@pytest.mark.req("CNV-01")
def test_one_whole_conversation(stack: Stack, office: Office, browse: Callable[..., BrowserContext]) -> None:
    """From the first sign-in to the rating: nothing is reloaded, everything is on both screens."""
    office.admin("POST", "/categories", {"name": {"zh-CN": "退换货", "en": "Returns"}})
    canned = {"zh-CN": "{customer.name}，换货单已为您提交。", "en": "{customer.name}, your exchange is on its way."}
    office.admin("POST", "/canned-replies", {"name": "换货", "shortcut": "hh", "bodies": canned, "reach": "company"})
    desk = Desk(browse().new_page(), stack.console).sign_in(stack.username, stack.password)
    desk.inbox().presence("在线")
    shop = browse(viewport={"width": 1280, "height": 860}).new_page()
    shop.goto(stack.demo_shop)
    with shop.expect_response("**/demo-shop/token"):
        shop.get_by_label("孙丽").check()
    chat = bubble(shop)

    _it_arrives_and_says_why(desk, chat)
    _both_write(desk, chat)
    _pictures_both_ways(desk, chat)
    _a_note_and_a_canned_reply(desk, chat)
    _closed_and_rated(desk, chat)

    expect(desk.rows.filter(has_text="孙丽")).to_have_count(0)  # no longer in hand, and nobody reloaded
    desk.view("closed")
    desk.open(desk.rows.filter(has_text="孙丽"))
    expect(desk.thread).to_contain_text("服务已结束")
    expect(desk.message("请拍一张照片")).to_be_visible()
    expect(desk.page.get_by_test_id("outcome")).to_contain_text("退换货")
    rating = office.admin("GET", "/ratings")["items"][0]
    assert (rating["score"], rating["comment"]) == (9, "处理得很快")


def _it_arrives_and_says_why(desk: Desk, chat: Chat) -> None:
    expect(chat.place.locator(".status")).to_have_text("客服在线")
    chat.say("你好，耳机左耳没有声音")
    row = desk.rows.filter(has_text="孙丽")
    expect(row.get_by_test_id("unread")).to_have_text("1")
    desk.open(row)
    expect(desk.message("耳机左耳没有声音")).to_be_visible()
    expect(row.get_by_test_id("unread")).to_have_count(0)
    expect(chat.message("耳机左耳没有声音")).to_contain_text("已读")
    desk.page.get_by_test_id("why").click()
    expect(desk.page.get_by_test_id("candidates")).to_contain_text("系统管理员")
    expect(chat.head).to_contain_text("系统管理员")


def _both_write(desk: Desk, chat: Chat) -> None:
    chat.box.press_sequentially("七天内的")
    expect(desk.page.get_by_test_id("typing")).to_be_visible()
    desk.composer.press_sequentially("您好，")
    expect(chat.place.locator(".dots")).to_be_visible()
    desk.say("您好，请拍一张照片")
    expect(chat.message("请拍一张照片")).to_be_visible()
    expect(desk.delivery("请拍一张照片")).to_have_text("已读")


def _pictures_both_ways(desk: Desk, chat: Chat) -> None:
    chat.box.fill("")
    chat.attach({"name": "左耳.png", "mimeType": "image/png", "buffer": gradient(640, 420)})
    thumb = desk.thread.get_by_role("img", name="左耳.png")
    expect(thumb).not_to_have_js_property("naturalWidth", 0)
    desk.attach({"name": "换货步骤.png", "mimeType": "image/png", "buffer": gradient(360, 520)})
    expect(chat.place.get_by_role("img", name="换货步骤.png")).not_to_have_js_property("naturalWidth", 0)


def _a_note_and_a_canned_reply(desk: Desk, chat: Chat) -> None:
    desk.note("核对过订单：七天内，可以换新。")
    desk.composer.fill("/hh")
    expect(desk.page.get_by_test_id("canned")).to_contain_text("换货单已为您提交")
    desk.composer.press("Enter")
    expect(desk.composer).to_have_value("孙丽，换货单已为您提交。")
    desk.composer.press("Enter")
    expect(chat.message("孙丽，换货单已为您提交。")).to_be_visible()


def _closed_and_rated(desk: Desk, chat: Chat) -> None:
    desk.close("退换货")
    chat.place.get_by_role("radio", name="9 分").click()
    chat.place.get_by_placeholder("说说您的感受").fill("处理得很快")
    chat.place.get_by_role("button", name="提交评价").click()
    expect(chat.log).to_contain_text("感谢您的评价：9 分")
    expect(chat.log).not_to_contain_text("核对过订单")
