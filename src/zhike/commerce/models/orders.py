"""Orders, what is in them, and what happened to them."""

from typing import Final

from django.db import models
from django.db.models import F, Q

from zhike.commerce.models.catalog import Product
from zhike.commerce.models.statuses import CATEGORIES, OrderStatus

#: How an order came to us.
ORIGINS: Final = ("manual", "import", "api", "platform")
CHANGE_KINDS: Final = ("created", "status", "customer", "address", "remark", "platform")


class Order(models.Model):
    """An order of one shop; `number` is the shop's own and unique there. Ledger: never deleted.

    Amounts are minor units of `currency`; `goods_amount` and `total_amount` may be negative (a credit note).
    `refunded_amount` is paid out, `refunding_amount` asked for or approved; together never more than paid. `title`,
    `line_count` and `quantity` repeat what the lines say, for lists. `category` repeats the status's own. The receiver
    is sealed under the data key of `sealed_for` (the customer, or the order itself while nobody is known). An index on
    upper(number) for searches by beginning stands in the migration: it needs an operator class.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    number = models.CharField(max_length=64)
    platform = models.CharField(max_length=20, default="own")
    origin = models.CharField(max_length=16)
    source = models.CharField(max_length=64, default="")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, related_name="+", db_index=False)
    address_id = models.UUIDField(null=True)
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+", db_index=False)
    department = models.ForeignKey("accounts.Department", models.PROTECT, null=True, related_name="+", db_index=False)

    status = models.ForeignKey(OrderStatus, models.PROTECT, related_name="+", db_index=False)
    category = models.CharField(max_length=16)
    status_at = models.DateTimeField()
    closed = models.BooleanField(default=False)
    placed_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    shipped_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    external_status = models.CharField(max_length=64, default="")
    external_at = models.DateTimeField(null=True)

    currency = models.CharField(max_length=3)
    goods_amount = models.BigIntegerField(default=0)
    discount_amount = models.BigIntegerField(default=0)
    shipping_amount = models.BigIntegerField(default=0)
    total_amount = models.BigIntegerField(default=0)
    paid_amount = models.BigIntegerField(default=0)
    refunded_amount = models.BigIntegerField(default=0)
    refunding_amount = models.BigIntegerField(default=0)
    title = models.CharField(max_length=200, default="")
    line_count = models.IntegerField(default=0)
    quantity = models.IntegerField(default=0)

    sealed_for = models.UUIDField(null=True)
    receiver_name_sealed = models.BinaryField(null=True)
    receiver_name_mask = models.CharField(max_length=60, default="")
    receiver_phone_sealed = models.BinaryField(null=True)
    receiver_phone_mask = models.CharField(max_length=40, default="")
    receiver_phone_token = models.BinaryField(null=True)
    receiver_phone_last4 = models.BinaryField(null=True)
    receiver_address_sealed = models.BinaryField(null=True)
    receiver_address_mask = models.CharField(max_length=100, default="")
    region = models.CharField(max_length=100, default="")
    buyer_remark = models.TextField(default="")
    seller_remark = models.TextField(default="")

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["shop", "number"], name="commerce_order_number"),
            models.CheckConstraint(condition=Q(origin__in=ORIGINS), name="commerce_order_origin"),
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="commerce_order_category"),
            models.CheckConstraint(
                condition=Q(paid_amount__gte=0, refunded_amount__gte=0, refunding_amount__gte=0),
                name="commerce_order_amounts",
            ),
            models.CheckConstraint(
                condition=Q(paid_amount__gte=F("refunded_amount") + F("refunding_amount")),
                name="commerce_order_refunds_within_paid",
            ),
            models.CheckConstraint(
                condition=Q(sealed_for__isnull=False)
                | Q(
                    receiver_name_sealed__isnull=True,
                    receiver_phone_sealed__isnull=True,
                    receiver_address_sealed__isnull=True,
                ),
                name="commerce_order_sealed_for",
            ),
        )
        indexes = (
            models.Index(fields=["-placed_at", "-id"], name="commerce_order_recent"),
            models.Index(fields=["shop", "-placed_at", "-id"], name="commerce_order_shop"),
            models.Index(fields=["status", "-placed_at", "-id"], name="commerce_order_status"),
            models.Index(fields=["shop", "status", "-placed_at", "-id"], name="commerce_order_shop_status"),
            models.Index(
                fields=["customer", "-placed_at", "-id"],
                name="commerce_order_customer",
                condition=Q(customer__isnull=False),
            ),
            models.Index(
                fields=["owner", "-placed_at", "-id"], name="commerce_order_owner", condition=Q(owner__isnull=False)
            ),
            models.Index(
                fields=["team", "-placed_at", "-id"], name="commerce_order_team", condition=Q(team__isnull=False)
            ),
            models.Index(
                fields=["team", "status", "-placed_at", "-id"],
                name="commerce_order_team_status",
                condition=Q(team__isnull=False),
            ),
            models.Index(
                fields=["department", "-placed_at", "-id"],
                name="commerce_order_department",
                condition=Q(department__isnull=False),
            ),
            models.Index(
                fields=["department", "status", "-placed_at", "-id"],
                name="commerce_order_part_status",
                condition=Q(department__isnull=False),
            ),
            models.Index(fields=["status_at", "id"], name="commerce_order_moved"),
            models.Index(fields=["shop", "status_at", "id"], name="commerce_order_shop_moved"),
            models.Index(fields=["total_amount", "id"], name="commerce_order_total"),
            models.Index(fields=["shop", "total_amount", "id"], name="commerce_order_shop_total"),
            models.Index(fields=["shop", "platform", "-placed_at", "-id"], name="commerce_order_platform"),
            models.Index(
                fields=["receiver_phone_token"],
                name="commerce_order_phone",
                condition=Q(receiver_phone_token__isnull=False),
            ),
            models.Index(
                fields=["receiver_phone_last4"],
                name="commerce_order_last4",
                condition=Q(receiver_phone_last4__isnull=False),
            ),
            models.Index(fields=["address_id"], name="commerce_order_address", condition=Q(address_id__isnull=False)),
        )


class OrderLine(models.Model):
    """One line of an order; `ordinal` counts from 1 within it and is the line's identity in imports. A source with
    more decimals than the currency has keeps its own unit price in `unit_price_exact` (major units).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="+", db_index=False)
    ordinal = models.IntegerField()
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    sku = models.CharField(max_length=64, default="")
    specification = models.CharField(max_length=200, default="")
    quantity = models.IntegerField()
    unit_price_amount = models.BigIntegerField()
    unit_price_exact = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["order", "ordinal"], name="commerce_orderline_once"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="commerce_orderline_ordinal"),
        )


class OrderChange(models.Model):
    """What happened to an order: the history of its status, its customer link, its address and its remarks.

    `before` and `after` are codes or ids, never values. Append-only by grant; erasing a person empties `reason`.
    """

    id = models.BigAutoField(primary_key=True)
    order = models.ForeignKey(Order, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    action = models.CharField(max_length=32, default="")
    before = models.CharField(max_length=64, default="")
    after = models.CharField(max_length=64, default="")
    reason = models.CharField(max_length=200, default="")
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(kind__in=CHANGE_KINDS), name="commerce_orderchange_kind"),)
        indexes = (models.Index(fields=["order", "-id"], name="commerce_orderchange_order"),)
