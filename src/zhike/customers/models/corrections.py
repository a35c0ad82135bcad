"""What somebody who may not edit a record says is wrong in it."""

from typing import Final

from django.db import models
from django.db.models import Q

from zhike.customers.models.records import Customer

CORRECTION_FIELDS: Final = ("name", "phone", "email", "birthday")
CORRECTION_STATES: Final = ("open", "accepted", "declined", "withdrawn")


class Correction(models.Model):
    """A request to change one field of a record, and what became of it. The new value is sealed under the customer's
    key; `mask` is what is shown of it. Of one person's requests for a field the newest is open. Deletion kind: purge
    with the customer.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    field = models.CharField(max_length=16)
    sealed = models.BinaryField()
    mask = models.CharField(max_length=200)
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default="open")
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(field__in=CORRECTION_FIELDS), name="customers_correction_field"),
            models.CheckConstraint(condition=Q(state__in=CORRECTION_STATES), name="customers_correction_state"),
            models.UniqueConstraint(
                fields=["customer", "field", "asked_by"], condition=Q(state="open"), name="customers_correction_once"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "-asked_at", "-id"], name="customers_correction_of"),
            models.Index(fields=["asked_by", "asked_at"], name="customers_correction_by"),
        ]
