import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("customers", "0002_erased"),
    ]

    operations = [
        migrations.CreateModel(
            name="OrderStatus",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=32, unique=True)),
                ("names", models.JSONField()),
                ("label", models.CharField(max_length=120)),
                ("category", models.CharField(max_length=16)),
                ("color", models.CharField(default="gray", max_length=16)),
                ("position", models.SmallIntegerField()),
                ("on_board", models.BooleanField(default=True)),
                ("active", models.BooleanField(default=True)),
                ("initial", models.BooleanField(default=False)),
                ("updated_at", models.DateTimeField()),
                ("version", models.IntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["position", "id"], name="commerce_orderstatus_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "category__in",
                                (
                                    "pending",
                                    "paid",
                                    "shipped",
                                    "signed",
                                    "completed",
                                    "cancelled",
                                    "refunding",
                                    "refunded",
                                    "exchanged",
                                    "abnormal",
                                ),
                            )
                        ),
                        name="commerce_orderstatus_category",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("color__in", ("gray", "blue", "green", "yellow", "orange", "red", "purple", "teal"))
                        ),
                        name="commerce_orderstatus_color",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("active", True), ("initial", False), _connector="OR"),
                        name="commerce_orderstatus_usable",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("initial", True)),
                        fields=("category",),
                        name="commerce_orderstatus_one_initial",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=64)),
                ("platform", models.CharField(default="own", max_length=20)),
                ("origin", models.CharField(max_length=16)),
                ("source", models.CharField(default="", max_length=64)),
                ("address_id", models.UUIDField(null=True)),
                ("category", models.CharField(max_length=16)),
                ("status_at", models.DateTimeField()),
                ("closed", models.BooleanField(default=False)),
                ("placed_at", models.DateTimeField()),
                ("paid_at", models.DateTimeField(null=True)),
                ("shipped_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("completed_at", models.DateTimeField(null=True)),
                ("external_status", models.CharField(default="", max_length=64)),
                ("external_at", models.DateTimeField(null=True)),
                ("currency", models.CharField(max_length=3)),
                ("goods_amount", models.BigIntegerField(default=0)),
                ("discount_amount", models.BigIntegerField(default=0)),
                ("shipping_amount", models.BigIntegerField(default=0)),
                ("total_amount", models.BigIntegerField(default=0)),
                ("paid_amount", models.BigIntegerField(default=0)),
                ("refunded_amount", models.BigIntegerField(default=0)),
                ("refunding_amount", models.BigIntegerField(default=0)),
                ("title", models.CharField(default="", max_length=200)),
                ("line_count", models.IntegerField(default=0)),
                ("quantity", models.IntegerField(default=0)),
                ("sealed_for", models.UUIDField(null=True)),
                ("receiver_name_sealed", models.BinaryField(null=True)),
                ("receiver_name_mask", models.CharField(default="", max_length=60)),
                ("receiver_phone_sealed", models.BinaryField(null=True)),
                ("receiver_phone_mask", models.CharField(default="", max_length=40)),
                ("receiver_phone_token", models.BinaryField(null=True)),
                ("receiver_phone_last4", models.BinaryField(null=True)),
                ("receiver_address_sealed", models.BinaryField(null=True)),
                ("receiver_address_mask", models.CharField(default="", max_length=100)),
                ("region", models.CharField(default="", max_length=100)),
                ("buyer_remark", models.TextField(default="")),
                ("seller_remark", models.TextField(default="")),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("version", models.IntegerField(default=1)),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.customer",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.department",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.shop",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commerce.orderstatus",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrderTransition",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("action", models.CharField(max_length=32)),
                ("permission", models.CharField(max_length=100)),
                ("needs_reason", models.BooleanField(default=False)),
                (
                    "from_status",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.orderstatus",
                    ),
                ),
                (
                    "to_status",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="commerce.orderstatus"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("ordinal", models.IntegerField()),
                ("method", models.CharField(default="", max_length=32)),
                ("amount", models.BigIntegerField()),
                ("paid_at", models.DateTimeField(null=True)),
                ("external_no", models.CharField(default="", max_length=64)),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("category", models.CharField(default="", max_length=100)),
                ("specification", models.CharField(default="", max_length=200)),
                ("price_amount", models.BigIntegerField(null=True)),
                ("price_currency", models.CharField(max_length=3)),
                ("url", models.CharField(default="", max_length=500)),
                ("image_file_id", models.UUIDField(null=True)),
                ("status", models.CharField(default="on_sale", max_length=16)),
                ("stage", models.CharField(default="maturity", max_length=16)),
                ("stock", models.IntegerField(null=True)),
                ("external_id", models.CharField(default="", max_length=64)),
                ("archived_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("version", models.IntegerField(default=1)),
                (
                    "shop",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.shop",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("ordinal", models.IntegerField()),
                ("name", models.CharField(max_length=200)),
                ("sku", models.CharField(default="", max_length=64)),
                ("specification", models.CharField(default="", max_length=200)),
                ("quantity", models.IntegerField()),
                ("unit_price_amount", models.BigIntegerField()),
                ("unit_price_exact", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("amount", models.BigIntegerField()),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.order",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="commerce.product"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("ordinal", models.IntegerField()),
                ("amount", models.BigIntegerField()),
                ("status", models.CharField(max_length=16)),
                ("reason", models.CharField(default="", max_length=200)),
                ("requested_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("external_no", models.CharField(default="", max_length=64)),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Shipment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("ordinal", models.IntegerField()),
                ("carrier", models.CharField(default="", max_length=64)),
                ("tracking_no", models.CharField(default="", max_length=64)),
                ("status", models.CharField(default="waiting", max_length=16)),
                ("shipped_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.order",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("code", models.CharField(max_length=16)),
                ("text", models.CharField(default="", max_length=300)),
                ("place", models.CharField(default="", max_length=100)),
                (
                    "shipment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.shipment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OrderChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=16)),
                ("action", models.CharField(default="", max_length=32)),
                ("before", models.CharField(default="", max_length=64)),
                ("after", models.CharField(default="", max_length=64)),
                ("reason", models.CharField(default="", max_length=200)),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor_id", models.UUIDField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="commerce.order",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["order", "-id"], name="commerce_orderchange_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("created", "status", "customer", "address", "remark", "platform"))
                        ),
                        name="commerce_orderchange_kind",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["-placed_at", "-id"], name="commerce_order_recent"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["shop", "-placed_at", "-id"], name="commerce_order_shop"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["status", "-placed_at", "-id"], name="commerce_order_status"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["shop", "status", "-placed_at", "-id"], name="commerce_order_shop_status"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("customer__isnull", False)),
                fields=["customer", "-placed_at", "-id"],
                name="commerce_order_customer",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("owner__isnull", False)),
                fields=["owner", "-placed_at", "-id"],
                name="commerce_order_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("team__isnull", False)),
                fields=["team", "-placed_at", "-id"],
                name="commerce_order_team",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["status_at", "id"], name="commerce_order_moved"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["shop", "status_at", "id"], name="commerce_order_shop_moved"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["total_amount", "id"], name="commerce_order_total"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("receiver_phone_token__isnull", False)),
                fields=["receiver_phone_token"],
                name="commerce_order_phone",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("receiver_phone_last4__isnull", False)),
                fields=["receiver_phone_last4"],
                name="commerce_order_last4",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("address_id__isnull", False)), fields=["address_id"], name="commerce_order_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(fields=("shop", "number"), name="commerce_order_number"),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ("manual", "import", "api", "platform"))),
                name="commerce_order_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        (
                            "pending",
                            "paid",
                            "shipped",
                            "signed",
                            "completed",
                            "cancelled",
                            "refunding",
                            "refunded",
                            "exchanged",
                            "abnormal",
                        ),
                    )
                ),
                name="commerce_order_category",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("paid_amount__gte", 0), ("refunded_amount__gte", 0), ("refunding_amount__gte", 0)),
                name="commerce_order_amounts",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "paid_amount__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("refunded_amount"), "+", models.F("refunding_amount")
                        ),
                    )
                ),
                name="commerce_order_refunds_within_paid",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sealed_for__isnull", False),
                    models.Q(
                        ("receiver_address_sealed__isnull", True),
                        ("receiver_name_sealed__isnull", True),
                        ("receiver_phone_sealed__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="commerce_order_sealed_for",
            ),
        ),
        migrations.AddConstraint(
            model_name="ordertransition",
            constraint=models.UniqueConstraint(fields=("from_status", "action"), name="commerce_ordertransition_once"),
        ),
        migrations.AddConstraint(
            model_name="ordertransition",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_status", models.F("to_status")), _negated=True),
                name="commerce_ordertransition_moves",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(fields=("order", "ordinal"), name="commerce_payment_once"),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="commerce_payment_amount"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["-updated_at", "-id"], name="commerce_product_recent"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["name", "id"], name="commerce_product_by_name"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["number", "id"], name="commerce_product_by_number"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ("on_sale", "off_sale"))), name="commerce_product_status"
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("stage__in", ("introduction", "growth", "maturity", "decline", "discontinued"))),
                name="commerce_product_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("price_amount__isnull", True), ("price_amount__gte", 0), _connector="OR"),
                name="commerce_product_price",
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("stock__isnull", True), ("stock__gte", 0), _connector="OR"),
                name="commerce_product_stock",
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.UniqueConstraint(
                condition=models.Q(("archived_at__isnull", True)),
                fields=("shop", "number"),
                name="commerce_product_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.UniqueConstraint(fields=("order", "ordinal"), name="commerce_orderline_once"),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(("ordinal__gte", 1)), name="commerce_orderline_ordinal"
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.UniqueConstraint(fields=("order", "ordinal"), name="commerce_refund_once"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ("requested", "approved", "done", "rejected"))),
                name="commerce_refund_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="commerce_refund_amount"),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", False), ("status", "done")),
                    models.Q(models.Q(("status", "done"), _negated=True), ("done_at__isnull", True)),
                    _connector="OR",
                ),
                name="commerce_refund_done_at",
            ),
        ),
        migrations.AddIndex(
            model_name="shipment",
            index=models.Index(
                django.db.models.functions.text.Upper("tracking_no"),
                condition=models.Q(("tracking_no", ""), _negated=True),
                name="commerce_shipment_tracking",
            ),
        ),
        migrations.AddConstraint(
            model_name="shipment",
            constraint=models.UniqueConstraint(fields=("order", "ordinal"), name="commerce_shipment_once"),
        ),
        migrations.AddConstraint(
            model_name="shipment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("waiting", "shipped", "in_transit", "delivering", "signed", "returned", "abnormal"))
                ),
                name="commerce_shipment_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="trace",
            constraint=models.UniqueConstraint(fields=("shipment", "seq"), name="commerce_trace_once"),
        ),
        migrations.AddConstraint(
            model_name="trace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code__in", ("waiting", "shipped", "in_transit", "delivering", "signed", "returned", "abnormal"))
                ),
                name="commerce_trace_code",
            ),
        ),
    ]
