"""The record of a customer. Personal values are ciphertext with a mask beside them; lists show nothing but masks."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

ORIGINS: Final = ("visitor", "shop", "order", "manual", "import", "api")
#: Ways in that nobody filled a form for: such records may lack anything, and only what is there is validated.
AUTO_ORIGINS: Final = frozenset({"visitor", "shop", "order"})
SERVICE_LEVELS: Final = ("basic", "advanced", "exclusive")
KINDS: Final = ("person", "company")
IDENTITY_KINDS: Final = ("visitor", "shop", "platform", "external")


class Counter(models.Model):
    """The last number given out per kind and year. Raised by one statement; gaps are allowed."""

    kind = models.CharField(max_length=16)
    year = models.SmallIntegerField()
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="customers_counter_once")]


class Customer(models.Model):
    """One person or company. Archive table: `archived_at`; a merged one keeps its row and points to its master, an
    erased one keeps its number and says when it was erased.

    The phone and the e-mail here are the first ones, so that lists need no join; further ones are contact points. What
    the record lacks (`missing`, `completeness`) is kept by the services.

    The migration has what Django cannot say: an index on lower(name) for searches by beginning, and the generated
    column `name_grams` with its index for searches by any part of the name.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    number = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=100, blank=True, default="")
    kind = models.CharField(max_length=16, default="person")
    origin = models.CharField(max_length=16)
    locale = models.CharField(max_length=8, default="CN")
    language = models.CharField(max_length=16, blank=True, default="")
    service_level = models.CharField(max_length=16, default="basic")
    vip = models.BooleanField(default=False)

    phone_sealed = models.BinaryField(null=True)
    phone_mask = models.CharField(max_length=40, blank=True, default="")
    phone_token = models.BinaryField(null=True)
    phone_first3 = models.BinaryField(null=True)
    phone_last4 = models.BinaryField(null=True)
    email_sealed = models.BinaryField(null=True)
    email_mask = models.CharField(max_length=200, blank=True, default="")
    email_token = models.BinaryField(null=True)
    email_domain = models.BinaryField(null=True)
    birthday_sealed = models.BinaryField(null=True)
    birthday_mask = models.CharField(max_length=16, blank=True, default="")

    preferences = models.JSONField(default=dict)
    remark = models.TextField(blank=True, default="")
    missing = ArrayField(models.CharField(max_length=24), default=list)
    completeness = models.SmallIntegerField(default=0)

    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+")
    department = models.ForeignKey("accounts.Department", models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    archived_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    registered_at = models.DateTimeField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(origin__in=ORIGINS), name="customers_customer_origin"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="customers_customer_kind"),
            models.CheckConstraint(
                condition=Q(completeness__gte=0) & Q(completeness__lte=100), name="customers_customer_completeness"
            ),
            models.CheckConstraint(condition=Q(service_level__in=SERVICE_LEVELS), name="customers_customer_level"),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="customers_customer_not_own_master"),
        ]
        indexes = [
            models.Index(fields=["phone_token"], name="customers_phone", condition=Q(phone_token__isnull=False)),
            models.Index(fields=["phone_last4"], name="customers_last4", condition=Q(phone_last4__isnull=False)),
            models.Index(fields=["email_token"], name="customers_email", condition=Q(email_token__isnull=False)),
            models.Index(fields=["phone_first3"], name="customers_first3", condition=Q(phone_first3__isnull=False)),
            models.Index(fields=["email_domain"], name="customers_domain", condition=Q(email_domain__isnull=False)),
            models.Index(fields=["-updated_at", "-id"], name="customers_recent"),
            models.Index(fields=["-registered_at", "-id"], name="customers_registered"),
            models.Index(fields=["-updated_at", "-id"], name="customers_vip", condition=Q(vip=True)),
            GinIndex(fields=["missing"], name="customers_missing"),
            models.Index(fields=["archived_at"], name="customers_archived", condition=Q(archived_at__isnull=False)),
            models.Index(fields=["deleted_at"], name="customers_deleted", condition=Q(deleted_at__isnull=False)),
        ]


class Identity(models.Model):
    """A way a customer is known. `realm` says where the value means something: a shop for its own account names, a
    channel for anonymous visitors; the same value in another realm is somebody else.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    realm = models.UUIDField()
    value_sealed = models.BinaryField()
    value_token = models.BinaryField()
    verified = models.BooleanField()
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=IDENTITY_KINDS), name="customers_identity_kind"),
            models.UniqueConstraint(
                fields=["kind", "realm", "value_token"], condition=Q(verified=True), name="customers_identity_verified"
            ),
        ]


class CustomerShop(models.Model):
    """A shop the customer has dealt with; what shop scopes are checked against."""

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    first_seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "shop"], name="customers_customershop_once")]
        indexes = [models.Index(fields=["shop", "customer"], name="customers_customershop_shop")]
