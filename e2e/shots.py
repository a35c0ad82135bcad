"""`./zhike shots`: pictures of every screen, on a desk light and dark, in English, and on a phone.

Starts the demo company in a folder of its own, adds a day to it, and writes `<screen>-<variant>.png`. `--only WORD`
makes only those whose name contains the word.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from e2e.browser import CONTEXT, DESKTOP, LAUNCH, PHONE, Watch
from e2e.desk import Desk
from e2e.office import Floor, Office
from e2e.shopper import Chat, bubble
from e2e.showcase import Day, fill
from tools import stack as stacks
from tools.stack import Stack


@dataclass(frozen=True)
class Variant:
    """One way to look at every screen."""

    name: str
    options: dict[str, Any]
    language: str = "zh-CN"

    @property
    def phone(self) -> bool:
        """Whether the screen is a phone's."""
        return "is_mobile" in self.options


VARIANTS: Final = (
    Variant("1440", {"viewport": DESKTOP}),
    Variant("1440-dark", {"viewport": DESKTOP, "color_scheme": "dark"}),
    Variant("1440-en", {"viewport": DESKTOP, "locale": "en-GB"}, "en"),
    Variant("390", PHONE),
    Variant("390-dark", {**PHONE, "color_scheme": "dark"}),
)
#: Pages of the console by name; what follows `?` opens a form.
PAGES: Final = {
    "inbox-queue": "inbox?view=queued",
    "inbox-closed": "inbox?view=closed",
    "overview": "overview?period=30d",
    "overview-rows": "overview/rows?metric=conversations_open",
    "queue": "queue",
    "board": "board",
    "customers": "customers",
    "customer-new": "customers?open=new",
    "customer-tags": "customer-tags",
    "orders": "orders",
    "order-board": "order-board",
    "order-statuses": "order-statuses",
    "products": "products",
    "tickets": "tickets",
    "ticket-new": "tickets?open=new",
    "ticket-types": "ticket-types",
    "ticket-statuses": "ticket-statuses",
    "ticket-priorities": "ticket-priorities",
    "imports": "imports",
    "search": "search?q=退款",
    "search-empty": "search?q=没有这样的东西",
    "ratings": "ratings",
    "company": "company",
    "users": "users",
    "user-new": "users?open=new",
    "roles": "roles",
    "role-new": "roles?open=new",
    "teams": "teams",
    "departments": "departments",
    "skills": "skills",
    "shops": "shops",
    "channels": "channels",
    "channel-new": "channels?open=new",
    "calendars": "calendars",
    "sla-policies": "sla-policies",
    "rating-scales": "rating-scales",
    "categories": "categories",
    "conversation-tags": "conversation-tags",
    "canned-replies": "canned-replies",
    "settings": "settings",
    "audit": "audit",
    "notifications": "notifications",
    "account": "account",
    "missing": "no-such-page",
}
#: A platform's report, with a row that cannot be used.
_REPORT: Final = (
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n"
    "SH-9001,38.0,38.0,上海,2026-02-01 00:14:15,2026-02-01 00:14:20,0.0\n"
    "SH-9002,76.5,0.0,四川省,2026-02-01 00:17:47,2026-02-01 00:17:58,76.5\n"
    "SH-9003,一百,0.0,浙江省,2026-02-01 00:20:00,,0.0\n"
)


#: Fonts are there, and every picture is drawn or known to be broken.
_READY: Final = "document.fonts.ready.then(() => Promise.all([...document.images].map(i => i.decode().catch(() => 0))))"


class Camera:
    """Takes the pictures of one variant whose name contains the wanted word."""

    def __init__(self, browser: Browser, variant: Variant, folder: Path, only: str) -> None:
        self.variant = variant
        self.taken = 0
        self._folder = folder
        self._only = only
        self._browser = browser

    def wants(self, screen: str) -> bool:
        """Whether this picture was asked for."""
        return self._only in f"{screen}-{self.variant.name}"

    @contextmanager
    def page(self, watch: Watch) -> Iterator[Page]:
        """A browser of its own for this variant."""
        context = self._browser.new_context(**{**CONTEXT, **self.variant.options})
        watch.over(context)
        yield context.new_page()
        context.close()

    def take(self, page: Page, screen: str) -> None:
        """Writes the picture as soon as fonts and images are there."""
        if not self.wants(screen):
            return
        page.evaluate(_READY)
        page.screenshot(path=self._folder / f"{screen}-{self.variant.name}.png", animations="disabled")
        self.taken += 1


def _conversation(desk: Desk, day: Day, camera: Camera) -> None:
    """The inbox with everything in it, and what opens from it."""
    desk.settled("inbox")
    camera.take(desk.page, "inbox-list")
    desk.open_id(day.chosen)
    expect(desk.thread.get_by_test_id("note").last).to_be_visible()
    camera.take(desk.page, "inbox")
    if camera.variant.phone:
        desk.page.get_by_test_id("panel-toggle").tap()
        expect(desk.customer).to_be_visible()
        camera.take(desk.page, "customer")
        return
    desk.page.get_by_test_id("why").first.click()
    desk.colleagues()
    camera.take(desk.page, "colleagues")
    desk.page.keyboard.press("Escape")
    desk.composer.fill("/")
    expect(desk.page.get_by_role("option").first).to_be_visible()
    camera.take(desk.page, "canned")
    desk.composer.fill("")
    for name in ("transfer", "close"):
        desk.page.get_by_test_id(name).click()
        expect(desk.page.get_by_test_id("panel")).to_be_visible()
        camera.take(desk.page, name)
        desk.page.keyboard.press("Escape")
        expect(desk.page.get_by_test_id("panel")).to_have_count(0)
    desk.page.keyboard.press("Control+k")
    expect(desk.page.get_by_role("option").first).to_be_visible()
    camera.take(desk.page, "palette")
    desk.page.keyboard.press("Escape")
    desk.open_id(day.closed)
    camera.take(desk.page, "closed")


def _records(desk: Desk, day: Day, camera: Camera) -> None:
    """A customer, an order and a ticket; what the palette finds; a file before it comes in."""
    records = {
        "customer-page": f"customers/{day.customer}",
        "order": f"orders/{day.order}",
        "ticket": f"tickets/{day.ticket}",
    }
    for screen, path in records.items():
        if camera.wants(screen):
            desk.settled(path)
            camera.take(desk.page, screen)
    if camera.wants("palette-hits") and not camera.variant.phone:
        desk.settled("inbox").page.keyboard.press("Control+k")
        desk.page.keyboard.type("孙丽")
        expect(desk.page.get_by_role("option").filter(has_text="SH26").first).to_be_visible()
        camera.take(desk.page, "palette-hits")
    if camera.wants("import-wizard"):
        desk.settled("imports").page.get_by_test_id("import-new").click()
        desk.page.get_by_test_id("import-file").set_input_files(
            {"name": "二月订单.csv", "mimeType": "text/csv", "buffer": _REPORT.encode("gb18030")}
        )
        expect(desk.page.get_by_test_id("import-mapping")).to_be_visible()
        camera.take(desk.page, "import-wizard")


def _console(stack: Stack, office: Office, day: Day, camera: Camera, watch: Watch) -> None:
    office.caller(day.me.username)("PATCH", "/me", {"language": camera.variant.language})
    with camera.page(watch) as page:
        page.goto(f"{stack.console}/sign-in")
        expect(page.locator("input[name=username]")).to_be_visible()
        camera.take(page, "sign-in")
        desk = Desk(page, stack.console).sign_in(day.me.username, day.me.password)
        _conversation(desk, day, camera)
        _records(desk, day, camera)
        for screen, path in PAGES.items():
            if camera.wants(screen):
                desk.settled(path)
                camera.take(page, screen)
    with camera.page(watch) as page:
        desk = Desk(page, stack.console).sign_in(day.newcomer.username, day.newcomer.password)
        desk.settled("roles")
        camera.take(page, "denied")


def _chat(stack: Stack, floor: Floor, camera: Camera, watch: Watch) -> None:
    with camera.page(watch) as page:
        page.goto(stack.demo_shop)
        camera.take(page, "shop")
        chat = bubble(page)
        expect(chat.log).to_be_visible()
        camera.take(page, "widget-new")
        chat.say("这款耳机支持七天无理由吗？")
        camera.take(page, "widget")
    with camera.page(watch) as page:
        page.goto(f"{stack.console}/chat/{floor.channel_key}#language={camera.variant.language}")
        Chat(page).say("请问今天几点发货？")
        camera.take(page, "portal")


def shoot(play: Playwright, stack: Stack, folder: Path, only: str) -> tuple[int, list[str]]:
    """Fills the installation and takes all pictures; answers how many, and what went wrong behind them."""
    play.selectors.set_test_id_attribute("data-test")
    expect.set_options(timeout=20_000)
    office = Office.open(stack.api, stack.username, stack.password)
    day = fill(office, stack)
    watch = Watch()
    browser = play.chromium.launch(**LAUNCH)
    taken = 0
    for variant in VARIANTS:
        camera = Camera(browser, variant, folder, only)
        _console(stack, office, day, camera, watch)
        _chat(stack, day.floor, camera, watch)
        taken += camera.taken
        sys.stdout.write(f"{variant.name}: {camera.taken}\n")
    browser.close()
    office.close()
    return taken, watch.faults


def main() -> int:
    """Answers 1 when something went wrong behind the pictures."""
    parser = argparse.ArgumentParser(prog="zhike shots")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with stacks.running("--demo", timeout_s=600) as stack, sync_playwright() as play:
        taken, faults = shoot(play, stack, options.out, options.only)
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"{taken} pictures in {options.out}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
