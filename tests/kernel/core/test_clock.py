from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from zhike.kernel import clock

NOON = datetime(2026, 11, 21, 12, 0, 0, 125_999, tzinfo=UTC)


def test_a_frozen_clock_stands_until_it_is_moved() -> None:
    with clock.frozen_at(NOON) as frozen:
        assert clock.now() == NOON
        frozen.advance(timedelta(seconds=90))
        assert clock.now() == NOON + timedelta(seconds=90)
    assert clock.now() > NOON - timedelta(days=3650)


def test_frozen_everywhere_reaches_other_threads_and_ends_with_the_block() -> None:
    with ThreadPoolExecutor(1) as pool:
        with clock.frozen_at(NOON, everywhere=True):
            assert pool.submit(clock.now).result() == NOON
        assert pool.submit(clock.now).result() != NOON


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.frozen_at(datetime(2026, 1, 1)):  # noqa: DTZ001 - the point
        pass


def test_iso_is_utc_with_z_and_milliseconds() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert clock.iso(datetime(2026, 11, 21, 20, 0, 0, 125_999, tzinfo=shanghai)) == "2026-11-21T12:00:00.125Z"
