"""What commerce holds of customers: their orders, with a receiver sealed under the customer's own key."""

from collections.abc import Mapping, Sequence
from typing import ClassVar
from uuid import UUID

from zhike.commerce.models import Order, OrderChange, Refund, Trace
from zhike.commerce.sensitive import EMPTY
from zhike.commerce.services.receivers import sealed_anew
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.crypto import load
from zhike.kernel.holders import CustomerHolder, HeldRow, HeldTable


class Orders(CustomerHolder):
    """Orders are a ledger and stay. Moving them means sealing their receivers anew; erasing empties them."""

    name: ClassVar[str] = "commerce"
    tables: ClassVar[tuple[HeldTable, ...]] = (
        HeldTable(
            "commerce_order",
            hidden=(
                "receiver_name_sealed",
                "receiver_phone_sealed",
                "receiver_phone_token",
                "receiver_phone_last4",
                "receiver_address_sealed",
            ),
        ),
    )

    def move(self, *, from_id: UUID, into_id: UUID, limit: int = 1000) -> Sequence[HeldRow]:
        """Gives up to `limit` orders to another customer, their receivers sealed under that one's key; the history of
        each order keeps whose it was.
        """
        rows = Order.objects.select_for_update(no_key=True, of=("self",)).filter(customer_id=from_id)
        orders = list(rows.order_by("id")[:limit])
        if not orders:
            return []
        now = clock.now()
        keys = load([into_id, *{order.sealed_for for order in orders if order.sealed_for}], make=True)
        for order in orders:
            columns = sealed_anew(order, key_owner=into_id, data_keys=keys)
            Order.objects.filter(pk=order.pk).update(
                customer_id=into_id, updated_at=now, version=order.version + 1, **columns
            )
        merged = {"kind": "customer", "action": "merge", "before": str(from_id), "after": str(into_id)}
        OrderChange.objects.bulk_create(
            [OrderChange(order=order, at=now, actor_kind=SYSTEM.kind, **merged) for order in orders]
        )
        return [HeldRow("commerce_order", str(order.pk)) for order in orders]

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Empties receivers, regions, remarks, and what was written of reasons and parcels' steps. Numbers, amounts,
        times and codes stay.
        """
        ids = list(Order.objects.filter(customer_id=customer_id).order_by("id").values_list("id", flat=True))
        OrderChange.objects.filter(order_id__in=ids).exclude(reason="").update(reason="")
        Refund.objects.filter(order_id__in=ids).exclude(reason="").update(reason="")
        Trace.objects.filter(shipment__order_id__in=ids).exclude(text="").update(text="")
        emptied = Order.objects.filter(pk__in=ids).update(**EMPTY, region="", buyer_remark="", seller_remark="")
        return {"orders": emptied}
