"""Two agents and one conversation: asked, declined, accepted; and both reaching for it at the same moment."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from e2e.browser import Watch
from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat


def test_a_transfer_is_declined_then_accepted(
    office: Office, floor: Floor, desk_of: Callable[..., Desk], portal_of: Callable[..., Chat]
) -> None:
    """Both agents and the customer see at each step who has the conversation."""
    wang, li = desk_of(office.hire("王敏", floor)), desk_of(office.hire("李磊", floor))
    wang.inbox().presence("在线")
    chat = portal_of(floor)
    chat.say("发票抬头开错了")
    wang.open(wang.rows.filter(has_text="发票抬头"))
    expect(chat.head).to_contain_text("王敏")
    li.inbox().presence("在线")

    wang.transfer("李磊", "客户要改抬头，财务那边您熟")
    expect(wang.banner).to_contain_text("等待接受")
    expect(chat.log).to_contain_text("正在为您转接")
    li.view("incoming")
    li.open(li.rows.filter(has_text="发票抬头"))
    expect(li.banner).to_contain_text("客户要改抬头，财务那边您熟")
    li.page.get_by_test_id("decline").click()
    expect(wang.banner).to_have_count(0)
    expect(wang.thread).to_contain_text("转接被拒绝")
    expect(chat.log).to_contain_text("由原来的客服继续为您服务")
    expect(chat.head).to_contain_text("王敏")

    wang.transfer("李磊", "请再看一下，只差盖章")
    expect(li.banner).to_contain_text("请再看一下，只差盖章")
    li.page.get_by_test_id("accept").click()
    expect(li.page.get_by_test_id("holder")).to_contain_text("由 李磊 接待")
    expect(chat.head).to_contain_text("李磊")
    expect(chat.log).not_to_contain_text("盖章")
    expect(wang.view("mine").rows.filter(has_text="发票抬头")).to_have_count(0)
    li.say("您好，已经帮您重开")
    expect(chat.message("已经帮您重开")).to_be_visible()


def test_two_agents_reach_for_one_conversation(
    office: Office, floor: Floor, watch: Watch, desk_of: Callable[..., Desk]
) -> None:
    """Nobody free: it waits. Both press at once: one has it, the other is told so, and both screens agree."""
    wang, li = (desk_of(office.hire(name, floor)).inbox().presence("忙碌") for name in ("王敏", "李磊"))
    waiting = office.writes(floor, "有人吗？")
    for desk in (wang, li):
        desk.view("queued")
        expect(desk.row(waiting.conversation_id)).to_contain_text("已等")
        desk.open(desk.row(waiting.conversation_id))

    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    li.page.route("**/take", hold)
    with li.page.expect_request("**/take"):
        li.page.get_by_test_id("take").click()
    wang.page.get_by_test_id("take").click()
    expect(wang.page.get_by_test_id("holder")).to_contain_text("由 王敏 接待")
    with watch.expecting(r"status of 409 .*/take$"):
        held[0].continue_()
        expect(li.page.get_by_role("alert").first).to_contain_text("已有人接待")
    expect(li.page.get_by_test_id("holder")).to_contain_text("由 王敏 接待")
    expect(li.page.get_by_test_id("take")).not_to_be_visible()
    wang.say("在的，请讲")
    assert waiting.sees()["episode"]["agent"]["name"] == "王敏"
