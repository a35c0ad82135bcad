"""The chat on a stranger's page and in an app's web view; who the shop says its customer is, is who writes."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.browser import PHONE, Watch
from e2e.desk import Desk
from e2e.host_page import serving, shop_token
from e2e.office import Office
from e2e.shopper import Chat, bubble
from tools.stack import Stack


@pytest.mark.req("CHN-02")
def test_on_a_strict_page_and_in_an_app(
    stack: Stack, office: Office, watch: Watch, browse: Callable[..., BrowserContext], desk_of: Callable[..., Desk]
) -> None:
    """Without sign-in first; then the shop's token names the customer, on the page and in the app, as one person."""
    with serving(stack.console) as host:
        floor = office.floor(allowed_origins=[host.origin])
        secret = office.channel_secret(floor)
        host.channel = floor.channel_key
        desk = desk_of(office.hire("王敏", floor)).inbox().presence("在线")
        _a_stranger_who_signs_in(desk, browse().new_page(), host.origin, shop_token(secret, "shop-78", "周涛"))

        token = shop_token(secret, "shop-77", "孙丽", vip=True, phone="13800001234")
        host.commands = json.dumps([["identify", token]])
        known = browse().new_page()
        known.goto(host.origin)
        bubble(known).say("我的订单到哪了")
        row = desk.rows.filter(has_text="我的订单到哪了")
        expect(row).to_contain_text("孙丽")
        desk.open(row)
        expect(desk.customer).to_contain_text("店铺已核实")
        expect(desk.customer).to_contain_text("138****1234")

    portal = f"{stack.console}/chat/{floor.channel_key}"
    app = browse(**PHONE).new_page()
    app.goto(f"{portal}#token={shop_token(secret, 'shop-77', '孙丽', vip=True)}")
    page = Chat(app)
    expect(page.message("我的订单到哪了")).to_be_visible()  # the same person, the same conversation
    page.say("在手机上接着问")
    expect(desk.message("在手机上接着问")).to_be_visible()
    assert "token=" not in app.url
    with watch.expecting(r"status of 4\d\d .*/widget/sessions$"):
        _a_forged_token(desk, browse().new_page(), portal)


def _a_stranger_who_signs_in(desk: Desk, page: Page, shop: str, token: str) -> None:
    page.goto(shop)
    chat = bubble(page)
    chat.say("未登录也能问吗")
    desk.open(desk.rows.filter(has_text="未登录也能问吗"))
    row = desk.rows.first
    expect(desk.customer).to_contain_text("匿名访客")
    desk.say("可以的")
    expect(chat.message("可以的")).to_be_visible()
    page.evaluate("token => void window.zhike.q.push(['identify', token])", token)
    expect(desk.customer).to_contain_text("周涛")  # signs in while writing: the same thread, now with a name
    expect(row).to_contain_text("周涛")
    chat.say("登录了，继续问")
    expect(desk.message("登录了，继续问")).to_be_visible()


def _a_forged_token(desk: Desk, page: Page, portal: str) -> None:
    page.goto(f"{portal}#token={shop_token('not-the-secret-of-this-channel-at-all', 'shop-77', '孙丽')}")
    Chat(page).say("我是孙丽")
    row = desk.rows.filter(has_text="我是孙丽")
    expect(row).to_contain_text("访客")
    expect(row.locator("bdi").first).not_to_have_text("孙丽")
