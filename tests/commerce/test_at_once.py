"""Many people at one order, on real connections: one moves it, and refunds never pass what was paid."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tests.commerce.conftest import World, key
from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.plumbing.threads import at_once
from tests.spine_fixture import Spine
from zhike.commerce.models import Order, OrderChange, Refund
from zhike.kernel.events.stored import last_pos

SESSIONS = 20


@pytest.fixture
def world(db_committed: Urls) -> Iterator[World]:
    yield World(Cast(Spine(last_pos())))
    connections.close_all()


def callers(world: World) -> list[Api]:
    """Chen Jing in twenty windows of one session."""
    token = world.api("chen").headers["Authorization"].removeprefix("Bearer ")
    return [Api(token) for _ in range(SESSIONS)]


def test_of_twenty_who_move_an_order_one_does_and_the_others_are_told(world: World) -> None:
    order = world.order()
    apis = callers(world)
    path = f"/orders/{order['id']}/actions"
    body = {"confirm": True, "reason": "核实"}

    def move(number: int) -> Any:
        action = ("confirm_payment", "mark_abnormal")[number % 2]
        return apis[number].call("POST", f"{path}/{action}", body, key=key(), version=1)

    statuses = sorted(answer.status_code for answer in at_once(SESSIONS, move))
    assert statuses == [200] + [409] * (SESSIONS - 1)
    assert Order.objects.get(pk=order["id"]).version == 2
    assert OrderChange.objects.filter(order_id=order["id"], kind="status").count() == 1


def test_refunds_entered_at_once_stay_within_what_was_paid(world: World) -> None:
    order = world.order(paid=9_800)
    apis = callers(world)
    path = f"/orders/{order['id']}"

    def refund(number: int) -> int:
        for _ in range(SESSIONS):
            version = apis[number].get(path)["version"]
            body = {"amount": 3_000, "reason": "少发", "status": "done"}
            answer = apis[number].call("POST", f"{path}/refunds", body, key=key(), version=version)
            if answer.status_code == 201 or answer.json()["code"] != "conflict.version":
                return int(answer.status_code)
        return 0

    statuses = at_once(SESSIONS, refund)
    row = Order.objects.get(pk=order["id"])
    done = Refund.objects.filter(order_id=order["id"], status="done").count()
    assert row.refunded_amount == done * 3_000 <= row.paid_amount
    assert statuses.count(201) == done
