"""What the search index holds of customers."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from django.db import connection

from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldTable


class SearchEntries(CustomerHolder):
    """Entries are copies: they move along, and go when the customer is erased (owners index what remains anew)."""

    name: ClassVar[str] = "search"
    tables: ClassVar[tuple[HeldTable, ...]] = (HeldTable("search_entry", hidden=("words", "singles")),)

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Removes the entries."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_entry WHERE customer_id = %s", [customer_id])
            return {"entries": int(cursor.rowcount)}
