"""Channels: the configured ways in."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from zhike.kernel.ids import new_id

KINDS: Final = ("web",)


class Channel(models.Model):
    """One configured way in. Archive table. `key` is public; `secret_sealed` signs a shop's customer tokens and is
    write-only; the previous one stays good for a while after a change, so that a shop can switch without a gap.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16, default="web")
    key = models.CharField(max_length=32, unique=True)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+")
    skill_ids = ArrayField(models.UUIDField(), default=list)
    calendar_id = models.UUIDField(null=True)
    names = models.JSONField()
    greetings = models.JSONField(default=dict)
    label = models.CharField(max_length=120)
    color = models.CharField(max_length=7)
    languages = ArrayField(models.CharField(max_length=16))
    allowed_origins = ArrayField(models.CharField(max_length=300), default=list)
    max_file_bytes = models.IntegerField()
    file_types = ArrayField(models.CharField(max_length=100))
    secret_sealed = models.BinaryField(null=True)
    secret_before_sealed = models.BinaryField(null=True)
    secret_before_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="conversations_channel_kind"),
            models.CheckConstraint(condition=Q(max_file_bytes__gt=0), name="conversations_channel_file_size"),
        )
        indexes = (models.Index(fields=["label", "id"], name="conversations_channel_by_label"),)
