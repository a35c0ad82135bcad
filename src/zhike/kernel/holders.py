"""Who holds something of a customer: every owner of a `customer_id` column says how its rows move to another customer,
how many there are, what they are, and how they are erased.

Wiring registers one holder per module. A test finds every `customer_id` column that no holder names; only the columns
of :data:`HISTORY` are left as they are, because they hold ids and codes and must never change.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from uuid import UUID

from django.db import connection

from zhike.kernel.authz import Actor

#: Tables whose `customer_id` stays after a merge or an erasure, and why.
HISTORY: Final[Mapping[str, str]] = {
    "kernel_event": "append-only facts: ids, codes and numbers, no personal values",
    "audit_entry": "append-only and sealed: ids and masks, no personal values",
}


@dataclass(frozen=True, slots=True)
class HeldTable:
    """A table with a `customer_id`: its key column, and columns that are no part of an export (ciphertext, tokens)."""

    name: str
    key: str = "id"
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that belongs to a customer: where it is and its key; `values` only in an export."""

    table: str
    key: str
    values: Mapping[str, Any] | None = None


class CustomerHolder(ABC):
    """What one module holds of customers. Subclasses name their tables and say how to erase.

    All calls run in the caller's transaction.
    """

    #: Unique, stays for ever: it stands in the operation log.
    name: ClassVar[str]
    tables: ClassVar[tuple[HeldTable, ...]]

    def move(self, *, from_id: UUID, into_id: UUID, limit: int = 1000) -> Sequence[HeldRow]:
        """Gives up to `limit` rows per table to another customer; answers which, so that it can be undone. Call it
        until it answers none.
        """
        moved: list[HeldRow] = []
        for table in self.tables:
            sql = (
                f"UPDATE {table.name} SET customer_id = %s WHERE {table.key} = ANY(ARRAY("
                f"SELECT {table.key} FROM {table.name} WHERE customer_id = %s ORDER BY {table.key} LIMIT %s "
                f"FOR NO KEY UPDATE)) RETURNING {table.key}"
            )
            moved += [HeldRow(table.name, str(row[0])) for row in _fetch(sql, [into_id, from_id, limit])]
        return moved

    def count(self, *, customer_id: UUID) -> Mapping[str, int]:
        """How many rows are the customer's, by table."""
        return {
            table.name: int(_fetch(f"SELECT count(*) FROM {table.name} WHERE customer_id = %s", [customer_id])[0][0])
            for table in self.tables
        }

    def export(self, *, customer_id: UUID) -> Iterator[HeldRow]:
        """Every row that is the customer's, as JSON values: what a person is told who asks what is stored."""
        for table in self.tables:
            sql = (
                f"SELECT t.{table.key}::text, to_jsonb(t) - %s::text[] FROM {table.name} t "
                f"WHERE t.customer_id = %s ORDER BY t.{table.key}"
            )
            for key, values in _fetch(sql, [list(table.hidden), customer_id]):
                yield HeldRow(table.name, key, values)

    @abstractmethod
    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Empties what is personal for ever; answers how many of what. Ids, kinds, numbers and times stay.

        Raises an error of its module when the customer cannot be erased now.
        """


_holders: dict[str, CustomerHolder] = {}


def register(holder: CustomerHolder) -> None:
    """Called by wiring, in the order in which holders are asked to erase."""
    _holders[holder.name] = holder


def all_holders() -> Sequence[CustomerHolder]:
    """Every holder, in the order of registration."""
    return tuple(_holders.values())


def _fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
