"""Service calendars and their versions."""

from django.db import models
from django.db.models import Q

from zhike.kernel.ids import new_id


class Calendar(models.Model):
    """When we work. `weekly` maps ISO week days "1"–"7" to intervals [["09:00","12:00"],["13:00","18:00"]].

    An interval whose end is not after its start runs past midnight. `holidays` "cn" adds the statutory holidays and
    make-up days of mainland China; a make-up day works like week day `makeup_day`. Archived, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.JSONField()
    zone = models.CharField(max_length=60)
    weekly = models.JSONField()
    holidays = models.CharField(max_length=10, default="none")
    makeup_day = models.SmallIntegerField(default=1)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="work_calendar_holidays", condition=Q(holidays__in=("none", "cn"))),
            models.CheckConstraint(name="work_calendar_makeup", condition=Q(makeup_day__range=(1, 7))),
        ]
        indexes = [models.Index(fields=["-updated_at", "id"], name="work_calendar_recent")]


class CalendarDay(models.Model):
    """A date that differs from the week: closed, or open with its own intervals. `source`: own or cn."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    kind = models.CharField(max_length=10)
    intervals = models.JSONField(default=list)
    name = models.CharField(max_length=60, default="")
    source = models.CharField(max_length=10, default="own")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calendar", "date", "source"], name="work_calendar_day_once"),
            models.CheckConstraint(name="work_calendar_day_kind", condition=Q(kind__in=("closed", "open"))),
        ]


class CalendarVersion(models.Model):
    """What a calendar said in one version, days included; clocks point here, so a deadline can always be explained."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    content = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "version"], name="work_calendar_version_once")]
