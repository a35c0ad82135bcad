"""Queueing, cancelling and retrying jobs."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection, transaction

from zhike.kernel import clock, context, files, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import rows
from zhike.kernel.jobs.errors import JOB_LOST, JOB_STATE
from zhike.kernel.jobs.events import JobChanged
from zhike.kernel.jobs.registry import JobKind, find
from zhike.kernel.jobs.rows import JobRow

KEPT_FOR: Final = timedelta(days=30)
FILE_OWNER: Final = "job"


def defer(kind: JobKind, *, actor: Actor, run_at: datetime | None, arguments: dict[str, Any]) -> UUID:
    """See :meth:`JobKind.defer`."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a job is queued in the transaction of what it follows from")
    checked = kind.arguments.model_validate(arguments).model_dump(mode="json")
    key = kind.key.format(**checked) if kind.key else None
    running = context.current()
    values: dict[str, Any] = {
        "id": new_id(), "name": kind.name, "queue": kind.queue, "key": key, "args": orjson.dumps(checked).decode(),
        "actor_kind": actor.kind, "actor_id": actor.id, "operation_id": running.operation_id,
        "language": running.language, "at": clock.now(), "run_at": run_at,
    }  # fmt: skip
    # A twin that is claimed between the two statements no longer waits: then this one is queued after all.
    for _ in range(5):
        made = rows.insert(values)
        if made is not None:
            announce(made, actor=actor)
            return made
        twin = rows.waiting_with(key or "")
        if twin is not None:
            return twin
    raise JOB_STATE(state="queued")


def own(*, job_id: UUID, actor: Actor) -> JobRow:
    """A job that one started oneself. Raises `missing.not_found`."""
    job = rows.by_id(job_id)
    if job is None or (job.actor_kind, job.actor_id) != (actor.kind, actor.id):
        raise NOT_FOUND()
    return job


def cancel(*, job_id: UUID, actor: Actor, expected_version: int | None = None) -> JobRow:
    """Cancels one's own job: at once while it waits, at its next step while it runs.

    Raises `missing.not_found`, `job.state`, `conflict.version`.
    """
    with transaction.atomic():
        job = _own(job_id, actor, expected_version)
        if job.state == "queued":
            rows.end(job.id, None, "cancelled", clock.now())
        elif job.state == "running":
            rows.ask_cancel(job.id)
        else:
            raise JOB_STATE(state=job.state)
        return _moved(job, "cancel", actor)


def retry(*, job_id: UUID, actor: Actor, expected_version: int | None = None) -> JobRow:
    """Queues one's own failed, dead or cancelled job anew. Raises `missing.not_found`, `job.state`."""
    with transaction.atomic():
        job = _own(job_id, actor, expected_version)
        if job.state not in ("failed", "dead", "cancelled") or find(job.name) is None:
            raise JOB_STATE(state=job.state)
        if job.file_id is not None:
            files.purge(file_ids=[job.file_id])
        rows.revive(job.id)
        return _moved(job, "retry", actor)


def announce(job_id: UUID, *, actor: Actor | None = None) -> None:
    """Tells the person who started it, in the running transaction; jobs of nobody are silent."""
    job = rows.by_id(job_id)
    if job is None or job.actor_kind != "user":
        return
    emit(
        JobChanged(job=job.name, state=job.state, done=job.progress_done, total=job.progress_total),
        actor=actor or Actor("system"),
        subject=Subject(kind="job", id=job.id, version=job.version),
        topics=[f"user:{job.actor_id}"],
    )


def reap() -> int:
    """Takes jobs back from workers that died: queued again, or dead when all tries are used. Answers how many."""
    with transaction.atomic():
        lost = rows.stalled(100)
        for job in lost:
            kind = find(job.name)
            pause_s = kind.retry.pause_s(job.attempts) if kind else None
            rows.add_error(job.id, {"code": JOB_LOST.code, "at": clock.iso(clock.now())})
            if job.cancel_asked:
                rows.end(job.id, job.lease, "cancelled", clock.now())
            elif pause_s is None:
                rows.end(job.id, job.lease, "dead", clock.now())
            else:
                rows.requeue(job.id, job.lease, pause_s=0)
            announce(job.id)
    return len(lost)


def forget_old() -> int:
    """Purges up to 500 jobs, with their result files, that ended more than thirty days ago."""
    with transaction.atomic():
        old = rows.finished_before(clock.now() - KEPT_FOR, 500)
        for job_id in old:
            files.purge_of(owner_kind=FILE_OWNER, owner_id=job_id)
        rows.delete(old)
    return len(old)


def _own(job_id: UUID, actor: Actor, expected_version: int | None) -> JobRow:
    job = rows.by_id(job_id, lock=True)
    if job is None or (job.actor_kind, job.actor_id) != (actor.kind, actor.id):
        raise NOT_FOUND()
    if expected_version is not None and expected_version != job.version:
        raise VERSION_CONFLICT(extra={"current": {"state": job.state, "version": job.version}})
    return job


def _moved(before: JobRow, verb: str, actor: Actor) -> JobRow:
    after = rows.by_id(before.id)
    if after is None:
        raise NOT_FOUND()
    announce(after.id, actor=actor)
    trail.record(
        f"kernel.job.{verb}", actor=actor, object_kind="job", object_id=after.id,
        before={"state": before.state}, after={"state": after.state, "job": after.name},
    )  # fmt: skip
    return after
