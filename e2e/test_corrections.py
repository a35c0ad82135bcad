"""Requests for correction in the browser: asked on the customer's page, decided there or in the list of all."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office, Person

HOME = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号"}


def _phone(office: Office) -> str:
    return f"139{office.number() % 100_000_000:08d}"


def _entered(office: Office, name: str = "钱多多", **more: Any) -> dict[str, Any]:
    body = {"name": name, "phone": _phone(office), "addresses": [HOME], "shop_ids": [office.shop_id], **more}
    made: dict[str, Any] = office.admin("POST", "/customers", body)
    return made


def _open(desk: Desk, made: dict[str, Any]) -> Page:
    desk.page.goto(f"{desk.console}/customers/{made['id']}")
    expect(desk.page.get_by_test_id("customer-page")).to_be_visible()
    return desk.page


def _field(page: Page, key: str) -> Locator:
    return page.locator(f'[data-field="{key}"]').locator("input, textarea").first


def _asked(page: Page, text: str) -> Locator:
    return page.get_by_test_id("correction").filter(has_text=text)


@pytest.fixture
def pair(office: Office, desk_of: Callable[..., Desk]) -> tuple[Desk, Desk, Person]:
    """An agent and the supervisor of one floor."""
    floor: Floor = office.floor()
    agent = office.hire(f"小林{office.number()}", floor)
    chief = office.hire(f"周主管{office.number()}", floor, role="supervisor")
    return desk_of(agent), desk_of(chief), agent


def test_an_agent_asks_for_several_corrections_and_the_chief_accepts_on_the_page(
    office: Office, pair: tuple[Desk, Desk, Person]
) -> None:
    """Without the right to edit one asks: fields together, a contact and an address from their own menus."""
    made = _entered(office, contact_points=[{"kind": "qq", "value": "100001"}])
    agent, chief = _open(pair[0], made), _open(pair[1], made)
    expect(agent.get_by_test_id("edit")).to_have_count(0)
    agent.get_by_test_id("ask-correction").click()
    _field(agent, "phone").fill("13900009999")
    _field(agent, "remark").fill("只收顺丰")
    agent.get_by_test_id("save").click()
    expect(agent.locator('[data-field="reason"]')).to_contain_text("请填写")
    _field(agent, "reason").fill("顾客来电更正")
    agent.get_by_test_id("save").click()
    expect(agent.get_by_test_id("panel")).to_have_count(0)
    expect(_asked(agent, "顾客来电更正")).to_contain_text("139****9999")

    agent.get_by_test_id("contact-more").click()
    agent.get_by_role("menuitem", name="申请删除").click()
    agent.get_by_test_id("answer-text").fill("号码已停用")
    agent.get_by_test_id("answer-go").click()
    expect(_asked(agent, "号码已停用")).to_contain_text("删除QQ")
    agent.get_by_test_id("add-address").click()
    agent.locator('[data-field="province"] button').first.click()
    agent.get_by_role("option", name="浙江省").click()
    for key, text in {"city": "宁波", "district": "海曙区", "detail": "中山路 1 号", "reason": "搬家"}.items():
        _field(agent, key).fill(text)
    agent.get_by_test_id("save").click()
    expect(_asked(agent, "搬家")).to_contain_text("宁波市海曙区")

    both = _asked(chief, "顾客来电更正")
    expect(both.get_by_test_id("change")).to_have_count(2)
    both.get_by_test_id("accept-correction").click()
    expect(both).to_contain_text("已接受")
    expect(chief.get_by_test_id("remark")).to_have_text("只收顺丰")
    expect(chief.get_by_test_id("phone")).to_contain_text("139****9999")
    _asked(chief, "搬家").get_by_test_id("accept-correction").click()
    expect(chief.get_by_test_id("addresses")).to_contain_text("海曙区")
    _asked(chief, "号码已停用").get_by_test_id("accept-correction").click()
    expect(chief.get_by_test_id("contacts")).to_have_count(0)
    expect(agent.locator('[data-test="correction"][data-state="accepted"]')).to_have_count(3)


def test_the_list_of_all_decides_with_a_second_look_where_something_changed(
    office: Office, pair: tuple[Desk, Desk, Person]
) -> None:
    """The menu counts, a row shows old and new; what changed meanwhile opens side by side; the asker reads why not."""
    first, second = _entered(office, "孙一一"), _entered(office, "孙二二")
    agent, chief = pair[0], pair[1].page
    for made, name in ((first, "孙小一"), (second, "孙小二")):
        page = _open(agent, made)
        page.get_by_test_id("ask-correction").click()
        _field(page, "name").fill(name)
        _field(page, "reason").fill(f"{name}来电")
        page.get_by_test_id("save").click()
        expect(_asked(page, f"{name}来电")).to_be_visible()
    chief.goto(f"{pair[1].console}/corrections?asker={pair[2].id}&state=open")
    rows = chief.get_by_test_id("row")
    expect(rows).to_have_count(2)
    expect(chief.get_by_role("link", name="更正申请").last).to_contain_text("2")
    expect(rows.filter(has_text="孙二二")).to_contain_text("孙二二 → 孙小二")
    office.admin("PATCH", f"/customers/{first['id']}", {"name": "孙大大"}, version=1)
    changed = rows.filter(has_text="孙大大")
    expect(changed.get_by_test_id("is-stale")).to_be_visible()
    changed.get_by_test_id("row-accept").click()
    panel = chief.get_by_test_id("correction-panel")
    expect(panel.get_by_test_id("was")).to_have_text("孙一一")
    expect(panel.get_by_test_id("now")).to_have_text("孙大大")
    expect(panel.get_by_test_id("wanted")).to_have_text("孙小一")
    chief.get_by_test_id("panel-accept").click()
    expect(panel).to_have_count(0)
    expect(rows).to_have_count(1)

    rows.get_by_role("checkbox").click()
    chief.get_by_test_id("many-decline").click()
    chief.get_by_test_id("answer-text").fill("请先核实身份证明")
    chief.get_by_test_id("answer-go").click()
    expect(rows).to_have_count(0)
    mine = agent.page
    mine.goto(f"{agent.console}/corrections")
    expect(mine.get_by_test_id("row")).to_have_count(2)
    mine.get_by_test_id("row").filter(has_text="未采纳").click()
    expect(mine.get_by_test_id("answered")).to_have_text("请先核实身份证明")
    mine.keyboard.press("Escape")
    expect(mine.get_by_test_id("correction-panel")).to_have_count(0)
    mine.get_by_test_id("bell").click()
    mine.get_by_text(f"客户 {second['number']} 的更正申请未采纳").first.click()
    expect(mine.get_by_test_id("correction-panel")).to_be_visible()


def test_what_a_row_does_not_say_whole_is_looked_at_before_it_is_accepted(
    office: Office, pair: tuple[Desk, Desk, Person]
) -> None:
    """The page opens on what waits; several places are not accepted from the row; all is a view that a reload keeps."""
    made = _entered(office)
    agent, chief = _open(pair[0], made), pair[1].page
    agent.get_by_test_id("ask-correction").click()
    _field(agent, "phone").fill("13900008888")
    _field(agent, "remark").fill("只收顺丰")
    _field(agent, "reason").fill("顾客来电更正")
    agent.get_by_test_id("save").click()
    expect(_asked(agent, "顾客来电更正")).to_be_visible()

    chief.goto(f"{pair[1].console}/corrections")
    expect(chief.get_by_test_id("view-waiting")).to_have_attribute("aria-pressed", "true")
    row = chief.get_by_test_id("row").filter(has_text=made["number"])
    row.get_by_test_id("row-accept").click()
    panel = chief.get_by_test_id("correction-panel")
    expect(panel.get_by_test_id("change")).to_have_count(2)
    expect(panel).to_have_attribute("data-state", "open")
    chief.get_by_test_id("panel-accept").click()
    expect(panel).to_have_count(0)
    expect(row).to_have_count(0)

    chief.get_by_test_id("view-all").click()
    expect(row).to_contain_text("已接受")
    chief.reload()
    expect(chief.get_by_test_id("view-all")).to_have_attribute("aria-pressed", "true")
    expect(row).to_contain_text("已接受")


def test_two_change_one_contact_and_both_texts_are_shown(
    office: Office, watch: Watch, desk_of: Callable[..., Desk]
) -> None:
    """Who is later sees what stands there, what they typed and what they had started from."""
    made = _entered(office, contact_points=[{"kind": "qq", "value": "100001", "label": "旧号"}])
    desk = desk_of(office.hire(f"何经理{office.number()}", office.floor(), role="manager"))
    page = _open(desk, made)
    page.get_by_test_id("contact-more").click()
    page.get_by_role("menuitem", name="修改联系方式").click()
    _field(page, "label").fill("我的说明")
    point = office.admin("GET", f"/customers/{made['id']}")["file"]["contact_points"][0]
    office.admin("PATCH", f"/customers/{made['id']}/contact-points/{point['id']}", {"label": "别人的说明"}, version=1)
    conflict = page.get_by_test_id("conflict-field")
    with watch.expecting(r"status of 409 .*/contact-points/"):
        page.get_by_test_id("save").click()
        expect(conflict).to_contain_text("我的说明")
    expect(conflict).to_contain_text("别人的说明")
    expect(conflict).to_contain_text("旧号")
    page.get_by_test_id("keep-mine").click()
    expect(page.get_by_test_id("contacts")).to_contain_text("我的说明")
