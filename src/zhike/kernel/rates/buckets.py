"""Token buckets: one row each, taken from by one statement, timed by the database's clock.

The table is UNLOGGED: a crash of the server empties it, which means full buckets and costs nothing but a
moment's leniency. Keys are stored as digests, because they are names, addresses and tokens.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from django.db import connection, transaction

from zhike.kernel.errors import TOO_MANY

# The row lock of the upsert makes concurrent takers stand in line, so no token is given twice. A refusal
# writes nothing: whoever keeps knocking is not kept out for longer.
_TAKE: Final = """
WITH asked AS (
    SELECT coalesce(%(at)s::timestamptz, clock_timestamp()) AS at, %(rate)s::float8 AS rate, %(burst)s::float8 AS burst,
           %(cost)s::float8 AS cost
), taken AS (
    INSERT INTO kernel_rate AS held (bucket, key, tokens, at, full_at)
    SELECT %(bucket)s::text, %(key)s::bytea, burst - cost, at, at + make_interval(secs => cost / rate) FROM asked
    ON CONFLICT (bucket, key) DO UPDATE SET
        tokens = least(%(burst)s::float8, held.tokens + greatest(0, extract(epoch FROM EXCLUDED.at - held.at))
                 * %(rate)s::float8) - %(cost)s::float8,
        at = greatest(held.at, EXCLUDED.at),
        full_at = greatest(held.at, EXCLUDED.at) + make_interval(secs => (%(burst)s::float8 + %(cost)s::float8
                 - least(%(burst)s::float8, held.tokens + greatest(0, extract(epoch FROM EXCLUDED.at - held.at))
                 * %(rate)s::float8)) / %(rate)s::float8)
    WHERE least(%(burst)s::float8, held.tokens + greatest(0, extract(epoch FROM EXCLUDED.at - held.at))
          * %(rate)s::float8) >= %(cost)s::float8
    RETURNING 0
)
SELECT 0 FROM taken
UNION ALL
SELECT greatest(1, ceil((cost - least(burst, held.tokens + greatest(0, extract(epoch FROM asked.at - held.at)) * rate))
       / rate))::bigint
FROM asked, kernel_rate AS held
WHERE NOT EXISTS (SELECT FROM taken) AND held.bucket = %(bucket)s::text AND held.key = %(key)s::bytea
"""


def take(bucket: str, key: str, *, rate_per_s: float, burst: float, cost: float = 1) -> None:
    """Takes `cost` tokens of `key` in `bucket`, which fills by `rate_per_s` up to `burst`.

    Raises `limit.too_many` with the whole seconds after which it would work. Call it before the transaction
    of what it guards: inside, the roll-back of a refused sign-in would give the tokens back (RuntimeError).
    """
    wait_s = take_at(None, bucket, key, rate_per_s=rate_per_s, burst=burst, cost=cost)
    if wait_s:
        raise TOO_MANY(retry_after_s=wait_s, seconds=wait_s)


def take_at(at: datetime | None, bucket: str, key: str, *, rate_per_s: float, burst: float, cost: float = 1) -> int:
    """As :func:`take` at a given time (None: the database's own); answers the seconds to wait, 0 when
    given.
    """
    if rate_per_s <= 0 or not 0 < cost <= burst:
        raise ValueError(f"bucket {bucket!r} could never give {cost} tokens")
    parameters: dict[str, Any] = {
        "at": at, "rate": rate_per_s, "burst": burst, "cost": cost, "bucket": bucket, "key": _digest(key),
    }  # fmt: skip
    if not connection.in_atomic_block:
        return _run(parameters)
    with transaction.atomic(durable=True):  # refuses to run inside the transaction of something else
        return _run(parameters)


def forget(bucket: str, key: str) -> None:
    """Fills a bucket again, as after a successful sign-in."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_rate WHERE bucket = %s AND key = %s", [bucket, _digest(key)])


def sweep() -> int:
    """Removes rows of buckets that are full by now; a missing row is a full bucket. Answers how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_rate WHERE full_at < clock_timestamp()")
        return int(cursor.rowcount)


def _run(parameters: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, parameters)
        row = cursor.fetchone()
    # No row: somebody emptied a bucket that did not exist when this statement began to look. A second's
    # wait is true.
    return 1 if row is None else int(row[0])


def _digest(key: str) -> bytes:
    return sha256(key.encode()).digest()[:16]
