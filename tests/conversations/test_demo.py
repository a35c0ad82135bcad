"""The invented conversations went through the same services as real ones: assigned, answered, closed, filed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.accounts.models import Presence
from zhike.accounts.public import shops_in_use
from zhike.conversations import demo
from zhike.conversations.models import Episode, Message, Note
from zhike.conversations.public import first_channel
from zhike.customers import demo as customers_demo
from zhike.kernel.clock import FrozenClock
from zhike.knowledge import demo as knowledge_demo

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db")


def test_invented_conversations_are_served_and_the_newest_wait(cast: Cast) -> None:
    knowledge_demo.load()
    customers_demo.load(30)
    demo.load(40, customers=30)
    episodes = Episode.objects.all()
    assert episodes.count() >= 35
    closed = episodes.filter(state="closed")
    assert closed.count() >= 25
    assert not closed.filter(category_id=None).exists()
    assert not closed.filter(owner=None).exists()
    assert not closed.filter(first_response_at=None).exclude(result="joined").exists()
    assert episodes.exclude(state="closed").exists()
    assert Message.objects.filter(author_kind="agent").count() > 40
    assert Note.objects.exists()
    assert not Message.objects.filter(text__contains="{").exists()


def test_few_wait_and_not_for_long_and_there_were_conversations_today(cast: Cast, frozen: FrozenClock) -> None:
    frozen.at = datetime(2026, 3, 9, 11, 0, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
    knowledge_demo.load()
    customers_demo.load(60)
    demo.load(40, customers=60)
    waiting = Episode.objects.filter(state="queued")
    assert 1 <= waiting.count() <= 4
    assert not waiting.filter(opened_at__lt=frozen.at - timedelta(minutes=5)).exists()
    assert Episode.objects.filter(state="closed", opened_at__gt=frozen.at - timedelta(hours=4)).count() >= 3
    assert not Episode.objects.filter(state="closed", closed_at__gt=frozen.at).exists()
    assert not Presence.objects.exclude(chosen="offline").exists()


def test_the_chat_that_was_there_first_stays_the_oldest(cast: Cast) -> None:
    knowledge_demo.load()
    customers_demo.load(30)
    before = first_channel()
    demo.load(12, customers=30)
    after = first_channel()
    assert before is not None
    assert after is not None
    assert (after.id, after.shop_id) == (before.id, shops_in_use()[0].id)
