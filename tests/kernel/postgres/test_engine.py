"""A kept connection is looked at without a question, and one that died is noticed."""

import pytest
from django.db import connection


@pytest.mark.usefixtures("db")
def test_a_connection_whose_server_side_ended_is_not_usable() -> None:
    other = connection.copy()
    other.connect()
    assert other.is_usable()
    assert other.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [other.connection.info.backend_pid])
        assert cursor.fetchone() == (True,)
    assert not other.is_usable()
    other.close()
    assert not other.is_usable()
