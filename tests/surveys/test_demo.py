"""What the invented customers thought: of conversations that ended, and never later than now."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.conversations import demo as conversations_demo
from zhike.customers import demo as customers_demo
from zhike.kernel.clock import FrozenClock
from zhike.knowledge import demo as knowledge_demo
from zhike.surveys import demo
from zhike.surveys.models import Invitation, Response

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db")


def test_ratings_are_given_by_now_and_those_of_the_demo_shop_are_among_them(cast: Cast, frozen: FrozenClock) -> None:
    frozen.at = datetime(2026, 3, 9, 3, 0, tzinfo=UTC)
    knowledge_demo.load()
    customers_demo.load(60)
    conversations_demo.load(24, customers=60)
    assert Invitation.objects.filter(created_at__gt=frozen.at - timedelta(minutes=90)).exists()
    demo.load()
    assert Response.objects.exists()
    assert not Response.objects.filter(rated_at__gt=frozen.at).exists()
    assert set(Response.objects.filter(comment__contains="表带").values_list("score", flat=True)) == {10}
