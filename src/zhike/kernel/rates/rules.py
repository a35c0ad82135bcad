"""The arithmetic of a token bucket. The statement in buckets.py does the same in SQL; tests hold the two
together.
"""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Bucket:
    """What a bucket holds at an instant, in tokens and seconds."""

    tokens: float
    at_s: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The bucket afterwards, whether the tokens were given, and the whole seconds to wait if not."""

    bucket: Bucket
    allowed: bool
    wait_s: int


def take(bucket: Bucket | None, *, now_s: float, rate_per_s: float, burst: float, cost: float) -> Outcome:
    """Takes `cost` tokens from a bucket that fills by `rate_per_s` up to `burst`; None is a full bucket.

    A clock that steps back fills nothing and takes nothing away.
    """
    if bucket is None:
        bucket = Bucket(burst, now_s)
    elapsed_s = max(0.0, now_s - bucket.at_s)
    available = min(burst, bucket.tokens + elapsed_s * rate_per_s)
    if available >= cost:
        return Outcome(Bucket(available - cost, max(now_s, bucket.at_s)), True, 0)
    return Outcome(bucket, False, max(1, ceil((cost - available) / rate_per_s)))
