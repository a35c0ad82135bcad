"""What people may do is decided in the console and holds at once, everywhere."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import PASSWORD, Office, Person
from tools.stack import Stack


def _menu(desk: Desk) -> Locator:
    return desk.page.get_by_role("navigation", name="主导航").first


def test_a_custom_role_holds_at_once(
    stack: Stack, office: Office, browse: Callable[..., BrowserContext], desk_of: Callable[..., Desk], watch: Watch
) -> None:
    """A role and a user are made on screen; the user sees what the role allows, also while it changes."""
    admin = desk_of(office.hire("赵强", role="system_administrator"))
    role = f"质检员{office.number()}"
    admin.page.goto(f"{stack.console}/roles")
    admin.add().write("names", role).right("audit.entry.view").save()
    person = Person("", "陈静", f"chenjing{office.number()}", PASSWORD)
    admin.page.goto(f"{stack.console}/users")
    admin.add().write("name", person.name).write("username", person.username).write("password", "First-2026-word!")
    admin.choose("role_ids", role, many=True).save()

    desk = Desk(browse().new_page(), stack.console).sign_in(person.username, "First-2026-word!")
    expect(desk.page).to_have_url(re.compile(r"/account$"))  # somebody else chose this password: first a new one
    desk.page.goto(f"{stack.console}/audit")
    expect(desk.page).to_have_url(re.compile(r"/account$"))
    desk.change_password("First-2026-word!", PASSWORD)

    expect(_menu(desk).get_by_role("link", name="审计日志")).to_be_visible()
    for name in ("会话", "成员", "角色与权限", "系统参数"):
        expect(_menu(desk).get_by_role("link", name=name, exact=True)).to_have_count(0)
    desk.page.goto(f"{stack.console}/roles")
    expect(desk.page.get_by_test_id("denied")).to_contain_text("查看角色")
    desk.page.goto(f"{stack.console}/audit")
    expect(desk.page.get_by_role("row").nth(1)).to_be_visible()

    admin.page.goto(f"{stack.console}/roles")
    admin.page.get_by_role("row").filter(has_text=role).click()
    admin.right("accounts.role.view").save()
    expect(_menu(desk).get_by_role("link", name="角色与权限")).to_be_visible()
    admin.page.get_by_role("row").filter(has_text=role).click()
    with watch.expecting(r"status of 403"):
        admin.right("audit.entry.view").save()
        expect(_menu(desk).get_by_role("link", name="审计日志")).to_have_count(0)
        expect(desk.page.get_by_test_id("right")).to_have_attribute("title", "audit.entry.view")


def test_one_s_own_sessions(office: Office, watch: Watch, desk_of: Callable[..., Desk]) -> None:
    """Another sign-in of the same person is listed and ended; the screen there asks to sign in again."""
    person = office.hire("王敏")
    office.caller(person.username)  # a program: the third session
    here, there = desk_of(person), desk_of(person)
    there.page.goto(f"{there.console}/account")
    expect(there.page.get_by_role("region", name="登录设备").get_by_role("listitem")).to_have_count(4)
    here.page.goto(f"{here.console}/account")
    others = here.page.get_by_role("region", name="登录设备").get_by_role("button", name="结束")
    expect(others).to_have_count(3)
    with watch.expecting(r"status of 401"):
        while others.count():
            left = others.count()
            others.first.click()
            here.page.get_by_role("dialog").get_by_role("button", name="结束").click()
            expect(others).to_have_count(left - 1)
        expect(there.page.get_by_test_id("sign-in")).to_be_visible()
        there.page.locator("input[name=password]").fill(person.password)
        there.page.keyboard.press("Enter")
        expect(there.page.get_by_test_id("sign-in")).to_have_count(0)
    expect(there.page.get_by_role("region", name="登录设备")).to_be_visible()
