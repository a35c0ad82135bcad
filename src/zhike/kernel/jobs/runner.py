"""Running jobs: one at a time per thread, under a lease, in the operation they were queued in."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import close_old_connections, connection, transaction
from pydantic import ValidationError

from zhike.kernel import clock, context
from zhike.kernel.authz import Actor, Permission
from zhike.kernel.errors import FAULT, ZhikeError
from zhike.kernel.jobs import rows, service
from zhike.kernel.jobs.errors import JOB_TIMEOUT
from zhike.kernel.jobs.reach import reach
from zhike.kernel.jobs.registry import QUEUES, JobKind, find
from zhike.kernel.jobs.rows import JobRow
from zhike.kernel.ports import Port, PortError
from zhike.kernel.postgres import outage

log = logging.getLogger(__name__)

#: Gives an actor the rights it holds now; filled by wiring. Rights are never stored with a job.
RIGHTS: Final[Port[Callable[[Actor], Actor]]] = Port("jobs.rights")

_THREADS: Final = 3
_POLL_S: Final = 0.5
_RENEW_S: Final = 10.0
_END_WITHIN_S: Final = 15.0
_ANNOUNCE_S: Final = 1.0


class InterruptError(Exception):
    """The body must stop here: the lease is gone, the time is over, or the worker ends."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _Run:
    """The `Run` that bodies get."""

    def __init__(self, job: JobRow, kind: JobKind, actor: Actor, stopping: threading.Event) -> None:
        self.id = job.id
        self.actor = actor
        self.saw_cancel = False
        self._lease = job.lease or UUID(int=0)
        self._deadline = time.monotonic() + kind.timeout_s
        self._stopping = stopping
        self._announced_at = 0.0

    def progress(self, done: int, total: int | None = None) -> None:
        """See `Run`."""
        with transaction.atomic():
            self._step(done, total)
            if time.monotonic() - self._announced_at >= _ANNOUNCE_S or done == total:
                self._announced_at = time.monotonic()
                service.announce(self.id)

    def cancelled(self) -> bool:
        """See `Run`."""
        self.saw_cancel = self._step(None, None)
        return self.saw_cancel

    def result(self, file_id: UUID, needs: Sequence[Permission] = ()) -> None:
        """See `Run`."""
        rows.set_result(self.id, self._lease, file_id, reach(self.actor.rights, needs))

    def note(self, code: str, **params: object) -> None:
        """See `Run`."""
        rows.add_error(self.id, {"code": code, "at": clock.iso(clock.now()), **({"params": params} if params else {})})

    def _step(self, done: int | None, total: int | None) -> bool:
        if self._stopping.is_set():
            raise InterruptError("stopping")
        if time.monotonic() > self._deadline:
            raise InterruptError("timeout")
        asked = rows.step(self.id, self._lease, done=done, total=total)
        if asked is None:
            raise InterruptError("lost")
        return asked


def run_one(job: JobRow, stopping: threading.Event | None = None) -> None:
    """Runs a claimed job to its end and writes the end down. Never raises for the body's errors."""
    kind = find(job.name)
    lease = job.lease
    facts = context.OperationContext(operation_id=job.operation_id, language=job.language)
    with context.operation(facts):
        if kind is None:
            # A newer program queued it: leave it to a worker that knows it.
            rows.requeue(job.id, lease, pause_s=60, forgive=True)
            return
        run = _Run(job, kind, with_rights(Actor(job.actor_kind, job.actor_id)), stopping or threading.Event())
        try:
            arguments = kind.arguments.model_validate(job.args)
            kind.body(run, **{name: getattr(arguments, name) for name in type(arguments).model_fields})
        except InterruptError as interrupted:
            _interrupted(job, kind, interrupted.why)
        except ZhikeError as error:
            # A rule said no: trying again would say the same, unless the error itself advises to.
            _failed(job, kind, error.code.code, retry=error.code.retry == "later", params=error.params)
        except ValidationError:
            _failed(job, kind, "input.invalid", retry=False)
        except Exception:
            log.exception("job %s %s failed", job.name, job.id)
            _failed(job, kind, FAULT.code, retry=True)
        else:
            _finish(job, "cancelled" if run.saw_cancel else "done")


def run_due(queues: Sequence[str] = QUEUES, limit: int = 100) -> int:
    """Claims and runs due jobs in this thread; answers how many. For tests and one-off commands."""
    claimed = rows.claim(queues, limit)
    for job in claimed:
        run_one(job)
    return len(claimed)


def run_worker(stop: threading.Event, *, threads: int = _THREADS, queues: Sequence[str] = QUEUES) -> None:
    """Runs jobs until `stop`; then gives the running ones fifteen seconds, and their rows back to the queue."""
    running: dict[Future[None], JobRow] = {}
    renewed_at = time.monotonic()
    with ThreadPoolExecutor(threads, thread_name_prefix="job") as pool:
        while not stop.is_set():
            running = {future: job for future, job in running.items() if not future.done()}
            if time.monotonic() - renewed_at >= _RENEW_S:
                renewed_at = time.monotonic()
                _renew(running.values())
            claimed = _claim(queues, threads - len(running)) if len(running) < threads else []
            for job in claimed:
                running[pool.submit(_run_in_thread, job, stop)] = job
            if not claimed:
                if len(running) == threads:
                    wait(running, _POLL_S, FIRST_COMPLETED)
                else:
                    stop.wait(_POLL_S)
        wait(running, _END_WITHIN_S)
        for future, job in running.items():
            if not future.done():
                rows.requeue(job.id, job.lease, pause_s=0, forgive=True)
        pool.shutdown(wait=False, cancel_futures=True)
    connection.close()


def _run_in_thread(job: JobRow, stop: threading.Event) -> None:
    try:
        close_old_connections()
        run_one(job, stop)
    except Exception:
        # The row keeps its lease until it runs out; the reaper takes it from there.
        log.exception("job %s %s could not be ended", job.name, job.id)
    finally:
        connection.close()


def _renew(jobs: Iterable[JobRow]) -> None:
    leases = [job.lease for job in jobs if job.lease]
    _safely(lambda: rows.renew(leases))


def _claim(queues: Sequence[str], limit: int) -> list[JobRow]:
    claimed: list[JobRow] = []
    _safely(lambda: claimed.extend(rows.claim(queues, limit)))
    return claimed


def _safely(act: Callable[[], None]) -> None:
    """A database that is away for a moment must not end the worker."""
    try:
        close_old_connections()
        act()
    except Exception as error:
        if outage.is_outage(error):
            log.warning("jobs wait for the database: %s", outage.reason(error))
        else:
            log.exception("the job table cannot be reached")
        connection.close()


def with_rights(actor: Actor) -> Actor:
    """The actor with the rights it holds now."""
    try:
        return RIGHTS.get()(actor)
    except PortError:
        return actor


def _interrupted(job: JobRow, kind: JobKind, why: str) -> None:
    if why == "stopping":
        rows.requeue(job.id, job.lease, pause_s=0, forgive=True)
    elif why == "timeout":
        _failed(job, kind, JOB_TIMEOUT.code, retry=True)
    else:
        log.warning("job %s %s lost its lease and stopped", job.name, job.id)


def _failed(job: JobRow, kind: JobKind, code: str, *, retry: bool, params: dict[str, object] | None = None) -> None:
    """Notes the error, and queues the job again or ends it: `failed` by a rule, `dead` after all tries."""
    error: dict[str, object] = {"code": code, "at": clock.iso(clock.now()), "attempt": job.attempts}
    if params:
        error["params"] = {name: value for name, value in params.items() if isinstance(value, str | int | float)}
    with transaction.atomic():
        rows.add_error(job.id, error)
        pause_s = kind.retry.pause_s(job.attempts) if retry else None
        if pause_s is not None:
            rows.requeue(job.id, job.lease, pause_s=pause_s)
        else:
            rows.end(job.id, job.lease, "dead" if retry else "failed", clock.now())
        service.announce(job.id)


def _finish(job: JobRow, state: rows.State) -> None:
    with transaction.atomic():
        if rows.end(job.id, job.lease, state, clock.now()):
            service.announce(job.id)


def oldest_wait() -> timedelta:
    """How long the oldest due job has been waiting; for metrics and health."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(clock_timestamp() - run_at), interval '0') FROM kernel_job "
            "WHERE state = 'queued' AND run_at <= clock_timestamp()"
        )
        row = cursor.fetchone()
    return row[0] if row else timedelta(0)
