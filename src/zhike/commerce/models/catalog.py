"""What shops sell."""

from typing import Final

from django.db import models
from django.db.models import Q

PRODUCT_STATES: Final = ("on_sale", "off_sale")
PRODUCT_STAGES: Final = ("introduction", "growth", "maturity", "decline", "discontinued")


class Product(models.Model):
    """A product of one shop. Archive table: numbers are unique among the rows in use. `stock` is what the shop said
    last, None when nobody said; `price_amount` is in minor units of `price_currency`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    category = models.CharField(max_length=100, default="")
    specification = models.CharField(max_length=200, default="")
    price_amount = models.BigIntegerField(null=True)
    price_currency = models.CharField(max_length=3)
    url = models.CharField(max_length=500, default="")
    image_file_id = models.UUIDField(null=True)
    status = models.CharField(max_length=16, default="on_sale")
    stage = models.CharField(max_length=16, default="maturity")
    stock = models.IntegerField(null=True)
    external_id = models.CharField(max_length=64, default="")
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(status__in=PRODUCT_STATES), name="commerce_product_status"),
            models.CheckConstraint(condition=Q(stage__in=PRODUCT_STAGES), name="commerce_product_stage"),
            models.CheckConstraint(
                condition=Q(price_amount__isnull=True) | Q(price_amount__gte=0), name="commerce_product_price"
            ),
            models.CheckConstraint(condition=Q(stock__isnull=True) | Q(stock__gte=0), name="commerce_product_stock"),
            models.UniqueConstraint(
                fields=["shop", "number"], condition=Q(archived_at__isnull=True), name="commerce_product_number"
            ),
        )
        indexes = (
            models.Index(fields=["-updated_at", "-id"], name="commerce_product_recent"),
            models.Index(fields=["name", "id"], name="commerce_product_by_name"),
            models.Index(fields=["number", "id"], name="commerce_product_by_number"),
        )
