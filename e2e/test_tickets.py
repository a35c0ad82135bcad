"""Tickets in the browser: their life from the conversation to the end, and what becomes of messages out of hours."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from e2e.browser import PHONE
from e2e.desk import Desk
from e2e.office import Floor, Office, Visitor
from e2e.shopper import Chat


def _row(page: Page, text: str) -> None:
    """Opens the ticket with this subject from the list."""
    page.get_by_test_id("row").filter(has_text=text).get_by_test_id("ticket-number").click()
    expect(page.get_by_test_id("ticket-page")).to_be_visible()


def _work_and_close(worker: Desk, visitor: Visitor) -> None:
    """A note for colleagues, an answer that the customer reads, a result, the end."""
    page = worker.page
    page.get_by_test_id("mode-note").click()
    page.get_by_test_id("composer").fill("仓库明天补发")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("note")).to_contain_text("仓库明天补发")
    page.get_by_test_id("mode-answer").click()
    page.get_by_test_id("composer").fill("明天给您补发一个新的")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("answer")).to_contain_text("明天给您补发一个新的")
    said = [message["text"] for message in visitor.sees()["messages"]]
    assert "明天给您补发一个新的" in said
    assert "仓库明天补发" not in said
    page.get_by_test_id("step-forward").click()
    page.get_by_test_id("end-text").fill("已补发")
    page.get_by_test_id("end-go").click()
    expect(page.get_by_test_id("ticket-status")).to_have_text("已解决")
    page.get_by_test_id("step-forward").click()
    expect(page.get_by_test_id("ticket-status")).to_have_text("关闭")


@pytest.mark.req("TKT-08")
def test_a_ticket_is_made_dispatched_worked_on_and_closed_and_each_step_tells_who_and_when(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """From a conversation, given by the supervisor, worked on by an agent, closed; the history has every step."""
    mark = office.number()
    subject = f"杯子碎了{mark}"
    agent = desk_of(office.hire(f"工单客服{mark}", floor)).inbox().presence("在线")
    other = office.hire(f"工单同事{mark}", floor)
    chief = desk_of(office.hire(f"工单主管{mark}", floor, role="supervisor")).inbox()
    visitor = office.writes(floor, subject)
    expect(agent.rows.filter(has_text=subject)).to_be_visible()

    # Made from the conversation: the customer's words stand there already.
    page = agent.page
    page.goto(f"{agent.console}/tickets?open=new&conversation={visitor.conversation_id}")
    expect(page.locator('[data-field="subject"] input')).to_have_value(subject)
    page.get_by_role("switch").click()
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("ticket-page")).to_contain_text(subject)

    # Dispatched: the supervisor gives it to a colleague, who sees it among their own.
    chief.page.goto(f"{chief.console}/tickets?active=true")
    _row(chief.page, subject)
    chief.page.get_by_test_id("assign").click()
    chief.page.get_by_role("option", name=other.name).click()
    expect(chief.page.get_by_test_id("fact-owner")).to_have_text(other.name)

    # Worked on: a note for colleagues, an answer for the customer, a result.
    worker = desk_of(other)
    worker.page.goto(f"{worker.console}/tickets")
    worker.page.get_by_test_id("view-mine").click()
    _row(worker.page, subject)
    _work_and_close(worker, visitor)

    # Tracked end to end: every step with its person and its time.
    worker.page.get_by_test_id("tab-history").click()
    history = worker.page.get_by_test_id("history").locator("li")
    for step, who in (
        ("created", f"工单客服{mark}"),
        ("assigned", f"工单主管{mark}"),
        ("resolved", other.name),
        ("closed", other.name),
    ):
        line = worker.page.locator(f'[data-step="{step}"]').first
        expect(line).to_contain_text(who)
        expect(line.locator("time")).to_have_text(re.compile(r"\d{2}:\d{2}:\d{2}"))
    assert history.count() >= 5


@pytest.mark.req("CNV-13")
def test_the_place_in_the_queue_is_seen_and_out_of_hours_a_message_becomes_a_ticket(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """Waiting shows the place; with nobody there the customer is told the ticket's number and when to expect an answer,
    and reads the answer in the same chat."""
    mark = office.number()
    office.setting("tickets.offline_messages", True)
    try:
        agent = office.hire(f"夜班客服{mark}", floor, capacity=1)
        desk = desk_of(agent).inbox().presence("在线")
        office.in_hand(office.caller(agent.username), office.writes(floor, "占满一个位置"))
        first, second = portal_of(floor).say("我在等"), portal_of(floor).say("我也在等")
        expect(first.place.get_by_text("正在排队，您是第 1 位")).to_be_visible()
        expect(second.place.get_by_text("正在排队，您是第 2 位")).to_be_visible()
        second.place.get_by_role("button", name="不等了，留言").click()
        expect(second.place.get_by_text(re.compile(r"已转为工单 T\d\d-\d{6}，我们会在 .+ 前答复您"))).to_be_visible()

        desk.presence("离线")
        words = f"发票抬头写错了{mark}"
        late = portal_of(floor).say(words)
        told = late.place.get_by_text(re.compile(r"已转为工单 T\d\d-\d{6}，我们会在 .+ 前答复您"))
        expect(told).to_be_visible()
        number = re.search(r"T\d\d-\d{6}", told.inner_text())
        assert number is not None

        desk.page.goto(f"{desk.console}/tickets?active=true&owner=none")
        _row(desk.page, words)
        expect(desk.page.get_by_role("heading", name=number[0])).to_be_visible()
        desk.page.get_by_test_id("take").click()
        expect(desk.page.get_by_test_id("ticket-status")).to_have_text("处理中")
        desk.page.get_by_test_id("composer").fill("已经重新开具，请查收")
        desk.page.get_by_test_id("send").click()
        expect(late.message("已经重新开具，请查收")).to_be_visible()
    finally:
        office.setting("tickets.offline_messages", False)


def test_who_left_a_message_is_known_again_and_tickets_open_over_the_conversation(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """The chat notices that somebody came; the earlier message stands over the thread and is taken with one press;
    tickets are read and made without leaving the conversation."""
    mark = office.number()
    words = f"想改收货地址{mark}"
    agent = office.hire(f"早班客服{mark}", floor)
    office.setting("tickets.offline_messages", True)
    office.setting("tickets.assigned_automatically", False)
    try:
        desk = desk_of(agent).inbox()
        chat = portal_of(floor).say(words)
        expect(chat.place.get_by_text(re.compile(r"已转为工单 T\d\d-\d{6}"))).to_be_visible()
        expect(chat.head).to_contain_text("客服暂时不在线")

        desk.page.goto(f"{desk.console}/queue?kind=ticket")
        waiting = desk.page.get_by_test_id("row").filter(has_text=words)
        expect(waiting).to_contain_text("等待领取")
        desk.inbox().presence("在线")
        expect(chat.head).to_contain_text("客服在线", timeout=25_000)
        chat.say("现在有人吗")
        desk.open(desk.rows.first)
        earlier = desk.page.get_by_test_id("earlier")
        expect(earlier).to_contain_text(words)
        earlier.get_by_test_id("earlier-take").click()
        expect(earlier).to_contain_text("由您处理")

        earlier.get_by_test_id("earlier-ticket").click()
        over = desk.page.get_by_test_id("over").last
        expect(over.get_by_test_id("ticket-page")).to_contain_text(words)
        expect(desk.page).to_have_url(re.compile(r"/inbox/.+over="))
        desk.page.go_back()
        expect(desk.page.get_by_test_id("over")).to_have_count(0)
        expect(desk.composer).to_be_visible()

        desk.customer.get_by_test_id("make-ticket").click()
        subject = desk.page.locator('[data-field="subject"] input')
        expect(subject).to_have_value("现在有人吗")
        subject.fill(f"改地址{mark}")
        desk.page.get_by_test_id("save").click()
        expect(desk.customer.get_by_test_id("file-ticket").filter(has_text=f"改地址{mark}")).to_be_visible()
        expect(desk.page).to_have_url(re.compile(r"/inbox/[^?]+$"))
    finally:
        office.setting("tickets.assigned_automatically", True)
        office.setting("tickets.offline_messages", False)


def test_many_tickets_are_given_at_once_by_range_and_by_filter_and_taken_back(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """A range by Shift, all of a filter by one more click; the result says how many, and one click takes it back."""
    mark = office.number()
    chief = office.hire(f"批量主管{mark}", floor, role="supervisor")
    other = office.hire(f"批量同事{mark}", floor)
    call = office.caller(chief.username)
    for number in range(6):
        call(
            "POST",
            "/tickets",
            {"subject": f"批量{mark}第{number}件", "shop_id": office.shop_id, "team_id": floor.team_id},
        )
    desk = desk_of(chief)
    page = desk.page
    page.goto(f"{desk.console}/tickets?active=true&owner=none&team={floor.team_id}")
    boxes = page.get_by_test_id("row").filter(has_text=f"批量{mark}").get_by_role("checkbox")
    expect(boxes).to_have_count(6)
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(page.get_by_test_id("bulk-chosen")).to_have_text("已选 4 项")
    page.get_by_test_id("bulk-assign").click()
    page.get_by_role("option", name=other.name).click()
    told = page.get_by_role("alert").filter(has_text="已处理 4 项").or_(page.get_by_text("已处理 4 项"))
    expect(told.first).to_be_visible()
    expect(boxes).to_have_count(2)
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("已撤销 4 项").first).to_be_visible()
    expect(boxes).to_have_count(6)

    # All that the filter keeps, closed with one result; the tasks tell of each.
    page.goto(f"{desk.console}/tickets?active=true&team={floor.team_id}")
    expect(boxes).to_have_count(6)
    boxes.nth(0).click()
    page.get_by_test_id("bulk-all").click()
    page.get_by_test_id("bulk-close").click()
    page.get_by_test_id("end-text").fill("统一答复")
    page.get_by_test_id("end-go").click()
    expect(boxes).to_have_count(0)
    page.get_by_test_id("tasks").click()
    line = page.get_by_test_id("bulk-line").first
    expect(page.get_by_role("dialog").get_by_text("批量关闭工单").first).to_be_visible()
    line.get_by_test_id("bulk-show").click()
    expect(line.get_by_test_id("bulk-rows").locator("li")).to_have_count(6)


def test_many_are_chosen_on_a_phone(office: Office, floor: Floor, desk_of: Callable[..., Desk]) -> None:
    """The cards become check boxes; all that are chosen are changed at once, and the list is as it was before."""
    mark = office.number()
    chief = office.hire(f"手机主管{mark}", floor, role="supervisor")
    call = office.caller(chief.username)
    for number in range(3):
        subject = f"手机{mark}第{number}件"
        call("POST", "/tickets", {"subject": subject, "shop_id": office.shop_id, "team_id": floor.team_id})
    desk = desk_of(chief, **PHONE)
    page = desk.page
    page.goto(f"{desk.console}/tickets?active=true&owner=none&team={floor.team_id}")
    cards = page.get_by_test_id("row").filter(has_text=f"手机{mark}")
    expect(cards).to_have_count(3)
    expect(cards.get_by_role("checkbox")).to_have_count(0)
    page.get_by_test_id("pick").tap()
    expect(cards.get_by_role("checkbox")).to_have_count(3)
    # A tap anywhere on the card chooses it, also on what is a link otherwise.
    cards.nth(0).get_by_test_id("ticket-number").tap()
    cards.nth(2).tap()
    expect(page.get_by_test_id("bulk-chosen")).to_have_text("已选 2 项")
    expect(page).to_have_url(re.compile(r"/tickets\?"))
    # What can be done with them stands whole on the narrow screen, in as many rows as it takes.
    for name in ("bulk-assign", "bulk-status", "bulk-priority", "bulk-link", "bulk-merge", "bulk-close", "bulk-clear"):
        expect(page.get_by_test_id(name)).to_be_in_viewport(ratio=1)
    page.get_by_test_id("bulk-merge").tap()
    expect(page.get_by_test_id("merge-go")).to_have_text("合并")
    page.get_by_role("button", name="取消").tap()
    expect(page.get_by_test_id("merge-go")).to_have_count(0)
    page.get_by_test_id("bulk-close").tap()
    page.get_by_test_id("end-text").fill("一并答复")
    page.get_by_test_id("end-go").tap()
    expect(cards).to_have_count(1)
    expect(cards.get_by_role("checkbox")).to_have_count(0)
    cards.get_by_test_id("ticket-number").tap()
    expect(page.get_by_test_id("ticket-page")).to_be_visible()


def _named_in_a_note(desk: Desk, colleague: str, words: str) -> None:
    """A note that names a colleague, chosen from the menu with Enter."""
    page = desk.page
    page.get_by_test_id("mode-note").click()
    page.get_by_test_id("composer").press_sequentially(f"@{colleague}")
    expect(page.get_by_test_id("mention-menu").get_by_role("option", name=colleague)).to_be_visible()
    page.get_by_test_id("composer").press("Enter")
    expect(page.get_by_test_id("mention-menu")).to_have_count(0)
    page.get_by_test_id("composer").press_sequentially(words)
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("note")).to_contain_text(words)


def _merged_and_answered(page: Page, visitor: Visitor, kept: str, twin: str, noted: str) -> None:
    """From the duplicate's page into the kept one, where the duplicate is read and the customer is answered."""
    page.get_by_test_id("merge-open").click()
    page.get_by_test_id("merge-candidate").filter(has_text=kept).click()
    expect(page.get_by_test_id("merge-what")).to_contain_text(f"合并到 {kept} 后")
    page.get_by_test_id("merge-reason").fill("同一件事")
    page.get_by_test_id("merge-go").click()
    expect(page.get_by_role("heading", name=kept)).to_be_visible()
    card = page.get_by_test_id("merged-card")
    expect(card).to_contain_text(twin)
    card.get_by_test_id("merged-open").click()
    expect(card.get_by_test_id("note")).to_contain_text(noted)
    page.get_by_test_id("mode-answer").click()
    page.get_by_test_id("composer").fill("明天补发")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("answer").filter(has_text="明天补发")).to_be_visible()
    assert "明天补发" in [message["text"] for message in visitor.sees()["messages"]]


def test_a_duplicate_is_merged_read_in_the_kept_one_and_split_again(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """A colleague is named and comes to the very note by the bell; what will happen is told before a merge; the number
    of the merged one says where it went; split, it is as it was."""
    mark = office.number()
    worker, colleague = office.hire(f"合并客服{mark}", floor), office.hire(f"合并同事{mark}", floor)
    call = office.caller(worker.username)
    visitor = office.writes(floor, f"漏发了一件{mark}")
    office.in_hand(call, visitor)
    kept, twin = (
        call(
            "POST",
            "/tickets",
            {"subject": subject, "conversation_id": visitor.conversation_id, "owner_id": worker.id},
        )
        for subject in (f"漏发一件{mark}", f"少了一件{mark}")
    )
    desk, other = desk_of(worker), desk_of(colleague).inbox()
    page = desk.page
    page.goto(f"{desk.console}/tickets/{twin['id']}")
    _named_in_a_note(desk, colleague.name, f"请查仓库{mark}")

    other.page.get_by_test_id("bell").click()
    other.page.get_by_role("button", name=re.compile(f"合并客服{mark} 在工单 .+中提到了您")).click()
    expect(other.page).to_have_url(re.compile(rf"/tickets/{twin['id']}\?note="))
    noted = other.page.locator("[data-test=note][data-marked]")
    expect(noted).to_contain_text(f"请查仓库{mark}")
    expect(noted.get_by_test_id("mention")).to_have_text(f"@{colleague.name}")

    _merged_and_answered(page, visitor, kept["number"], twin["number"], f"请查仓库{mark}")

    # The colleague still looks at the merged one: it says at once where it went, and nothing can be written there.
    expect(other.page.get_by_test_id("merged-into")).to_have_text(kept["number"])
    expect(other.page.get_by_test_id("composer")).to_have_count(0)

    page.goto(f"{desk.console}/tickets?q={twin['number']}")
    expect(page.get_by_test_id("row-merged")).to_have_text(f"已合并到 {kept['number']}")
    page.get_by_test_id("ticket-number").click()
    expect(page.get_by_test_id("ticket-status")).to_have_text("关闭")
    page.get_by_test_id("split").click()
    page.get_by_role("dialog").get_by_role("button", name="拆分").click()
    expect(page.get_by_test_id("merged-banner")).to_have_count(0)
    expect(page.get_by_test_id("fact-owner")).to_have_text(worker.name)
    page.get_by_test_id("tab-history").click()
    for step in ("merged", "split"):
        expect(page.locator(f'[data-step="{step}"]').filter(has_text=kept["number"])).to_have_count(1)


@pytest.mark.req("TKT-07")
def test_a_status_changes_for_everybody_at_once_and_new_ones_have_their_ways(
    office: Office, floor: Floor, desk_of: Callable[..., Desk]
) -> None:
    """Two look at one ticket; what one does the other sees. A status and the ways to and from it are made on the page,
    and are there for the ticket that is open."""
    mark = office.number()
    statuses = office.admin("GET", "/ticket-statuses", limit=200)["items"]
    names = {one["label"]: one["id"] for one in statuses}
    assert {"待处理", "中转", "处理中", "已解决", "关闭"} <= set(names)
    worker = office.hire(f"状态客服{mark}", floor)
    call = office.caller(worker.username)
    body = {"subject": f"等配件{mark}", "shop_id": office.shop_id, "team_id": floor.team_id, "owner_id": worker.id}
    ticket = call("POST", "/tickets", body)
    desk = desk_of(worker)
    desk.page.goto(f"{desk.console}/tickets/{ticket['id']}")
    chief = desk_of(office.hire(f"状态主管{mark}", floor, role="supervisor"))
    chief.page.goto(f"{chief.console}/tickets/{ticket['id']}")
    expect(chief.page.get_by_test_id("ticket-status")).to_have_text("处理中")

    admin = desk_of(office.hire(f"状态管理员{mark}", role="system_administrator"))
    name = f"等待配件{mark}"
    admin.page.goto(f"{admin.console}/ticket-statuses")
    admin.add().write("name", name).choose("category", "等待").choose("next", "处理中", many=True).save()
    row = admin.page.get_by_test_id("row").filter(has_text=re.compile(r"^\s*处理中"))
    row.click()
    expect(admin.page.get_by_test_id("panel")).to_be_visible()
    admin.choose("next", name, many=True).save()

    # The way is there for the ticket that is open, and nowhere leads from the new status but where it was said to.
    desk.page.reload()
    desk.page.get_by_test_id("steps").click()
    desk.page.get_by_role("menuitem", name=name).click()
    expect(desk.page.get_by_test_id("ticket-status")).to_have_text(name)
    expect(chief.page.get_by_test_id("ticket-status")).to_have_text(name)
    desk.page.get_by_test_id("steps").click()
    expect(desk.page.get_by_role("menuitem")).to_have_text(["处理中"])
    desk.page.get_by_role("menuitem", name="处理中").click()
    expect(chief.page.get_by_test_id("ticket-status")).to_have_text("处理中")
    refused = office.admin("GET", f"/tickets/{ticket['id']}")["next"]
    assert name in [one["name"] for one in refused]
