"""Whether something outside the module is there and may be seen by whoever names it."""

from typing import Final
from uuid import UUID

from zhike.commerce.public import ORDER_VIEW
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.tickets.errors import TARGET_UNKNOWN
from zhike.tickets.selectors.sql import rows

_ORDER_SCOPE: Final = ScopeColumns("o.owner_id", "o.team_id", "o.department_id", "o.shop_id")


def check_order(actor: Actor, order_id: UUID) -> None:
    """Raises `tickets.target_unknown` for an order that is not there or not the actor's to see, `permission.missing`
    for whoever sees no orders at all.
    """
    condition, params = scope_sql(actor, ORDER_VIEW, _ORDER_SCOPE)
    if not rows(f"SELECT 1 FROM commerce_order o WHERE o.id = %s AND {condition}", [order_id, *params]):
        raise TARGET_UNKNOWN()
