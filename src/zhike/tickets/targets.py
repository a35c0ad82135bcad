"""Whether something outside the module is there and may be seen by whoever names it."""

from typing import Final
from uuid import UUID

from zhike.commerce.public import ORDER_VIEW
from zhike.conversations.public import thread_facts
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.errors import NOT_FOUND, ZhikeError
from zhike.tickets.access import ticket_for
from zhike.tickets.errors import TARGET_UNKNOWN
from zhike.tickets.permissions import TICKET_VIEW
from zhike.tickets.selectors.sql import rows
from zhike.tickets.types import LinkKind

_ORDER_SCOPE: Final = ScopeColumns("o.owner_id", "o.team_id", "o.department_id", "o.shop_id")


def check_order(actor: Actor, order_id: UUID) -> None:
    """Raises `tickets.target_unknown` for an order that is not there or not the actor's to see, `permission.missing`
    for whoever sees no orders at all.
    """
    condition, params = scope_sql(actor, ORDER_VIEW, _ORDER_SCOPE)
    if not rows(f"SELECT 1 FROM commerce_order o WHERE o.id = %s AND {condition}", [order_id, *params]):
        raise TARGET_UNKNOWN()


def check_target(actor: Actor, kind: LinkKind, target_id: UUID) -> None:
    """Raises `tickets.target_unknown` for something to be linked that is not there or not the actor's to see,
    `permission.missing` for whoever sees nothing of its kind.
    """
    try:
        if kind == "order":
            check_order(actor, target_id)
        elif kind == "conversation":
            thread_facts(actor=actor, conversation_id=target_id)
        elif kind == "ticket":
            ticket_for(actor, TICKET_VIEW, target_id)
        else:
            raise TARGET_UNKNOWN()
    except ZhikeError as error:
        if error.code is not NOT_FOUND:
            raise
        raise TARGET_UNKNOWN() from None
