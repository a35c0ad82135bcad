"""Sign-ins that last."""

from django.db import models

from zhike.accounts.models.people import User
from zhike.kernel.ids import new_id

SESSION_ENDS = (
    "signed_out",
    "ended_by_user",
    "password_changed",
    "password_reset",
    "deactivated",
    "expired",
)


class Session(models.Model):
    """One sign-in on one device. The token itself is never stored, only its SHA-256.

    A session is a lease, so its limits are set and read by the database clock: it lives until `idle_until` (moved at
    most once a minute while it is used) and never longer than `ends_at`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    idle_until = models.DateTimeField()
    ends_at = models.DateTimeField()
    ip = models.CharField(max_length=64, default="")
    device = models.CharField(max_length=400, default="")
    revoked_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, end_reason="")
                | models.Q(revoked_at__isnull=False, end_reason__in=SESSION_ENDS),
                name="accounts_session_end",
            ),
        )
        indexes = (models.Index("user", "seen_at", name="accounts_session_by_user"),)
