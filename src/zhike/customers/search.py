"""Customers in the general search: by parts of name and number, and live by phone, e-mail and others' look-ups."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.searching import count_search
from zhike.customers.selectors.lists import search_of
from zhike.kernel import search
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql

CUSTOMER: Final = "customer"
#: Deleted, merged and erased customers are not found; the list has a filter for the deleted ones.
_LOADED: Final = """
SELECT id, number, name, registered_at, owner_id, team_id, department_id FROM customers_customer
WHERE id = ANY(%s::uuid[]) AND archived_at IS NULL AND erased_at IS NULL
"""
_SHOWN: Final = "id, number, name, phone_mask, email_mask, service_level, vip"


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())


def _documents(ids: Sequence[UUID]) -> Iterable[search.Document]:
    for customer_id, number, name, registered_at, owner, team, department in _rows(_LOADED, [list(ids)]):
        yield search.Document(
            customer_id,
            {"name": name},
            registered_at,
            number=number,
            owner_id=owner,
            team_id=team,
            department_id=department,
            customer_id=customer_id,
        )


def _ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    start = UUID(int=0) if after is None else after
    return [
        row[0] for row in _rows("SELECT id FROM customers_customer WHERE id > %s ORDER BY id LIMIT %s", [start, limit])
    ]


def _shown(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    scope, params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    sql = f"SELECT {_SHOWN} FROM customers_customer WHERE id = ANY(%s::uuid[]) AND archived_at IS NULL AND {scope}"
    return {
        row[0]: {
            "title": row[2] or row[1],
            "subtitle": " · ".join(part for part in (row[3], row[4]) if part),
            "number": row[1],
            "text": row[2],
            "link": {"kind": CUSTOMER, "id": row[0]},
            "customer_id": row[0],
        }
        for row in _rows(sql, [list(ids), *params])
    }


def _looked_up(actor: Actor, text: str) -> Sequence[UUID]:
    """Customers by phone, e-mail and what other modules look up, as they are now.

    Digits and addresses that could be somebody's count as in the list, so that numbers are not tried out here either.
    Raises `limit.too_many`.
    """
    found = search_of(actor, text.strip(), names=False)
    if actor.kind == "user" and {"phone", "email"} & set(found.kinds):
        count_search(actor)
    scope, params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    sql = (
        f"SELECT id FROM customers_customer WHERE {found.condition} AND archived_at IS NULL AND {scope} "
        f"ORDER BY updated_at DESC LIMIT {search.LOOKED_UP_MOST}"
    )
    return [row[0] for row in _rows(sql, [*found.params, *params])]


CUSTOMERS: Final = search.register(
    search.SearchDoc(
        CUSTOMER,
        CUSTOMER_VIEW,
        {"name": 8},
        _documents,
        _ids,
        _shown,
        scope=ScopeColumns(
            owner="e.owner_id",
            team="e.team_id",
            department="e.department_id",
            shop=None,
            shop_exists=(
                "EXISTS (SELECT FROM customers_customershop s WHERE s.customer_id = e.object_id"
                " AND s.shop_id = ANY(%s))"
            ),
        ),
        lookup=_looked_up,
    )
)
