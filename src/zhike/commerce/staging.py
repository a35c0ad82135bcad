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


class StagedRow(NamedTuple):
    """One row of an order file. Amounts are minor units of `currency`; None where the file says nothing.

    What concerns the whole order counts on the order's first row; lines are numbered in the order of `row_no`.
    `settled` orders count as paid in full. `category` is one of the fixed categories of statuses.
    """

    row_no: int
    number: str
    line_id: UUID
    placed_at: datetime
    currency: str
    category: str
    external_status: str
    paid_at: datetime | None
    shipped_at: datetime | None
    signed_at: datetime | None
    completed_at: datetime | None
    has_line: bool
    name: str
    sku: str
    specification: str
    quantity: int
    unit_amount: int
    unit_exact: Decimal | None
    line_amount: int
    total_amount: int | None
    discount_amount: int | None
    shipping_amount: int | None
    paid_amount: int | None
    refund_amount: int | None
    settled: bool
    payment_method: str
    carrier: str
    tracking_no: str
    region: str
    buyer_remark: str
    seller_remark: str


_LINE: Final = (
    "row_no", "number", "line_id", "placed_at", "currency", "has_line", "name", "sku", "specification", "quantity",
    "unit_amount", "unit_exact", "line_amount",
)  # fmt: skip
_HEAD: Final = tuple(name for name in StagedRow._fields if name not in _LINE)
_COPY: Final = f"COPY commerce_stagedrow (batch, {', '.join(_LINE)}, head, secret) FROM STDIN"
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
            values = row._asdict()
            head = {name: value for name in _HEAD if (value := values[name]) is not None and value != ""}
            copy.write_row((batch, *(values[name] for name in _LINE), orjson.dumps(head).decode(), secret))


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
        return [
            StagedOrder(*row[:10], orjson.loads(row[10]), row[11], None if row[12] is None else bytes(row[12]))
            for row in cursor.fetchall()
        ]
