"""Imports: list, page, plan, preview, start, account of rows."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.customers.public import row_problem_params
from zhike.integrations import selectors
from zhike.integrations.access import run_for
from zhike.integrations.api.routing import router
from zhike.integrations.api.shapes import (
    ImportDetail,
    ImportItem,
    PlanBody,
    Preview,
    PreviewBody,
    ReshapeBody,
    detail,
)
from zhike.integrations.error_file import joined, reasons, word_params, words
from zhike.integrations.models import STATES, ImportRun
from zhike.integrations.permissions import IMPORT_CREATE, IMPORT_VIEW
from zhike.integrations.rules.fields import KINDS
from zhike.integrations.services.planning import import_plan, import_preview, import_reshape, suggestions
from zhike.integrations.services.running import import_cancel, import_start
from zhike.integrations.services.uploading import PART_BYTES
from zhike.integrations.types import OUTCOMES
from zhike.kernel.http import (
    Filter,
    ListRequest,
    ListSpec,
    Request,
    SortColumn,
    answer,
    list_answer,
)

IMPORTS: Final = ListSpec(
    sorts={"created_at": SortColumn("r.created_at", "timestamptz")},
    default="-created_at",
    id_column="r.id",
    filters={"state": Filter(choices=STATES), "kind": Filter(choices=KINDS), "shop": Filter("uuid")},
)
ROWS: Final = ListSpec(
    sorts={"number": SortColumn("w.number", "integer")},
    default="number",
    id_column="w.number",
    id_type="bigint",
    id_key="number",
    filters={"outcome": Filter(choices=OUTCOMES)},
)


class ImportRowItem(Schema):
    """What became of a row. `reasons` say in words what is the matter, one for each column with a fault of its own, and
    `reason` all of it in one line; `code` is the first one's; `subject_id` is the order or customer the row is in.
    """

    id: str
    number: int
    outcome: str
    code: str | None
    columns: list[str]
    reason: str | None
    reasons: list[str]
    subject_id: UUID | None


def _answer(request: Request, run: ImportRun) -> HttpResponse:
    return answer(detail(request, run, PART_BYTES, suggestions(run.shape)), etag=run.version)


@router.get_list("/imports", spec=IMPORTS, item=ImportItem, operation_id="import_list", permission=IMPORT_VIEW)
def import_list(request: Request, page: ListRequest) -> HttpResponse:
    """Imports in the caller's scope, the newest first"""
    rows, total = selectors.import_rows(request.actor, page)
    return list_answer(page, rows, total=total)


@router.get("/imports/{import_id}", operation_id="import_detail", permission=IMPORT_VIEW, response=ImportDetail)
def import_detail(request: Request, import_id: UUID) -> HttpResponse:
    """One import"""
    return _answer(request, run_for(request.actor, import_id))


@router.put(
    "/imports/{import_id}/plan",
    operation_id="import_plan",
    permission=IMPORT_CREATE,
    body=PlanBody,
    response=ImportDetail,
    versioned=True,
)
def import_decide(request: Request, import_id: UUID, body: PlanBody) -> HttpResponse:
    """Decide what the file is, for which shop, and which column is what"""
    run = import_plan(
        actor=request.actor,
        run_id=import_id,
        expected_version=request.expected_version,
        shop_id=body.shop_id,
        plan=body.plan(),
    )
    return _answer(request, run)


@router.put(
    "/imports/{import_id}/shape",
    operation_id="import_reshape",
    permission=IMPORT_CREATE,
    body=ReshapeBody,
    response=ImportDetail,
    versioned=True,
)
def import_shape(request: Request, import_id: UUID, body: ReshapeBody) -> HttpResponse:
    """Say how the file is written where the guess was wrong; the plan begins afresh"""
    run = import_reshape(
        actor=request.actor,
        run_id=import_id,
        expected_version=request.expected_version,
        choices=body.choices(),
    )
    return _answer(request, run)


@router.post(
    "/imports/{import_id}/preview",
    operation_id="import_preview",
    permission=IMPORT_VIEW,
    body=PreviewBody,
    response=Preview,
)
def import_look(request: Request, import_id: UUID, body: PreviewBody) -> HttpResponse:
    """The first rows as they would become; veiled for whom the file's values do not concern"""
    plan = body.plan.plan() if body.plan else None
    found = import_preview(actor=request.actor, run_id=import_id, plan=plan)
    params = row_problem_params(found.locale)
    shown = [
        {
            "number": row.number,
            "cells": row.cells,
            "values": row.values,
            "problems": [
                {"column": one.column or "", "code": one.code, "text": words(one.code, request.language, params)}
                for one in row.problems
            ],
            "is_empty": row.is_empty,
        }
        for row in found.rows
    ]
    columns = found.run.shape["columns"]
    return answer(
        {
            "columns": columns,
            "gaps": found.gaps,
            "rows": shown,
            "veiled": found.veiled,
            "unknown_tags": found.unknown_tags,
        }
    )


@router.post(
    "/imports/{import_id}/start",
    operation_id="import_start",
    permission=IMPORT_CREATE,
    response=ImportDetail,
    versioned=True,
)
def import_go(request: Request, import_id: UUID) -> HttpResponse:
    """Start the import, or start it anew after it failed or was cancelled"""
    run = import_start(
        actor=request.actor,
        run_id=import_id,
        expected_version=request.expected_version,
        language=request.language,
    )
    return _answer(request, run)


@router.post(
    "/imports/{import_id}/cancel",
    operation_id="import_cancel",
    permission=IMPORT_CREATE,
    response=ImportDetail,
    versioned=True,
)
def import_stop(request: Request, import_id: UUID) -> HttpResponse:
    """Stop an import; what was made stays, and every row says what became of it"""
    run = import_cancel(actor=request.actor, run_id=import_id, expected_version=request.expected_version)
    return _answer(request, run)


@router.get_list(
    "/imports/{import_id}/rows",
    spec=ROWS,
    item=ImportRowItem,
    operation_id="import_row_list",
    permission=IMPORT_VIEW,
)
def import_row_list(request: Request, import_id: UUID, page: ListRequest) -> HttpResponse:
    """What became of every row of the file"""
    run = run_for(request.actor, import_id)
    rows, total = selectors.result_rows(run, page)
    params = word_params(run)
    return list_answer(page, [_row(row, request.language, params) for row in rows], total=total)


def _row(row: dict[str, Any], language: str, params: Mapping[str, object]) -> dict[str, Any]:
    told = reasons(row["code"], row["columns"], row["codes"], language, params) if row["code"] else []
    columns = [column for column in row["columns"] if column]
    return {
        **{name: value for name, value in row.items() if name != "codes"},
        "id": str(row["number"]), "columns": columns, "reasons": told, "reason": joined(told, language) or None,
    }  # fmt: skip
