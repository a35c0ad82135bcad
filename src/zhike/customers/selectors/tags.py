"""Reads of tags."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.customers.access import SCOPE
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.types import TagView
from zhike.kernel import i18n
from zhike.kernel.authz import Actor, scope_sql
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

_TAGS_OF: Final = """
SELECT ct.customer_id, t.id, t.group_id, t.names, t.color
FROM customers_customertag ct JOIN customers_tag t ON t.id = ct.tag_id JOIN customers_taggroup g ON g.id = t.group_id
WHERE ct.customer_id = ANY(%s)
ORDER BY ct.customer_id, g.place, g.id, t.place, t.id
"""

#: The same, of those customers only that the viewer may see.
_TAGS_IN_SCOPE: Final = """
SELECT ct.customer_id, t.id, t.group_id, t.names, t.color
FROM customers_customer JOIN customers_customertag ct ON ct.customer_id = customers_customer.id
JOIN customers_tag t ON t.id = ct.tag_id JOIN customers_taggroup g ON g.id = t.group_id
WHERE customers_customer.id = ANY(%s) AND {scope}
ORDER BY ct.customer_id, g.place, g.id, t.place, t.id
"""

GROUPS: Final = ListSpec(
    sorts={"place": SortColumn("g.place", "integer")},
    default="place",
    id_column="g.id",
    filters={"archived": Filter("bool")},
)
TAGS: Final = ListSpec(
    sorts={"place": SortColumn("t.place", "integer"), "updated_at": SortColumn("t.updated_at", "timestamptz")},
    default="place",
    id_column="t.id",
    filters={"group": Filter("uuid"), "archived": Filter("bool"), "color": Filter("text")},
    q=True,
)
_GROUP_COLUMNS: Final = (
    "g.id, g.names, g.place, g.exclusive, g.archived_at, g.updated_at, g.version,"
    " (SELECT count(*) FROM customers_tag t WHERE t.group_id = g.id AND t.archived_at IS NULL) AS tags"
)
#: How many customers have the tag, counted up to a thousand.
_TAG_COLUMNS: Final = (
    "t.id, t.group_id, t.code, t.names, t.color, t.place, t.archived_at, t.updated_at, t.version,"
    " (SELECT count(*) FROM (SELECT FROM customers_customertag ct WHERE ct.tag_id = t.id LIMIT 1000) AS kept)"
    " AS customers"
)


def tags_of(customer_ids: Iterable[UUID]) -> dict[UUID, list[TagView]]:
    """The tags of many customers in one statement, in the order of their groups; who has none is left out."""
    wanted = list(set(customer_ids))
    return _gathered(_TAGS_OF, [wanted]) if wanted else {}


def tags_in_scope(actor: Actor, customer_ids: Iterable[UUID]) -> dict[UUID, list[TagView]]:
    """The same, leaving out whom `actor` may not see by the right to view customers."""
    scope, params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    return _gathered(_TAGS_IN_SCOPE.format(scope=scope), [list(set(customer_ids)), *params])


def _gathered(sql: str, params: list[Any]) -> dict[UUID, list[TagView]]:
    found: dict[UUID, list[TagView]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for customer_id, tag_id, group_id, names, color in cursor.fetchall():
            found.setdefault(customer_id, []).append(TagView(tag_id, group_id, orjson.loads(names), color))
    return found


def group_rows(page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """Groups of the page and their count."""
    condition = _archived(page, "g")
    return _rows(page, _GROUP_COLUMNS, "customers_taggroup g", condition, [], language)


def tag_rows(page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """Tags of the page and their count; `q` finds parts of names in any language."""
    parts = [_archived(page, "t")]
    values: list[Any] = []
    if "group" in page.filters:
        parts.append("t.group_id = ANY(%s::uuid[])")
        values.append(page.filters["group"])
    if "color" in page.filters:
        parts.append("t.color = ANY(%s)")
        values.append(page.filters["color"])
    if page.q:
        parts.append("EXISTS (SELECT FROM jsonb_each_text(t.names) n WHERE strpos(lower(n.value), lower(%s)) > 0)")
        values.append(page.q)
    return _rows(page, _TAG_COLUMNS, "customers_tag t", " AND ".join(parts), values, language)


def one_group(group_id: UUID, language: str) -> dict[str, Any] | None:
    """A group as the list shows it."""
    found = _fetch(f"SELECT {_GROUP_COLUMNS} FROM customers_taggroup g WHERE g.id = %s", [group_id], language)
    return found[0] if found else None


def one_tag(tag_id: UUID, language: str) -> dict[str, Any] | None:
    """A tag as the list shows it."""
    found = _fetch(f"SELECT {_TAG_COLUMNS} FROM customers_tag t WHERE t.id = %s", [tag_id], language)
    return found[0] if found else None


def _archived(page: ListRequest, alias: str) -> str:
    wanted = page.filters.get("archived", ["false"])
    shown = {"true": f"{alias}.archived_at IS NOT NULL", "false": f"{alias}.archived_at IS NULL"}
    return f"({' OR '.join(shown[value] for value in wanted)})"


def _rows(
    page: ListRequest, columns: str, table: str, condition: str, values: list[Any], language: str
) -> tuple[list[dict[str, Any]], int | None]:
    after, after_values, order = page.keyset()
    rows = _fetch(
        f"SELECT {columns} FROM {table} WHERE {condition} AND {after} ORDER BY {order} LIMIT {page.limit + 1}",
        [*values, *after_values],
        language,
    )
    if not page.want_total:
        return rows, None
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT FROM {table} WHERE {condition} LIMIT {COUNT_CAP + 1}) AS kept", values
        )
        return rows, int(cursor.fetchone()[0])


def _fetch(sql: str, params: list[Any], language: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = [column.name for column in cursor.description or ()]
        rows = [dict(zip(columns, values, strict=True)) for values in cursor.fetchall()]
    for row in rows:
        row["names"] = orjson.loads(row["names"])
        row["label"] = i18n.local_name(row["names"], language)
    return rows
