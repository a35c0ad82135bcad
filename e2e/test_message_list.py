"""The message list: what is unread, what was said before, what needs to be known."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.desk import Desk
from e2e.office import Floor, Office, Person


@pytest.mark.req("CNV-02")
def test_unread_past_and_important(office: Office, floor: Floor, desk_of: Callable[..., Desk]) -> None:
    """Counts follow what is read, closed conversations stay to be read, notifications come by themselves."""
    person = office.hire("王敏", floor)
    office.admin("POST", "/categories", {"name": {"zh-CN": f"咨询{person.username}", "en": person.username}})
    desk = desk_of(person).inbox().presence("在线")
    first = office.writes(floor, "第一位：有货吗", "第一位：什么颜色")
    second = office.writes(floor, "第二位：发货了吗")
    expect(desk.row(first.conversation_id).get_by_test_id("unread")).to_have_text("2")
    expect(desk.row(second.conversation_id).get_by_test_id("unread")).to_have_text("1")
    expect(desk.row(first.conversation_id)).to_contain_text("什么颜色")
    inbox = desk.page.get_by_role("navigation").get_by_role("link", name=re.compile("会话"))
    expect(inbox).to_contain_text("2")

    desk.open(desk.row(first.conversation_id))
    expect(desk.row(first.conversation_id).get_by_test_id("unread")).to_have_count(0)
    expect(inbox).to_contain_text("1")
    second.say("第二位：在吗")
    expect(desk.row(second.conversation_id).get_by_test_id("unread")).to_have_text("2")
    expect(desk.rows.first).to_contain_text("第二位：在吗")  # the newest stands on top

    desk.say("黑色和白色都有货")
    desk.close(f"咨询{person.username}")
    expect(desk.row(first.conversation_id)).to_have_count(0)
    desk.view("closed").open(desk.row(first.conversation_id))
    for text in ("第一位：有货吗", "第一位：什么颜色", "黑色和白色都有货"):
        expect(desk.message(text)).to_be_visible()
    desk.page.locator("#list-search").fill("没有这个人")
    expect(desk.page.get_by_test_id("empty")).to_contain_text("没有找到会话")
    desk.page.get_by_role("button", name="清除搜索").click()
    expect(desk.row(first.conversation_id)).to_be_visible()

    bell = desk.page.get_by_test_id("bell").first
    expect(bell).to_have_attribute("aria-label", "通知")
    user = office.admin("GET", f"/users/{person.id}")
    roles = [*(role["id"] for role in user["roles"]), office.role("technical_support")]
    office.admin("PATCH", f"/users/{person.id}", {"role_ids": roles}, version=user["version"])
    expect(bell).to_have_attribute("aria-label", "通知，1 条未读")
    bell.click()
    desk.page.get_by_role("button", name="全部标为已读").click()
    expect(bell).to_have_attribute("aria-label", "通知")
    desk.page.keyboard.press("Escape")
    _asked_and_warned(office, floor, desk, person)


def _asked_and_warned(office: Office, floor: Floor, desk: Desk, person: Person) -> None:
    """A colleague asks to take over, a deadline comes close: both are told of at once, and lead to the conversation."""
    bell = desk.page.get_by_test_id("bell").first
    colleague = office.hire("李磊", floor)
    office.caller(colleague.username)("PUT", "/me/presence", {"state": "online"})
    asked = office.writes(floor, "第三位：要退货")
    thread = f"/conversations/{asked.conversation_id}"
    office.admin("POST", f"{thread}/assign", {"user_id": colleague.id})
    office.admin("POST", f"{thread}/transfer", {"to_user_id": person.id, "note": "退货您熟"})
    expect(bell).to_have_attribute("aria-label", "通知，1 条未读")
    desk.view("incoming")
    expect(desk.row(asked.conversation_id)).to_be_visible()
    bell.click()
    desk.page.get_by_role("button", name="请您接手会话").click()
    expect(desk.page).to_have_url(re.compile(f"/inbox/{asked.conversation_id}"))
    expect(desk.banner).to_contain_text("退货您熟")
    expect(bell).to_have_attribute("aria-label", "通知")

    name = {"zh-CN": "四秒", "en": "Four seconds"}
    office.admin("POST", "/sla-policies", {"name": name, "rank": 1, "team_ids": [floor.team_id], "first_response_s": 4})
    late = office.writes(floor, "第四位：有人吗")
    office.admin("POST", f"/conversations/{late.conversation_id}/assign", {"user_id": person.id})
    bell.click()
    desk.page.get_by_role("button", name=re.compile("时限")).first.click(timeout=20_000)
    expect(desk.page).to_have_url(re.compile(f"/inbox/{late.conversation_id}"))
    expect(desk.message("第四位：有人吗")).to_be_visible()
