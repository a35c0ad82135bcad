"""Parcels and where they have been."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from zhike.commerce.models.orders import Order

SHIPMENT_STATES: Final = ("waiting", "shipped", "in_transit", "delivering", "signed", "returned", "abnormal")


class Shipment(models.Model):
    """A parcel of an order. Ledger."""

    id = models.UUIDField(primary_key=True, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="+", db_index=False)
    ordinal = models.IntegerField()
    carrier = models.CharField(max_length=64, default="")
    tracking_no = models.CharField(max_length=64, default="")
    status = models.CharField(max_length=16, default="waiting")
    shipped_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["order", "ordinal"], name="commerce_shipment_once"),
            models.CheckConstraint(condition=Q(status__in=SHIPMENT_STATES), name="commerce_shipment_status"),
        )
        indexes = (models.Index(Upper("tracking_no"), name="commerce_shipment_tracking", condition=~Q(tracking_no="")),)


class Trace(models.Model):
    """One step of a parcel, in the carrier's words. `seq` counts from 1 within the parcel."""

    id = models.BigAutoField(primary_key=True)
    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="+", db_index=False)
    seq = models.IntegerField()
    at = models.DateTimeField()
    code = models.CharField(max_length=16)
    text = models.CharField(max_length=300, default="")
    place = models.CharField(max_length=100, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["shipment", "seq"], name="commerce_trace_once"),
            models.CheckConstraint(condition=Q(code__in=SHIPMENT_STATES), name="commerce_trace_code"),
        )
