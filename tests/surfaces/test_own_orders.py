"""A customer's own orders in the chat: whose they are, what is shown, and who is stopped."""

from datetime import timedelta
from typing import Any

import pytest

from tests.commerce.conftest import ADDRESS, PHONE, World, world
from tests.plumbing.callers import read
from tests.spine_fixture import spine
from zhike.customers.public import Claims
from zhike.kernel.clock import FrozenClock

__all__ = ["spine", "world"]

LAST4 = PHONE[-4:]


@pytest.fixture
def order(world: World) -> dict[str, Any]:
    """An order of a customer whom the shop vouches for."""
    return world.order(customer_id=world.customer())


def follow(caller: Any, key: str, status: int = 200) -> Any:
    return read(caller.call("POST", "/widget/orders/follow", {"key": key}), status)


def _look_up(caller: Any, number: str, last4: str, status: int) -> Any:
    return read(caller.call("POST", "/widget/orders/lookup", {"number": number, "last4": last4}), status)


def test_whom_the_shop_vouches_for_has_their_own_orders_and_nobody_elses(world: World, order: dict[str, Any]) -> None:
    other = world.order()
    mine = world.cast.widget(claims=Claims("sun-li", "孙丽", phone=PHONE))
    shown = mine.get("/widget/orders")
    assert shown["signed_in"] is True
    assert [one["number"] for one in shown["items"]] == [order["number"]]
    assert mine.get(f"/widget/orders/{order['id']}")["number"] == order["number"]
    read(mine.call("GET", f"/widget/orders/{other['id']}"), 404)


def test_a_stranger_lists_nothing_even_after_writing(world: World, order: dict[str, Any]) -> None:
    stranger = world.cast.widget()
    stranger.say("我的包裹呢")
    assert stranger.get("/widget/orders") == {"signed_in": False, "items": []}
    read(stranger.call("GET", f"/widget/orders/{order['id']}"), 404)


def test_an_order_is_looked_up_and_followed_without_a_further_try(world: World, order: dict[str, Any]) -> None:
    stranger = world.cast.widget()
    found = _look_up(stranger, order["number"], LAST4, 200)
    assert (found["status"]["label"], found["lines"][0]["name"]) == ("待处理", "保温杯")
    world.move(order, "confirm_payment")
    for _again in range(8):
        shown = follow(stranger, found["key"])
        assert (shown["status"]["code"], shown["key"]) == ("paid", found["key"])
    read(stranger.call("GET", f"/widget/orders/{order['id']}?key={found['key']}"), 422)
    text = str(found)
    assert PHONE not in text
    assert ADDRESS not in text
    assert "孙丽" not in text


def test_the_key_of_a_look_up_opens_one_order_to_one_visitor_for_half_an_hour(
    frozen: FrozenClock, world: World, order: dict[str, Any]
) -> None:
    finder, other = world.cast.widget(), world.cast.widget()
    key = _look_up(finder, order["number"], LAST4, 200)["key"]
    assert follow(finder, key)["id"] == order["id"]
    follow(other, key, 404)
    for forged in ("x", key[:-2] + "AA", key + "A"):
        follow(finder, forged, 404)
    follow(finder, "", 422)
    frozen.advance(timedelta(minutes=31))
    follow(finder, key, 404)


def test_wrong_and_unknown_are_one_answer_and_tries_run_out(world: World, order: dict[str, Any]) -> None:
    stranger = world.cast.widget()
    wrong = _look_up(stranger, order["number"], "0000", 404)
    unknown = _look_up(stranger, "NO-SUCH-ORDER", LAST4, 404)
    for problem in (wrong, unknown):
        problem.pop("request_id")
    assert wrong == unknown
    for _try in range(3):
        _look_up(stranger, order["number"], "0000", 404)
    refused = stranger.call("POST", "/widget/orders/lookup", {"number": order["number"], "last4": LAST4})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0


@pytest.mark.parametrize(
    "digits", ["", "12", "12345", "12a4", "\uff11\uff12\uff13\uff14", "\u0661\u0662\u0663\u0664", None, 1234]
)
def test_only_four_digits_are_a_try(world: World, digits: object) -> None:
    stranger = world.cast.widget()
    response = stranger.call("POST", "/widget/orders/lookup", {"number": "A1", "last4": digits})
    assert response.status_code == 422


def test_orders_of_another_shop_are_not_found_here(world: World) -> None:
    elsewhere = world.order(world.cast.b)
    stranger = world.cast.widget()
    _look_up(stranger, elsewhere["number"], LAST4, 404)
