"""Every `customer_id` column has a holder, or stands in the documented list of histories."""

import pytest
from django.db import connection

from zhike.kernel import holders

_COLUMNS = """
SELECT coalesce(parent.relname, c.relname) FROM information_schema.columns i
JOIN pg_class c ON c.relname = i.table_name AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
LEFT JOIN pg_inherits part ON part.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = part.inhparent
WHERE i.table_schema = 'public' AND i.column_name = 'customer_id'
"""


@pytest.mark.django_db
def test_no_customer_id_is_without_a_holder() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        found = {row[0] for row in cursor.fetchall()}
    held = [table.name for holder in holders.all_holders() for table in holder.tables]
    assert len(held) == len(set(held)), "a table has two holders"
    assert found - set(held) == set(holders.HISTORY)
    assert set(held) <= found


@pytest.mark.django_db
def test_every_holder_says_how_to_erase_and_names_real_columns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        columns = set(cursor.fetchall())
    for holder in holders.all_holders():
        assert type(holder).erase is not holders.CustomerHolder.erase, holder.name
        for table in holder.tables:
            for column in (table.key, *table.hidden):
                assert (table.name, column) in columns
