"""The invented tickets stand where their age lets them be."""

import pytest

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.customers import demo as customers_demo
from zhike.tickets import demo
from zhike.tickets.models import Ticket, TicketComment

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db")


def test_invented_tickets_are_taken_answered_and_ended(cast: Cast) -> None:
    customers_demo.load(20)
    demo.load(30, customers=20)
    tickets = Ticket.objects.all()
    assert tickets.count() == 30
    assert set(tickets.values_list("category", flat=True)) >= {"closed", "resolved"}
    assert not tickets.filter(category="closed", owner=None).exists()
    assert TicketComment.objects.filter(public=True).exists()
    assert TicketComment.objects.filter(public=False).exists()
    assert not tickets.filter(subject__contains="{").exists()
