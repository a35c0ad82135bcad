"""What of a customer is shown to whom: beyond one's shops nobody is named."""

from typing import Any
from uuid import UUID

import pytest

from tests.customers.test_api import enter
from tests.plumbing.callers import read
from tests.plumbing.cast import Cast, Side
from tests.suites.scoped import scoped_callers
from zhike.accounts.models import User
from zhike.customers.public import Claims, consultation_close, consultation_open, customer_dealt_with
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Scope
from zhike.kernel.ids import new_id

ELSEWHERE = {
    "episode_id": None,
    "conversation_id": None,
    "shop_id": None,
    "handler": None,
    "since": None,
    "elsewhere": True,
}


def shared_customer(cast: Cast) -> UUID:
    """A customer of both shops."""
    thread = cast.thread(claims=Claims("both-shops", "周涛", phone="13700008888"))
    customer = UUID(cast.admin_api.get(thread.path)["customer"]["id"])
    customer_dealt_with(customer_id=customer, shop_id=cast.b.shop_id)
    return customer


def serve(customer: UUID, side: Side, handler: User) -> UUID:
    """Somebody serves the customer in this shop."""
    episode = new_id()
    consultation_open(
        actor=SYSTEM,
        customer_id=customer,
        shop_id=side.shop_id,
        episode_id=episode,
        conversation_id=new_id(),
        handler_id=handler.id,
        since=clock.now(),
    )
    return episode


@pytest.mark.django_db
@pytest.mark.parametrize("scope", [Scope.SHOP, Scope.ALL])
def test_a_chat_in_another_shop_shows_only_that_there_is_one(cast: Cast, scope: Scope) -> None:
    customer = shared_customer(cast)
    with scoped_callers(cast) as callers:
        wang, zhang = callers.api(cast.wang, scope), callers.api(cast.zhang, scope)

        def shown(api: Any = wang) -> Any:
            return api.get(f"/customers/{customer}")["consultation"]

        assert shown() is None
        there = serve(customer, cast.b, cast.li)
        if scope is Scope.SHOP:
            assert shown() == ELSEWHERE
        else:
            assert shown()["handler"]["name"] == "李雷"
        archive = next(one for one in wang.get(f"/customers/{customer}")["actions"] if one["name"] == "archive")
        assert archive["why"] == "customers.in_consultation"
        here = serve(customer, cast.a, cast.zhang)
        consultation_close(actor=SYSTEM, episode_id=there, at=clock.now())
        serve(customer, cast.b, cast.li)
        if scope is Scope.SHOP:
            assert (shown()["episode_id"], shown()["handler"]["name"]) == (str(here), "张伟")
        consultation_close(actor=SYSTEM, episode_id=here, at=clock.now())
        own = serve(customer, cast.b, cast.zhang)
        assert shown(zhang)["episode_id"] == str(own) or scope is Scope.ALL, "one's own chat, wherever it is"


@pytest.mark.django_db
def test_a_change_that_comes_too_late_is_told_what_it_started_from(cast: Cast) -> None:
    made = enter(cast, remark="爱问问题")
    path, chen = f"/customers/{made['id']}", cast.callers["chen"]
    read(chen.call("PATCH", path, {"name": "钱少少", "phone": "13911113333"}, version=1))
    chen.post(f"{path}/tags", {"add": [chen.get("/customer-tags")["items"][0]["id"]]})
    late = {"name": "钱大大", "phone": "13911114444", "vip": True}
    conflict = read(chen.call("PATCH", path, late, version=1), 409)
    assert conflict["current"] == {"version": 3, "name": "钱少少", "phone": "139****3333", "vip": False}
    assert conflict["base"] == {"version": 1, "name": "钱多多", "phone": "139****2222", "vip": False}
    assert conflict["yours"] == {"name": "钱大大", "phone": "****", "vip": True}


@pytest.mark.req("ACC-14")
@pytest.mark.django_db
def test_a_birthday_belongs_to_the_file_and_is_revealed_to_who_may_open_it(cast: Cast) -> None:
    made = enter(cast, birthday="1990-05-12")
    path, chen = f"/customers/{made['id']}/reveal", cast.api(cast.chen)
    body = {"field": "birthday", "reason": "核对身份"}
    assert read(chen.call("POST", path, body))["value"] == "1990-05-12"
    cast.deny("supervisor", "customers.file.view")
    assert read(chen.call("POST", path, body), 403)["permission"] == "customers.file.view"
    assert read(chen.call("POST", path, {**body, "field": "phone"}))["value"]
