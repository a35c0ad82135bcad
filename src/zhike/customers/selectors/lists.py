"""The list of customers: filters, and searches by number, name part, phone part, e-mail and what others look up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from zhike.kernel.authz import Actor, Permission, scope_sql
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
#: A search for so few characters (a surname, three digits) may be frequent. It looks through so many rows in the list's
#: own order first: what is frequent fills its page there, where an index would bring tens of thousands to be sorted.
_SHORT: Final = 3
_NEWEST: Final = 5_000
#: What is asked for is cut into pairs once (:data:`_CUT`): inside the condition it would be cut for every row.
_NAME_PART: Final = "(name_grams @> %s::text[] AND strpos(customers_folded(name), %s::text) > 0)"
_CUT: Final = "SELECT customers_grams(%s, false), customers_folded(%s)"
_TAGGED: Final = (
    "EXISTS (SELECT FROM customers_customertag ct WHERE ct.customer_id = customers_customer.id "
    "AND ct.tag_id = ANY(%s::uuid[]))"
)
_IN_SHOP: Final = (
    "EXISTS (SELECT FROM customers_customershop fs WHERE fs.customer_id = customers_customer.id "
    "AND fs.shop_id = ANY(%s::uuid[]))"
)
_NUMBER: Final = re.compile(r"[A-Za-z]{0,3}\d{2}-?\d{0,9}")


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
        parts.append(("name", _NAME_PART, _cut(text)))
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
    parts, values = [scope], list(params)
    parts.append(_states(filters))
    for name, sql in (
        ("tag", _TAGGED),
        ("level", "service_level = ANY(%s)"),
        ("origin", "origin = ANY(%s)"),
        ("missing", "missing && %s::varchar[]"),
        ("shop", _IN_SHOP),
        ("id", "id = ANY(%s::uuid[])"),
    ):
        if name in filters:
            parts.append(sql)
            values.append(filters[name])
    for name, column in (("vip", "vip"), ("auto", "origin = ANY(%s)")):
        if name in filters:
            parts.append(f"({column}) = ANY(%s)")
            values += [sorted(AUTO_ORIGINS)] if name == "auto" else []
            values.append([value == "true" for value in filters[name]])
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
    condition, values = where(actor, page.filters, search)
    after, after_values, order = page.keyset()
    kept = f"{condition} AND {after} ORDER BY {order} LIMIT {page.limit + 1}"
    auto = sorted(AUTO_ORIGINS)
    if search is None:
        listed = _planned(f"SELECT {_COLUMNS} FROM customers_customer WHERE {kept}", [auto, *values, *after_values])
        return listed, _counted(condition, values) if page.want_total else None
    rows: list[dict[str, Any]] = []
    if len(page.q) <= _SHORT:
        newest = (
            f"(SELECT * FROM customers_customer WHERE {_states(page.filters)} AND {after} ORDER BY {order} "
            f"LIMIT {_NEWEST}) AS customers_customer"
        )
        rows = _planned(f"SELECT {_COLUMNS} FROM {newest} WHERE {kept}", [auto, *after_values, *values, *after_values])
    if len(rows) <= page.limit:
        # Not frequent enough to fill a page from the newest: the indexes of what is looked for find all of them.
        rows = _planned(f"SELECT {_COLUMNS} FROM customers_customer WHERE {kept}", [auto, *values, *after_values])
    whole = page.after is None and len(rows) <= page.limit
    return rows, len(rows) if page.want_total and whole else None


def _counted(condition: str, values: list[Any]) -> int:
    """How many rows a condition keeps, counted up to one more than the cap."""
    some = f"SELECT FROM customers_customer WHERE {condition} LIMIT {COUNT_CAP + 1}"
    return int(_planned(f"SELECT count(*) AS n FROM ({some}) AS kept", values)[0]["n"])


def _planned(sql: str, params: list[Any]) -> list[dict[str, Any]]:
    """Runs a statement unprepared, so that it is planned for what is asked: a rare name wants the index of name parts,
    a frequent one the newest customers first.
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
    return _counted(condition, values)


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
    return where(actor, filters, search_of(actor, text) if text else None, permission)
