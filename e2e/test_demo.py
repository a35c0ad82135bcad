"""The demo company: made by one command, looked at by its own staff, removed by another."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Response, expect

from e2e.desk import Desk
from e2e.office import Caller, sign_in
from e2e.shopper import bubble
from tools import stack as stacks
from tools.stack import ROOT, Stack

#: Making the company takes a minute or two on a quiet machine.
_PATIENCE_S: Final = 600
_COUNTS: Final = {"/shops": 3, "/customers": 2_000, "/orders": 6_000, "/canned-replies": 60, "/tickets": 150}
_CONVERSATIONS: Final = 390
#: The staff and the administrator every installation begins with.
_USERS: Final = 15
#: Who waits for the own shop's team.
_WAITING: Final = 2


@pytest.fixture(scope="module")
def company() -> Iterator[Stack]:
    """`zhike up --demo`, once for all that is looked at."""
    with stacks.running("--demo", timeout_s=_PATIENCE_S) as running:
        yield running


def test_the_demo_company_is_whole_works_and_goes(company: Stack, browse: Callable[..., BrowserContext]) -> None:
    """Everything it promises is there, its manager signs in and sees figures, and one command removes it."""
    staff = json.loads((company.home / "ready.json").read_text(encoding="utf-8"))["demo"]
    assert len(staff["users"]) == 14
    manager = next(one["username"] for one in staff["users"] if one["role"] == "manager")
    with _caller(company, company.username, company.password) as admin:
        _everything_is_there(admin)
    with _caller(company, manager, staff["password"]) as caller:
        _orders_have_buyers(caller)
    _the_agent_finds_work(company, staff["password"])
    _whom_the_shop_signs_in_is_known(company, browse())

    desk = Desk(browse().new_page(), company.console).sign_in(manager, staff["password"])
    desk.page.goto(f"{company.console}/overview?period=30d")
    expect(desk.page.get_by_test_id("figure-conversations_new")).to_contain_text(re.compile("[1-9]"))
    desk.page.close()

    _it_goes(company)


@contextmanager
def _caller(company: Stack, username: str, password: str) -> Iterator[Caller]:
    caller = Caller(company.api, sign_in(company.api, username, password))
    yield caller
    caller.close()


def _total(caller: Caller, path: str, **query: Any) -> int:
    total = caller("GET", path, total=1, limit=1, **query)["total"]
    assert total["exact"]
    return int(total["value"])


def _everything_is_there(admin: Caller) -> None:
    assert {path: _total(admin, path) for path in _COUNTS} == _COUNTS
    assert _total(admin, "/users") == _USERS
    assert _total(admin, "/conversations", **{"filter[state]": "all"}) >= _CONVERSATIONS
    figures = {one["metric"]: one for one in admin("GET", "/overview", period="30d")["figures"]}
    assert figures["conversations_new"]["count"] > 100
    assert figures["first_response"]["value"] > 0


def _orders_have_buyers(manager: Caller) -> None:
    """Every order is one of the imported customers', who all have names."""
    orders: list[dict[str, Any]] = manager("GET", "/orders", limit=100)["items"]
    assert len(orders) == 100
    assert all(one["customer"]["name"] for one in orders)


def _the_agent_finds_work(company: Stack, password: str) -> None:
    """The agent of the own shop has one conversation, and room for the few who wait."""
    with _caller(company, "wang.min", password) as agent:
        assert _total(agent, "/conversations", **{"filter[state]": "queued"}) == _WAITING
        state: dict[str, Any] = {"filter[state]": "mine"}
        mine = agent("GET", "/conversations", **state)["items"]
        assert len(mine) == 1


def _whom_the_shop_signs_in_is_known(company: Stack, context: BrowserContext) -> None:
    """Who signs in on the shop's page is the customer with the orders."""
    page = context.new_page()
    page.goto(company.demo_shop)
    with page.expect_response(_is_signed_in) as opened:
        page.get_by_label("孙丽").check()
        bubble(page)
    customer = opened.value.json()["customer"]
    assert customer["name"] == "孙丽"
    with _caller(company, company.username, company.password) as admin:
        found = admin("GET", "/orders", **{"filter[customer]": customer["id"]})["items"]
        assert {"shipped", "signed", "refunded", "completed"} == {one["status"]["category"] for one in found}
    page.close()


def _is_signed_in(response: Response) -> bool:
    """Whether a widget was opened with the shop's word of who its customer is."""
    return response.url.endswith("/widget/sessions") and bool((response.request.post_data_json or {}).get("shop_token"))


def _it_goes(company: Stack) -> None:
    folder = company.home / "demo"
    assert folder.is_dir()
    company.process.send_signal(signal.SIGINT)
    assert company.process.wait(60) == 0
    variables = os.environ | {"ZHIKE_HOME": str(company.home), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "zhike", "demo", "remove"]
    assert subprocess.run(command, env=variables, cwd=ROOT, check=False, capture_output=True).returncode == 0
    assert not folder.exists()
