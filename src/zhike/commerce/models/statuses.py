"""Which statuses orders have and how they move: configured, on top of fixed categories."""

from typing import Final

from django.db import models
from django.db.models import Q

#: Fixed; code tests these only. A company names, colours and adds statuses on top of them.
CATEGORIES: Final = (
    "pending", "paid", "shipped", "signed", "completed", "cancelled", "refunding", "refunded", "exchanged", "abnormal",
)  # fmt: skip
COLORS: Final = ("gray", "blue", "green", "yellow", "orange", "red", "purple", "teal")


class OrderStatus(models.Model):
    """A status as the company calls it. `code` and `category` never change. `initial`: where orders of this category
    begin, or go when only the category is known (a platform says "shipped"); one per category. Archive by `active`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    code = models.CharField(max_length=32, unique=True)
    names = models.JSONField()
    label = models.CharField(max_length=120)
    category = models.CharField(max_length=16)
    color = models.CharField(max_length=16, default="gray")
    position = models.SmallIntegerField()
    on_board = models.BooleanField(default=True)
    active = models.BooleanField(default=True)
    initial = models.BooleanField(default=False)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="commerce_orderstatus_category"),
            models.CheckConstraint(condition=Q(color__in=COLORS), name="commerce_orderstatus_color"),
            models.CheckConstraint(condition=Q(active=True) | Q(initial=False), name="commerce_orderstatus_usable"),
            models.UniqueConstraint(
                fields=["category"], condition=Q(initial=True), name="commerce_orderstatus_one_initial"
            ),
        )
        indexes = (models.Index(fields=["position", "id"], name="commerce_orderstatus_order"),)


class OrderTransition(models.Model):
    """From this status, `action` leads to that one, for whoever holds `permission`. Every move is confirmed by the
    person who makes it; `needs_reason` asks for words as well.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    from_status = models.ForeignKey(OrderStatus, models.CASCADE, related_name="+", db_index=False)
    action = models.CharField(max_length=32)
    to_status = models.ForeignKey(OrderStatus, models.CASCADE, related_name="+")
    permission = models.CharField(max_length=100)
    needs_reason = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["from_status", "action"], name="commerce_ordertransition_once"),
            models.CheckConstraint(
                condition=~Q(from_status=models.F("to_status")), name="commerce_ordertransition_moves"
            ),
        )
