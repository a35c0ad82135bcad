"""Money in and money back."""

from typing import Final

from django.db import models
from django.db.models import Q

from zhike.commerce.models.orders import Order

REFUND_STATES: Final = ("requested", "approved", "done", "rejected")


class Payment(models.Model):
    """Money received for an order, in minor units of its currency. Ledger."""

    id = models.UUIDField(primary_key=True, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="+", db_index=False)
    ordinal = models.IntegerField()
    method = models.CharField(max_length=32, default="")
    amount = models.BigIntegerField()
    paid_at = models.DateTimeField(null=True)
    external_no = models.CharField(max_length=64, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["order", "ordinal"], name="commerce_payment_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="commerce_payment_amount"),
        )


class Refund(models.Model):
    """Money given back, or asked back. The sum over an order stands in the order's row and never passes what was paid
    (a check there, under the order's lock). Ledger.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="+", db_index=False)
    ordinal = models.IntegerField()
    amount = models.BigIntegerField()
    status = models.CharField(max_length=16)
    reason = models.CharField(max_length=200, default="")
    requested_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    external_no = models.CharField(max_length=64, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["order", "ordinal"], name="commerce_refund_once"),
            models.CheckConstraint(condition=Q(status__in=REFUND_STATES), name="commerce_refund_status"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="commerce_refund_amount"),
            models.CheckConstraint(
                condition=Q(status="done", done_at__isnull=False) | (~Q(status="done") & Q(done_at__isnull=True)),
                name="commerce_refund_done_at",
            ),
        )
