"""The order list: one statement that walks an index of its own for each shop and status asked for."""

from dataclasses import dataclass, field
from typing import Final

from zhike.commerce.access import ORDER_SCOPE
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.selectors.finding import find_sql
from zhike.commerce.selectors.sql import ITEM, ITEM_JOINS
from zhike.kernel.authz import Actor, Scope, scope_sql
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn, json_bytes

LIST: Final = ListSpec(
    sorts={
        "placed_at": SortColumn("o.placed_at", "timestamptz"),
        "status_at": SortColumn("o.status_at", "timestamptz"),
        "total": SortColumn("o.total_amount", "bigint"),
    },
    default="-placed_at",
    id_column="o.id",
    filters={
        "shop": Filter("uuid"),
        "status": Filter("text"),
        "category": Filter("text"),
        "platform": Filter("text"),
        "consulting": Filter("bool"),
        "customer": Filter("uuid"),
        "product": Filter("uuid"),
        "closed": Filter("bool"),
        "from": Filter("time"),
        "to": Filter("time"),
        "min": Filter("integer"),
        "max": Filter("integer"),
    },
    q=True,
)
#: Customers in consultation are few; a company with more of them than this at once narrows the list by shop.
_MOST_CONSULTING: Final = 2_000
_MOST_OF_PRODUCT: Final = 10_000

_SIMPLE: Final = {
    "closed": "o.closed::text = ANY(%s::text[])",
    "customer": "o.customer_id = ANY(%s::uuid[])",
    "product": (
        "o.id = ANY(ARRAY(SELECT l.order_id FROM commerce_orderline l WHERE l.product_id = ANY(%s::uuid[])"
        f" LIMIT {_MOST_OF_PRODUCT}))"
    ),
}
_BOUNDS: Final = {
    "from": "o.placed_at >= %s::timestamptz",
    "to": "o.placed_at < %s::timestamptz",
    "min": "o.total_amount >= %s::bigint",
    "max": "o.total_amount <= %s::bigint",
}
_CONSULTING: Final = (
    "EXISTS (SELECT FROM customers_consultation k WHERE k.customer_id = o.customer_id AND k.until IS NULL"
    " AND k.shop_id = o.shop_id)"
)
_CONSULTED: Final = (
    "o.customer_id = ANY(ARRAY(SELECT k.customer_id FROM customers_consultation k WHERE k.until IS NULL"
    f" LIMIT {_MOST_CONSULTING}))"
)
_STATUSES: Final = (
    "ARRAY(SELECT st.id FROM commerce_orderstatus st WHERE (%s::text[] IS NULL OR st.id::text = ANY(%s::text[])"
    " OR st.code = ANY(%s::text[])) AND (%s::text[] IS NULL OR st.category = ANY(%s::text[])))"
)
#: What scopes, sorts and filters look at.
_READ: Final = (
    "o.id, o.shop_id, o.status_id, o.platform, o.owner_id, o.team_id, o.department_id, o.placed_at, o.status_at, "
    "o.total_amount"
)
#: With these few orders are meant: they are read first and sorted, in place of walking an index in order.
_NARROW: Final = frozenset({"customer", "product"})


@dataclass(slots=True)
class _Part:
    """A piece of SQL with its parameters."""

    sql: str
    params: list[object] = field(default_factory=list)


def _wanted(actor: Actor, page: ListRequest) -> tuple[_Part, bool]:
    """What the request asks for beside shop and status, and whether only a few orders can be meant."""
    found = _Part("TRUE")
    narrow = bool(page.q) or bool(_NARROW & set(page.filters))

    def add(sql: str, *params: object) -> None:
        found.sql += f" AND {sql}"
        found.params += params

    for name, sql in _SIMPLE.items():
        if name in page.filters:
            add(sql, page.filters[name])
    for name, sql in _BOUNDS.items():
        if name in page.filters:
            add(sql, page.filters[name][0])
    if page.filters.get("consulting") == ["true"]:
        narrow = True
        add(_CONSULTED)
        add(_CONSULTING)
    elif page.filters.get("consulting") == ["false"]:
        add(f"NOT {_CONSULTING}")
    if page.q:
        sql, params = find_sql(actor, page.q)
        add(sql, *params)
    return found, narrow


def _status_ids(page: ListRequest) -> _Part | None:
    """The ids of the statuses asked for, as an array expression."""
    statuses, categories = page.filters.get("status"), page.filters.get("category")
    if statuses is None and categories is None:
        return None
    return _Part(_STATUSES, [statuses, statuses, statuses, categories, categories])


@dataclass(frozen=True, slots=True)
class _Branch:
    """Orders of one kind of reach: those of some shops or teams (read key by key; None: of every shop), or by a
    condition alone.
    """

    column: str | None
    keys: list[str] | None
    condition: str = "TRUE"
    params: tuple[object, ...] = ()


def _branches(actor: Actor, page: ListRequest) -> list[_Branch]:
    """Which orders `actor` may see, one branch for each index. Together they are the scope, neither more nor less."""
    scope = actor.require(ORDER_VIEW)
    asked = list(dict.fromkeys(page.filters["shop"])) if "shop" in page.filters else None
    if scope is Scope.ALL:
        # A platform's orders are read shop by shop: the index by platform begins with the shop.
        if asked or "platform" in page.filters:
            return [_Branch("o.shop_id", asked)]
        return [_Branch(None, [])]
    rights = actor.rights
    within, within_params = ("o.shop_id = ANY(%s::uuid[])", (asked,)) if asked else ("TRUE", ())
    found = [_Branch("o.owner_id", [str(actor.id)], within, within_params)]
    if scope >= Scope.TEAM and rights.team_ids:
        found.append(_Branch("o.team_id", [str(one) for one in rights.team_ids], within, within_params))
    if scope >= Scope.DEPARTMENT and rights.department_ids:
        found.append(_Branch("o.department_id", [str(one) for one in rights.department_ids], within, within_params))
    if scope >= Scope.SHOP:
        own = [str(one) for one in rights.shop_ids]
        shops = [one for one in own if asked is None or one in asked]
        if shops:
            found.append(_Branch("o.shop_id", shops))
    return found


def _branch_sql(branch: _Branch, page: ListRequest, wanted: _Part, sort: str, after: _Part, limit: int) -> _Part:
    """The newest (or whatever sort) ids of one branch. Each key and status has an index range of its own, so that a
    small shop's orders are not looked for among everybody's.
    """
    direction = "DESC" if page.descending else "ASC"
    statuses = _status_ids(page)
    tables: list[str] = []
    params: list[object] = []
    conditions = [branch.condition, wanted.sql, after.sql]
    if branch.column is not None:
        if branch.keys is None:
            tables.append("(SELECT h.id FROM accounts_shop h) AS k1(id)")
        else:
            tables.append("unnest(%s::uuid[]) AS k1(id)")
            params.append("{" + ",".join(branch.keys) + "}")
        conditions.append(f"{branch.column} = k1.id")
    if "platform" in page.filters:
        tables.append("unnest(%s::text[]) AS k3(platform)")
        params.append(list(dict.fromkeys(page.filters["platform"])))
        conditions.append("o.platform = k3.platform")
    if statuses is not None:
        tables.append(f"unnest({statuses.sql}) AS k2(id)")
        params += statuses.params
        conditions.append("o.status_id = k2.id")
    inner = (
        f"SELECT {sort} AS sort, o.id FROM commerce_order o WHERE {' AND '.join(conditions)}"
        f" ORDER BY {sort} {direction}, o.id {direction} LIMIT %s::int"
    )
    inner_params = [*branch.params, *wanted.params, *after.params, limit]
    if not tables:
        return _Part(inner, inner_params)
    sql = (
        f"SELECT f.sort, f.id FROM {' CROSS JOIN '.join(tables)} CROSS JOIN LATERAL ({inner}) f"
        f" ORDER BY f.sort {direction}, f.id {direction} LIMIT %s::int"
    )
    return _Part(sql, [*params, *inner_params, limit])


def _narrow_sql(actor: Actor, page: ListRequest, wanted: _Part, sort: str, after: _Part, limit: int) -> _Part:
    """The same for requests that mean few orders: these are read first (OFFSET 0 keeps the planner from walking all
    orders in the wanted order until enough fit).
    """
    direction = "DESC" if page.descending else "ASC"
    scope, scope_params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    conditions, params = [scope, after.sql], [*scope_params, *after.params]
    if "shop" in page.filters:
        conditions.append("o.shop_id = ANY(%s::uuid[])")
        params.append(page.filters["shop"])
    if "platform" in page.filters:
        conditions.append("o.platform = ANY(%s::text[])")
        params.append(page.filters["platform"])
    statuses = _status_ids(page)
    if statuses is not None:
        conditions.append(f"o.status_id = ANY({statuses.sql})")
        params += statuses.params
    sql = (
        f"SELECT {sort} AS sort, o.id FROM (SELECT {_READ} FROM commerce_order o WHERE {wanted.sql} OFFSET 0) o"
        f" WHERE {' AND '.join(conditions)} ORDER BY {sort} {direction}, o.id {direction} LIMIT %s::int"
    )
    return _Part(sql, [*wanted.params, *params, limit])


def ids_sql(actor: Actor, page: ListRequest, limit: int, *, from_start: bool = False) -> _Part:
    """(sort, id) of the page, in no order; each order once. `from_start` leaves the cursor out, for counting."""
    wanted, narrow = _wanted(actor, page)
    sort = page.spec.sorts[page.sort].sql
    condition, params, _order = page.keyset()
    after = _Part("TRUE") if from_start else _Part(condition, params)
    if narrow:
        return _narrow_sql(actor, page, wanted, sort, after, limit)
    parts = [_branch_sql(branch, page, wanted, sort, after, limit) for branch in _branches(actor, page)]
    if len(parts) == 1:
        return parts[0]
    union = " UNION ".join(f"({part.sql})" for part in parts)
    return _Part(union, [value for part in parts for value in part.params])


def list_sql(actor: Actor, page: ListRequest, language: str) -> tuple[str, list[object]]:
    """The page as one scalar: the items' JSON, a line feed, and what the next cursor is made of (or nothing), and the
    capped total if wanted."""
    direction = "DESC" if page.descending else "ASC"
    rows = ids_sql(actor, page, page.limit + 1)
    total, total_params = "NULL", list[object]()
    if page.want_total:
        counted = ids_sql(actor, page, COUNT_CAP + 1, from_start=True)
        total = f"(SELECT count(*) FROM (SELECT 1 FROM ({counted.sql}) i LIMIT {COUNT_CAP + 1}) n)"
        total_params = counted.params
    sql = f"""
SELECT coalesce(json_agg(r.item ORDER BY r.n) FILTER (WHERE r.n <= %s::int), '[]')::text || E'\\n'
  || coalesce(string_agg(r.sort::text || '|' || r.id::text, '') FILTER (WHERE r.n = %s::int AND r.size > %s::int), '')
  || E'\\n' || coalesce({total}::text, '')
FROM (
  SELECT p.sort, p.id, p.n, p.size, {ITEM} AS item
  FROM (
    SELECT k.sort, k.id, row_number() OVER (ORDER BY k.sort {direction}, k.id {direction}) AS n,
      count(*) OVER () AS size
    FROM (SELECT f.sort, f.id FROM ({rows.sql}) f ORDER BY f.sort {direction}, f.id {direction} LIMIT %s::int) k
  ) p
  CROSS JOIN (SELECT %s::text AS language) v
  JOIN commerce_order o ON o.id = p.id{ITEM_JOINS}
) r"""
    limit = page.limit
    return sql, [limit, limit, limit, *total_params, *rows.params, limit + 1, language]


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
