"""Chromium as the stories use it, and the watch that nothing goes wrong behind a screen that looks right."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

CHROMIUM: Final = "/usr/bin/chromium"
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)
LAUNCH: Final[dict[str, Any]] = {"executable_path": CHROMIUM, "headless": True, "args": list(FLAGS)}
CONTEXT: Final[dict[str, Any]] = {
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "reduced_motion": "reduce",
}
DESKTOP: Final[dict[str, int]] = {"width": 1440, "height": 900}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
#: A page that does not know yet whether somebody is signed in asks, and Chromium reports the honest "no" as an error.
_WHO_AM_I: Final = re.compile(r"status of 401 .*/api/v1/me$")
_LOCAL: Final = re.compile(r"^(?:(?:https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:)")


@dataclass
class Watch:
    """Hears every context of a story: errors in the console, requests that leave the machine, faults of the server."""

    faults: list[str] = field(default_factory=list)
    _expected: list[re.Pattern[str]] = field(default_factory=lambda: [_WHO_AM_I])

    def over(self, context: BrowserContext) -> None:
        """Listens to all pages that the context has and will have."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("response", self._response)

    @contextmanager
    def expecting(self, *patterns: str) -> Iterator[None]:
        """Console errors that match (text and address) belong to the story while this is open."""
        added = [re.compile(pattern) for pattern in patterns]
        self._expected += added
        try:
            yield
        finally:
            for pattern in added:
                self._expected.remove(pattern)

    def _note(self, fault: str) -> None:
        if not any(pattern.search(fault) for pattern in self._expected):
            self.faults.append(fault)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text} {message.location.get('url', '')}")

    def _error(self, error: WebError) -> None:
        self._note(f"uncaught: {error.error.message}")

    def _request(self, request: Request) -> None:
        if not _LOCAL.match(request.url):
            self._note(f"request leaves the machine: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self._note(f"server fault: {response.status} {response.url}")
