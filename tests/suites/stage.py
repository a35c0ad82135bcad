"""What the row-wise suites share: the cast in a frozen hour, calls one after another that leave nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from django.db import connection, transaction

from zhike.kernel.settings import values

#: Tables in which a refused call may leave something: the operation log, rates, what a session was seen last.
_NOT_STATE = ("audit_", "kernel_rate", "accounts_session", "kernel_subscriber", "django_")


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is rolled back, although the test goes on."""
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)
        values.forget()


def state_tables() -> list[str]:
    """Every table whose rows are the product's state."""
    names = connection.introspection.table_names()
    return sorted(name for name in names if not name.startswith(_NOT_STATE))


def fingerprint(tables: list[str]) -> dict[str, Any]:
    """Number and digest of the rows of each table, read in one statement."""
    rows = "md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
    parts = [f"SELECT '{name}', count(*), {rows} FROM \"{name}\" t" for name in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return {name: (rows, digest) for name, rows, digest in cursor.fetchall()}


def problem(response: Any) -> dict[str, Any]:
    """The problem document of a refusal; class and code are empty for what is none."""
    if not response.get("Content-Type", "").startswith("application/problem+json"):
        return {"class": "", "code": "", "retry": ""}
    document: dict[str, Any] = orjson.loads(response.content)
    return document


def said(wrong: list[str]) -> str:
    """Findings as the message of an assertion."""
    return "\n" + "\n".join(wrong)
