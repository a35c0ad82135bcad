"""Further ways to reach a customer, and where parcels go."""

from typing import Final

from django.db import models
from django.db.models import Q

from zhike.customers.models.records import Customer

CONTACT_KINDS: Final = ("phone", "email", "wechat", "qq", "weibo", "other")
ADDRESS_LABELS: Final = ("home", "work", "other")


class ContactPoint(models.Model):
    """A further phone, e-mail or account of a customer; the first phone and e-mail stand in the record itself.

    `first3`, `last4` and `domain` are the parts that the mask shows, as blind tokens. Deletion kind: removed for good
    (the operation log keeps the mask).
    """

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    sealed = models.BinaryField()
    mask = models.CharField(max_length=200)
    token = models.BinaryField()
    first3 = models.BinaryField(null=True)
    last4 = models.BinaryField(null=True)
    domain = models.BinaryField(null=True)
    label = models.CharField(max_length=40, blank=True, default="")
    verified = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CONTACT_KINDS), name="customers_contactpoint_kind"),
            models.UniqueConstraint(fields=["customer", "kind", "token"], name="customers_contactpoint_once"),
        ]
        indexes = [
            models.Index(fields=["token"], name="customers_cp_token"),
            models.Index(fields=["first3"], name="customers_cp_first3", condition=Q(first3__isnull=False)),
            models.Index(fields=["last4"], name="customers_cp_last4", condition=Q(last4__isnull=False)),
            models.Index(fields=["domain"], name="customers_cp_domain", condition=Q(domain__isnull=False)),
        ]


class Address(models.Model):
    """A structured address. Country to postcode are plain (they say where many people live); who lives there, the
    phone and the street are sealed. Archive table: orders go on pointing to an address that is no longer used.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, default="CN")
    province = models.CharField(max_length=60)
    city = models.CharField(max_length=60, blank=True, default="")
    district = models.CharField(max_length=60, blank=True, default="")
    postcode = models.CharField(max_length=16, blank=True, default="")
    detail_sealed = models.BinaryField(null=True)
    detail_mask = models.CharField(max_length=200, blank=True, default="")
    recipient_sealed = models.BinaryField(null=True)
    recipient_mask = models.CharField(max_length=100, blank=True, default="")
    phone_sealed = models.BinaryField(null=True)
    phone_mask = models.CharField(max_length=40, blank=True, default="")
    phone_token = models.BinaryField(null=True)
    phone_last4 = models.BinaryField(null=True)
    label = models.CharField(max_length=16, default="home")
    is_default = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(label__in=ADDRESS_LABELS), name="customers_address_label"),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(is_default=True, archived_at__isnull=True),
                name="customers_address_one_default",
            ),
        ]
