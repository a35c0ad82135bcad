"""The tasks drawer: one's own jobs, their progress, results and errors."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from ninja import Schema

from zhike.kernel import files, i18n
from zhike.kernel.http import (
    SIGNED_IN,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    expected_version,
    list_answer,
)
from zhike.kernel.jobs import results, rows, service
from zhike.kernel.jobs.rows import JobRow

router = Router("jobs")


class JobProgress(Schema):
    """Steps done, of how many (null while unknown)."""

    done: int
    total: int | None


class JobFile(Schema):
    """The result; it goes at `until`, and before when the right goes that it was made with."""

    id: UUID
    name: str
    size: int
    url: str
    until: str


class JobError(Schema):
    """What went wrong, once per attempt or part."""

    code: str
    title: str
    at: str


class JobShape(Schema):
    """A job as the person who started it sees it."""

    id: UUID
    name: str
    title: str
    state: str
    progress: JobProgress
    file: JobFile | None
    errors: list[JobError]
    can_cancel: bool
    can_retry: bool
    version: int
    created_at: str
    started_at: str | None
    finished_at: str | None


LIST = ListSpec(
    sorts={"created_at": SortColumn("created_at", "timestamptz")},
    default="-created_at",
    filters={"state": Filter("choice", ("queued", "running", "done", "failed", "cancelled", "dead"))},
)


def _shape(request: Request, job: JobRow) -> dict[str, Any]:
    return {
        "id": job.id,
        "name": job.name,
        "title": i18n.text(f"jobs.{job.name}", request.language),
        "state": job.state,
        "progress": {"done": job.progress_done, "total": job.progress_total},
        "file": _file(request, job),
        "errors": [
            {
                "code": error["code"],
                "title": i18n.text(f"errors.{error['code']}.title", request.language, error.get("params")),
                "at": error["at"],
            }
            for error in job.errors
        ],
        "can_cancel": job.state == "queued" or (job.state == "running" and not job.cancel_asked),
        "can_retry": job.state in ("failed", "dead", "cancelled"),
        "version": job.version,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
    }


def _file(request: Request, job: JobRow) -> dict[str, Any] | None:
    if job.file_id is None or request.principal is None or not results.is_open(job, request.actor.rights):
        return None
    info = files.ready(file_id=job.file_id)
    viewer = files.Viewer("session", request.principal.session_id)
    return {
        "id": info.id,
        "name": info.name,
        "size": info.size,
        "url": files.url(info.id, viewer),
        "until": results.kept_until(job),
    }


@router.get_list("/jobs", spec=LIST, operation_id="job_list", permission=SIGNED_IN, item=JobShape)
def job_list(request: Request, page: ListRequest) -> HttpResponse:
    """The jobs that one started oneself, newest first."""
    condition, parameters, order = page.keyset()
    states = page.filters.get("state")
    wanted = "actor_id = %s AND actor_kind = %s AND (%s::text[] IS NULL OR state = ANY(%s::text[]))"
    mine: list[Any] = [request.actor.id, request.actor.kind, states, states]
    found = rows.select(f"{wanted} AND {condition} ORDER BY {order} LIMIT %s", [*mine, *parameters, page.limit + 1])
    total = None
    if page.want_total:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM (SELECT FROM kernel_job WHERE {wanted} LIMIT 10001) AS few", mine)
            row = cursor.fetchone()
        total = int(row[0]) if row else 0
    return list_answer(page, [_shape(request, job) for job in found], total=total)


@router.get("/jobs/{job_id}", operation_id="job_get", permission=SIGNED_IN, response=JobShape)
def job_get(request: Request, job_id: UUID) -> HttpResponse:
    """One of one's own jobs."""
    job = service.own(job_id=job_id, actor=request.actor)
    return answer(_shape(request, job), etag=job.version)


@router.post(
    "/jobs/{job_id}/cancel", operation_id="job_cancel", permission=SIGNED_IN, response=JobShape, versioned=True
)
def job_cancel(request: Request, job_id: UUID) -> HttpResponse:
    """Cancels a job that waits or runs."""
    job = service.cancel(job_id=job_id, actor=request.actor, expected_version=expected_version(request))
    return answer(_shape(request, job), etag=job.version)


@router.post("/jobs/{job_id}/retry", operation_id="job_retry", permission=SIGNED_IN, response=JobShape, versioned=True)
def job_retry(request: Request, job_id: UUID) -> HttpResponse:
    """Queues a job again that failed or was cancelled."""
    job = service.retry(job_id=job_id, actor=request.actor, expected_version=expected_version(request))
    return answer(_shape(request, job), etag=job.version)
