"""Reads of the catalogue."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.commerce.access import PRODUCT_SCOPE
from zhike.commerce.permissions import PRODUCT_EDIT, PRODUCT_MANAGE, PRODUCT_VIEW
from zhike.kernel.authz import Actor, ScopedRow, covers, scope_sql
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.files import LinkKey
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

LIST: Final = ListSpec(
    sorts={
        "updated_at": SortColumn("p.updated_at", "timestamptz"),
        "name": SortColumn("p.name", "text"),
        "number": SortColumn("p.number", "text"),
        # Descending, what is on sale comes first.
        "status": SortColumn("p.status", "text"),
    },
    default="-updated_at",
    id_column="p.id",
    filters={
        "shop": Filter("uuid"),
        "status": Filter("choice", choices=("on_sale", "off_sale")),
        "stage": Filter("choice", choices=("introduction", "growth", "maturity", "decline", "discontinued")),
        "archived": Filter("bool"),
    },
    q=True,
)
_COLUMNS: Final = (
    "p.id, p.version, p.shop_id, p.number, p.name, p.category, p.specification, p.price_amount, p.price_currency, "
    "p.url, p.image_file_id, p.status, p.stage, p.stock, p.archived_at, p.updated_at"
)
_FILTERS: Final = {
    "shop": "p.shop_id = ANY(%s::uuid[])",
    "status": "p.status = ANY(%s::text[])",
    "stage": "p.stage = ANY(%s::text[])",
}


def _fetch(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _where(actor: Actor, page: ListRequest) -> tuple[str, list[object]]:
    where, params = scope_sql(actor, PRODUCT_VIEW, PRODUCT_SCOPE)
    for name, condition in _FILTERS.items():
        if name in page.filters:
            where += f" AND {condition}"
            params.append(page.filters[name])
    archived = page.filters.get("archived", ["false"])
    if len(set(archived)) == 1:
        where += f" AND p.archived_at IS {'NOT ' if archived[0] == 'true' else ''}NULL"
    for word in page.q.lower().split()[:8]:
        pattern = f"%{_escaped(word)}%"
        where += " AND (lower(p.name) LIKE %s OR lower(p.number) LIKE %s OR lower(p.specification) LIKE %s)"
        params += [pattern, pattern, pattern]
    return where, params


def _escaped(text: str) -> str:
    """`text` for LIKE, each character standing for itself."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def product_rows(actor: Actor, page: ListRequest, key: LinkKey) -> tuple[list[dict[str, Any]], int | None]:
    """One page of the catalogue in the actor's scope, and the capped count if wanted."""
    where, params = _where(actor, page)
    after, after_params, order = page.keyset()
    sql = f"SELECT {_COLUMNS} FROM commerce_product p WHERE {where} AND {after} ORDER BY {order} LIMIT %s"
    rows = [_shaped(row, key) for row in _fetch(sql, [*params, *after_params, page.limit + 1])]
    if not page.want_total:
        return rows, None
    counted = f"SELECT count(*) AS found FROM (SELECT 1 FROM commerce_product p WHERE {where} LIMIT {COUNT_CAP + 1}) n"
    return rows, int(_fetch(counted, params)[0]["found"])


def product_detail(actor: Actor, product_id: UUID, key: LinkKey) -> dict[str, Any]:
    """A product with what the actor may do with it. Raises `permission.missing`, `missing.not_found`."""
    where, params = scope_sql(actor, PRODUCT_VIEW, PRODUCT_SCOPE)
    found = _fetch(f"SELECT {_COLUMNS} FROM commerce_product p WHERE p.id = %s AND {where}", [product_id, *params])
    if not found:
        raise NOT_FOUND()
    row = ScopedRow(shop_id=found[0]["shop_id"])
    archived = found[0]["archived_at"] is not None
    actions = [
        {"name": name, "allowed": why is None, "why": why}
        for name, permission, why in (
            ("edit", PRODUCT_EDIT, "product.archived" if archived else None),
            ("archive", PRODUCT_MANAGE, "product.archived" if archived else None),
            ("restore", PRODUCT_MANAGE, None if archived else "product.in_use"),
        )
        if covers(actor, permission, row)
    ]
    return _shaped(found[0], key) | {"actions": actions}


def _shaped(row: dict[str, Any], key: LinkKey) -> dict[str, Any]:
    amount, currency = row.pop("price_amount"), row.pop("price_currency")
    image = row["image_file_id"]
    return row | {
        "currency": currency,
        "price": None if amount is None else {"amount": amount, "currency": currency},
        "image_url": key.url(image) if image else None,
        "image_thumb_url": key.url(image, thumb=True) if image else None,
    }
