"""What module work holds of customers."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldTable


class WorkItems(CustomerHolder):
    """Items name the customer by id alone; nothing in them is personal, so nothing is emptied."""

    name: ClassVar[str] = "work"
    tables: ClassVar[tuple[HeldTable, ...]] = (HeldTable("work_workitem"),)

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Leaves the items: who did what and when stays countable."""
        return {}
