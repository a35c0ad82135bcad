"""An agent whose browser dies is offline within thirty seconds, and nobody's customer waits for a ghost."""

import time
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
    office.setting("work.release_after_offline_s", 10)
    ghost = office.hire("郑可欣", floor)
    wang = desk_of(ghost).inbox().presence("在线")
    chat = portal_of(floor)
    chat.say("尺码不合适")
    wang.open(wang.rows.filter(has_text="尺码不合适"))
    expect(chat.head).to_contain_text(ghost.name)
    li = desk_of(office.hire("李磊", floor)).inbox().presence("在线")
    expect(li.colleagues().colleague(ghost.name)).to_contain_text("在线")

    died = time.monotonic()
    wang.page.context.close()
    expect(li.colleague(ghost.name)).to_contain_text("离线", timeout=30_000)
    assert time.monotonic() - died < 30
    li.page.keyboard.press("Escape")
    row = li.rows.filter(has_text="尺码不合适")
    expect(row).to_be_visible(timeout=30_000)
    expect(chat.head).to_contain_text("李磊")
    li.open(row)
    expect(li.thread).to_contain_text("会话回到排队")
