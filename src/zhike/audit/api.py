"""The operation log for its readers: entries, seals, checks."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection
from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.audit.checking import ACTOR_NAMES, check
from zhike.audit.errors import RANGE
from zhike.audit.permissions import ENTRY_VIEW
from zhike.kernel import i18n, rates
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.http import (
    COUNT_CAP,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
    parse_time,
)

router = Router("audit")

_KINDS: Final = ("user", "customer", "visitor", "api_key", "rule", "bot", "import", "system")

# Ids are drawn in the order of recording, so the newest first by id is the newest first.
_ENTRIES: Final = ListSpec(
    sorts={"id": SortColumn("e.id", "bigint")},
    default="-id",
    id_column="e.id",
    id_type="bigint",
    filters={
        "actor": Filter("uuid"),
        "actor_kind": Filter("choice", _KINDS),
        "action": Filter("text"),
        "object_kind": Filter("text"),
        "object": Filter("text"),
        "result": Filter("choice", ("ok", "denied", "failed")),
        "from": Filter("time"),
        "to": Filter("time"),
        "customer": Filter("uuid"),
        "shop": Filter("uuid"),
        "operation": Filter("uuid"),
        "ip": Filter("text"),
    },
)
_CONDITIONS: Final[Mapping[str, str]] = {
    "actor": "e.actor_id = ANY(%s::uuid[])",
    "actor_kind": "e.actor_kind = ANY(%s::text[])",
    "action": "e.action = ANY(%s::text[])",
    "object_kind": "e.object_kind = ANY(%s::text[])",
    "object": "e.object_id = ANY(%s::text[])",
    "result": "e.result = ANY(%s::text[])",
    "customer": "e.customer_id = ANY(%s::uuid[])",
    "shop": "e.shop_id = ANY(%s::uuid[])",
    "operation": "e.operation_id = ANY(%s::uuid[])",
    "ip": "e.ip = ANY(%s::text[])",
}
_COLUMNS: Final = (
    "e.id, e.pos, e.at, e.actor_kind, e.actor_id, e.on_behalf_of, e.action, e.object_kind, e.object_id, e.result, "
    "e.ip, e.device, e.operation_id, e.session_id, e.customer_id, e.shop_id"
)
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


class VerifyBody(Body):
    """Which rows to check, by number; all by default. The chain is always checked whole."""

    from_pos: int | None = Field(None, ge=1, le=2**62)
    to_pos: int | None = Field(None, ge=1, le=2**62)


@router.get_list(
    "/audit/entries", spec=_ENTRIES, item=EntryItem, operation_id="audit_entry_list", permission=ENTRY_VIEW
)
def entries(request: Request, page: ListRequest) -> HttpResponse:
    """The operation log, newest first"""
    parts: list[str] = ["TRUE"]
    params: list[Any] = []
    for name, values in page.filters.items():
        if name in _CONDITIONS:
            parts.append(_CONDITIONS[name])
            params.append(values)
    for name, comparison in (("from", "e.at >= %s"), ("to", "e.at < %s")):
        if name in page.filters:
            parts.append(comparison)
            params.append(_one_time(name, page.filters[name]))
    where = f"FROM audit_entry e WHERE {' AND '.join(parts)}"
    condition, more, order = page.keyset()
    rows = _rows(
        f"SELECT {_COLUMNS} {where} AND {condition} ORDER BY {order} LIMIT %s", [*params, *more, page.limit + 1]
    )
    total = _count(where, params) if page.want_total else None
    return list_answer(page, _shaped(rows, request), total=total)


@router.get("/audit/entries/{entry_id}", operation_id="audit_entry_detail", permission=ENTRY_VIEW, response=EntryDetail)
def entry(request: Request, entry_id: int) -> HttpResponse:
    """A line of the log with what changed"""
    if not 0 < entry_id < 2**63:
        raise NOT_FOUND()
    rows = _rows(
        f"SELECT {_COLUMNS}, e.before::text AS before, e.after::text AS after, e.request_id, "
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
    rows = _rows(
        "SELECT s.number AS id, s.number, s.kind, s.from_pos, s.to_pos, s.at, encode(s.hash, 'hex') AS hash, "
        f"encode(s.previous, 'hex') AS previous, s.key_id {where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    for row in rows:
        row.update({name: str(row[name]) for name in ("id", "number", "from_pos", "to_pos")})
    return list_answer(page, rows, total=_count(where, params) if page.want_total else None)


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
    return list_answer(page, rows, total=_count(where, params) if page.want_total else None)


@router.post("/audit/verify", operation_id="audit_verify", permission=ENTRY_VIEW, body=VerifyBody, response=CheckItem)
def verify(request: Request, body: VerifyBody) -> HttpResponse:
    """Prove now that the log is whole"""
    if body.from_pos and body.to_pos and body.from_pos > body.to_pos:
        raise RANGE()
    rates.take("audit.verify", str(request.actor.id), rate_per_s=1 / 10, burst=6)
    check_id, _report = check(actor=request.actor, trigger="person", from_pos=body.from_pos, to_pos=body.to_pos)
    [row] = _check_rows("FROM audit_check c WHERE c.id = %s", [check_id], request)
    return answer(row)


def _one_time(name: str, values: list[str]) -> datetime:
    at = parse_time(values[0])
    if at is None or len(values) > 1:
        raise invalid(f"filter[{name}]", "value.time")
    return at


def _rows(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _count(from_where: str, params: list[Any]) -> int:
    [row] = _rows(f"SELECT count(*) AS n FROM (SELECT 1 {from_where} LIMIT {COUNT_CAP + 1}) capped", params)
    return int(row["n"])


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
    rows = _rows(
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
