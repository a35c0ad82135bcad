"""The only way an endpoint gets a customer: with the right checked and the rows limited to the caller's scope."""

from typing import Final
from uuid import UUID

from zhike.customers.errors import ARCHIVED, ERASED, MERGED
from zhike.customers.models import Customer
from zhike.kernel.authz import Actor, Permission, ScopeColumns, scope_sql
from zhike.kernel.errors import NOT_FOUND

#: What happens to customers of a shop is heard by whoever may see all of them, by this topic and the shop's id.
FEED: Final = "customers"


def scope_of(alias: str) -> ScopeColumns:
    """The scope columns of the customer that a statement calls `alias`. A customer belongs to several shops, so the
    shop scope looks into the link table.
    """
    return ScopeColumns(
        owner=f"{alias}.owner_id",
        team=f"{alias}.team_id",
        department=f"{alias}.department_id",
        shop=None,
        shop_exists=(
            f"EXISTS (SELECT FROM customers_customershop s WHERE s.customer_id = {alias}.id AND s.shop_id = ANY(%s))"
        ),
    )


SCOPE: Final = scope_of("customers_customer")


#: The model's columns; the table also has one for searches that nobody needs to carry about.
_COLUMNS: Final = ", ".join(f"customers_customer.{field.column}" for field in Customer._meta.concrete_fields)


def customer_for(actor: Actor, permission: Permission, customer_id: UUID, *, lock: bool = False) -> Customer:
    """The customer, if `permission` of `actor` covers it. Raises `permission.missing` or `missing.not_found`.

    With `lock` nobody else changes the record until the transaction ends.
    """
    condition, params = scope_sql(actor, permission, SCOPE)
    rows = Customer.objects.raw(
        f"SELECT {_COLUMNS} FROM customers_customer WHERE id = %s AND {condition}"
        f"{' FOR NO KEY UPDATE OF customers_customer' if lock else ''}",
        [customer_id, *params],
    )
    for row in rows:
        return row
    raise NOT_FOUND()


def editable(actor: Actor, permission: Permission, customer_id: UUID) -> Customer:
    """The locked customer, fit to be changed. Raises also `customers.erased`, `customers.merged`,
    `customers.archived`.
    """
    customer = customer_for(actor, permission, customer_id, lock=True)
    if customer.erased_at is not None:
        raise ERASED()
    if customer.merged_into_id is not None:
        raise MERGED(extra={"merged_into_id": customer.merged_into_id})
    if customer.archived_at is not None:
        raise ARCHIVED()
    return customer
