"""Reads of the operation log: its filters as SQL, rows as values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection

from zhike.kernel.errors import invalid
from zhike.kernel.http import COUNT_CAP, Filter, ListSpec, SortColumn, parse_time

_KINDS: Final = ("user", "customer", "visitor", "api_key", "rule", "bot", "import", "system")

# Ids are drawn in the order of recording, so the newest first by id is the newest first.
ENTRIES: Final = ListSpec(
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
#: Filter → (column, type). One value is compared by "=", so that its index also gives the order by id.
_CONDITIONS: Final[Mapping[str, tuple[str, str]]] = {
    "actor": ("e.actor_id", "uuid"),
    "actor_kind": ("e.actor_kind", "text"),
    "action": ("e.action", "text"),
    "object_kind": ("e.object_kind", "text"),
    "object": ("e.object_id", "text"),
    "result": ("e.result", "text"),
    "customer": ("e.customer_id", "uuid"),
    "shop": ("e.shop_id", "uuid"),
    "operation": ("e.operation_id", "uuid"),
    "ip": ("e.ip", "text"),
}
COLUMNS: Final = (
    "e.id, e.pos, e.at, e.actor_kind, e.actor_id, e.on_behalf_of, e.action, e.object_kind, e.object_id, e.result, "
    "e.ip, e.device, e.operation_id, e.session_id, e.customer_id, e.shop_id"
)


def entry_conditions(filters: Mapping[str, list[str]]) -> tuple[str, list[Any]]:
    """A WHERE condition with its parameters for checked filters. Raises `input.invalid` for a wrong time."""
    parts: list[str] = ["TRUE"]
    params: list[Any] = []
    for name, values in filters.items():
        if name in _CONDITIONS:
            column, type_ = _CONDITIONS[name]
            one = len(values) == 1
            parts.append(f"{column} = %s::{type_}" if one else f"{column} = ANY(%s::{type_}[])")
            params.append(values[0] if one else values)
    for name, comparison in (("from", "e.at >= %s"), ("to", "e.at < %s")):
        if name in filters:
            parts.append(comparison)
            params.append(_one_time(name, filters[name]))
    return " AND ".join(parts), params


def rows(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows of a query as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def count(from_where: str, params: Sequence[Any]) -> int:
    """How many rows there are, counted up to the cap of the list contract and one more."""
    [row] = rows(f"SELECT count(*) AS n FROM (SELECT 1 {from_where} LIMIT {COUNT_CAP + 1}) capped", params)
    return int(row["n"])


def entries_streamed(filters: Mapping[str, list[str]], batch: int = 2_000) -> Iterator[list[dict[str, Any]]]:
    """All entries that pass the filters, newest first, a batch at a time; each batch is a query of its own, so that
    no transaction stays open while a file is written."""
    where, params = entry_conditions(filters)
    before = 2**63 - 1
    while page := rows(
        f"SELECT {COLUMNS}, e.before::text AS before, e.after::text AS after FROM audit_entry e "
        f"WHERE {where} AND e.id < %s ORDER BY e.id DESC LIMIT %s",
        [*params, before, batch],
    ):
        yield page
        before = page[-1]["id"]


def _one_time(name: str, values: list[str]) -> datetime:
    at = parse_time(values[0])
    if at is None or len(values) > 1:
        raise invalid(f"filter[{name}]", "value.time")
    return at
