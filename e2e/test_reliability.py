"""Nothing is lost and nothing comes twice, whatever the network does."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat

#: What Chromium itself says about a network that is not there.
_NO_NETWORK = (r"net::ERR_INTERNET_DISCONNECTED", r"net::ERR_FAILED", r"WebSocket connection to .* failed")


@pytest.mark.req("CNV-18")
def test_messages_survive_a_broken_line(
    office: Office, floor: Floor, watch: Watch, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """The customer's line breaks in both directions, an answer fails once: everything arrives once, in order."""
    agent = office.hire("王敏", floor)
    desk = desk_of(agent).inbox().presence("在线")
    chat = portal_of(floor)
    chat.say("在吗？")
    desk.open(desk.rows.filter(has_text="在吗"))
    expect(chat.message("在吗？")).to_contain_text("已读")  # heard over the customer's line: it is up
    chat.box.press_sequentially("我想")
    expect(desk.page.get_by_test_id("typing")).to_be_visible()
    desk.composer.press_sequentially("在的")
    expect(chat.place.locator(".dots")).to_be_visible()

    with watch.expecting(*_NO_NETWORK):
        _offline_and_back(desk, chat)
        _fails_once(desk)

    said = ["在吗？", "第一条回复", "第二条回复", "第三条回复", "离线时写的", "离线时又写的", "这条先失败"]
    assert [text for text in desk.thread.locator("[data-test=message] p").all_inner_texts() if text in said] == said
    expect(chat.message("这条先失败")).to_have_count(1)
    shown = chat.place.locator(".row[data-seq] .bubble").all_inner_texts()
    assert [text for text in shown if text in said] == said
    stored = office.caller(agent.username)("GET", f"/conversations/{desk.page.url.rsplit('/', 1)[1]}/messages")
    assert [message["text"] for message in stored["messages"] if message["kind"] == "text"] == said
    expect(desk.delivery("这条先失败")).to_have_text("已读")


def _offline_and_back(desk: Desk, chat: Chat) -> None:
    chat.context.set_offline(True)
    for text in ("第一条回复", "第二条回复", "第三条回复"):
        desk.say(text)
    chat.type("离线时写的").type("离线时又写的")
    expect(chat.pending("离线时写的")).to_be_visible()
    expect(desk.message("离线时写的")).to_have_count(0)
    chat.context.set_offline(False)
    for text in ("离线时写的", "离线时又写的"):
        expect(chat.message(text)).to_have_count(1)
        expect(desk.message(text)).to_have_count(1)
    expect(desk.delivery("第三条回复")).to_have_text("已读")


def _fails_once(desk: Desk) -> None:
    def lose(route: Route) -> None:
        route.abort()

    desk.page.route("**/conversations/*/messages", lose, times=1)
    desk.composer.fill("这条先失败")
    desk.composer.press("Enter")
    failed = desk.page.get_by_test_id("outgoing")
    expect(failed.get_by_test_id("again")).to_be_visible()
    expect(desk.message("这条先失败")).to_have_count(0)
    failed.get_by_test_id("again").click()
    expect(desk.message("这条先失败")).to_have_count(1)
    expect(failed).to_have_count(0)
