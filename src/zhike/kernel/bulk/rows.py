"""The tables of changes to many rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

import orjson
from django.db import connection

RowState = Literal["waiting", "done", "unchanged", "refused"]
_COUNTED: Final = {"done": "done", "unchanged": "unchanged", "refused": "refused"}


@dataclass(frozen=True, slots=True)
class RunRow:
    """A change to many rows; `state` is its task's, `undone_by` the run that takes it back."""

    id: UUID
    kind: str
    action: str
    params: bytes
    actor_kind: str
    actor_id: UUID | None
    total: int
    done: int
    unchanged: int
    refused: int
    undoes: UUID | None
    created_at: datetime
    touched_at: datetime
    state: str
    undone_by: UUID | None
    undone_action: str | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row of a change and what became of it."""

    n: int
    id: UUID
    label: str
    state: RowState
    code: str | None
    facts: dict[str, Any]
    version: int | None
    inverse: dict[str, Any] | None


_RUN: Final = """
SELECT b.id, b.kind, b.action, b.params, b.actor_kind, b.actor_id, b.total, b.done, b.unchanged, b.refused, b.undoes,
  b.created_at, b.touched_at, coalesce(j.state, 'done'), u.id, o.action
FROM kernel_bulk b LEFT JOIN kernel_job j ON j.id = b.id LEFT JOIN kernel_bulk u ON u.undoes = b.id
LEFT JOIN kernel_bulk o ON o.id = b.undoes
WHERE b.id = %s
"""
_ROW: Final = "n, row_id, label, state, code, facts::text, version, inverse::text"


def run_of(run_id: UUID, *, lock: bool = False) -> RunRow | None:
    """The run, or None."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_RUN}{' FOR UPDATE OF b' if lock else ''}", [run_id])
        row = cursor.fetchone()
    return RunRow(*row) if row else None


def insert_run(values: Mapping[str, Any]) -> None:
    """A new run without its rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_bulk (id, kind, action, params, actor_kind, actor_id, total, undoes, created_at, "
            "touched_at) VALUES (%(id)s, %(kind)s, %(action)s, %(params)s, %(actor_kind)s, %(actor_id)s, %(total)s, "
            "%(undoes)s, %(at)s, %(at)s)",
            values,
        )


def insert_rows(run_id: UUID, chosen: Sequence[tuple[UUID, str]]) -> None:
    """The rows of a run, in the order given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_bulk_row (run_id, n, row_id, label) SELECT %s, c.n, c.id, c.label "
            "FROM unnest(%s::uuid[], %s::text[]) WITH ORDINALITY AS c(id, label, n)",
            [run_id, [one[0] for one in chosen], [one[1] for one in chosen]],
        )


def insert_undone(run_id: UUID, undoes: UUID) -> int:
    """The rows that another run changed, as rows of this one; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_bulk_row (run_id, n, row_id, label, version, inverse) "
            "SELECT %s, n, row_id, label, version, inverse FROM kernel_bulk_row "
            "WHERE run_id = %s AND state = 'done' AND inverse IS NOT NULL",
            [run_id, undoes],
        )
        return int(cursor.rowcount)


def set_total(run_id: UUID, total: int) -> None:
    """How many rows a run has."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_bulk SET total = %s WHERE id = %s", [total, run_id])


def waiting(run_id: UUID, limit: int) -> list[int]:
    """The places of the next rows to be changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n FROM kernel_bulk_row WHERE run_id = %s AND state = 'waiting' ORDER BY n LIMIT %s", [run_id, limit]
        )
        return [row[0] for row in cursor.fetchall()]


def claim(run_id: UUID, n: int) -> ResultRow | None:
    """A waiting row, locked until the transaction ends; None when it is done by now or another worker has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_ROW} FROM kernel_bulk_row WHERE run_id = %s AND n = %s AND state = 'waiting' "
            "FOR UPDATE SKIP LOCKED",
            [run_id, n],
        )
        row = cursor.fetchone()
    return _read(row) if row else None


def settle(
    run_id: UUID,
    n: int,
    state: RowState,
    at: datetime,
    *,
    version: int | None = None,
    inverse: Mapping[str, Any] | None = None,
    code: str | None = None,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Writes down what became of a waiting row, and counts it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_bulk_row SET state = %s, version = %s, inverse = %s::jsonb, code = %s, facts = %s::jsonb "
            "WHERE run_id = %s AND n = %s AND state = 'waiting'",
            [
                state, version, None if inverse is None else orjson.dumps(dict(inverse)).decode(), code,
                orjson.dumps(dict(facts or {})).decode(), run_id, n,
            ],
        )  # fmt: skip
        if cursor.rowcount:
            column = _COUNTED[state]
            cursor.execute(
                f"UPDATE kernel_bulk SET {column} = {column} + 1, touched_at = %s WHERE id = %s", [at, run_id]
            )


def results(run_id: UUID, condition: str, parameters: Sequence[Any]) -> list[ResultRow]:
    """Rows of a run that meet a condition of this package."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_ROW} FROM kernel_bulk_row WHERE run_id = %s AND {condition}", [run_id, *parameters])
        return [_read(row) for row in cursor.fetchall()]


def delete_before(at: datetime, limit: int) -> int:
    """Removes old runs with their rows; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM kernel_bulk WHERE id IN (SELECT id FROM kernel_bulk WHERE created_at < %s "
            "ORDER BY created_at LIMIT %s FOR UPDATE SKIP LOCKED)",
            [at, limit],
        )
        return int(cursor.rowcount)


def _read(row: Sequence[Any]) -> ResultRow:
    n, row_id, label, state, code, facts, version, inverse = row
    return ResultRow(
        n, row_id, label, state, code, orjson.loads(facts), version, orjson.loads(inverse) if inverse else None
    )
