"""The pure bucket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel.rates.rules import Bucket, Outcome, take


def test_a_new_bucket_is_full() -> None:
    assert take(None, now_s=100, rate_per_s=1, burst=5, cost=1) == Outcome(Bucket(4, 100), True, 0)


def test_the_last_token_goes_and_the_next_waits_exactly_as_long_as_it_takes_to_drip() -> None:
    assert take(Bucket(1, 100), now_s=100, rate_per_s=0.5, burst=5, cost=1).allowed
    refused = take(Bucket(0, 100), now_s=101, rate_per_s=0.25, burst=5, cost=1)
    assert refused == Outcome(Bucket(0, 100), False, 3)
    assert take(Bucket(0, 100), now_s=104, rate_per_s=0.25, burst=5, cost=1) == Outcome(Bucket(0, 104), True, 0)


@pytest.mark.parametrize(("now_s", "left"), [(103, 2.0), (1e9, 4.0), (90, 0.5)])
def test_it_fills_up_to_the_brim_and_never_backwards(now_s: float, left: float) -> None:
    outcome = take(Bucket(1.5, 100), now_s=now_s, rate_per_s=0.5, burst=5, cost=1)
    assert outcome.allowed
    assert outcome.bucket.tokens == left
    assert outcome.bucket.at_s == max(100, now_s)


@given(
    st.lists(st.floats(min_value=0, max_value=50), min_size=1, max_size=60),
    st.floats(min_value=0.01, max_value=10),
    st.integers(min_value=1, max_value=20),
)
def test_never_more_than_burst_plus_rate_times_time(pauses: list[float], rate: float, burst: int) -> None:
    bucket: Bucket | None = None
    now = 0.0
    given_out = 0
    for pause in pauses:
        now += pause
        outcome = take(bucket, now_s=now, rate_per_s=rate, burst=burst, cost=1)
        bucket = outcome.bucket
        given_out += outcome.allowed
        later = now + outcome.wait_s + 1e-6  # sums of pauses are not exact
        assert outcome.allowed or take(bucket, now_s=later, rate_per_s=rate, burst=burst, cost=1).allowed
    assert given_out <= burst + rate * now + 1e-6
