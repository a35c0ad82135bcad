"""Tags: words that staff put on customers, in groups."""

from typing import Final

from django.db import models
from django.db.models import Q

from zhike.customers.models.records import Customer

#: Names of colours; the screen decides how each looks in light and dark.
COLORS: Final = ("gray", "red", "orange", "yellow", "green", "teal", "blue", "purple")


class TagGroup(models.Model):
    """A dimension of tags, such as value or attitude. Archive table. `exclusive`: a customer has at most one of it."""

    id = models.UUIDField(primary_key=True, editable=False)
    names = models.JSONField()
    place = models.IntegerField(default=0)
    exclusive = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)


class Tag(models.Model):
    """A tag. Built-in examples have a `code`; the names are the company's own. Archive table: an archived tag stays on
    the customers that have it and is put on no further ones.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    group = models.ForeignKey(TagGroup, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, null=True, unique=True)
    names = models.JSONField()
    color = models.CharField(max_length=16, default="gray")
    place = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(color__in=COLORS), name="customers_tag_color")]


class CustomerTag(models.Model):
    """A tag on a customer: by whom and when."""

    id = models.UUIDField(primary_key=True, editable=False)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+", db_index=False)
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="+", db_index=False)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "tag"], name="customers_customertag_once")]
        indexes = [models.Index(fields=["tag", "customer"], name="customers_customertag_tag")]
