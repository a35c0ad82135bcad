"""All orders that a list's filters let through, batch by batch, for files."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from django.db import connection

from zhike.commerce.permissions import ORDER_EXPORT, ORDER_VIEW
from zhike.commerce.selectors.listing import LIST, ids_sql
from zhike.kernel.authz import Actor
from zhike.kernel.http import ListRequest

_BATCH: Final = 1_000
_COLUMNS: Final = """
SELECT o.id, o.number, coalesce(h.names ->> %s, h.label) AS shop, o.platform,
  coalesce(s.names ->> %s, s.label) AS status, o.placed_at, o.paid_at, o.title, o.quantity, o.currency,
  o.total_amount, o.paid_amount, o.refunded_amount, c.number AS customer, o.receiver_name_mask,
  o.receiver_phone_mask, o.region
FROM ({ids}) i JOIN commerce_order o ON o.id = i.id
JOIN commerce_orderstatus s ON s.id = o.status_id
JOIN accounts_shop h ON h.id = o.shop_id
LEFT JOIN customers_customer c ON c.id = o.customer_id
ORDER BY o.placed_at DESC, o.id DESC LIMIT %s
"""


def orders_streamed(
    actor: Actor, filters: Mapping[str, list[str]], text: str, language: str
) -> Iterator[list[dict[str, Any]]]:
    """Orders in the actor's scope of exports that filters and the searched text keep, newest first, in batches, each
    read anew after the last row of the one before.
    """
    actor = actor.narrowed(ORDER_VIEW, ORDER_EXPORT)
    page = ListRequest(LIST, _BATCH, "placed_at", True, filters, text, False, {}, None)
    while batch := _batch(actor, page, language):
        yield batch
        if len(batch) < _BATCH:
            return
        page = replace(page, after=(batch[-1]["placed_at"], batch[-1]["id"]))


def _batch(actor: Actor, page: ListRequest, language: str) -> list[dict[str, Any]]:
    ids = ids_sql(actor, page, _BATCH)
    params: list[Any] = [language, language, *ids.params, _BATCH]
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS.replace("{ids}", ids.sql), params)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
