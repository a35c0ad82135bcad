"""A day is never summed while somebody is changing one of its facts: on real connections."""

from datetime import timedelta

import psycopg
import pytest

from tests.plumbing.database import Urls
from zhike.analytics import days
from zhike.analytics.models import Day, DaySum, Fact
from zhike.analytics.sums import DEFINITION
from zhike.kernel import clock
from zhike.kernel.ids import new_id


def test_a_change_under_way_is_waited_for_and_seen(db_committed: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "_PATIENCE", "50ms")
    shop, other = new_id(), new_id()
    opened = clock.now() - timedelta(days=2)
    fact = Fact.objects.create(kind="episode", item_id=new_id(), shop_id=shop, state="queued", opened_at=opened, pos=1)
    with psycopg.connect(db_committed.app) as writer:
        writer.execute("UPDATE analytics_fact SET shop_id = %s WHERE id = %s", [other, fact.pk])
        assert days.sum_days() == 0
        assert not Day.objects.filter(made=DEFINITION).exists()
    assert days.sum_days() == Day.objects.count() > 0
    assert DaySum.objects.get().shop_id == other
    with psycopg.connect(db_committed.app) as writer:
        writer.execute("UPDATE analytics_fact SET shop_id = %s WHERE id = %s", [shop, fact.pk])
    assert Day.objects.filter(made=None).count() == 1
    assert days.sum_days() == 1
    assert DaySum.objects.get().shop_id == shop
