"""Numbers of tickets: T26-000123, counted per year. Gaps are allowed."""

from django.db import connection

from zhike.kernel import clock


def next_number() -> str:
    """The next number of this year, by one statement that locks the year's row until the transaction ends."""
    year = clock.now().year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tickets_ticketcounter AS c (year, last) VALUES (%s, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = c.last + 1 RETURNING last",
            [year],
        )
        (last,) = cursor.fetchone()
    return f"T{year % 100:02d}-{last:06d}"
