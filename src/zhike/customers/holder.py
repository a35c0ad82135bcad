"""What customers themselves hold of a customer beside the record: the ways to know them, and their shops."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final
from uuid import UUID

from django.db import connection

from zhike.customers import sensitive
from zhike.customers.models import CustomerShop, Identity
from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldRow, HeldTable

#: Shops that both customers dealt with stay the receiver's; the earlier of the two first days holds.
_COMMON_SHOPS: Final = """
WITH common AS (
  DELETE FROM customers_customershop s USING customers_customershop t
  WHERE s.customer_id = %s AND t.customer_id = %s AND t.shop_id = s.shop_id RETURNING t.id, s.first_seen_at
)
UPDATE customers_customershop t SET first_seen_at = least(t.first_seen_at, common.first_seen_at)
FROM common WHERE t.id = common.id
"""


class Identities(CustomerHolder):
    """Identities are sealed under their customer's key, so that moving them means sealing them anew."""

    name: ClassVar[str] = "customers"
    tables: ClassVar[tuple[HeldTable, ...]] = (
        HeldTable("customers_identity", hidden=("value_sealed", "value_token")),
        HeldTable("customers_customershop"),
    )

    def move(self, *, from_id: UUID, into_id: UUID, limit: int = 1000) -> Sequence[HeldRow]:
        """See the base class; a shop that both know is not moved."""
        moved: list[HeldRow] = []
        for identity in Identity.objects.select_for_update().filter(customer_id=from_id).order_by("id")[:limit]:
            value = sensitive.identity_value(identity.id, from_id, bytes(identity.value_sealed))
            identity.value_sealed = sensitive.identity_sealed(identity.id, into_id, value)
            identity.customer_id = into_id
            identity.save(update_fields=["value_sealed", "customer"])
            moved.append(HeldRow("customers_identity", str(identity.id)))
        with connection.cursor() as cursor:
            cursor.execute(_COMMON_SHOPS, [from_id, into_id])
        shops = list(CustomerShop.objects.filter(customer_id=from_id).values_list("id", flat=True)[:limit])
        CustomerShop.objects.filter(pk__in=shops).update(customer_id=into_id)
        return [*moved, *(HeldRow("customers_customershop", str(shop_id)) for shop_id in shops)]

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Counts the identities; the service that erases the record emptied them before it asked anybody else."""
        return {"identities": Identity.objects.filter(customer_id=customer_id).count()}
