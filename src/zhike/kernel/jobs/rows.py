"""The table of jobs. Claims, leases and due times go by the database's clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

import orjson
from django.db import connection

State = Literal["queued", "running", "done", "failed", "cancelled", "dead"]
#: Seconds a claim holds without renewal; a worker that died is noticed after that.
LEASE_S: Final = 40
_COLUMNS: Final = (
    "id, name, queue, args::text, state, attempts, actor_kind, actor_id, operation_id, language, lease, cancel_asked, "
    "progress_done, progress_total, file_id, errors::text, version, created_at, started_at, finished_at, "
    "file_needs::text"
)


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as stored."""

    id: UUID
    name: str
    queue: str
    args: dict[str, Any]
    state: State
    attempts: int
    actor_kind: Any
    actor_id: UUID | None
    operation_id: UUID
    language: str
    lease: UUID | None
    cancel_asked: bool
    progress_done: int
    progress_total: int | None
    file_id: UUID | None
    errors: list[dict[str, Any]]
    version: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    #: What the file was made with (:mod:`zhike.kernel.jobs.reach`).
    file_needs: dict[str, Any] | None


def _read(row: Sequence[Any]) -> JobRow:
    values = list(row)
    values[3], values[15] = orjson.loads(values[3]), orjson.loads(values[15])
    values[20] = orjson.loads(values[20]) if values[20] is not None else None
    return JobRow(*values)


def insert(values: dict[str, Any]) -> UUID | None:
    """A new waiting row; None when one of the same key waits already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_job (id, name, queue, key, args, state, actor_kind, actor_id, operation_id, language, "
            "created_at, run_at) VALUES (%(id)s, %(name)s, %(queue)s, %(key)s, %(args)s::jsonb, 'queued', "
            "%(actor_kind)s, %(actor_id)s, %(operation_id)s, %(language)s, %(at)s, "
            "coalesce(%(run_at)s::timestamptz, clock_timestamp())) "
            "ON CONFLICT (key) WHERE state = 'queued' DO NOTHING RETURNING id",
            values,
        )
        row = cursor.fetchone()
    return row[0] if row else None


def waiting_with(key: str) -> UUID | None:
    """The job of this key that waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kernel_job WHERE key = %s AND state = 'queued'", [key])
        row = cursor.fetchone()
    return row[0] if row else None


def by_id(job_id: UUID, *, lock: bool = False) -> JobRow | None:
    """The job, or None."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM kernel_job WHERE id = %s {'FOR UPDATE' if lock else ''}", [job_id])
        row = cursor.fetchone()
    return _read(row) if row else None


def select(condition: str, parameters: Sequence[Any]) -> list[JobRow]:
    """The jobs that meet a condition of this package; never of a caller's making."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM kernel_job WHERE {condition}", parameters)
        return [_read(row) for row in cursor.fetchall()]


def claim(queues: Sequence[str], limit: int) -> list[JobRow]:
    """Takes up to `limit` due jobs, oldest first; each gets a lease that proves later whose it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET state = 'running', attempts = attempts + 1, lease = gen_random_uuid(), "
            "lease_until = clock_timestamp() + make_interval(secs => %s), started_at = clock_timestamp(), "
            "version = version + 1 "
            "WHERE id IN (SELECT id FROM kernel_job WHERE state = 'queued' AND run_at <= clock_timestamp() "
            "AND queue = ANY(%s::text[]) ORDER BY run_at, id LIMIT %s FOR UPDATE SKIP LOCKED) "
            f"RETURNING {_COLUMNS}",
            [LEASE_S, list(queues), limit],
        )
        claimed = [_read(row) for row in cursor.fetchall()]
    return sorted(claimed, key=lambda job: (job.created_at, job.id))


def renew(leases: Sequence[UUID]) -> None:
    """Keeps claims."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET lease_until = clock_timestamp() + make_interval(secs => %s) "
            "WHERE state = 'running' AND lease = ANY(%s::uuid[])",
            [LEASE_S, list(leases)],
        )


def step(job_id: UUID, lease: UUID, *, done: int | None = None, total: int | None = None) -> bool | None:
    """Writes progress and answers whether cancelling was asked; None when the lease is lost."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET progress_done = coalesce(%s::bigint, progress_done), "
            "progress_total = coalesce(%s::bigint, progress_total), version = version + 1 "
            "WHERE id = %s AND lease = %s AND state = 'running' RETURNING cancel_asked",
            [done, total, job_id, lease],
        )
        row = cursor.fetchone()
    return bool(row[0]) if row else None


def set_result(job_id: UUID, lease: UUID, file_id: UUID, needs: dict[str, Any]) -> None:
    """Names the result file and what it was made with."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET file_id = %s, file_needs = %s::jsonb WHERE id = %s AND lease = %s",
            [file_id, orjson.dumps(needs).decode(), job_id, lease],
        )


def with_files(after: UUID, limit: int) -> list[JobRow]:
    """Ended jobs that have a file, by id."""
    return select(
        "file_id IS NOT NULL AND id > %s AND state NOT IN ('queued', 'running') ORDER BY id LIMIT %s", [after, limit]
    )


def drop_file(job_id: UUID, file_id: UUID) -> bool:
    """The file is no longer the result; False when it was not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET file_id = NULL, file_needs = NULL, version = version + 1 "
            "WHERE id = %s AND file_id = %s AND state NOT IN ('queued', 'running')",
            [job_id, file_id],
        )
        return bool(cursor.rowcount == 1)


def add_error(job_id: UUID, error: dict[str, Any]) -> None:
    """Appends to the errors; the first hundred are kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET errors = errors || %s::jsonb WHERE id = %s AND jsonb_array_length(errors) < 100",
            [orjson.dumps([error]).decode(), job_id],
        )


def end(job_id: UUID, lease: UUID | None, state: State, at: datetime) -> bool:
    """Running (under this lease) or queued (lease None) → a final state; False when it is neither any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET state = %s, finished_at = %s, lease = NULL, lease_until = NULL, "
            "version = version + 1 "
            "WHERE id = %s AND lease IS NOT DISTINCT FROM %s::uuid AND state IN ('queued', 'running')",
            [state, at, job_id, lease],
        )
        return bool(cursor.rowcount == 1)


def requeue(job_id: UUID, lease: UUID | None, *, pause_s: float, forgive: bool = False) -> bool:
    """Back into the queue after a pause; `forgive` does not count the attempt. False when it is somebody else's now.

    When another job of the same key waits by now, this one is left to it and ends as cancelled.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job AS mine SET state = CASE WHEN twin.id IS NULL THEN 'queued' ELSE 'cancelled' END, "
            "finished_at = CASE WHEN twin.id IS NULL THEN NULL ELSE clock_timestamp() END, "
            "attempts = greatest(0, mine.attempts - %s::int), lease = NULL, lease_until = NULL, "
            "run_at = clock_timestamp() + make_interval(secs => %s::float8), version = mine.version + 1 "
            "FROM (SELECT %s::uuid AS wanted) AS asked LEFT JOIN kernel_job AS held ON held.id = asked.wanted "
            "LEFT JOIN kernel_job AS twin ON twin.key = held.key AND twin.state = 'queued' AND twin.id <> held.id "
            "WHERE mine.id = asked.wanted AND mine.lease = %s::uuid AND mine.state = 'running'",
            [1 if forgive else 0, pause_s, job_id, lease],
        )
        return bool(cursor.rowcount == 1)


def ask_cancel(job_id: UUID) -> None:
    """Tells the running body to stop at its next step."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET cancel_asked = true, version = version + 1 WHERE id = %s AND state = 'running'",
            [job_id],
        )


def revive(job_id: UUID) -> None:
    """A job that ended badly, made new."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET state = 'queued', attempts = 0, cancel_asked = false, errors = '[]', "
            "finished_at = NULL, run_at = clock_timestamp(), progress_done = 0, progress_total = NULL, file_id = NULL, "
            "file_needs = NULL, version = version + 1 WHERE id = %s AND state IN ('failed', 'dead', 'cancelled')",
            [job_id],
        )


def stalled(limit: int) -> list[JobRow]:
    """Running jobs whose lease ran out, locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS} FROM kernel_job WHERE state = 'running' AND lease_until < clock_timestamp() "
            "ORDER BY lease_until LIMIT %s FOR UPDATE SKIP LOCKED",
            [limit],
        )
        return [_read(row) for row in cursor.fetchall()]


def finished_before(at: datetime, limit: int) -> list[UUID]:
    """Ended jobs to be purged, locked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM kernel_job WHERE finished_at < %s ORDER BY finished_at LIMIT %s FOR UPDATE SKIP LOCKED",
            [at, limit],
        )
        return [row[0] for row in cursor.fetchall()]


def delete(job_ids: Sequence[UUID]) -> None:
    """Removes rows."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_job WHERE id = ANY(%s::uuid[])", [list(job_ids)])
