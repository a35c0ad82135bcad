"""Reads of customers."""

from uuid import UUID

from zhike.customers.access import customer_for
from zhike.customers.errors import ERASED, MERGED
from zhike.customers.models import SERVICE_LEVELS, Customer, CustomerShop
from zhike.customers.permissions import CUSTOMER_DELETE, CUSTOMER_REVEAL, CUSTOMER_VIEW
from zhike.customers.types import Action, CustomerDetail
from zhike.kernel.authz import Actor, Permission
from zhike.kernel.errors import PERMISSION_MISSING


def customer_detail(*, actor: Actor, customer_id: UUID) -> CustomerDetail:
    """A customer with masks. A merged customer's id answers its own row; `merged_into_id` leads on."""
    customer = customer_for(actor, CUSTOMER_VIEW, customer_id)
    shops = CustomerShop.objects.filter(customer_id=customer_id).order_by("first_seen_at", "id")
    return CustomerDetail(
        id=customer.id,
        number=customer.number,
        name=customer.name,
        origin=customer.origin,
        language=customer.language,
        service_level=customer.service_level,
        vip=customer.vip,
        phone_mask=customer.phone_mask,
        email_mask=customer.email_mask,
        shop_ids=tuple(shops.values_list("shop_id", flat=True)),
        merged_into_id=customer.merged_into_id,
        erased_at=customer.erased_at,
        created_at=customer.created_at,
        updated_at=customer.updated_at,
        version=customer.version,
        actions=(
            _action("reveal", customer, actor, CUSTOMER_REVEAL),
            _action("erase", customer, actor, CUSTOMER_DELETE),
        ),
    )


def _action(name: str, customer: Customer, actor: Actor, permission: Permission) -> Action:
    if not actor.may(permission):
        return Action(name, allowed=False, why=PERMISSION_MISSING.code)
    if customer.erased_at is not None:
        return Action(name, allowed=False, why=ERASED.code)
    if customer.merged_into_id is not None and permission is CUSTOMER_DELETE:
        return Action(name, allowed=False, why=MERGED.code)
    return Action(name, allowed=True, why=None)


def customer_level(customer_id: UUID) -> int:
    """How much a customer's service level weighs in queues: 0 basic, 1 advanced, 2 exclusive."""
    level = Customer.objects.values_list("service_level", flat=True).get(pk=customer_id)
    return SERVICE_LEVELS.index(level)


def customer_name(customer_id: UUID) -> str:
    """What a customer is called; empty when nobody said."""
    return Customer.objects.values_list("name", flat=True).get(pk=customer_id)
