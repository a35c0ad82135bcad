"""The notification centre's rows."""

from django.db import models

from zhike.accounts.models.people import User
from zhike.kernel.ids import new_id


class Notification(models.Model):
    """Something a member of staff should know. Holds a kind and its parameters; the words are made when it is read.

    `times` counts how many of one subject within a minute became this one row.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    dedupe_key = models.CharField(max_length=200)
    times = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index("recipient", "created_at", "id", name="accounts_notification_by_time"),
            models.Index(
                "recipient", "created_at", name="accounts_notification_unread", condition=models.Q(read_at__isnull=True)
            ),
            models.Index("recipient", "kind", "dedupe_key", "created_at", name="accounts_notification_same"),
        )


class NotificationChoice(models.Model):
    """A user's own answer to "how do you want to hear of this kind?"; without one the kind's default holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80)
    channel = models.CharField(max_length=20)
    enabled = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "kind", "channel"), name="accounts_notificationchoice_once"),
        )
