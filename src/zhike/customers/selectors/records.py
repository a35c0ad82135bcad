"""Small reads of customers for other modules."""

from uuid import UUID

from zhike.customers.models import SERVICE_LEVELS, Customer


def customer_level(customer_id: UUID) -> int:
    """How much a customer's service level weighs in queues: 0 basic, 1 advanced, 2 exclusive."""
    level = Customer.objects.values_list("service_level", flat=True).get(pk=customer_id)
    return SERVICE_LEVELS.index(level)


def customer_name(customer_id: UUID) -> str:
    """What a customer is called; empty when nobody said."""
    return Customer.objects.values_list("name", flat=True).get(pk=customer_id)
