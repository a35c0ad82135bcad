"""The conversation list and its counts."""

from collections.abc import Sequence
from typing import Final

from zhike.conversations.access import ASKED, view_parts
from zhike.conversations.sql import iso, lacking
from zhike.kernel.authz import Actor
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn, json_bytes

STATES: Final = ("mine", "queued", "open", "closed", "all", "incoming", "unrecorded")

LIST: Final = ListSpec(
    sorts={
        "last_message_at": SortColumn("h.last_at", "timestamptz"),
        "waiting": SortColumn("coalesce(h.opened_at, h.last_at)", "timestamptz"),
    },
    default="-last_message_at",
    id_column="h.conversation_id",
    filters={
        "state": Filter("choice", choices=STATES),
        "shop": Filter("uuid"),
        "channel": Filter("uuid"),
        "owner": Filter("uuid"),
        "team": Filter("uuid"),
        "unread": Filter("bool"),
        "record": Filter("choice", choices=("missing",)),
    },
    q=True,
)

_STATE_SQL: Final = {
    "mine": "(h.owner_id = %s AND h.state = 'assigned')",
    "queued": "h.state = 'queued'",
    "open": "h.state <> 'closed'",
    "closed": "h.state = 'closed'",
    "all": "TRUE",
    "incoming": ASKED,
    "unrecorded": (
        "h.conversation_id = ANY(ARRAY(SELECT e.conversation_id FROM conversations_episode e"
        f" WHERE e.owner_id = %s AND {lacking('e')}))"
    ),
}

#: Number exactly, or the beginning of the name; both by index, at most 500 customers.
_Q: Final = (
    "h.customer_id IN (SELECT id FROM customers_customer WHERE number = upper(%s) OR lower(name) LIKE %s LIMIT 500)"
)

_ITEM: Final = f"""json_build_object(
 'id', h.conversation_id, 'episode_id', h.episode_id, 'state', h.state, 'shop_id', h.shop_id,
 'channel', json_build_object('id', c.id, 'name', coalesce(c.names ->> %s, c.label)),
 'customer', json_build_object('id', cu.id, 'number', cu.number, 'name', cu.name, 'vip', cu.vip,
   'service_level', cu.service_level),
 'owner', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END,
 'team_id', h.team_id, 'unread', h.unread_agent, 'last_seq', h.last_seq,
 'last', json_build_object('at', {iso("h.last_at")}, 'preview', h.last_preview, 'author', nullif(h.last_author, ''),
   'kind', nullif(h.last_kind, '')),
 'opened_at', {iso("h.opened_at")})"""


def _state(actor: Actor, name: str) -> tuple[str, list[object]]:
    if name in ("mine", "unrecorded"):
        return _STATE_SQL[name], [actor.id]
    if name == "incoming":
        return _STATE_SQL[name], [actor.id, actor.rights.team_array]
    return _STATE_SQL[name], []


def _source(states: Sequence[str], part: str) -> str:
    """Where rows come from. Open conversations are few and have an index of their own, but the planner would rather
    walk the newest of a million closed ones; OFFSET 0 keeps it from that. Those asked for come by their ids.
    """
    if part == ASKED or set(states) & {"closed", "all", "unrecorded"} or list(states) == ["mine"]:
        return "conversations_head h"
    return "(SELECT * FROM conversations_head WHERE state <> 'closed' OFFSET 0) h"


def _wanted(actor: Actor, page: ListRequest) -> tuple[str, list[object]]:
    """What the request asks for, whoever asks."""
    states = [_state(actor, name) for name in _states(page)]
    parts = [f"({' OR '.join(sql for sql, _ in states)})"]
    values = [value for _, more in states for value in more]
    for name in ("shop", "channel", "owner", "team"):
        if name in page.filters:
            parts.append(f"h.{name}_id = ANY(%s::uuid[])")
            values.append(page.filters[name])
    if "unread" in page.filters:
        wanted = {"true": "h.unread_agent > 0", "false": "h.unread_agent = 0"}
        parts.append(f"({' OR '.join(wanted[value] for value in page.filters['unread'])})")
    if "record" in page.filters:
        exists = f"SELECT FROM conversations_episode e WHERE e.conversation_id = h.conversation_id AND {lacking('e')}"
        parts.append(f"EXISTS ({exists})")
    if page.q:
        escaped = page.q.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parts.append(_Q)
        values += [page.q, f"{escaped}%"]
    return " AND ".join(parts), values


def _states(page: ListRequest) -> Sequence[str]:
    return page.filters.get("state", ["open"])


def _walks(page: ListRequest) -> list[tuple[str, str]]:
    """The indexes along which rows are read, as (sort column, condition). A closed conversation waits since its last
    message; it is read along that, apart from the open ones, or the whole table would have to be sorted.
    """
    if page.sort != "waiting":
        return [(page.spec.sorts[page.sort].sql, "TRUE")]
    states = set(_states(page))
    walks = [("h.opened_at", "h.state <> 'closed'")] if states - {"closed"} else []
    with_closed = states & {"closed", "all", "incoming", "unrecorded"}
    return walks + ([("h.last_at", "h.state = 'closed'")] if with_closed else [])


def _union(branches: Sequence[str]) -> str:
    """Rows of any branch, each once. Each is sorted and cut by itself, so that it walks an index of its own."""
    return branches[0] if len(branches) == 1 else " UNION ".join(f"({one})" for one in branches)


def list_sql(actor: Actor, page: ListRequest, language: str) -> tuple[str, list[object]]:
    """The page as one scalar: the items' JSON, a line feed, and what the next cursor is made of (or nothing)."""
    wanted, values = _wanted(actor, page)
    parts = view_parts(actor)
    after, after_values, order = page.keyset()
    direction = "DESC" if page.descending else "ASC"
    states, walks, sorted_by = _states(page), _walks(page), page.spec.sorts[page.sort].sql
    rows = _union(
        [
            f"SELECT {column} AS sort, h.conversation_id AS id FROM {_source(states, part)} WHERE {part} AND {wanted}"
            f" AND {condition} AND {after.replace(sorted_by, column)}"
            f" ORDER BY {order.replace(sorted_by, column)} LIMIT %s::int"
            for part, _ in parts
            for column, condition in walks
        ]
    )
    row_values = [
        value for _, more in parts for _ in walks for value in (*more, *values, *after_values, page.limit + 1)
    ]
    ids = _union(
        [
            f"SELECT h.conversation_id FROM {_source(states, part)} WHERE {part} AND {wanted} LIMIT {COUNT_CAP + 1}"
            for part, _ in parts
        ]
    )
    counted = [value for _, more in parts for value in (*more, *values)] if page.want_total else []
    total = f"(SELECT count(*) FROM (SELECT 1 FROM ({ids}) i LIMIT {COUNT_CAP + 1}) n)" if page.want_total else "NULL"
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
  JOIN conversations_head h ON h.conversation_id = p.id
  JOIN conversations_channel c ON c.id = h.channel_id
  JOIN customers_customer cu ON cu.id = h.customer_id
  LEFT JOIN accounts_user u ON u.id = h.owner_id
) r"""
    limit = page.limit
    return sql, [limit, limit, limit, *counted, language, *row_values, limit + 1]


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
    """How many conversations wait in each view, as one scalar; every count stops at the cap."""
    parts = view_parts(actor)
    columns: list[str] = []
    values: list[object] = []
    named = [(name, name, *_state(actor, name)) for name in ("mine", "queued", "open", "incoming", "unrecorded")]
    mine_sql, mine_values = _state(actor, "mine")
    named.append(("unread", "mine", f"{mine_sql} AND h.unread_agent > 0", mine_values))
    for name, source, sql, more in named:
        ids = _union(
            [
                f"SELECT h.conversation_id FROM {_source([source], part)} WHERE {part} AND {sql} LIMIT {COUNT_CAP}"
                for part, _ in parts
            ]
        )
        columns.append(f"'{name}', (SELECT count(*) FROM (SELECT 1 FROM ({ids}) i LIMIT {COUNT_CAP}) n)")
        values += [value for _, params in parts for value in (*params, *more)]
    return f"SELECT json_build_object({', '.join(columns)}, 'capped_at', {COUNT_CAP})", values
