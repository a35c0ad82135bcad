"""Which shops a customer has dealt with: what shop scopes are checked against."""

from uuid import UUID

from zhike.customers.models import CustomerShop
from zhike.kernel import clock
from zhike.kernel.ids import new_id


def customer_dealt_with(*, customer_id: UUID, shop_id: UUID) -> None:
    """The customer ordered or was served in the shop, so its staff may see the record. Known already: nothing
    happens."""
    row = CustomerShop(id=new_id(), customer_id=customer_id, shop_id=shop_id, first_seen_at=clock.now())
    CustomerShop.objects.bulk_create([row], ignore_conflicts=True)
