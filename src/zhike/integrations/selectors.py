"""Lists of imports and of what became of their rows."""

from typing import Any

from django.db import connection

from zhike.integrations.access import visible_sql
from zhike.integrations.models import ImportRun
from zhike.kernel.authz import Actor
from zhike.kernel.http import COUNT_CAP, ListRequest

_COLUMNS = (
    "r.id, r.name, r.size, r.kind, r.shop_id, r.creator_id, r.state, r.phase, r.counts, r.row_count, r.created_at, "
    "r.finished_at, r.version"
)


def import_rows(actor: Actor, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """Imports in the caller's scope."""
    scope, params = visible_sql(actor)
    conditions = [scope]
    for name, column in (("state", "r.state"), ("kind", "r.kind"), ("shop", "r.shop_id::text")):
        if page.filters.get(name):
            conditions.append(f"{column} = ANY(%s)")
            params.append(page.filters[name])
    where = " AND ".join(conditions)
    keyset, after, order = page.keyset()
    ids = _dicts(
        f"SELECT r.id FROM integrations_importrun r WHERE {where} AND {keyset} ORDER BY {order} LIMIT %s",
        [*params, *after, page.limit + 1],
    )
    found = ImportRun.objects.in_bulk([row["id"] for row in ids])
    rows = [_item(found[row["id"]]) for row in ids]
    total = None
    if page.want_total:
        total = _count(f"SELECT FROM integrations_importrun r WHERE {where} LIMIT {COUNT_CAP + 1}", params)
    return rows, total


def _item(run: ImportRun) -> dict[str, Any]:
    names = [one.strip().removeprefix("r.") for one in _COLUMNS.split(",")]
    return {name: getattr(run, name) for name in names}


def result_rows(run: ImportRun, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """What became of the rows of an import, in the order of the file."""
    conditions: list[str] = ["w.run_id = %s"]
    params: list[Any] = [run.id]
    outcomes = page.filters.get("outcome")
    if outcomes:
        conditions.append("w.outcome = ANY(%s)")
        params.append(outcomes)
    where = " AND ".join(conditions)
    keyset, after, order = page.keyset()
    rows = _dicts(
        "SELECT w.number, w.outcome, w.code, coalesce(w.columns, '{}') AS columns, "
        "coalesce(w.codes, '{}') AS codes, w.subject_id "
        f"FROM integrations_importrow w WHERE {where} AND {keyset} ORDER BY {order} LIMIT %s",
        [*params, *after, page.limit + 1],
    )
    total = None
    if page.want_total:
        total = sum(int(run.counts.get(one, 0)) for one in outcomes or run.counts)
    return rows, total


def _dicts(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _count(sql: str, params: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS counted", params)
        return int(cursor.fetchone()[0])
