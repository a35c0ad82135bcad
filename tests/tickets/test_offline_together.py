"""A customer who waits in two chats of a shop at once leaves one message, on real connections."""

from collections.abc import Iterator
from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.plumbing.callers import Widget
from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from zhike.conversations.models import Channel
from zhike.conversations.services.channels import channel_create, channel_secret_renew, channel_test_token
from zhike.customers.public import Claims
from zhike.kernel.authz import SYSTEM
from zhike.kernel.events.stored import last_pos
from zhike.tickets.models import Ticket, TicketComment

CUSTOMERS = 6


@pytest.fixture
def cast(db_committed: Urls) -> Iterator[Cast]:
    yield Cast(Spine(last_pos()))
    connections.close_all()


def second_channel(cast: Cast) -> Channel:
    """Another way into shop A's chat."""
    names = {"zh-CN": "手机客服", "en": "Phone chat"}
    made = channel_create(actor=SYSTEM, shop_id=cast.a.shop_id, names=names, values={"team_id": cast.a.team_id})
    return channel_secret_renew(actor=SYSTEM, channel_id=made.id, expected_version=made.version).channel


def open_chat(cast: Cast, channel: Channel, claims: Claims) -> Widget:
    token = channel_test_token(channel=channel, claims=claims)[0]
    widget = cast.widget(channel=channel.key, shop_token=token)
    widget.say("请问什么时候发货")
    return widget


def test_two_chats_of_one_customer_become_one_ticket(cast: Cast) -> None:
    cast.online(cast.wang)
    other = second_channel(cast)
    people = [Claims(f"two-chats-{number}", f"顾客{number}") for number in range(CUSTOMERS)]
    widgets = [open_chat(cast, channel, claims) for claims in people for channel in (cast.a.channel, other)]
    gate = Barrier(len(widgets))
    numbers: list[str] = []

    def leave(widget: Widget) -> None:
        try:
            gate.wait()
            numbers.append(widget.post("/widget/leave-message", status=201)["number"])
        finally:
            connections.close_all()

    threads = [Thread(target=leave, args=(widget,)) for widget in widgets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(numbers) == len(widgets)
    assert Ticket.objects.count() == len(set(numbers)) == CUSTOMERS
    assert TicketComment.objects.filter(author_kind="customer").count() == CUSTOMERS
