"""The ticket list: one statement that answers its page as JSON."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from zhike.kernel import clock, search
from zhike.kernel.authz import Actor, Scope, scope_sql
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn, json_bytes
from zhike.tickets.access import TICKET_SCOPE
from zhike.tickets.models.configuration import CATEGORIES
from zhike.tickets.models.ticket import SOURCES
from zhike.tickets.permissions import TICKET_VIEW
from zhike.tickets.selectors.sql import iso
from zhike.tickets.types import KIND

#: A viewer's teams and shops get a branch of their own each, up to this many; beyond, one scan serves them all.
_MAX_BRANCHES: Final = 8

_OWN: Final = "t.owner_id = %s"

LIST: Final = ListSpec(
    sorts={
        "updated_at": SortColumn("t.updated_at", "timestamptz"),
        "created_at": SortColumn("t.created_at", "timestamptz"),
        "due_at": SortColumn("coalesce(t.due_at, 'infinity'::timestamptz)", "timestamptz"),
        "priority": SortColumn("t.priority", "smallint"),
    },
    default="-updated_at",
    id_column="t.id",
    filters={
        "active": Filter("bool"),
        "category": Filter(choices=CATEGORIES),
        "status": Filter("uuid"),
        "type": Filter("uuid"),
        "priority": Filter(choices=("1", "2", "3", "4", "5")),
        "shop": Filter("uuid"),
        "team": Filter("uuid"),
        "owner": Filter(),
        "customer": Filter("uuid"),
        "order": Filter("uuid"),
        "conversation": Filter("uuid"),
        "source": Filter(choices=SOURCES),
        "overdue": Filter("bool"),
    },
    q=True,
)
_UUIDS: Final = {
    "status": "t.status_id",
    "type": "t.type_id",
    "shop": "t.shop_id",
    "team": "t.team_id",
    "customer": "t.customer_id",
    "order": "t.order_id",
    "conversation": "t.conversation_id",
    # Not a filter of the list: how a choice that was made once is stored.
    "id": "t.id",
}

_ITEM: Final = f"""json_build_object(
 'id', t.id, 'number', t.number, 'subject', t.subject, 'category', t.category, 'active', t.active,
 'status', json_build_object('id', s.id, 'name', coalesce(s.name ->> %s, s.name ->> 'zh-CN', s.code), 'color', s.color),
 'type', json_build_object('id', y.id, 'name', coalesce(y.name ->> %s, y.name ->> 'zh-CN', y.code), 'color', y.color),
 'priority', t.priority, 'source', t.source, 'shop_id', t.shop_id, 'team_id', t.team_id,
 'owner', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END,
 'customer', CASE WHEN cu.id IS NOT NULL THEN
   json_build_object('id', cu.id, 'number', cu.number, 'name', cu.name, 'vip', cu.vip) END,
 'due_at', {iso("t.due_at")}, 'created_at', {iso("t.created_at")}, 'updated_at', {iso("t.updated_at")},
 'merged_into', CASE WHEN t.merged_into_id IS NOT NULL THEN
   (SELECT k.number FROM tickets_ticket k WHERE k.id = t.merged_into_id) END,
 'version', t.version)"""


def scope_parts(actor: Actor) -> list[tuple[str, list[object]]]:
    """Which tickets `actor` may see, as conditions of which one must hold; each alone can walk an index of its own.

    Raises `permission.missing`.
    """
    scope = actor.require(TICKET_VIEW)
    if scope is Scope.ALL:
        return [("TRUE", [])]
    rights = actor.rights
    found: list[tuple[str, list[object]]] = [(_OWN, [actor.id])] if actor.id else []
    for level, column, ids in (
        (Scope.TEAM, "t.team_id", rights.team_ids),
        (Scope.DEPARTMENT, "t.department_id", rights.department_ids),
        (Scope.SHOP, "t.shop_id", rights.shop_ids),
    ):
        if scope >= level:
            found += _each(column, ids)
    return found or [("FALSE", [])]


def _each(column: str, ids: Sequence[UUID]) -> list[tuple[str, list[object]]]:
    if len(ids) > _MAX_BRANCHES:
        return [(f"{column} = ANY(%s)", [list(ids)])]
    return [(f"{column} = %s", [one]) for one in ids]


def wanted_sql(actor: Actor, page: ListRequest) -> tuple[str, list[object]]:
    """What the request asks for, whoever asks."""
    parts = ["TRUE"]
    values: list[object] = []
    for name, column in _UUIDS.items():
        if name in page.filters:
            given = page.filters[name]
            # One value is compared plainly, so that an index in this order can be walked.
            parts.append(f"{column} = %s::uuid" if len(given) == 1 else f"{column} = ANY(%s::uuid[])")
            values.append(given[0] if len(given) == 1 else given)
    for name, column, cast in (("category", "t.category", "text"), ("source", "t.source", "text")):
        if name in page.filters:
            parts.append(f"{column} = ANY(%s::{cast}[])")
            values.append(page.filters[name])
    if "priority" in page.filters:
        parts.append("t.priority = ANY(%s::smallint[])")
        values.append([int(one) for one in page.filters["priority"]])
    if _bool(page, "active") is not None:
        parts.append("t.active" if _bool(page, "active") else "NOT t.active")
    elif {*page.filters.get("category", ["closed"])} <= {"new", "open", "waiting"}:
        parts.append("t.active")
    if "owner" in page.filters:
        sql, more = _owner(actor, page.filters["owner"])
        parts.append(sql)
        values += more
    overdue = _bool(page, "overdue")
    if overdue is not None:
        parts.append("(t.active AND t.due_at < %s)" if overdue else "coalesce(t.due_at >= %s, TRUE)")
        values.append(clock.now())
    if page.q:
        parts.append("(t.number = upper(%s) OR t.id = ANY(%s::uuid[]))")
        values += [page.q, [hit.id for hit in search.query(page.q, actor=actor, kinds=[KIND], limit=500).hits]]
    return " AND ".join(parts), values


def _bool(page: ListRequest, name: str) -> bool | None:
    """The wanted value; both or neither means any."""
    given = set(page.filters.get(name, ()))
    return given == {"true"} if len(given) == 1 else None


def _owner(actor: Actor, given: Sequence[str]) -> tuple[str, list[object]]:
    """`me`, `none` or ids; anything else is nobody."""
    ids = [one for one in given if one not in ("me", "none") and _is_id(one)]
    if "me" in given and actor.id is not None:
        ids.append(str(actor.id))
    parts = ["t.owner_id IS NULL"] if "none" in given else []
    if ids or not parts:
        parts.append("t.owner_id = ANY(%s::uuid[])" if len(ids) != 1 else "t.owner_id = %s::uuid")
        return f"({' OR '.join(parts)})", [ids if len(ids) != 1 else ids[0]]
    return parts[0], []


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _reached(part: str, page: ListRequest) -> str:
    """Where the rows of a branch come from. One's own are few, and only by change do they have an index of their own:
    for other orders they are read first (OFFSET 0 keeps the planner from walking everybody's in that order).
    """
    if part == _OWN and page.sort != "updated_at":
        return f"(SELECT * FROM tickets_ticket t WHERE {_OWN} OFFSET 0) t WHERE TRUE"
    return f"tickets_ticket t WHERE {part}"


def _union(branches: Sequence[str]) -> str:
    return branches[0] if len(branches) == 1 else " UNION ".join(f"({one})" for one in branches)


def _total(
    actor: Actor, parts: Sequence[tuple[str, list[object]]], wanted: str, values: Sequence[object]
) -> tuple[str, list[object]]:
    """How many there are, up to the cap. A team's are counted branch by branch, in indexes alone; of a wider scope
    every third row or so counts, and reading until there are enough is quicker than uniting branches.
    """
    if actor.require(TICKET_VIEW) > Scope.TEAM:
        parts = [scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)]
    limit = COUNT_CAP + 1
    ids = _union([f"SELECT t.id FROM tickets_ticket t WHERE {part} AND {wanted} LIMIT {limit}" for part, _ in parts])
    counted = [value for _, more in parts for value in (*more, *values)]
    return f"(SELECT count(*) FROM (SELECT FROM ({ids}) i LIMIT {limit}) n)", counted


def list_sql(actor: Actor, page: ListRequest, language: str) -> tuple[str, list[object]]:
    """The page as one scalar: the items' JSON, a line feed, what the next cursor is made of, a line feed, the count."""
    wanted, values = wanted_sql(actor, page)
    parts = scope_parts(actor)
    after, after_values, order = page.keyset()
    column = page.spec.sorts[page.sort].sql
    direction = "DESC" if page.descending else "ASC"
    rows = _union(
        [
            f"SELECT {column} AS sort, t.id FROM {_reached(part, page)} AND {wanted} AND {after}"
            f" ORDER BY {order} LIMIT %s::int"
            for part, _ in parts
        ]
    )
    row_values = [value for _, more in parts for value in (*more, *values, *after_values, page.limit + 1)]
    total, counted = "NULL", list[object]()
    if page.want_total:
        total, counted = _total(actor, parts, wanted, values)
    sql = f"""
SELECT coalesce(json_agg(r.item ORDER BY r.n) FILTER (WHERE r.n <= %s::int), '[]')::text || E'\\n'
  || coalesce(string_agg(r.sort::text || '|' || r.id::text, '') FILTER (WHERE r.n = %s::int AND r.size > %s::int), '')
  || E'\\n' || coalesce({total}::text, '')
FROM (
  SELECT p.sort, p.id, p.n, p.size, {_ITEM} AS item
  FROM (
    SELECT k.sort, k.id, row_number() OVER (ORDER BY k.sort {direction}, k.id {direction}) AS n,
      count(*) OVER () AS size
    FROM (SELECT f.sort, f.id FROM ({rows}) f ORDER BY f.sort {direction}, f.id {direction} LIMIT %s::int) k
  ) p
  JOIN tickets_ticket t ON t.id = p.id
  JOIN tickets_ticketstatus s ON s.id = t.status_id
  JOIN tickets_tickettype y ON y.id = t.type_id
  LEFT JOIN accounts_user u ON u.id = t.owner_id
  LEFT JOIN customers_customer cu ON cu.id = t.customer_id
) r"""
    limit = page.limit
    return sql, [limit, limit, limit, *counted, language, language, *row_values, limit + 1]


def list_body(page: ListRequest, scalar: bytes) -> bytes:
    """The contract's envelope around what :func:`list_sql` answered."""
    items, cursor, total = scalar.rsplit(b"\n", 2)
    following: str | None = None
    if cursor:
        sort, _, row_id = cursor.decode().partition("|")
        following = page.cursor({page.sort: sort, page.spec.id_key: row_id})
    tail = b""
    if total:
        count = int(total)
        tail = b',"total":' + json_bytes({"value": min(count, COUNT_CAP), "exact": count <= COUNT_CAP})
    return b'{"items":' + items + b',"next":' + json_bytes(following) + tail + b"}"


def counts_sql(actor: Actor) -> tuple[str, list[object]]:
    """How many tickets the usual views hold, as one scalar; every count stops at the cap."""
    scope, scope_values = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    views: dict[str, tuple[str, list[object]]] = {
        "mine": (_OWN, [actor.id]),
        "waiting": ("t.owner_id IS NULL", []),
        "active": ("TRUE", []),
        "overdue": ("t.due_at < %s", [clock.now()]),
    }
    columns: list[str] = []
    values: list[object] = []
    for name, (sql, more) in views.items():
        ids = f"SELECT FROM tickets_ticket t WHERE t.active AND {scope} AND {sql} LIMIT {COUNT_CAP}"
        columns.append(f"'{name}', (SELECT count(*) FROM ({ids}) n)")
        values += [*scope_values, *more]
    return f"SELECT json_build_object({', '.join(columns)}, 'capped_at', {COUNT_CAP})", values
