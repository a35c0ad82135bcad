"""What somebody who may not edit a record says is wrong in it."""

from typing import Final

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from zhike.customers.models.records import Customer

CORRECTION_STATES: Final = ("open", "accepted", "declined", "withdrawn", "ended")
#: Why a request ended by itself: the record went where nobody changes it any more.
CORRECTION_ENDS: Final = ("", "archived", "deleted", "merged")


class Correction(models.Model):
    """A request to change a record in one or several places, and what became of it.

    `changes` says each place with what is shown of the wanted value and of the one that stood there at asking (masks of
    personal values); the wanted values themselves are sealed under the customer's key. Of one person's requests for a
    place the newest is open. Deletion kind: purge with the customer.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    changes = models.JSONField()
    sealed = models.BinaryField()
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default="open")
    because = models.CharField(max_length=16, blank=True, default="")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CORRECTION_STATES), name="customers_correction_state"),
            models.CheckConstraint(condition=Q(because__in=CORRECTION_ENDS), name="customers_correction_because"),
        ]
        indexes = [
            models.Index(fields=["customer", "-asked_at", "-id"], name="customers_correction_of"),
            models.Index(fields=["asked_by", "asked_at"], name="customers_correction_by"),
            models.Index(fields=["asked_at", "id"], name="customers_correction_at"),
            models.Index(fields=["asked_at", "id"], name="customers_correction_open", condition=Q(state="open")),
            GinIndex(fields=["changes"], name="customers_correction_places", opclasses=["jsonb_path_ops"]),
        ]
