"""Small reads of customers for other modules."""

from uuid import UUID

from zhike.customers import sensitive
from zhike.customers.models import SERVICE_LEVELS, Customer, Identity


def customer_level(customer_id: UUID) -> int:
    """How much a customer's service level weighs in queues: 0 basic, 1 advanced, 2 exclusive."""
    level = Customer.objects.values_list("service_level", flat=True).get(pk=customer_id)
    return SERVICE_LEVELS.index(level)


def customer_name(customer_id: UUID) -> str:
    """What a customer is called; empty when nobody said."""
    return Customer.objects.values_list("name", flat=True).get(pk=customer_id)


def account_is_vip(*, shop_id: UUID, account: str) -> bool:
    """Whether the customer with this account of the shop is marked VIP; no for an account that nobody has."""
    known = Identity.objects.filter(
        kind__in=("shop", "platform"), realm=shop_id, value_token__in=sensitive.identity_lookup(account), verified=True
    )
    return known.filter(customer__vip=True).exists()
