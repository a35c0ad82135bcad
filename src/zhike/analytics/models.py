"""The table that figures come from, and its sums by the day."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

KINDS: Final = ("episode", "ticket")
STATES: Final = ("queued", "assigned", "waiting", "closed")


class Fact(models.Model):
    """A work item as figures see it: whose, when, how long, how good. Made from events, and from nothing else.

    Durations are whole seconds. `pos` is the last event that changed the row. State: can be made anew at any time.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=16)
    item_id = models.UUIDField()
    shop_id = models.UUIDField()
    customer_id = models.UUIDField(null=True)
    conversation_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    department_id = models.UUIDField(null=True)
    state = models.CharField(max_length=16)
    opened_at = models.DateTimeField()
    response_at = models.DateTimeField(null=True)
    response_s = models.IntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_s = models.IntegerField(null=True)
    result = models.CharField(max_length=20, default="")
    reopened = models.IntegerField(default=0)
    breached_at = models.DateTimeField(null=True)
    rated_at = models.DateTimeField(null=True)
    score100 = models.SmallIntegerField(null=True)
    satisfied = models.BooleanField(null=True)
    pos = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "item_id"], name="analytics_fact_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="analytics_fact_kind"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="analytics_fact_state"),
        )
        indexes = (
            models.Index(fields=["state", "opened_at", "id"], name="analytics_fact_open", condition=~Q(state="closed")),
            models.Index(fields=["opened_at", "id"], name="analytics_fact_opened"),
            models.Index(
                fields=["response_at", "id"], name="analytics_fact_response", condition=Q(response_at__isnull=False)
            ),
            models.Index(
                fields=["closed_at", "id"], name="analytics_fact_closed", condition=Q(closed_at__isnull=False)
            ),
            models.Index(fields=["rated_at", "id"], name="analytics_fact_rated", condition=Q(rated_at__isnull=False)),
            models.Index(
                fields=["breached_at", "id"], name="analytics_fact_breached", condition=Q(breached_at__isnull=False)
            ),
            models.Index(
                fields=["customer_id"], name="analytics_fact_customer", condition=Q(customer_id__isnull=False)
            ),
        )


class Day(models.Model):
    """A day of the company's zone that is over, and whether its sums stand.

    `made` names the definition that the sums were made by. The database takes it away in the transaction that changes
    a fact with a moment in this day; such a day is read from its facts until it is summed again.
    """

    starts = models.DateTimeField(primary_key=True)
    ends = models.DateTimeField()
    zone = models.CharField(max_length=64)
    made = models.CharField(max_length=64, null=True)


class DaySum(models.Model):
    """What the facts of a day, shop, team, department and person come to: `sums` in the order of
    :data:`zhike.analytics.sums.SUMMED`. State: can be made anew from the facts at any time."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateTimeField()
    shop_id = models.UUIDField()
    team_id = models.UUIDField(null=True)
    department_id = models.UUIDField(null=True)
    owner_id = models.UUIDField(null=True)
    sums = ArrayField(models.FloatField())

    class Meta:
        indexes = (models.Index(fields=["day"], name="analytics_daysum_day"),)
