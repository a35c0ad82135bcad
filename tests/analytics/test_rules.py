"""Periods: cut at the midnights of a zone, however long its days are."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zhike.analytics.rules import Period, buckets, span_between, span_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)


def test_today_is_the_zones_day_not_that_of_utc() -> None:
    span = span_of("today", NOW, SHANGHAI)
    assert span.start == datetime(2026, 11, 21, 16, tzinfo=UTC)
    assert span.end - span.start == timedelta(days=1)
    assert span_of("yesterday", NOW, SHANGHAI).end == span.start
    assert span_of("today", NOW, BERLIN).start == datetime(2026, 11, 20, 23, tzinfo=UTC)


@pytest.mark.parametrize(("period", "days"), [("today", 1), ("yesterday", 1), ("7d", 7), ("30d", 30), ("90d", 90)])
def test_the_period_before_is_as_long_and_ends_where_the_period_begins(period: Period, days: int) -> None:
    span = span_of(period, NOW, SHANGHAI)
    assert span.end - span.start == timedelta(days=days) == span.start - span.before


def test_months_begin_with_the_first_of_the_zone() -> None:
    span = span_of("month", NOW, SHANGHAI)  # already the 22nd there
    assert span.start == datetime(2026, 10, 31, 16, tzinfo=UTC)
    assert span.end - span.start == timedelta(days=22) == span.start - span.before
    last = span_of("last_month", NOW, SHANGHAI)
    assert (last.start, last.end) == (datetime(2026, 9, 30, 16, tzinfo=UTC), span.start)
    assert last.before == datetime(2026, 8, 31, 16, tzinfo=UTC)
    new_year = span_of("last_month", datetime(2027, 1, 31, 20, tzinfo=UTC), SHANGHAI)
    assert new_year.start == datetime(2026, 12, 31, 16, tzinfo=UTC)
    first = span_of("month", datetime(2026, 10, 31, 17, tzinfo=UTC), SHANGHAI)
    assert (first.end - first.start, first.bucket) == (timedelta(days=1), "hour")


def test_a_day_of_23_hours_has_23_buckets_and_one_of_25_has_no_twins() -> None:
    short = span_of("today", datetime(2026, 3, 29, 10, tzinfo=UTC), BERLIN)
    assert (short.end.astimezone(UTC) - short.start.astimezone(UTC)) == timedelta(hours=23)
    assert "2026-03-29T01:00" in buckets(short, BERLIN)
    long = span_of("today", datetime(2026, 10, 25, 10, tzinfo=UTC), BERLIN)
    names = buckets(long, BERLIN)
    assert len(names) == len(set(names)) == 24


def test_short_spans_are_shown_by_the_hour_and_longer_ones_by_the_day() -> None:
    assert span_of("today", NOW, SHANGHAI).bucket == "hour"
    week = span_of("7d", NOW, SHANGHAI)
    assert week.bucket == "day"
    assert buckets(week, SHANGHAI) == [f"2026-11-{day}T00:00" for day in range(16, 23)]
    free = span_between(NOW, NOW + timedelta(days=3))
    assert free.before == NOW - timedelta(days=3)
