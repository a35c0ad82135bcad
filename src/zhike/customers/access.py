"""The only way an endpoint gets a customer: with the right checked and the rows limited to the caller's scope."""

from typing import Final
from uuid import UUID

from zhike.customers.models import Customer
from zhike.kernel.authz import Actor, Permission, ScopeColumns, scope_sql
from zhike.kernel.errors import NOT_FOUND

#: A customer belongs to several shops, so its shop scope looks into the link table.
SCOPE: Final = ScopeColumns(
    owner="customers_customer.owner_id",
    team="customers_customer.team_id",
    department="customers_customer.department_id",
    shop=None,
    shop_exists=(
        "EXISTS (SELECT FROM customers_customershop s"
        " WHERE s.customer_id = customers_customer.id AND s.shop_id = ANY(%s))"
    ),
)


def customer_for(actor: Actor, permission: Permission, customer_id: UUID) -> Customer:
    """The customer, if `permission` of `actor` covers it. Raises `permission.missing` or `missing.not_found`."""
    condition, params = scope_sql(actor, permission, SCOPE)
    rows = Customer.objects.raw(
        f"SELECT * FROM customers_customer WHERE id = %s AND {condition}", [customer_id, *params]
    )
    for row in rows:
        return row
    raise NOT_FOUND()
