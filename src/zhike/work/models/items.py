"""Work items, who is loaded how much, and every decision to give work to somebody."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from zhike.kernel.ids import new_id


class WorkItem(models.Model):
    """An episode or ticket as queue and clocks see it; (kind, item_id) names it. Ledger: never deleted.

    `priority` 1 is the most urgent, 5 the least. `customer_level` grows with importance, 0 is ordinary.
    `awaiting_since` is set while the customer waits for an answer of ours.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    item_id = models.UUIDField()
    shop = models.ForeignKey("accounts.Shop", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey("accounts.Department", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    prefer_user_id = models.UUIDField(null=True)
    skill_ids = ArrayField(models.UUIDField(), default=list)
    priority = models.SmallIntegerField(default=3)
    customer_id = models.UUIDField(null=True)
    customer_level = models.SmallIntegerField(default=0)
    question_type = models.CharField(max_length=60, default="")
    weight = models.SmallIntegerField(default=1)
    state = models.CharField(max_length=10, default="queued")
    opened_at = models.DateTimeField()
    queued_since = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField(null=True)
    awaiting_since = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "item_id"], name="work_item_once"),
            models.CheckConstraint(
                name="work_item_state",
                condition=Q(state="queued", owner=None, queued_since__isnull=False, done_at=None)
                | Q(state="assigned", owner__isnull=False, queued_since=None, done_at=None)
                | Q(state="done", queued_since=None, done_at__isnull=False),
            ),
            models.CheckConstraint(name="work_item_priority", condition=Q(priority__range=(1, 5))),
            models.CheckConstraint(name="work_item_level", condition=Q(customer_level__range=(0, 99))),
            models.CheckConstraint(name="work_item_weight", condition=Q(weight__range=(0, 100))),
        ]
        indexes = [
            # The queue in its order, whole and per team or shop.
            models.Index(
                F("priority"),
                F("customer_level").desc(),
                F("queued_since"),
                F("id"),
                name="work_item_queue",
                condition=Q(state="queued"),
            ),
            models.Index(
                F("team"),
                F("shop"),
                F("priority"),
                F("customer_level").desc(),
                F("queued_since"),
                F("id"),
                name="work_item_team_queue",
                condition=Q(state="queued"),
            ),
            models.Index(fields=["owner", "kind"], name="work_item_held", condition=Q(state="assigned")),
            models.Index(fields=["customer_id"], name="work_item_customer"),
        ]


class Load(models.Model):
    """How much an agent holds: sum of weights and number of items, over all kinds.

    Raised by one guarded UPDATE, so it can never pass the capacity that held at the moment of the claim.
    `offline_since` is set while the agent is gone; unanswered items go back to the queue after a while.
    """

    user = models.OneToOneField("accounts.User", primary_key=True, on_delete=models.PROTECT, related_name="+")
    load = models.IntegerField(default=0)
    items = models.IntegerField(default=0)
    last_assigned_at = models.DateTimeField(null=True)
    offline_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="work_load_positive", condition=Q(load__gte=0) & Q(items__gte=0)),
        ]


class Assignment(models.Model):
    """One decision: who got the item, by whom or which rule, among which candidates. Append-only (by grant).

    `candidates` lists at most 50 of them, the best first: user, score with its parts, or why they were passed over;
    `candidate_count` says how many were looked at. `from_user_id` is the owner before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    item_id = models.UUIDField()
    how = models.CharField(max_length=10)
    reason = models.CharField(max_length=40)
    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    from_user_id = models.UUIDField(null=True)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey("accounts.Department", null=True, on_delete=models.PROTECT, related_name="+")
    shop = models.ForeignKey("accounts.Shop", on_delete=models.PROTECT, related_name="+")
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    waited_s = models.IntegerField(default=0)
    candidates = models.JSONField(default=list)
    candidate_count = models.IntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["item_id", "-at", "-id"], name="work_assignment_item")]
