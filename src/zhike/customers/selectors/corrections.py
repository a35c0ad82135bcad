"""Requests to correct records, as staff read them: one's own, and for who may edit those of everybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.accounts.public import names_of_users
from zhike.customers.access import SCOPE, customer_for
from zhike.customers.models import CORRECTION_STATES, Correction
from zhike.customers.permissions import CUSTOMER_EDIT, CUSTOMER_REVEAL, CUSTOMER_VIEW, FILE_VIEW
from zhike.customers.selectors.correction_places import OF_THE_FILE, SEALED, Places
from zhike.kernel import clock
from zhike.kernel.authz import Actor, Permission, scope_sql
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

#: Newest requests shown of one customer.
_SHOWN: Final = 50
#: How old a request is at least, in days.
AGES: Final = ("1", "3", "7", "30")
LIST: Final = ListSpec(
    sorts={"asked_at": SortColumn("k.asked_at", "timestamptz")},
    default="-asked_at",
    id_column="k.id",
    filters={
        "state": Filter("choice", choices=CORRECTION_STATES),
        "shop": Filter("uuid"),
        "asker": Filter("uuid"),
        "age": Filter("choice", choices=AGES),
        "mine": Filter("bool"),
    },
)
_FROM: Final = "customers_correction k JOIN customers_customer ON customers_customer.id = k.customer_id"
_IN_SHOP: Final = (
    "EXISTS (SELECT FROM customers_customershop fs WHERE fs.customer_id = customers_customer.id "
    "AND fs.shop_id = ANY(%s::uuid[]))"
)
#: The part of the names in a count beside the menu: more than these are many.
_COUNTED: Final = 1000


@dataclass(frozen=True, slots=True)
class Held:
    """What the viewer may do with the customer of a request."""

    decide: bool
    file: bool
    reveal: bool


def correction_rows(actor: Actor, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """The rows of a page (one more than asked for), and their count when it was asked for."""
    condition, values = _where(actor, page.filters)
    after, after_values, order = page.keyset()
    rows = _read(actor, f"{condition} AND {after} ORDER BY {order} LIMIT {page.limit + 1}", [*values, *after_values])
    return rows, _count(condition, values, COUNT_CAP + 1) if page.want_total else None


def correction_one(actor: Actor, correction_id: UUID) -> dict[str, Any]:
    """One request. Raises `permission.missing`, `missing.not_found` for one that is neither the actor's own nor theirs
    to decide.
    """
    condition, values = _seen(actor)
    rows = _read(actor, f"{condition} AND k.id = %s", [*values, correction_id])
    if not rows:
        raise NOT_FOUND()
    return rows[0]


def corrections_of(actor: Actor, customer_id: UUID) -> list[dict[str, Any]]:
    """The newest requests of a customer: all of them to who may edit the customer, one's own to anybody else.

    Raises `permission.missing`, `missing.not_found`.
    """
    customer_for(actor, CUSTOMER_VIEW, customer_id)
    condition, values = _seen(actor)
    asked = f"{condition} AND k.customer_id = %s AND k.state <> 'withdrawn'"
    return _read(actor, f"{asked} ORDER BY k.asked_at DESC, k.id DESC LIMIT {_SHOWN}", [*values, customer_id])


def correction_counts(actor: Actor) -> dict[str, int]:
    """How many open requests wait for the actor's decision, and how many of the actor's own are open; each at most
    1,000.
    """
    decide, params = _deciding(actor)
    mine, own = _where(actor, {"state": ["open"], "mine": ["true"]})
    return {
        "deciding": _count(f"k.state = 'open' AND {decide}", params, _COUNTED) if actor.may(CUSTOMER_EDIT) else 0,
        "mine": _count(mine, own, _COUNTED),
    }


def chosen_corrections(
    actor: Actor, filters: Mapping[str, list[str]], *, named: Sequence[UUID] | None, limit: int
) -> list[tuple[UUID, str]]:
    """(id, customer's number) of up to `limit` open requests that the actor decides about. Of those named, one that the
    actor does not reach comes along without its number.
    """
    decide, params = _deciding(actor)
    asked, values = _where(
        actor, {**filters, "state": ["open"]} if named is None else {"state": list(CORRECTION_STATES)}
    )
    condition, parameters = f"{decide} AND {asked}", [*params, *values]
    if named is not None:
        condition, parameters = f"{condition} AND k.id = ANY(%s)", [*parameters, list(named)]
    found: dict[UUID, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.id, customers_customer.number FROM {_FROM} WHERE {condition} ORDER BY k.asked_at, k.id "
            f"LIMIT {limit}",
            parameters,
        )
        found.update(cursor.fetchall())
    return list(found.items()) if named is None else [(one, found.get(one, "")) for one in named]


def _deciding(actor: Actor) -> tuple[str, list[Any]]:
    return _held(actor, CUSTOMER_EDIT)


def _held(actor: Actor, permission: Permission) -> tuple[str, list[Any]]:
    """The condition under which the actor holds `permission` on the customer of a row."""
    if not actor.may(permission):
        return "FALSE", []
    condition, params = scope_sql(actor, permission, SCOPE)
    return condition, list(params)


def _seen(actor: Actor, *, own: bool = False) -> tuple[str, list[Any]]:
    """Which requests somebody reads: one's own, and those one decides about."""
    view, view_params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    decide, params = _deciding(actor)
    mine = f"(k.asked_by = %s AND {view})"
    if own or decide == "FALSE":
        return mine, [actor.id, *view_params]
    return f"({decide} OR {mine})", [*params, actor.id, *view_params]


def _where(actor: Actor, filters: Mapping[str, list[str]]) -> tuple[str, list[Any]]:
    """The condition for what is asked for, within what the actor reads."""
    own = filters.get("mine") == ["true"]
    seen, params = _seen(actor, own=own)
    parts, values = [seen], params
    if filters.get("mine") == ["false"]:
        parts.append("k.asked_by <> %s")
        values = [*values, actor.id]
    for name, sql in (("state", "k.state = ANY(%s)"), ("asker", "k.asked_by = ANY(%s::uuid[])"), ("shop", _IN_SHOP)):
        if name in filters:
            parts.append(sql)
            values = [*values, filters[name]]
    if "age" in filters:
        parts.append("k.asked_at <= %s")
        values = [*values, clock.now() - timedelta(days=min(int(one) for one in filters["age"]))]
    return " AND ".join(parts), values


def _count(condition: str, values: Sequence[Any], most: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT FROM {_FROM} WHERE {condition} LIMIT {most}) AS kept", list(values)
        )
        (count,) = cursor.fetchone()
    return int(count)


def _read(actor: Actor, condition: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """Requests that meet a condition, in its order, JSON-ready."""
    flags = [_held(actor, one) for one in (CUSTOMER_EDIT, FILE_VIEW, CUSTOMER_REVEAL)]
    chosen = ", ".join(f"({sql})" for sql, _ in flags)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT k.id, {chosen} FROM {_FROM} WHERE {condition}",
            [*(value for _, params in flags for value in params), *values],
        )
        held = {row[0]: Held(*(bool(one) for one in row[1:])) for row in cursor.fetchall()}
    by_id = Correction.objects.in_bulk(list(held))
    rows = [by_id[one] for one in held]
    places = Places(rows)
    people = {one for row in rows for one in (row.asked_by, row.decided_by) if one is not None}
    names = names_of_users(sorted(people))
    return [_shown(row, places, names, held[row.id], mine=row.asked_by == actor.id) for row in rows]


def _shown(row: Correction, places: Places, names: Mapping[UUID, str], held: Held, *, mine: bool) -> dict[str, Any]:
    customer = places.customer(row)
    changes = [_change_shown(row, entry, places, held) for entry in row.changes]
    return {
        "id": row.id,
        "customer": {"id": customer.id, "number": customer.number, "name": customer.name, "version": customer.version},
        "changes": changes,
        "reason": row.reason,
        "state": row.state,
        "because": row.because,
        "stale": row.state == "open" and held.decide and any(one["stale"] for one in changes),
        "asked_by": {"id": row.asked_by, "name": names.get(row.asked_by, "")},
        "asked_at": row.asked_at,
        "decided_by": None if row.decided_by is None else {"id": row.decided_by, "name": names.get(row.decided_by, "")},
        "decided_at": row.decided_at,
        "answer": row.answer,
        "mine": mine,
        "may_decide": row.state == "open" and held.decide,
        "may_withdraw": row.state == "open" and mine,
        "version": row.version,
    }


def _change_shown(row: Correction, entry: Mapping[str, Any], places: Places, held: Held) -> dict[str, Any]:
    """One place: what stands there now, what stood there at asking, what is wanted. What belongs to the full file is
    shown to who may open it; whether something changed, to who decides.
    """
    seen = held.file or entry["part"] not in OF_THE_FILE
    place = places.of(row, entry)
    masked = entry["part"] in SEALED or entry["part"] in ("contact", "address") or bool(entry.get("whole"))
    return {
        "id": entry["id"],
        "part": entry["part"],
        "action": entry["action"],
        "row": entry["row"],
        "value": entry["value"],
        "base": entry["base"] if seen else None,
        "now": place.now if seen and held.decide else None,
        "stale": place.stale and held.decide,
        "gone": place.gone and held.decide,
        "may_reveal": masked
        and entry["action"] in ("set", "add", "change")
        and held.decide
        and held.file
        and held.reveal,
    }
