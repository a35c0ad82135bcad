"""Reads of tags."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.customers.types import TagView

_TAGS_OF: Final = """
SELECT ct.customer_id, t.id, t.group_id, t.names, t.color
FROM customers_customertag ct JOIN customers_tag t ON t.id = ct.tag_id JOIN customers_taggroup g ON g.id = t.group_id
WHERE ct.customer_id = ANY(%s)
ORDER BY ct.customer_id, g.place, g.id, t.place, t.id
"""


def tags_of(customer_ids: Iterable[UUID]) -> dict[UUID, list[TagView]]:
    """The tags of many customers in one statement, in the order of their groups; who has none is left out."""
    wanted = list(set(customer_ids))
    found: dict[UUID, list[TagView]] = {}
    if not wanted:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_TAGS_OF, [wanted])
        for customer_id, tag_id, group_id, names, color in cursor.fetchall():
            found.setdefault(customer_id, []).append(TagView(tag_id, group_id, orjson.loads(names), color))
    return found
