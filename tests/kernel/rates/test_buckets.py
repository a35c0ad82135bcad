"""The buckets in the database: the same answers as the rule, alone and in a crowd."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhike.kernel import rates
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id
from zhike.kernel.rates.buckets import take_at
from zhike.kernel.rates.rules import Bucket, take

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.usefixtures("db")
class TestOneCaller:
    def test_a_burst_then_a_refusal_that_says_when(self) -> None:
        key = str(new_id())
        for _ in range(3):
            rates.take("t", key, rate_per_s=0.1, burst=3)
        with pytest.raises(ZhikeError) as caught:
            rates.take("t", key, rate_per_s=0.1, burst=3)
        assert (caught.value.code.code, caught.value.retry_after_s) == ("limit.too_many", 10)

    def test_it_drips_exactly(self) -> None:
        key = str(new_id())
        times = [(0, 0), (0, 0), (0, 4), (3.999, 1), (4, 0), (7.9, 1), (8, 0), (1000, 0), (1000, 0), (1000, 4)]
        for seconds, wait in times:
            at = AT + timedelta(seconds=seconds)
            assert take_at(at, "t", key, rate_per_s=0.25, burst=2) == wait, seconds

    def test_keys_and_buckets_are_apart(self) -> None:
        key = str(new_id())
        for bucket, one in [("a", key), ("b", key), ("a", key + "x")]:
            assert take_at(AT, bucket, one, rate_per_s=1, burst=1) == 0
            assert take_at(AT, bucket, one, rate_per_s=1, burst=1) == 1

    def test_a_costly_call_takes_more(self) -> None:
        key = str(new_id())
        assert take_at(AT, "t", key, rate_per_s=2, burst=10, cost=7) == 0
        assert take_at(AT, "t", key, rate_per_s=2, burst=10, cost=7) == 2

    @pytest.mark.parametrize(("rate", "burst", "cost"), [(0, 1, 1), (1, 1, 2), (1, 1, 0), (-1, 5, 1)])
    def test_a_bucket_that_can_never_give_is_a_mistake(self, rate: float, burst: float, cost: float) -> None:
        with pytest.raises(ValueError, match="could never give"):
            rates.take("t", "k", rate_per_s=rate, burst=burst, cost=cost)

    def test_forgetting_fills_the_bucket(self) -> None:
        key = str(new_id())
        rates.take("t", key, rate_per_s=0.001, burst=1)
        rates.forget("t", key)
        rates.take("t", key, rate_per_s=0.001, burst=1)

    def test_the_sweep_removes_full_buckets_only(self) -> None:
        old, young = str(new_id()), str(new_id())
        take_at(AT - timedelta(days=3650), "t", old, rate_per_s=1, burst=5)
        take_at(None, "t", young, rate_per_s=0.001, burst=1)
        assert rates.sweep() >= 1
        with pytest.raises(ZhikeError):
            rates.take("t", young, rate_per_s=0.001, burst=1)

    def test_no_key_is_stored_readable(self) -> None:
        take_at(AT, "t", "13800001234", rate_per_s=1, burst=1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM kernel_rate WHERE encode(key, 'escape') LIKE '%%1380000%%'")
            assert cursor.fetchone() == (0,)

    @given(
        st.lists(
            st.tuples(st.integers(min_value=-5, max_value=40), st.integers(min_value=1, max_value=4)), max_size=25
        ),
        st.sampled_from([0.25, 0.5, 1.0, 2.0]),
    )
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_sql_and_rule_agree(self, steps: list[tuple[int, int]], rate: float) -> None:
        key = str(new_id())
        bucket: Bucket | None = None
        seconds = 0
        for pause, cost in steps:
            seconds += pause
            expected = take(bucket, now_s=seconds, rate_per_s=rate, burst=4, cost=cost)
            bucket = expected.bucket if expected.allowed or bucket is not None else None
            answered = take_at(AT + timedelta(seconds=seconds), "t", key, rate_per_s=rate, burst=4, cost=cost)
            assert answered == expected.wait_s


@pytest.fixture
def crowd(db_committed: object) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_rate")


def test_a_crowd_gets_exactly_the_burst(crowd: ThreadPoolExecutor) -> None:
    key = str(new_id())

    def knock(_: int) -> int:
        try:
            return take_at(AT, "t", key, rate_per_s=1, burst=10)
        finally:
            connection.close()

    assert sorted(crowd.map(knock, range(40)))[:11] == [0] * 10 + [1]


def test_inside_a_transaction_it_refuses_to_run(crowd: ThreadPoolExecutor) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        rates.take("t", "k", rate_per_s=1, burst=1)
