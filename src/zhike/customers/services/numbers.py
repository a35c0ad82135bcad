"""Numbers of customers, such as C26-000001. Gaps are allowed."""

from typing import Final

from django.db import connection

from zhike.kernel import clock

_NEXT: Final = """
INSERT INTO customers_counter AS c (kind, year, last) VALUES ('customer', %s, %s)
ON CONFLICT (kind, year) DO UPDATE SET last = c.last + EXCLUDED.last RETURNING last
"""


def take_numbers(count: int) -> list[str]:
    """The next `count` numbers, in order."""
    year = clock.now().year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [year, count])
        (last,) = cursor.fetchone()
    return [f"C{year % 100:02d}-{number:06d}" for number in range(last - count + 1, last + 1)]
