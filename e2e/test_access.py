"""For everybody: no barrier that axe can find, nothing cut off on a phone, everything by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from e2e.browser import PHONE
from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat, bubble
from tools.stack import Stack

_AXE: Final = Path(__file__).resolve().parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RULES: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
_PAGES: Final = (
    "inbox",
    "users",
    "users?open=new",
    "roles",
    "roles?open=new",
    "teams",
    "channels",
    "canned-replies",
    "settings",
    "audit",
    "notifications",
    "account",
)


def barriers(place: Page | Frame) -> list[str]:
    """What axe finds against WCAG 2.2 AA, one line per element. Run in the page's own world, past its policy."""
    if not place.evaluate("'axe' in window"):
        place.evaluate(_AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = place.evaluate("rules => axe.run(document, rules)", _RULES)
    return [
        f"{rule['id']} {node['target']}: {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def in_both_schemes(page: Page, place: Page | Frame | None = None) -> list[str]:
    """The barriers in light and in dark; the screen changes under the reader's hand, as when evening comes."""
    lines = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        lines += [f"{scheme}: {line}" for line in barriers(place or page)]
    return lines


def test_no_barriers(
    stack: Stack, office: Office, floor: Floor, browse: Callable[..., BrowserContext], desk_of: Callable[..., Desk]
) -> None:
    """Every kind of screen, the open conversation with its forms, and the chat; light and dark."""
    found: dict[str, list[str]] = {}
    stranger = browse().new_page()
    stranger.goto(f"{stack.console}/sign-in")
    expect(stranger.get_by_test_id("sign-in")).to_be_visible()
    found["sign-in"] = in_both_schemes(stranger)

    desk = desk_of(office.hire("王敏", floor, role="system_administrator")).inbox().presence("在线")
    visitor = office.writes(floor, "你好，请看 https://example.com/order", "还有一个问题")
    desk.open(desk.row(visitor.conversation_id)).say("您好").note("只有同事看得到")
    found["conversation"] = in_both_schemes(desk.page)
    desk.composer.fill("/")
    expect(desk.page.get_by_test_id("canned")).to_be_visible()
    found["canned replies"] = in_both_schemes(desk.page)
    desk.composer.fill("")
    for button in ("transfer", "close"):
        desk.page.get_by_test_id(button).click()
        expect(desk.panel.get_by_test_id("panel")).to_be_visible()
        found[button] = in_both_schemes(desk.page)
        desk.page.keyboard.press("Escape")
        expect(desk.panel).to_have_count(0)
    for path in _PAGES:
        desk.settled(path)
        found[path] = in_both_schemes(desk.page)

    shop = browse().new_page()
    shop.goto(stack.demo_shop)
    chat = bubble(shop)
    chat.say("在吗")
    found["widget"] = in_both_schemes(shop, chat.place)
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_nothing_is_cut_off_on_a_phone(
    stack: Stack,
    office: Office,
    floor: Floor,
    browse: Callable[..., BrowserContext],
    desk_of: Callable[..., Desk],
) -> None:
    """390 pixels wide: no page scrolls sideways, and a conversation is held with the thumb."""
    person = office.hire("王敏", floor, role="system_administrator")
    office.caller(person.username)("PUT", "/me/presence", {"state": "online"})
    visitor = office.writes(floor, "手机上也能看清吗？" * 12)
    desk = desk_of(person, **PHONE)
    wide = {}
    for path in _PAGES:
        desk.settled(path)
        wide[path] = _overflow(desk.page)
    desk.settled("inbox")
    desk.open(desk.row(visitor.conversation_id), gone=True)
    desk.composer.fill("能")
    desk.page.get_by_test_id("send").tap()
    expect(desk.message("能").last).to_be_visible()
    wide["conversation"] = _overflow(desk.page)
    desk.page.get_by_test_id("panel-toggle").tap()
    expect(desk.customer).to_be_visible()
    wide["customer"] = _overflow(desk.page)

    page = browse(**PHONE).new_page()
    page.goto(f"{stack.console}/chat/{floor.channel_key}")
    Chat(page).say("长" * 400)
    wide["portal"] = _overflow(page)
    assert {name: pixels for name, pixels in wide.items() if pixels} == {}


def _overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width


def test_by_keyboard_alone(office: Office, floor: Floor, desk_of: Callable[..., Desk]) -> None:
    """From the palette into the inbox, through the list, an answer, a note; the mouse is never touched."""
    person = office.hire("王敏", floor)
    office.caller(person.username)("PUT", "/me/presence", {"state": "online"})
    desk = desk_of(person).settled("canned-replies")
    older = office.writes(floor, "先来的")
    newer = office.writes(floor, "后来的")
    keyboard = desk.page.keyboard
    keyboard.press("Control+k")
    palette = desk.page.get_by_role("dialog")
    expect(palette.get_by_role("textbox")).to_be_focused()
    keyboard.type("会话")
    expect(desk.page.get_by_role("option").first).to_contain_text("会话")
    keyboard.press("Enter")
    expect(palette).to_have_count(0)
    expect(desk.rows).to_have_count(2)
    keyboard.press("j")
    expect(desk.row(newer.conversation_id)).to_have_attribute("aria-current", "true")
    keyboard.press("j")
    expect(desk.row(older.conversation_id)).to_have_attribute("aria-current", "true")
    keyboard.press("k")
    expect(desk.row(newer.conversation_id)).to_have_attribute("aria-current", "true")
    expect(desk.message("后来的")).to_be_visible()
    expect(desk.composer).to_be_enabled()
    keyboard.press("r")
    expect(desk.composer).to_be_focused()
    keyboard.type("jk 也只是字母")
    keyboard.press("Enter")
    expect(desk.message("jk 也只是字母")).to_be_visible()
    keyboard.press("Escape")
    expect(desk.composer).not_to_be_focused()
    keyboard.press("n")
    expect(desk.composer).to_be_focused()
    keyboard.type("键盘写的备注")
    _left_while_saving(desk)
    keyboard.press("?")
    expect(desk.page.get_by_role("dialog")).to_contain_text("下一行")


def _left_while_saving(desk: Desk) -> None:
    """Whoever leaves the field while the note is on its way is not called back when it is there."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.page.route("**/notes", hold)
    with desk.page.expect_request("**/notes"):
        desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Escape")
    expect(desk.composer).not_to_be_focused()
    held[0].continue_()
    expect(desk.thread.get_by_test_id("note")).to_contain_text("键盘写的备注")
    expect(desk.composer).not_to_be_focused()
