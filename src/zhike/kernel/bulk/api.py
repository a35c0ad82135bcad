"""What became of a change to many rows, row by row, and taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.kernel import i18n
from zhike.kernel.bulk import rows, service
from zhike.kernel.bulk.registry import kind_of
from zhike.kernel.bulk.rows import ResultRow, RunRow
from zhike.kernel.http import (
    SIGNED_IN,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)

router = Router("jobs")


class BulkRun(Schema):
    """A change to many rows; `undo_until` is null when it cannot be taken back (any more)."""

    id: UUID
    title: str
    object_kind: str
    action: str
    state: str
    total: int
    done: int
    unchanged: int
    refused: int
    undo_until: str | None
    undone_by: UUID | None
    undoes: UUID | None
    created_at: str


class BulkReason(Schema):
    """Why a row was not changed."""

    code: str
    title: str
    detail: str


class BulkResult(Schema):
    """One row: its id, its number, and what became of it (waiting, done, unchanged, refused)."""

    id: UUID
    n: int
    label: str
    state: str
    reason: BulkReason | None


class BulkStarted(Schema):
    """The task, which is the run too."""

    job: UUID


LIST = ListSpec(
    sorts={"n": SortColumn("n", "integer")},
    default="n",
    id_column="row_id",
    filters={"state": Filter("choice", ("waiting", "done", "unchanged", "refused"))},
)


def _title(run: RunRow, language: str) -> str:
    if run.action == service.UNDO:
        done = i18n.text(f"bulk.{run.kind}.{run.undone_action}", language)
        return i18n.text("bulk.undo", language, {"what": done})
    return i18n.text(f"bulk.{run.kind}.{run.action}", language)


def _shape(run: RunRow, language: str) -> dict[str, Any]:
    return {
        "id": run.id, "title": _title(run, language), "object_kind": kind_of(run.kind).object_kind,
        "action": run.action, "state": run.state, "total": run.total, "done": run.done, "unchanged": run.unchanged,
        "refused": run.refused, "undo_until": service.undo_until(run), "undone_by": run.undone_by,
        "undoes": run.undoes, "created_at": run.created_at,
    }  # fmt: skip


def _result(row: ResultRow, language: str) -> dict[str, Any]:
    reason = None
    if row.code is not None:
        facts = dict(row.facts)
        if "permission" in facts:
            facts["permission"] = i18n.text(f"permissions.{facts['permission']}", language)
        detail = i18n.text(f"errors.{row.code}.detail", language, facts)
        if "field" in facts:
            detail = i18n.text(f"fields.{facts['field']}", language, facts)
        reason = {
            "code": row.code,
            "title": i18n.text(f"errors.{row.code}.title", language, facts),
            "detail": detail,
        }
    return {"id": row.id, "n": row.n, "label": row.label, "state": row.state, "reason": reason}


@router.get("/bulk-runs/{run_id}", operation_id="bulk_run_get", permission=SIGNED_IN, response=BulkRun)
def bulk_run_get(request: Request, run_id: UUID) -> HttpResponse:
    """A change to many rows that one started oneself"""
    return answer(_shape(service.own(actor=request.actor, run_id=run_id), request.language))


@router.get_list(
    "/bulk-runs/{run_id}/rows", spec=LIST, operation_id="bulk_run_rows", permission=SIGNED_IN, item=BulkResult
)
def bulk_run_rows(request: Request, page: ListRequest, run_id: UUID) -> HttpResponse:
    """What became of each row"""
    run = service.own(actor=request.actor, run_id=run_id)
    condition, parameters, order = page.keyset()
    states = page.filters.get("state")
    wanted = "(%s::text[] IS NULL OR state = ANY(%s::text[]))"
    found = rows.results(
        run.id, f"{wanted} AND {condition} ORDER BY {order} LIMIT %s", [states, states, *parameters, page.limit + 1]
    )
    counts = {"done": run.done, "unchanged": run.unchanged, "refused": run.refused}
    counts["waiting"] = run.total - sum(counts.values())
    total = sum(counts[state] for state in states or counts) if page.want_total else None
    return list_answer(page, [_result(row, request.language) for row in found], total=total)


@router.post(
    "/bulk-runs/{run_id}/undo",
    operation_id="bulk_run_undo",
    permission=SIGNED_IN,
    response=BulkStarted,
    status=202,
    idempotent=True,
)
def bulk_run_undo(request: Request, run_id: UUID) -> HttpResponse:
    """Take a change back, on all rows that nobody has changed since"""
    return answer({"job": service.undo(actor=request.actor, run_id=run_id)}, status=202)
