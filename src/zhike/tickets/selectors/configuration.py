"""Reads of types, statuses and priorities."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import orjson
from django.db import connection

from zhike.kernel import i18n
from zhike.kernel.http import COUNT_CAP, ListRequest
from zhike.tickets.models import TicketTransition

Table = Literal["tickets_tickettype", "tickets_ticketstatus"]


def ways(status_ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The ids of the statuses that can follow each of these, in order."""
    found: dict[UUID, list[UUID]] = {one: [] for one in status_ids}
    rows = TicketTransition.objects.filter(from_status_id__in=list(status_ids))
    for from_id, to_id in rows.order_by("to_status__place", "to_status_id").values_list(
        "from_status_id", "to_status_id"
    ):
        found[from_id].append(to_id)
    return found


def _fetch(sql: str, params: Sequence[Any], language: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row["name"] = orjson.loads(row["name"])
        row["label"] = i18n.local_name(row["name"], language)
    return rows


def rows_of(table: Table, page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """One page of types or statuses, those in use unless others are asked for, and the capped count if wanted."""
    given = set(page.filters.get("archived", ["false"]))
    where = {frozenset({"true"}): "c.archived_at IS NOT NULL", frozenset({"false"}): "c.archived_at IS NULL"}.get(
        frozenset(given), "TRUE"
    )
    after, params, order = page.keyset()
    category = ", c.category" if table == "tickets_ticketstatus" else ""
    rows = _fetch(
        "SELECT c.id, c.code, c.name::text AS name, c.color, c.place, c.archived_at, c.updated_at, "
        f"c.version{category} FROM {table} c WHERE {where} AND {after} ORDER BY {order} LIMIT %s",
        [*params, page.limit + 1],
        language,
    )
    if category:
        following = ways([row["id"] for row in rows])
        for row in rows:
            row["next"] = following[row["id"]]
    return rows, _count(f"{table} c WHERE {where}") if page.want_total else None


def _count(source: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {COUNT_CAP + 1}) counted")
        return int(cursor.fetchone()[0])


def priority_rows(page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """The levels of priority, the most urgent first unless asked otherwise."""
    after, params, order = page.keyset()
    rows = _fetch(
        "SELECT c.id, c.level, c.code, c.name::text AS name, c.color, c.updated_at, c.version "
        f"FROM tickets_ticketpriority c WHERE {after} ORDER BY {order} LIMIT %s",
        [*params, page.limit + 1],
        language,
    )
    return rows, _count("tickets_ticketpriority c") if page.want_total else None
