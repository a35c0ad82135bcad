"""Handing over, and texts that are not sent yet."""

from typing import Final

from django.db import models
from django.db.models import Q

from zhike.conversations.models.thread import Conversation, Episode

TRANSFER_STATES: Final = ("requested", "accepted", "declined", "expired", "cancelled")


class Transfer(models.Model):
    """A request to take over an episode, to one person or to a team. One may wait per episode. Ledger."""

    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="+", db_index=False)
    from_user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    requested_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", db_index=False)
    to_user = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+")
    note = models.TextField()
    state = models.CharField(max_length=16, default="requested")
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    answer_note = models.TextField(default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=TRANSFER_STATES), name="conversations_transfer_state"),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False, to_team__isnull=True)
                | Q(to_user__isnull=True, to_team__isnull=False),
                name="conversations_transfer_target",
            ),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(state="requested"), name="conversations_transfer_one_waiting"
            ),
        )
        indexes = (
            models.Index(fields=["expires_at"], condition=Q(state="requested"), name="conversations_transfer_due"),
        )


class Draft(models.Model):
    """What a member of staff has typed and not sent. Purged 30 days after the last change."""

    id = models.BigAutoField(primary_key=True)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+", db_index=False)
    text = models.TextField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["conversation", "user"], name="conversations_draft_once"),)
        indexes = (models.Index(fields=["updated_at"], name="conversations_draft_age"),)
