"""The list of customers: filters, and searches by number, name part, phone part, e-mail and what others look up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.lookups import LOOKUPS
from zhike.customers.models import AUTO_ORIGINS, ORIGINS, SERVICE_LEVELS
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.rules import completeness, forms
from zhike.customers.selectors.detail import TAGS
from zhike.kernel.authz import Actor, Permission, ScopeColumns, scope_sql
from zhike.kernel.crypto import blind
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

STATES: Final = ("active", "archived", "deleted", "erased")

LIST: Final = ListSpec(
    sorts={
        "updated_at": SortColumn("customers_customer.updated_at", "timestamptz"),
        "registered_at": SortColumn("customers_customer.registered_at", "timestamptz"),
        "number": SortColumn("customers_customer.number", "text"),
    },
    default="-updated_at",
    id_column="customers_customer.id",
    filters={
        "tag": Filter("uuid"),
        "level": Filter("choice", choices=SERVICE_LEVELS),
        "origin": Filter("choice", choices=ORIGINS),
        "auto": Filter("bool"),
        "vip": Filter("bool"),
        "shop": Filter("uuid"),
        "missing": Filter("choice", choices=tuple(completeness.WEIGHTS)),
        "state": Filter("choice", choices=STATES),
        "registered_from": Filter("time"),
        "registered_to": Filter("time"),
    },
    q=True,
)

_STATE_SQL: Final = {
    "active": "archived_at IS NULL",
    "archived": "(archived_at IS NOT NULL AND deleted_at IS NULL AND erased_at IS NULL AND merged_into_id IS NULL)",
    "deleted": "(deleted_at IS NOT NULL AND erased_at IS NULL AND merged_into_id IS NULL)",
    "erased": "(erased_at IS NOT NULL AND merged_into_id IS NULL)",
}
_COLUMNS: Final = f"""id, number, kind, name, origin, origin = ANY(%s) AS auto, service_level, vip, phone_mask,
 email_mask, missing, completeness, {TAGS} AS tags, archived_at, deleted_at, erased_at, registered_at, updated_at,
 version"""
#: Customers that further phones, e-mails or accounts lead to; more of them are no answer.
_BY_POINT: Final = "SELECT DISTINCT customer_id FROM customers_contactpoint WHERE {} = ANY(%s) LIMIT 1000"
#: What is asked for is cut into pairs once (:data:`_CUT`): inside the condition it would be cut for every row.
_NAME_GRAMS: Final = "(name_grams @> %s::text[])"
_NAME_PART: Final = "(name_grams @> %s::text[] AND strpos(customers_folded(name), %s::text) > 0)"
_CUT: Final = "SELECT customers_grams(%s, false), customers_folded(%s)"
_IN_SHOP: Final = (
    "EXISTS (SELECT FROM customers_customershop fs WHERE fs.customer_id = customers_customer.id "
    "AND fs.shop_id = ANY(%s::uuid[]))"
)
_TAGGED: Final = "SELECT ct.customer_id FROM customers_customertag ct WHERE ct.tag_id = ANY(%s::uuid[])"
#: Filters that few customers may fit: the condition on a row, and the ids of those that fit. Up to so many are looked
#: up by their ids; to go through all customers for them could take as long as there are customers.
_FEW: Final = 20_000
_SELDOM: Final[Mapping[str, tuple[str, str]]] = {
    "tag": (
        f"EXISTS ({_TAGGED} AND ct.customer_id = customers_customer.id)",
        _TAGGED,
    ),
    "missing": (
        "missing && %s::varchar[]",
        "SELECT lacking.id FROM customers_customer lacking WHERE lacking.missing && %s::varchar[]",
    ),
}
#: The two halves of a scope: what stands in the record, and the shops where the customer is known.
_BY_COLUMN: Final = replace(SCOPE, shop_exists=None)
_BY_SHOP: Final = ScopeColumns(owner=None, team=None, department=None, shop=None, shop_exists=SCOPE.shop_exists)
_TABLE: Final = "customers_customer"
#: A search for so few characters may be for something frequent; then so many rows of the list are looked through first.
_SHORT: Final = 2
_NEWEST: Final = 5_000
_NUMBER: Final = re.compile(r"[A-Za-z]{0,3}\d{2}-?\d{0,9}")


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of `source` (the table, or a statement in its place) that a condition keeps; all values, in their order."""

    source: str
    condition: str
    values: list[Any]


@dataclass(frozen=True, slots=True)
class Search:
    """What a text is looked for as: conditions of which one must hold, and which kinds they are (for the log)."""

    condition: str
    params: list[Any]
    kinds: tuple[str, ...]


def search_of(actor: Actor, text: str, *, names: bool = True, locale: str = "CN") -> Search:
    """How `text` is looked for. A whole phone or e-mail, three leading or four last digits, a domain, a number or its
    beginning, any part of a name (unless `names` is off), and whatever other modules look up (an order's number).
    """
    parts: list[tuple[str, str, list[Any]]] = []
    for kind, column, tokens in _tokens(text, locale):
        ids = _fetch_ids(_BY_POINT.format(column), [tokens])
        own = {"token": f"{kind}_token"}.get(column, f"{kind}_{column}")
        parts.append((kind, f"{own} = ANY(%s)", [tokens]))
        if ids:
            parts.append((kind, "id = ANY(%s)", [ids]))
    if _NUMBER.fullmatch(text):
        parts.append(("number", "number LIKE %s", [f"{text.upper()}%"]))
    found = LOOKUPS.find(actor, text)
    if found:
        parts.append(("lookup", "id = ANY(%s)", [found]))
    if names and "@" not in text:
        grams, folded = _cut(text)
        # One or two characters are a part themselves; there is nothing to compare beside.
        parts.append(("name", _NAME_GRAMS, [grams]) if grams == [folded] else ("name", _NAME_PART, [grams, folded]))
    condition = " OR ".join(f"customers_customer.{sql}" if not sql.startswith("(") else sql for _, sql, _ in parts)
    return Search(
        f"({condition})" if parts else "FALSE",
        [value for _, _, values in parts for value in values],
        tuple(dict.fromkeys(kind for kind, _, _ in parts)),
    )


def _tokens(text: str, locale: str) -> Iterator[tuple[str, str, list[bytes]]]:
    """(phone or email, token column of a contact point, tokens to compare) for each way the text can be meant."""
    compact = re.sub(r"[\s()-]", "", forms.text(text))
    if re.fullmatch(r"\+?\d{3,15}", compact):
        if len(compact) == 3:
            yield "phone", "first3", blind.lookup("phone", "first3", compact)
        if len(compact) == 4:
            yield "phone", "last4", blind.lookup("phone", "last4", compact)
        whole = forms.phone_of(compact, locale) or forms.phone_of(text, locale)
        if whole:
            yield "phone", "token", blind.lookup("phone", "whole", whole)
    elif "@" in text:
        unified = forms.text(text)
        whole = forms.email(unified)
        if whole:
            yield "email", "token", blind.lookup("email", "whole", whole)
        elif unified.startswith("@") and (domain := forms.email(f"a{unified}")):
            yield "email", "domain", blind.lookup("email", "domain", domain.rpartition("@")[2])


def _cut(text: str) -> list[Any]:
    """The pairs of a text and its folded form, as the database makes them of names."""
    with connection.cursor() as cursor:
        cursor.execute(_CUT, [text, text])
        return list(cursor.fetchone())


def _fetch_ids(sql: str, params: list[Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]


def where(
    actor: Actor, filters: Mapping[str, list[str]], search: Search | None, permission: Permission = CUSTOMER_VIEW
) -> tuple[str, list[Any]]:
    """The condition for what is asked for, within the actor's scope of `permission`."""
    scope, params = scope_sql(actor, permission, SCOPE)
    asked, values = _asked(filters, search)
    return f"{scope} AND {asked}", [*params, *values]


def _branches(actor: Actor) -> list[tuple[str, list[Any]]]:
    """The actor's scope as conditions that are asked one by one: whose columns say so, and who is known in a shop. One
    condition with OR would read all customers of these shops for every page.
    """
    whole, params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    parts = [scope_sql(actor, CUSTOMER_VIEW, columns) for columns in (_BY_COLUMN, _BY_SHOP)]
    told = [(sql, list(values)) for sql, values in parts if sql != "FALSE"]
    return told if len(told) == len(parts) and whole != "TRUE" else [(whole, list(params))]


def _asked(filters: Mapping[str, list[str]], search: Search | None) -> tuple[str, list[Any]]:
    """The condition for filters and search."""
    parts, values = [_states(filters)], list[Any]()
    for name, sql in (
        ("level", "service_level = ANY(%s)"),
        ("origin", "origin = ANY(%s)"),
        ("shop", _IN_SHOP),
        ("id", "id = ANY(%s::uuid[])"),
    ):
        if name in filters:
            parts.append(sql)
            values.append(filters[name])
    for name, (sql, those) in _SELDOM.items():
        if name in filters:
            (few,) = _planned(f"SELECT count(*) <= {_FEW} AS few FROM ({those} LIMIT {_FEW + 1}) AS x", [filters[name]])
            parts.append(f"id = ANY(ARRAY({those}))" if few["few"] else sql)
            values.append(filters[name])
    if "vip" in filters:
        wanted = {value == "true" for value in filters["vip"]}
        parts += ["vip"] if wanted == {True} else ["NOT vip"] if wanted == {False} else []
    if "auto" in filters:
        parts.append("(origin = ANY(%s)) = ANY(%s)")
        values += [sorted(AUTO_ORIGINS), [value == "true" for value in filters["auto"]]]
    for name, sign in (("registered_from", ">="), ("registered_to", "<")):
        for value in filters.get(name, []):
            parts.append(f"registered_at {sign} %s::timestamptz")
            values.append(value)
    if search is not None:
        parts.append(search.condition)
        values += search.params
    return " AND ".join(parts), values


def _states(filters: Mapping[str, list[str]]) -> str:
    return f"({' OR '.join(_STATE_SQL[state] for state in filters.get('state', ['active']))})"


def customer_rows(actor: Actor, page: ListRequest, search: Search | None) -> tuple[list[dict[str, Any]], int | None]:
    """The rows of a page (one more than asked for), and their count when it was asked for. Of a search that fills more
    than a page there is no count: a frequent surname's would cost more than all the rest.
    """
    branches, (asked, values) = _branches(actor), _asked(page.filters, search)
    parts = [_Part(_TABLE, f"{scope} AND {asked}", [*params, *values]) for scope, params in branches]
    if search is None:
        return _page(parts, page), _counted(parts) if page.want_total else None
    rows: list[dict[str, Any]] = []
    # A surname is frequent, and the newest customers bear it, so the planner goes through them until a page is full. It
    # cannot know that nobody in one's shops is called so, and would go through all of them: it is let through the
    # newest, and after these looks for all of the name at once.
    if len(parts) > 1 and len(page.q) <= _SHORT:
        after, given, order = page.keyset()
        newest = f"(SELECT * FROM {_TABLE} WHERE {_states(page.filters)} AND {after} ORDER BY {order} LIMIT {_NEWEST})"
        rows = _page([_Part(f"{newest} AS {_TABLE}", one.condition, [*given, *one.values]) for one in parts], page)
        scope, params = branches[-1]
        parts[-1] = _Part(f"(SELECT * FROM {_TABLE} WHERE {asked} OFFSET 0) AS {_TABLE}", scope, [*values, *params])
    if len(rows) <= page.limit:
        rows = _page(parts, page)
    return rows, len(rows) if page.want_total and page.after is None and len(rows) <= page.limit else None


def _page(parts: Sequence[_Part], page: ListRequest) -> list[dict[str, Any]]:
    """A page of the rows that any of the parts keeps."""
    after, after_values, order = page.keyset()
    last = f"ORDER BY {order} LIMIT {page.limit + 1}"
    auto = sorted(AUTO_ORIGINS)
    if len(parts) == 1:
        (one,) = parts
        return _planned(f"SELECT {_COLUMNS} FROM {one.source} WHERE {one.condition} AND {after} {last}",
                        [auto, *one.values, *after_values])  # fmt: skip
    some = [f"(SELECT id FROM {one.source} WHERE {one.condition} AND {after} {last})" for one in parts]
    return _planned(
        f"SELECT {_COLUMNS} FROM {_TABLE} WHERE id = ANY(ARRAY({' UNION ALL '.join(some)})) {last}",
        [auto, *(value for one in parts for value in (*one.values, *after_values))],
    )


def _counted(parts: Sequence[_Part]) -> int:
    """How many rows the parts keep together, counted up to one more than the cap."""
    capped = f"LIMIT {COUNT_CAP + 1}"
    some = [f"(SELECT id FROM {one.source} WHERE {one.condition} {capped})" for one in parts]
    counted = f"SELECT count(*) AS n FROM (SELECT FROM ({' UNION '.join(some)}) AS found {capped}) AS kept"
    return int(_planned(counted, [value for one in parts for value in one.values])[0]["n"])


def _planned(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    """Runs a statement unprepared, so that it is planned for what is asked: a rare name wants the index of name parts,
    a frequent one the list's own order.
    """
    with connection.cursor() as cursor, connection.wrap_database_errors:
        plain = cursor.cursor  # Django's wrapper has no word for this option of the driver
        plain.execute(sql, params, prepare=False)
        names = [column.name for column in plain.description]
        rows = [dict(zip(names, values, strict=True)) for values in plain.fetchall()]
    for row in rows:
        if isinstance(row.get("tags"), str):
            row["tags"] = orjson.loads(row["tags"])
    return rows


def customer_count(actor: Actor, filters: Mapping[str, list[str]], text: str, permission: Permission) -> int:
    """How many customers the filters and the searched text keep, counted up to one more than the cap."""
    condition, values = _kept(actor, filters, text, permission)
    return _counted([_Part(_TABLE, condition, values)])


def numbered(
    actor: Actor, filters: Mapping[str, list[str]], text: str, permission: Permission, limit: int
) -> list[tuple[UUID, str]]:
    """(id, number) of up to `limit` customers that the filters and the searched text keep, along the numbers."""
    condition, values = _kept(actor, filters, text, permission)
    rows = _planned(f"SELECT id, number FROM {_TABLE} WHERE {condition} ORDER BY number LIMIT %s", [*values, limit])
    return [(row["id"], row["number"]) for row in rows]


def streamed(
    actor: Actor, filters: Mapping[str, list[str]], text: str, permission: Permission
) -> Iterator[list[dict[str, Any]]]:
    """All rows that the filters and the searched text keep, in batches of 500 along the numbers."""
    condition, values = _kept(actor, filters, text, permission)
    last = ""
    while True:
        batch = _planned(
            f"SELECT {_COLUMNS} FROM customers_customer WHERE {condition} AND number > %s ORDER BY number LIMIT 500",
            [sorted(AUTO_ORIGINS), *values, last],
        )
        if not batch:
            return
        yield batch
        last = batch[-1]["number"]


def _kept(actor: Actor, filters: Mapping[str, list[str]], text: str, permission: Permission) -> tuple[str, list[Any]]:
    return where(
        actor.narrowed(permission, CUSTOMER_VIEW), filters, search_of(actor, text) if text else None, permission
    )
