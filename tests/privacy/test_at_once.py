"""A customer writes in the very moment of being erased, on real connections: never does a word stay behind."""

from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from tests.conversations.conftest import Api, Widget, World, _user, build_world, ports, read
from tests.conversations.test_races import at_once
from tests.plumbing.database import Urls
from zhike.conversations.models import Episode, Message, VisitorSession
from zhike.customers.models import Customer, Identity
from zhike.kernel.live.frames import FeedEvent
from zhike.kernel.live.revoking import revocation_of

__all__ = ["ports"]

ROUNDS = 5


@pytest.fixture
def world(db_committed: Urls) -> Iterator[World]:
    yield build_world()
    connections.close_all()


def closed_thread(world: World, mark: int) -> tuple[Widget, str]:
    """A conversation that has just ended, and its customer."""
    widget = world.widget()
    path = f"/conversations/{widget.say(f'第 {mark} 位')['conversation_id']}"
    wang = world.api(world.wang)
    world.online(world.wang)
    detail = read(wang.post(f"{path}/take"))
    body = {"category_id": str(world.category_id), "result": "solved"}
    read(wang.post(f"{path}/close", body, version=detail["episode"]["version"]))
    return widget, str(detail["customer"]["id"])


def _write_or_erase(widget: Widget, admin: Api, customer: dict[str, Any], number: int) -> int:
    """The third of five erases, the others write."""
    if number == 2:
        body = {"number": customer["number"], "reason": "客户要求"}
        path = f"/customers/{customer['id']}/erase"
        return int(admin.post(path, body, key="erase-" + customer["number"], version=customer["version"]).status_code)
    words = {"kind": "text", "text": "还在吗，我的电话是 13800001234"}
    return int(widget.post("/widget/messages", words, key=f"late-{customer['number']}-{number}").status_code)


def test_nothing_is_written_into_an_erased_thread(world: World) -> None:
    admin = world.api(_user("eraser", "管理", "system_administrator", world.team_id, world.shop_id))
    for mark in range(ROUNDS):
        widget, customer_id = closed_thread(world, mark)
        customer = read(admin.get(f"/customers/{customer_id}"))
        codes = at_once(5, partial(_write_or_erase, widget, admin, customer))
        erased = Customer.objects.get(pk=customer_id).erased_at is not None
        left = Message.objects.filter(conversation__customer_id=customer_id).exclude(text="").count()
        assert set(codes) <= {200, 201, 401, 409}, codes
        assert codes[2] == (200 if erased else 409)
        assert (left == 0) is erased
        assert Episode.objects.filter(customer_id=customer_id, closed_at=None).count() == (0 if erased else 1)
        assert not erased or not VisitorSession.objects.filter(customer_id=customer_id).exists()
        assert not erased or not Identity.objects.filter(customer_id=customer_id, verified=True).exists()


def test_the_sockets_of_an_erased_customer_are_closed() -> None:
    records = ["01a20000-0000-7000-8000-000000000001", "01a20000-0000-7000-8000-000000000002"]
    payload = f'{{"customer_id": "{records[0]}", "customer_ids": ["{records[0]}", "{records[1]}"]}}'
    gone = UUID(records[0])
    event = FeedEvent(1, 7, "customers.customer_erased", "", "user", None, "customer", gone, 2, (), payload)
    found = revocation_of(event)
    assert found is not None
    assert {str(owner) for owner in found.user_ids} == set(records)
