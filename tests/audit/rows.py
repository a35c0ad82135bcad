"""Rows for the operation log, and what it holds."""

from typing import Any
from uuid import UUID

from django.db import connection

from zhike.kernel import trail
from zhike.kernel.authz import Actor
from zhike.kernel.ids import new_id


def write_row(action: str = "tests.thing.edit", **more: Any) -> UUID:
    """Writes an entry about a new object and answers the object's id."""
    object_id = new_id()
    trail.record(action, actor=Actor("user", new_id()), object_kind="thing", object_id=object_id, **more)
    return object_id


def run(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    """Runs a statement on the test's connection; the rows, when it has some."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall()) if cursor.description else []
