"""Rows of imports on their way: copied into an unlogged table, read again order by order, then forgotten.

Nothing there is a fact yet. A database that crashed has an empty table, which the import notices and fills again.
Personal values arrive sealed; who brings them keeps the key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

import orjson
from django.db import connection

#: Rows and orders that one transaction merges.
MOST_ROWS: Final = 5_000
MOST_ORDERS: Final = 1_000


#: What a row says of the whole order; what the file does not say is absent. `category` (one of the fixed categories of
#: statuses) is always there; `settled` orders count as paid in full; amounts are minor units: `total_amount`,
#: `discount_amount`, `shipping_amount`, `paid_amount`, `refund_amount`; times: `paid_at`, `shipped_at`, `signed_at`,
#: `completed_at`; texts: `external_status`, `payment_method`, `carrier`, `tracking_no`, `region`, `buyer_remark`,
#: `seller_remark`.
Head = dict[str, str | int | bool | datetime]


class StagedRow(NamedTuple):
    """One row of an order file. Amounts are minor units of `currency`; `unit_exact` is in major ones.

    Lines are numbered in the order of `row_no`. `head` is what the row says of the whole order, which counts on the
    order's first row.
    """

    row_no: int
    number: str
    line_id: UUID
    placed_at: datetime
    currency: str
    has_line: bool
    name: str
    sku: str
    specification: str
    quantity: int
    unit_amount: int
    unit_exact: Decimal | None
    line_amount: int
    head: Head


_COPY: Final = f"COPY commerce_stagedrow (batch, {', '.join(StagedRow._fields)}, secret) FROM STDIN"
_TYPES: Final = (
    "uuid", "int4", "text", "uuid", "timestamptz", "text", "bool", "text", "text", "text", "int4", "int8", "numeric",
    "int8", "text", "bytea",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StagedOrder:
    """The rows of one order taken together. `head` holds what its first row says of the whole."""

    number: str
    row_count: int
    first_row: int
    placed_at: datetime
    currencies: int
    currency: str
    line_count: int
    goods_amount: int
    quantity: int
    title: str
    head: Mapping[str, Any]
    line_id: UUID
    secret: bytes | None


def stage(batch: UUID, rows: Iterable[tuple[StagedRow, bytes | None]]) -> None:
    """Copies rows, in the caller's transaction."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.set_types(_TYPES)
        for row, secret in rows:
            copy.write_row((batch, *row[:-1], orjson.dumps(row.head).decode(), secret))


def staged_count(batch: UUID) -> int:
    """How many rows of a batch are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM commerce_stagedrow WHERE batch = %s", [batch])
        return int(cursor.fetchone()[0])


def discard(batch: UUID) -> None:
    """Forgets the rows of a batch."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commerce_stagedrow WHERE batch = %s", [batch])


def rows_after(batch: UUID, after: str) -> list[int]:
    """Numbers of the rows whose order comes after `after`: those that were not merged."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_no FROM commerce_stagedrow WHERE batch = %s AND number > %s", [batch, after])
        return [row[0] for row in cursor.fetchall()]


def next_numbers(batch: UUID, after: str) -> list[str]:
    """The order numbers that one transaction takes next; whole orders only, at least one while there is any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, count(*) FROM (SELECT number FROM commerce_stagedrow WHERE batch = %s AND number > %s "
            "ORDER BY number LIMIT %s) AS ahead GROUP BY number ORDER BY number",
            [batch, after, MOST_ROWS],
        )
        found = cursor.fetchall()
    numbers = [row[0] for row in found]
    if sum(row[1] for row in found) == MOST_ROWS and len(numbers) > 1:
        # The last one may go on beyond the rows that were looked at.
        numbers.pop()
    return numbers[:MOST_ORDERS]


def orders_between(batch: UUID, numbers: Sequence[str]) -> list[StagedOrder]:
    """The orders of these numbers, which follow one another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, count(*), min(row_no), min(placed_at), count(DISTINCT currency), min(currency), "
            "count(*) FILTER (WHERE has_line), coalesce(sum(line_amount), 0)::bigint, "
            "coalesce(sum(quantity), 0)::bigint, "
            "coalesce((array_agg(coalesce(nullif(name, ''), sku) ORDER BY row_no) "
            "FILTER (WHERE name <> '' OR sku <> ''))[1], ''), "
            "(array_agg(head ORDER BY row_no))[1], (array_agg(line_id ORDER BY row_no))[1], "
            "(array_agg(secret ORDER BY row_no))[1] "
            "FROM commerce_stagedrow WHERE batch = %s AND number >= %s AND number <= %s "
            "GROUP BY number ORDER BY number",
            [batch, numbers[0], numbers[-1]],
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return [_staged_order(list(row)) for row in found]


def _staged_order(row: list[Any]) -> StagedOrder:
    """A row of :func:`orders_between`: what the first row said as values, what is sealed as bytes."""
    *plain, head, line_id, secret = row
    return StagedOrder(*[*plain, orjson.loads(head), line_id, None if secret is None else bytes(secret)])
