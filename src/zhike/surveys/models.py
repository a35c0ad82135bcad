"""Tables of module surveys."""

from django.db import models
from django.db.models import F, Q

from zhike.kernel.ids import new_id


class RatingScale(models.Model):
    """A scale that customers rate on. Exactly one is in use. Each change makes a version; answers point to theirs.

    Archived, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.JSONField()
    in_use = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)
    scale_version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["in_use"], condition=Q(in_use=True), name="surveys_scale_one_in_use"),
            models.CheckConstraint(name="surveys_scale_usable", condition=Q(in_use=False) | Q(archived_at=None)),
        ]
        indexes = [models.Index(fields=["-updated_at", "-id"], name="surveys_scale_recent")]


class RatingScaleVersion(models.Model):
    """What a scale was in one version: never changed, so that old scores keep their meaning."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    min = models.SmallIntegerField()
    max = models.SmallIntegerField()
    step = models.SmallIntegerField(default=1)
    satisfied_from = models.SmallIntegerField()
    labels = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scale", "version"], name="surveys_scaleversion_once"),
            models.CheckConstraint(
                name="surveys_scaleversion_range",
                condition=Q(max__gt=F("min"))
                & Q(step__gte=1)
                & Q(satisfied_from__gte=F("min"))
                & Q(satisfied_from__lte=F("max")),
            ),
        ]


class Invitation(models.Model):
    """A customer is asked to rate one episode; who answers for it is frozen at closing. One per episode."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    episode_id = models.UUIDField(unique=True)
    conversation_id = models.UUIDField()
    customer_id = models.UUIDField()
    owner_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    department_id = models.UUIDField(null=True)
    shop_id = models.UUIDField()
    category_id = models.UUIDField(null=True)
    result = models.CharField(max_length=20, default="")
    scale = models.ForeignKey(RatingScaleVersion, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer_id"], name="surveys_invitation_customer")]


class Response(models.Model):
    """The rating of an episode as it stands. `score` is raw, on the scale of its invitation; `score100` is the common
    one, 0 to 10,000 hundredths of a point. Ledger: changes keep what was said before in :class:`ResponseVersion`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="+")
    customer_id = models.UUIDField()
    owner_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    department_id = models.UUIDField(null=True)
    shop_id = models.UUIDField()
    score = models.SmallIntegerField()
    score100 = models.SmallIntegerField()
    satisfied = models.BooleanField()
    comment = models.TextField(default="")
    first_at = models.DateTimeField()
    rated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="surveys_response_common", condition=Q(score100__range=(0, 10_000))),
        ]
        indexes = [
            models.Index(fields=["-rated_at", "-id"], name="surveys_response_recent"),
            models.Index(fields=["owner_id", "-rated_at"], name="surveys_response_agent"),
            models.Index(fields=["team_id", "-rated_at"], name="surveys_response_team"),
            models.Index(fields=["score100", "id"], name="surveys_response_score"),
            models.Index(fields=["customer_id"], name="surveys_response_customer"),
        ]


class ResponseVersion(models.Model):
    """What a customer said each time, the first included. Never changed (by grant); erasing a person deletes it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    score = models.SmallIntegerField()
    score100 = models.SmallIntegerField()
    comment = models.TextField(default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "version"], name="surveys_responseversion_once")]
