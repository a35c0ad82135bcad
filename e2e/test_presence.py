"""Who is there: a dead browser goes offline within thirty seconds, an open one is not signed out unawares."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat


@pytest.mark.slow
def test_a_dead_browser_gives_its_work_back(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """The colleague sees who is gone, and gets the conversation without anybody lifting a hand."""
    ghost = office.hire("郑可欣", floor)
    wang = desk_of(ghost).inbox().presence("在线")
    chat = portal_of(floor)
    chat.say("尺码不合适")
    wang.open(wang.rows.filter(has_text="尺码不合适"))
    expect(chat.head).to_contain_text(ghost.name)
    li = desk_of(office.hire("李磊", floor)).inbox().presence("在线")
    expect(li.colleagues().colleague(ghost.name)).to_contain_text("在线")

    office.setting("work.release_after_offline_s", 10)
    try:
        wang.page.context.close()  # returns when nothing of it is left
        expect(li.colleague(ghost.name)).to_contain_text("离线", timeout=30_000)
        li.page.keyboard.press("Escape")
        row = li.rows.filter(has_text="尺码不合适")
        expect(row).to_be_visible(timeout=30_000)
        expect(chat.head).to_contain_text("李磊")
    finally:
        office.setting("work.release_after_offline_s", 60)
    li.open(row)
    expect(li.thread).to_contain_text("会话回到排队")


def test_the_end_of_a_session_is_told_before_and_one_press_keeps_it(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """A minute before the end the page says so, over whatever is open; nothing that was typed is lost."""
    desk = desk_of(office.hire(f"值守客服{office.number()}", floor)).inbox().presence("在线")
    office.writes(floor, "我要等一等")
    desk.open(desk.rows.filter(has_text="我要等一等"))
    ending = {"left_s": 50, "longest_s": 9_000}
    desk.page.route("**/api/v1/sessions/current", lambda route: route.fulfill(json=ending))
    desk.page.reload()
    left = desk.page.get_by_test_id("session-left")
    expect(left).to_contain_text(re.compile(r"还有 \d\d 秒"))
    desk.page.unroute("**/api/v1/sessions/current")
    desk.page.get_by_test_id("stay").click()
    expect(left).to_have_count(0)
    desk.composer.fill("马上为您查")
    expect(desk.composer).to_have_value("马上为您查")
