"""What analytics holds of customers."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from zhike.analytics.models import Fact
from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldTable


class Facts(CustomerHolder):
    """Facts are ids, times and numbers; of an erased person not even the id is kept."""

    name: ClassVar[str] = "analytics"
    tables: ClassVar[tuple[HeldTable, ...]] = (HeldTable("analytics_fact"),)

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Takes the customer out of the facts."""
        return {"facts": Fact.objects.filter(customer_id=customer_id).update(customer_id=None)}
