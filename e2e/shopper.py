"""The customer's side: the chat in the bubble of a shop page, or as a full page."""

from typing import Any

from playwright.sync_api import BrowserContext, Frame, Locator, Page, expect


class Chat:
    """The chat itself, wherever it stands. Methods return when the screen shows that it happened."""

    def __init__(self, place: Page | Frame) -> None:
        self.place = place

    @property
    def context(self) -> BrowserContext:
        """The customer's browser."""
        page = self.place.page if isinstance(self.place, Frame) else self.place
        return page.context

    @property
    def log(self) -> Locator:
        """All that was said."""
        return self.place.get_by_role("log")

    @property
    def box(self) -> Locator:
        """Where the customer writes."""
        return self.place.locator(".composer textarea")

    def message(self, text: str) -> Locator:
        """A message that is stored."""
        return self.place.locator(".row[data-seq]").filter(has_text=text)

    def pending(self, text: str) -> Locator:
        """A message that is on its way or was not sent."""
        return self.place.locator(".row.own:not([data-seq])").filter(has_text=text)

    def say(self, text: str) -> "Chat":
        """Writes and sends; returns when the message is stored."""
        self.type(text)
        expect(self.message(text)).to_have_count(1)
        return self

    def type(self, text: str) -> "Chat":
        """Writes and presses Enter; does not wait."""
        self.box.fill(text)
        self.box.press("Enter")
        return self

    def attach(self, *files: Any) -> "Chat":
        """Adds files."""
        self.place.locator(".composer input[type=file]").set_input_files(list(files))
        return self

    @property
    def head(self) -> Locator:
        """Who is on the other side, and whether somebody is there."""
        return self.place.locator(".head")


def bubble(page: Page) -> Chat:
    """Opens the chat by a click on the bubble in the lower right corner of a shop page."""
    page.wait_for_function("window.zhike && window.zhike.on === 1")
    size = page.viewport_size
    assert size is not None
    page.mouse.click(size["width"] - 48, size["height"] - 48)
    return inside(page)


def inside(page: Page) -> Chat:
    """The open chat of a shop page. The frame stands in a closed shadow root: no selector leads there."""
    while not (found := [frame for frame in page.frames if "/widget/frame?" in frame.url]):
        page.wait_for_event("framenavigated")
    chat = Chat(found[0])
    expect(chat.box).to_be_visible()
    return chat
