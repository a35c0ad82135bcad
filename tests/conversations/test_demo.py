"""The invented conversations went through the same services as real ones: assigned, answered, closed, filed."""

import pytest

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.conversations import demo
from zhike.conversations.models import Episode, Message, Note
from zhike.customers import demo as customers_demo
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
