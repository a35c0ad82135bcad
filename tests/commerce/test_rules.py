"""The pure rules: what stands in the way of a move, what is news from a platform, what may be refunded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.commerce.models import CATEGORIES
from zhike.commerce.rules.amounts import sums
from zhike.commerce.rules.moves import CLOSED, FOLLOWS_ADDRESS, Situation, is_news, refundable, why_not
from zhike.commerce.types import NewLine, NewOrder
from zhike.kernel.ids import new_id

AT = datetime(2026, 11, 21, 2, tzinfo=UTC)
AMOUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("situation", "to_category", "why"),
    [
        (Situation("pending", 0, 0, 0), "paid", None),
        (Situation("pending", 0, 0, 0), "cancelled", None),
        (Situation("paid", 100, 0, 0), "cancelled", "order.still_paid"),
        (Situation("paid", 100, 100, 0), "cancelled", None),
        (Situation("paid", 0, 0, 0), "refunding", "order.nothing_paid"),
        (Situation("paid", 100, 0, 0), "refunding", None),
        (Situation("completed", 100, 100, 0), "refunding", "order.nothing_paid"),
        (Situation("refunding", 100, 0, 50), "refunded", "order.refund_open"),
        (Situation("refunding", 100, 0, 50), "completed", "order.refund_open"),
        (Situation("refunding", 100, 0, 0), "refunded", "order.nothing_refunded"),
        (Situation("refunding", 100, 50, 0), "refunded", None),
    ],
)
def test_what_stands_in_the_way(situation: Situation, to_category: str, why: str | None) -> None:
    assert why_not(situation, to_category=to_category, to_active=True) == why


def test_nothing_leads_to_a_status_that_is_out_of_use() -> None:
    found = why_not(Situation("pending", 0, 0, 0), to_category="paid", to_active=False)
    assert found == "status.inactive"


@given(paid=AMOUNTS, refunded=AMOUNTS, refunding=AMOUNTS)
def test_what_is_left_never_passes_what_was_paid(paid: int, refunded: int, refunding: int) -> None:
    left = refundable(paid=paid, refunded=refunded, refunding=refunding)
    assert 0 <= left <= paid
    assert left == 0 or left + refunded + refunding == paid


@given(told=st.sampled_from(CATEGORIES), known=st.sampled_from(CATEGORIES), minutes=st.integers(-60, 60))
def test_old_news_is_no_news(told: str, known: str, minutes: int) -> None:
    told_at = AT + timedelta(minutes=minutes)
    news = is_news(known_at=None, status_at=AT, told_at=told_at, known=known, told=told)
    assert not news or (minutes > 0 and told != known)
    assert not is_news(known_at=told_at, status_at=AT, told_at=told_at, known=known, told=told)
    # One thing is never taken back: what was delivered does not become unpaid again.
    if known in ("signed", "completed") and told in ("pending", "paid", "shipped"):
        assert not news


def test_an_ended_order_follows_no_address() -> None:
    assert not CLOSED & FOLLOWS_ADDRESS
    assert "signed" not in FOLLOWS_ADDRESS


@given(lines=st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 10**6)), min_size=1, max_size=20), more=AMOUNTS)
def test_sums_are_exact(lines: list[tuple[int, int]], more: int) -> None:
    new = NewOrder(
        shop_id=new_id(),
        number="1",
        lines=[NewLine("杯", quantity, price) for quantity, price in lines],
        discount=more,
        shipping=more + 1,
    )
    found = sums(new)
    assert found.goods == sum(quantity * price for quantity, price in lines)
    assert (found.total, found.quantity) == (found.goods + 1, sum(quantity for quantity, _ in lines))
