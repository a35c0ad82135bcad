"""The operation log for its readers: entries, seals, checks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import orjson
from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.audit import selectors
from zhike.audit.checking import ACTOR_NAMES, check
from zhike.audit.errors import RANGE
from zhike.audit.permissions import ENTRY_EXPORT, ENTRY_VIEW
from zhike.audit.tasks import EXPORT, EXPORT_COLUMNS
from zhike.kernel import i18n, rates
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.export import start
from zhike.kernel.http import (
    Body,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)

router = Router("audit")

_SEALS: Final = ListSpec(
    sorts={"number": SortColumn("s.number", "bigint")},
    default="-number",
    id_column="s.number",
    id_type="bigint",
    filters={"kind": Filter("choice", ("batch", "checkpoint", "drop"))},
)
_CHECKS: Final = ListSpec(
    sorts={"id": SortColumn("c.id", "bigint")},
    default="-id",
    id_column="c.id",
    id_type="bigint",
    filters={"ok": Filter("bool"), "trigger": Filter("choice", ("schedule", "person", "command"))},
)


class ActorShape(Schema):
    """Who did it; the name is looked up now, the log keeps the id."""

    kind: str
    id: str | None
    name: str | None


class ObjectShape(Schema):
    """What it was done to."""

    kind: str
    id: str


class EntryItem(Schema):
    """One line of the operation log. `pos` is null until it is sealed, a second later at most."""

    id: str
    pos: str | None
    at: datetime
    actor: ActorShape
    on_behalf_of: str | None
    action: str
    action_title: str
    object: ObjectShape
    result: str
    ip: str
    device: str
    operation_id: str
    session_id: str | None
    customer_id: str | None
    shop_id: str | None


class EntryDetail(EntryItem):
    """A line with what changed, and whether it is as it was written."""

    before: dict[str, Any]
    after: dict[str, Any]
    request_id: str
    digest: str
    intact: bool
    seal: str | None


class SealItem(Schema):
    """A link of the chain."""

    id: str
    number: str
    kind: str
    from_pos: str
    to_pos: str
    at: datetime
    hash: str
    previous: str
    key_id: str


class FindingShape(Schema):
    """Something that is not as it was written."""

    kind: str
    title: str
    pos: str | None
    entry_id: str | None
    seal: str | None


class CheckItem(Schema):
    """The outcome of a check."""

    id: str
    started_at: datetime
    finished_at: datetime
    trigger: str
    actor_id: str | None
    ok: bool
    rows: int
    seals: int
    findings: list[FindingShape]


class ExportBody(Body):
    """Which lines and columns, in which format; no columns means all of them."""

    format: Literal["csv", "xlsx"] = "xlsx"
    filters: Annotated[dict[str, Annotated[list[str], Field(max_length=100)]], Field(max_length=20)] = {}
    columns: Annotated[list[str], Field(max_length=50)] = []


class ExportStarted(Schema):
    """The task that makes the file."""

    job: str


class VerifyBody(Body):
    """Which rows to check, by number; all by default. The chain is always checked whole."""

    from_pos: int | None = Field(None, ge=1, le=2**62)
    to_pos: int | None = Field(None, ge=1, le=2**62)


@router.get_list(
    "/audit/entries", spec=selectors.ENTRIES, item=EntryItem, operation_id="audit_entry_list", permission=ENTRY_VIEW
)
def entries(request: Request, page: ListRequest) -> HttpResponse:
    """The operation log, newest first"""
    wanted, params = selectors.entry_conditions(page.filters)
    where = f"FROM audit_entry e WHERE {wanted}"
    condition, more, order = page.keyset()
    rows = selectors.rows(
        f"SELECT {selectors.COLUMNS} {where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    total = selectors.count(where, params) if page.want_total else None
    return list_answer(page, _shaped(rows, request), total=total)


@router.post(
    "/audit/entries/export",
    operation_id="audit_entry_export",
    permission=ENTRY_EXPORT,
    body=ExportBody,
    response=ExportStarted,
    status=202,
    idempotent=True,
)
def export(request: Request, body: ExportBody) -> HttpResponse:
    """Export the chosen lines as CSV or Excel; the file comes with the task"""
    for name, values in body.filters.items():
        if name not in selectors.ENTRIES.filters:
            raise invalid(f"filters.{name}", "value.unknown_field")
        selectors.ENTRIES.filters[name].check(f"filters.{name}", values)
    selectors.entry_conditions(body.filters)
    job_id = start(
        EXPORT,
        format_=body.format,
        filters=body.filters,
        columns=body.columns or list(EXPORT_COLUMNS),
        language=request.language,
        actor=request.actor,
    )
    return answer({"job": job_id}, status=202)


@router.get("/audit/entries/{entry_id}", operation_id="audit_entry_detail", permission=ENTRY_VIEW, response=EntryDetail)
def entry(request: Request, entry_id: int) -> HttpResponse:
    """A line of the log with what changed"""
    if not 0 < entry_id < 2**63:
        raise NOT_FOUND()
    rows = selectors.rows(
        f"SELECT {selectors.COLUMNS}, e.before::text AS before, e.after::text AS after, e.request_id, "
        "encode(e.digest, 'hex') AS digest, e.digest = audit_digest(e) AS intact, "
        "(SELECT s.number FROM audit_seal s WHERE s.kind = 'batch' AND s.to_pos >= e.pos ORDER BY s.to_pos LIMIT 1) "
        "AS seal FROM audit_entry e WHERE e.id = %s",
        [entry_id],
    )
    if not rows:
        raise NOT_FOUND()
    [row] = _shaped(rows, request)
    row["before"], row["after"] = orjson.loads(row["before"]), orjson.loads(row["after"])
    row["seal"] = _text(row["seal"])
    return answer(row)


@router.get_list("/audit/seals", spec=_SEALS, item=SealItem, operation_id="audit_seal_list", permission=ENTRY_VIEW)
def seals(request: Request, page: ListRequest) -> HttpResponse:
    """The chain of seals, newest first"""
    parts: list[str] = ["TRUE"]
    params: list[Any] = []
    if "kind" in page.filters:
        parts.append("s.kind = ANY(%s::text[])")
        params.append(page.filters["kind"])
    condition, more, order = page.keyset()
    where = f"FROM audit_seal s WHERE {' AND '.join(parts)}"
    rows = selectors.rows(
        "SELECT s.number AS id, s.number, s.kind, s.from_pos, s.to_pos, s.at, encode(s.hash, 'hex') AS hash, "
        f"encode(s.previous, 'hex') AS previous, s.key_id {where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    for row in rows:
        row.update({name: str(row[name]) for name in ("id", "number", "from_pos", "to_pos")})
    return list_answer(page, rows, total=selectors.count(where, params) if page.want_total else None)


@router.get_list("/audit/checks", spec=_CHECKS, item=CheckItem, operation_id="audit_check_list", permission=ENTRY_VIEW)
def checks(request: Request, page: ListRequest) -> HttpResponse:
    """Checks of the log, newest first"""
    parts: list[str] = ["TRUE"]
    params: list[Any] = []
    for name, sql in (("ok", "c.ok = ANY(%s::boolean[])"), ("trigger", "c.trigger = ANY(%s::text[])")):
        if name in page.filters:
            parts.append(sql)
            params.append(page.filters[name])
    condition, more, order = page.keyset()
    where = f"FROM audit_check c WHERE {' AND '.join(parts)}"
    rows = _check_rows(f"{where} AND {condition} ORDER BY {order} LIMIT %s", [*params, *more, page.limit + 1], request)
    return list_answer(page, rows, total=selectors.count(where, params) if page.want_total else None)


@router.post("/audit/verify", operation_id="audit_verify", permission=ENTRY_VIEW, body=VerifyBody, response=CheckItem)
def verify(request: Request, body: VerifyBody) -> HttpResponse:
    """Prove now that the log is whole"""
    if body.from_pos and body.to_pos and body.from_pos > body.to_pos:
        raise RANGE()
    rates.take("audit.verify", str(request.actor.id), rate_per_s=1 / 10, burst=6)
    check_id, _report = check(actor=request.actor, trigger="person", from_pos=body.from_pos, to_pos=body.to_pos)
    [row] = _check_rows("FROM audit_check c WHERE c.id = %s", [check_id], request)
    return answer(row)


def _shaped(rows: Iterable[dict[str, Any]], request: Request) -> list[dict[str, Any]]:
    rows = list(rows)
    names = ACTOR_NAMES.get().names({row["actor_id"] for row in rows if row["actor_kind"] == "user"})
    for row in rows:
        actor_id: UUID | None = row.pop("actor_id")
        row["actor"] = {
            "kind": row.pop("actor_kind"),
            "id": actor_id,
            "name": names.get(actor_id) if actor_id else None,
        }
        row["object"] = {"kind": row.pop("object_kind"), "id": row.pop("object_id")}
        row["id"], row["pos"] = str(row["id"]), _text(row["pos"])
        row["action_title"] = _title(f"trail.{row['action']}", row["action"], request.language)
    return rows


def _check_rows(rest: str, params: list[Any], request: Request) -> list[dict[str, Any]]:
    rows = selectors.rows(
        "SELECT c.id, c.started_at, c.finished_at, c.trigger, c.actor_id, c.ok, c.rows, c.seals, "
        f"c.findings::text AS findings {rest}",
        params,
    )
    for row in rows:
        row["id"] = str(row["id"])
        row["findings"] = [
            {
                "kind": one["kind"],
                "title": i18n.text(f"audit.finding.{one['kind']}", request.language),
                **{name: _text(one[name]) for name in ("pos", "entry_id", "seal")},
            }
            for one in orjson.loads(row["findings"])
        ]
    return rows


def _title(code: str, fallback: str, language: str) -> str:
    found = i18n.text(code, language)
    return fallback if found == code else found


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)
