"""Presence and limits: they decide who gets work, and colleagues and managers see both with the time spent."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from e2e.desk import Desk
from e2e.office import Floor, Office

_FULL = "在线客服都已接满"


def _board_row(desk: Desk, name: str) -> Locator:
    """The person's row on the page of who is there."""
    desk.page.goto(f"{desk.console}/board?q={name}")
    return desk.page.get_by_test_id("row").filter(has_text=name)


@pytest.mark.req("CNV-12")
def test_state_and_limit_route_the_work_and_everybody_sees_them(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """Busy gets nothing, full gets nothing more, free gets it at once; the board says so to agent and manager."""
    mark = office.number()
    he_name, luo_name = f"何静{mark}", f"罗勇{mark}"
    limits: dict[str, Any] = {"capacity": 1}
    he = desk_of(office.hire(he_name, floor, **limits)).inbox().presence("忙碌")
    luo = desk_of(office.hire(luo_name, floor, **limits)).inbox().presence("在线")
    chief = desk_of(office.hire(f"周主管{mark}", floor, role="supervisor")).inbox()

    # State feeds routing: one is busy, so the other gets the first customer; the limit of one keeps the second waiting.
    office.writes(floor, "我是第一位")
    expect(luo.rows.filter(has_text="我是第一位")).to_be_visible()
    office.writes(floor, "我是第二位")
    chief.page.goto(f"{chief.console}/queue")
    waiting = chief.page.get_by_test_id("row").filter(has_text="我是第二位")
    expect(waiting).to_contain_text(_FULL)
    expect(he.rows).to_have_count(0)
    expect(luo.rows).to_have_count(1)

    # Manager and colleague see state, load against the limit, and the time in each state.
    for viewer in (chief, he):
        row = _board_row(viewer, luo_name)
        expect(row).to_contain_text("在线")
        expect(row).to_contain_text("1/1")
        expect(row.get_by_role("img", name=re.compile(r"在线 \d+ (秒|分钟)"))).to_be_visible()
    row = _board_row(chief, he_name)
    expect(row).to_contain_text("忙碌")
    expect(row).to_contain_text("0/1")

    # Free again: whoever waited is with her at once, on every screen that is open.
    he.inbox().presence("在线")
    expect(he.rows.filter(has_text="我是第二位")).to_be_visible()
    expect(row).to_contain_text("在线")
    expect(row).to_contain_text("1/1")

    # The other two states show as well (that they get no work is shown by the routing rules' own tests).
    for state in ("离开", "离线"):
        he.presence(state)
        expect(row).to_contain_text(state)
