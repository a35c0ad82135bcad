"""A kept connection is looked at without a question, and one that died is noticed."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DataError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from zhike.kernel.authz import IdArray
from zhike.kernel.postgres.base import own_connection


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


@pytest.mark.usefixtures("db")
def test_the_first_row_comes_as_the_bytes_that_postgres_wrote() -> None:
    own = own_connection()
    ids = IdArray([UUID(int=1), UUID(int=2)])
    statement = "SELECT 7, '知客'::text, NULL::text WHERE %s::uuid = ANY(%s)"
    assert own.first_row(statement, [UUID(int=2), ids]) == [b"7", "知客".encode(), None]
    assert own.first_row(statement, [UUID(int=3), ids]) is None
    assert own.first_row(statement, [UUID(int=3), IdArray([])]) is None


@pytest.mark.usefixtures("db")
def test_whoever_watches_statements_sees_that_of_the_first_row() -> None:
    own = own_connection()
    with CaptureQueriesContext(connection) as seen:
        assert own.first_row("SELECT %s::int", [1]) == [b"1"]
    assert len(seen) == 1


@pytest.mark.usefixtures("db")
def test_errors_are_the_frameworks_and_a_broken_transaction_is_refused() -> None:
    own = own_connection()
    with pytest.raises(DataError), transaction.atomic():
        own.first_row("SELECT 1 / %s::int", [0])
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            own.first_row("SELECT 1", [])


@pytest.mark.usefixtures("db")
def test_a_new_connection_is_not_read_through_the_old_one() -> None:
    own: Any = connections["default"].copy()
    assert own.first_row("SELECT 1", []) == [b"1"]
    own.close()
    assert own.first_row("SELECT 2", []) == [b"2"]
    own.close()
