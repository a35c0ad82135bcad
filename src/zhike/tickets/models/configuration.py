"""What a company sets up for its tickets: types, statuses with their transitions, priorities."""

from typing import Final

from django.db import models
from django.db.models import F, Q

from zhike.kernel.ids import new_id

#: The fixed categories that every status belongs to; code decides by them, never by a status.
CATEGORIES: Final = ("new", "open", "waiting", "resolved", "closed")
#: A colour of the console, or one of the company's own.
COLOR: Final = r"^(#[0-9a-f]{6}|gray|blue|green|yellow|orange|red|purple|teal)$"


class TicketType(models.Model):
    """A kind of request. `code` names the built-in ones and is empty for others. Archived, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, default="")
    name = models.JSONField()
    color = models.CharField(max_length=7, default="gray")
    place = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="tickets_type_code"),
            models.CheckConstraint(condition=Q(color__regex=COLOR), name="tickets_type_color"),
        ]
        indexes = [models.Index(fields=["place", "id"], name="tickets_type_place")]


class TicketStatus(models.Model):
    """A step on a ticket's way. Its category is fixed once it is made: figures and deadlines depend on it.

    `code` names the built-in ones and is empty for others. Archived, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, default="")
    name = models.JSONField()
    category = models.CharField(max_length=10)
    color = models.CharField(max_length=7, default="gray")
    place = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="tickets_status_code"),
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="tickets_status_category"),
            models.CheckConstraint(condition=Q(color__regex=COLOR), name="tickets_status_color"),
        ]
        indexes = [models.Index(fields=["place", "id"], name="tickets_status_place")]


class TicketTransition(models.Model):
    """A way from one status to another. What has no row here cannot happen. Replaced as a whole per status."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_status = models.ForeignKey(TicketStatus, models.CASCADE, related_name="+", db_index=False)
    to_status = models.ForeignKey(TicketStatus, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_status", "to_status"], name="tickets_transition_once"),
            models.CheckConstraint(condition=~Q(from_status=F("to_status")), name="tickets_transition_moves"),
        ]


class TicketPriority(models.Model):
    """One of the five levels, 1 the most urgent; name and colour are the company's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    level = models.SmallIntegerField(unique=True)
    code = models.CharField(max_length=20, unique=True)
    name = models.JSONField()
    color = models.CharField(max_length=7)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 5)), name="tickets_priority_level"),
            models.CheckConstraint(condition=Q(color__regex=COLOR), name="tickets_priority_color"),
        ]
