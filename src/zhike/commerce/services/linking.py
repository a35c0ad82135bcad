"""Who ordered: linking an order to a customer, with the history of the link."""

from uuid import UUID

from django.db import transaction

from zhike.commerce.access import order_to_change
from zhike.commerce.events import OrderLinked
from zhike.commerce.models import Order
from zhike.commerce.permissions import ORDER_EDIT
from zhike.commerce.services.receivers import sealed_anew
from zhike.commerce.services.telling import log, note, save, tell
from zhike.commerce.types import Told
from zhike.customers.public import customer_dealt_with, customer_hold, customer_in_scope
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid


def customer_usable(actor: Actor, customer_id: UUID, path: str) -> None:
    """The customer is one the actor may see, and stays until the transaction ends. Raises `input.invalid`."""
    if not customer_in_scope(actor, customer_id) or not customer_hold(customer_id):
        raise invalid(path, "commerce.unknown_customer")


@transaction.atomic
def order_link_customer(
    *, actor: Actor, order_id: UUID, customer_id: UUID | None, expected_version: int, reason: str = ""
) -> Order:
    """Says whose order this is; None: nobody's that we know. The receiver is sealed under the new owner's key, the
    address of the former customer is not followed any more. The history keeps every link.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `input.invalid` for an unknown customer.
    """
    order = order_to_change(actor, ORDER_EDIT, order_id, expected_version)
    before = order.customer_id
    if before == customer_id:
        return order
    if customer_id is not None:
        customer_usable(actor, customer_id, "customer_id")
        customer_dealt_with(customer_id=customer_id, shop_id=order.shop_id)
    columns = sealed_anew(order, key_owner=customer_id or order.id)
    save(order, {**columns, "customer_id": customer_id, "address_id": None})
    told = Told("customer", str(before or ""), str(customer_id or ""), "link" if customer_id else "unlink", reason)
    note(order, told, actor=actor)
    tell(order, OrderLinked(order_id=order.id, before_id=before, after_id=customer_id), actor=actor)
    log(
        order,
        "order.link",
        actor=actor,
        before={"customer_id": before},
        after={"customer_id": customer_id, "reason": reason},
        customer_id=customer_id or before,
    )
    return order
