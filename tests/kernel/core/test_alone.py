"""Filling an empty database without savepoints: whole or not at all, and as before afterwards."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from zhike.kernel.postgres.alone import alone

pytestmark = pytest.mark.usefixtures("db_committed")


def _said(work: CaptureQueriesContext) -> list[str]:
    return [one["sql"].split()[0] for one in work.captured_queries]


@transaction.atomic
def _fill_and_fail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE filled (n integer)")
    with transaction.atomic():
        raise ZeroDivisionError


def test_nested_transactions_cost_no_savepoint_and_commits_do_not_wait() -> None:
    with alone():
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("off",)
        with CaptureQueriesContext(connection) as work, transaction.atomic(), transaction.atomic():
            pass
        assert "SAVEPOINT" not in _said(work)
    with CaptureQueriesContext(connection) as work, transaction.atomic(), transaction.atomic():
        pass
    assert "SAVEPOINT" in _said(work)


def test_a_failure_within_undoes_everything() -> None:
    with alone(), pytest.raises(ZeroDivisionError):
        _fill_and_fail()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pg_temp.filled')")
        assert cursor.fetchone() == (None,)
