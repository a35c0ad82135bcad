"""The stage of every story: one fresh installation for all that run one after another, one browser, and people who come
in.

Addresses, names and passwords are those of a first start. A story that needs a team makes its own, so stories neither
share conversations nor wait for each other.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from e2e.browser import CONTEXT, DESKTOP, LAUNCH, Watch
from e2e.desk import Desk
from e2e.office import Floor, Office, Person
from e2e.shopper import Chat
from tools import stack as stacks
from tools.bootstrap import browser as built
from tools.stack import Stack

ROOT: Final = Path(__file__).resolve().parents[1]
_PATIENCE_MS: Final = 15_000


def pytest_configure(config: pytest.Config) -> None:
    """A story that fails leaves its trace and its last screen in the ignored cache folder."""
    config.option.screenshot = "only-on-failure"
    config.option.tracing = "retain-on-failure"
    # Each of those that run side by side has a folder of its own: it is emptied at the start.
    config.option.output = str(ROOT / ".cache" / "e2e" / os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole product, started as a newcomer starts it."""
    if not (ROOT / "web" / "dist" / "console" / "index.html").is_file():
        built.ensure_built()
    with stacks.running() as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium."""
    return LAUNCH


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A person in Shanghai who reads Chinese."""
    return CONTEXT


@pytest.fixture(scope="session", autouse=True)
def _manners(playwright: Playwright) -> None:
    playwright.selectors.set_test_id_attribute("data-test")
    expect.set_options(timeout=_PATIENCE_MS)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the story when something went wrong behind the screens."""
    watch = Watch()
    yield watch
    assert watch.faults == []


@pytest.fixture
def browse(watch: Watch, new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """A browser of somebody: own cookies, own storage, watched."""

    def open_context(**options: object) -> BrowserContext:
        context = new_context(**{"viewport": DESKTOP} | options)
        context.set_default_timeout(_PATIENCE_MS)
        watch.over(context)
        return context

    return open_context


@pytest.fixture(scope="session")
def office(stack: Stack) -> Iterator[Office]:
    """The administrator's hands."""
    office = Office.open(stack.api, stack.username, stack.password)
    yield office
    office.close()


@pytest.fixture
def floor(office: Office) -> Floor:
    """A team with a web channel of its own."""
    return office.floor()


@pytest.fixture
def desk_of(stack: Stack, browse: Callable[..., BrowserContext]) -> Callable[..., Desk]:
    """Somebody's console in a browser of their own, signed in through the sign-in page."""

    def come_in(person: Person, **options: object) -> Desk:
        return Desk(browse(**options).new_page(), stack.console).sign_in(person.username, person.password)

    return come_in


@pytest.fixture
def portal_of(stack: Stack, browse: Callable[..., BrowserContext]) -> Callable[..., Chat]:
    """A customer on the full-page chat of a floor's channel, in a browser of their own."""

    def arrive(floor: Floor, **options: object) -> Chat:
        page: Page = browse(**options).new_page()
        page.goto(f"{stack.console}/chat/{floor.channel_key}")
        chat = Chat(page)
        expect(chat.box).to_be_visible()
        return chat

    return arrive
