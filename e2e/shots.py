"""`./zhike shots`: pictures of every screen, on a desk light and dark, in English, and on a phone.

Starts an installation of its own, fills it with a day at a shop, and writes `<screen>-<variant>.png`. `--only WORD`
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
    "inbox-empty": "inbox?view=incoming",
    "inbox-queue": "inbox?view=queued",
    "inbox-closed": "inbox?view=closed",
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
    "rating-scales": "rating-scales",
    "categories": "categories",
    "canned-replies": "canned-replies",
    "settings": "settings",
    "audit": "audit",
    "notifications": "notifications",
    "account": "account",
    "missing": "no-such-page",
}


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
    expect(desk.thread.get_by_test_id("note")).to_be_visible()
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


def _console(stack: Stack, office: Office, day: Day, camera: Camera, watch: Watch) -> None:
    office.caller(day.me.username)("PATCH", "/me", {"language": camera.variant.language})
    with camera.page(watch) as page:
        page.goto(f"{stack.console}/sign-in")
        expect(page.locator("input[name=username]")).to_be_visible()
        camera.take(page, "sign-in")
        desk = Desk(page, stack.console).sign_in(day.me.username, day.me.password)
        _conversation(desk, day, camera)
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
    day = fill(office)
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
    with stacks.running() as stack, sync_playwright() as play:
        taken, faults = shoot(play, stack, options.out, options.only)
    sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"{taken} pictures in {options.out}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
