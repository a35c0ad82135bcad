"""The console as an agent uses it."""

import re
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

#: What the bottom line says while events arrive.
_LIVE: Final = re.compile("^ ?(?:实时连接正常|Live) ?$")


class Desk:
    """One console page. Methods do what a person does and return when the screen shows that it happened."""

    def __init__(self, page: Page, console: str) -> None:
        self.page = page
        self.console = console

    # ------------------------------------------------------------ coming in

    def sign_in(self, username: str, password: str) -> "Desk":
        """Through the sign-in page; returns on the first page behind it."""
        self.page.goto(f"{self.console}/sign-in")
        self.page.locator("input[name=username]").fill(username)
        self.page.locator("input[name=password]").fill(password)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_test_id("sign-in")).to_have_count(0)
        return self

    def inbox(self, view: str | None = None) -> "Desk":
        """The inbox, with a live line; `view` chooses a list."""
        self.page.goto(f"{self.console}/inbox" + (f"?view={view}" if view else ""))
        expect(self.page.get_by_test_id("live")).to_have_text(_LIVE)
        return self

    def presence(self, state: str = "在线") -> "Desk":
        """Chooses a state in the person's menu."""
        menu = self.page.get_by_test_id("user-menu").first
        menu.click()
        self.page.get_by_role("menuitemcheckbox", name=state, exact=True).click()
        expect(menu).to_contain_text(state)
        return self

    def change_password(self, current: str, new: str) -> "Desk":
        """On the account page, where a first sign-in leads."""
        for field, value in (("current", current), ("new", new), ("repeat", new)):
            self.page.locator(f'[data-field="{field}"] input').fill(value)
        self.page.locator('[data-field="repeat"] input').press("Enter")
        expect(self.page.get_by_role("status").filter(has_text="密码已修改")).to_be_visible()
        return self

    # ------------------------------------------------------------ the list

    def row(self, conversation_id: str) -> Locator:
        """The list's row of a conversation."""
        return self.page.locator(f'[data-test=conversation][data-id="{conversation_id}"]')

    @property
    def rows(self) -> Locator:
        """All rows that the list shows."""
        return self.page.get_by_test_id("conversation")

    def view(self, name: str) -> "Desk":
        """Changes the list: mine, incoming, queued, open, closed."""
        tab = self.page.get_by_test_id(f"view-{name}")
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        return self

    def open(self, row: Locator, *, gone: bool = False) -> "Desk":
        """Opens a conversation from its row. `gone`: on a phone the thread takes the list's place."""
        row.click()
        if not gone:
            expect(row).to_have_attribute("aria-current", "true")
        expect(self.composer).to_be_visible()
        return self

    def open_id(self, conversation_id: str) -> "Desk":
        """Opens a conversation by its address."""
        self.page.goto(f"{self.console}/inbox/{conversation_id}")
        expect(self.page.get_by_test_id("live")).to_have_text(_LIVE)
        expect(self.composer).to_be_visible()
        return self

    # ------------------------------------------------------------ the thread

    @property
    def thread(self) -> Locator:
        """The conversation's messages."""
        return self.page.get_by_test_id("thread")

    @property
    def customer(self) -> Locator:
        """Who the customer is, beside the thread."""
        return self.page.get_by_test_id("customer-panel")

    def colleagues(self) -> "Desk":
        """Opens the list of who is there."""
        self.page.get_by_test_id("colleagues").click()
        expect(self.page.get_by_test_id("colleague").first).to_be_visible()
        return self

    def colleague(self, name: str) -> Locator:
        """A colleague in that list; names may repeat from story to story, so the newest place of work counts."""
        return self.page.get_by_test_id("colleague").filter(has_text=name)

    @property
    def banner(self) -> Locator:
        """A hand-over that waits for an answer."""
        return self.page.get_by_test_id("transfer-banner")

    @property
    def composer(self) -> Locator:
        """Where answers and notes are written."""
        return self.page.get_by_test_id("composer")

    def message(self, text: str) -> Locator:
        """The stored message with this text."""
        return self.thread.get_by_test_id("message").filter(has_text=text)

    def delivery(self, text: str) -> Locator:
        """What stands under an own message: sent, delivered, read."""
        return self.message(text).get_by_test_id("delivery")

    def say(self, text: str) -> "Desk":
        """Answers; returns when the message is stored."""
        self.composer.fill(text)
        self.composer.press("Enter")
        expect(self.message(text)).to_have_count(1)
        return self

    def note(self, text: str) -> "Desk":
        """Writes an internal note."""
        self.page.get_by_test_id("mode-note").click()
        self.composer.fill(text)
        self.page.get_by_test_id("send").click()
        expect(self.thread.get_by_test_id("note").filter(has_text=text)).to_have_count(1)
        self.page.get_by_test_id("mode-reply").click()
        return self

    def attach(self, *files: Any) -> "Desk":
        """Adds files, looks at them before they go, and sends them."""
        self.page.locator("input[type=file]").set_input_files(list(files))
        tray = self.page.get_by_test_id("attachment")
        expect(tray).to_have_count(len(files))
        self.page.get_by_test_id("send").click()
        expect(tray).to_have_count(0)
        return self

    # ------------------------------------------------------------ forms beside the page

    def settled(self, path: str) -> "Desk":
        """Goes to a page; returns when nothing on it is loading."""
        self.page.goto(f"{self.console}/{path}", wait_until="networkidle")
        expect(self.page.locator("#main")).to_be_visible()
        expect(self.page.get_by_test_id("skeleton")).to_have_count(0)
        return self

    def add(self) -> "Desk":
        """Opens the form of a new row."""
        self.page.get_by_test_id("add").click()
        expect(self.page.get_by_test_id("panel")).to_be_visible()
        return self

    def right(self, name: str) -> "Desk":
        """Gives or takes a right in a role's form."""
        self.panel.locator(f'[title="{name}"]').get_by_role("checkbox").click()
        return self

    @property
    def panel(self) -> Locator:
        """The slide-over that is open."""
        return self.page.get_by_role("dialog")

    def choose(self, field: str, option: str, *, many: bool = False) -> "Desk":
        """Chooses from a list of a form; `field` is its key. A list of `many` stays open until it is left."""
        self.panel.locator(f'[data-field="{field}"]').locator("button").first.click()
        self.page.get_by_role("option", name=option).first.click()
        if many:
            self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("option")).to_have_count(0)
        return self

    def write(self, field: str, text: str) -> "Desk":
        """Fills a line or a text of a form."""
        self.panel.locator(f'[data-field="{field}"]').locator("input, textarea").first.fill(text)
        return self

    def save(self) -> "Desk":
        """Sends the form; returns when it went away."""
        self.page.get_by_test_id("save").click()
        expect(self.page.get_by_test_id("panel")).to_have_count(0)
        return self

    def close(self, category: str, result: str = "已解决") -> "Desk":
        """Ends the round of service in hand."""
        self.page.get_by_test_id("close").click()
        self.choose("category_id", category).choose("result", result).save()
        return self

    def transfer(self, to: str, note: str) -> "Desk":
        """Asks a colleague or a team to take over."""
        self.page.get_by_test_id("transfer").click()
        self.choose("to", to).write("note", note).save()
        return self
