"""Deadline policies, their versions, and running clocks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from zhike.kernel.ids import new_id
from zhike.work.models.calendars import Calendar
from zhike.work.models.items import WorkItem


class SlaPolicy(models.Model):
    """Which clocks run for which items. The first policy that fits, in order of `rank`, applies; empty lists fit all.

    Targets are seconds of the calendar; no calendar means around the clock; a target of NULL means no such clock.
    Archived, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.JSONField()
    rank = models.IntegerField(default=100)
    kinds = ArrayField(models.CharField(max_length=20), default=list)
    shop_ids = ArrayField(models.UUIDField(), default=list)
    team_ids = ArrayField(models.UUIDField(), default=list)
    priorities = ArrayField(models.SmallIntegerField(), default=list)
    question_types = ArrayField(models.CharField(max_length=60), default=list)
    min_level = models.SmallIntegerField(default=0)
    calendar = models.ForeignKey(Calendar, null=True, on_delete=models.PROTECT, related_name="+")
    first_response_s = models.IntegerField(null=True)
    next_response_s = models.IntegerField(null=True)
    resolution_s = models.IntegerField(null=True)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_policy_targets",
                condition=(Q(first_response_s=None) | Q(first_response_s__gt=0))
                & (Q(next_response_s=None) | Q(next_response_s__gt=0))
                & (Q(resolution_s=None) | Q(resolution_s__gt=0)),
            )
        ]
        indexes = [models.Index(fields=["rank", "id"], name="work_policy_rank", condition=Q(archived_at=None))]


class SlaPolicyVersion(models.Model):
    """What a policy said in one version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    policy = models.ForeignKey(SlaPolicy, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    content = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["policy", "version"], name="work_policy_version_once")]


class Clock(models.Model):
    """One deadline. `due_at` follows from the other columns and can be computed again from them at any time.

    `pauses` lists [from, to] instants, the last with a null end while the clock stands. `due_at` is null while it
    stands, or when the calendar never opens again. A clock that was met after its deadline has both times.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="+")
    clock = models.CharField(max_length=20)
    policy = models.ForeignKey(SlaPolicy, on_delete=models.PROTECT, related_name="+")
    policy_version = models.IntegerField()
    calendar = models.ForeignKey(Calendar, null=True, on_delete=models.PROTECT, related_name="+")
    calendar_version = models.IntegerField(null=True)
    target_s = models.IntegerField()
    started_at = models.DateTimeField()
    pauses = models.JSONField(default=list)
    due_at = models.DateTimeField(null=True)
    warn_at = models.DateTimeField(null=True)
    warned_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    satisfied_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "clock"],
                condition=Q(satisfied_at=None, cancelled_at=None),
                name="work_clock_one_running",
            ),
            models.CheckConstraint(name="work_clock_target", condition=Q(target_s__gt=0)),
        ]
        indexes = [
            models.Index(
                F("warn_at"),
                name="work_clock_to_warn",
                condition=Q(satisfied_at=None, cancelled_at=None, warned_at=None, breached_at=None),
            ),
            models.Index(
                F("due_at"),
                name="work_clock_to_breach",
                condition=Q(satisfied_at=None, cancelled_at=None, breached_at=None),
            ),
            models.Index(
                F("due_at"),
                F("id"),
                name="work_clock_overdue",
                condition=Q(satisfied_at=None, cancelled_at=None, breached_at__isnull=False),
            ),
            models.Index(fields=["item", "-started_at"], name="work_clock_item"),
        ]
