"""Who is there."""

from django.db import models

from zhike.accounts.models.people import User

STATES = ("online", "busy", "away", "offline")


class Presence(models.Model):
    """A user's presence: `chosen` by the user, `state` as colleagues and routing see it.

    They differ only while no lease is alive: then `state` is offline, and `chosen` returns with the next heartbeat.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    chosen = models.CharField(max_length=8, default="offline")
    state = models.CharField(max_length=8, default="offline")
    since = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(chosen__in=STATES, state__in=STATES), name="accounts_presence_state"
            ),
        )


class PresenceLease(models.Model):
    """A live socket (or session) of a user, renewed by its heartbeat, by the database clock.

    Written by the gateway, which has no ORM; so the user is a plain id and a lease of nobody does no harm.
    """

    gateway_socket = models.UUIDField(primary_key=True)
    user_id = models.UUIDField()
    until = models.DateTimeField()

    class Meta:
        db_table = "accounts_presence_lease"
        indexes = (models.Index("user_id", "until", name="accounts_presencelease_by_user"),)


class PresenceInterval(models.Model):
    """A stretch of time `[from_at, to_at)` that a user spent in one state; the last one is open."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_presence_interval"
        constraints = (
            models.UniqueConstraint(
                fields=("user",), name="accounts_presenceinterval_open", condition=models.Q(to_at__isnull=True)
            ),
            models.CheckConstraint(
                condition=models.Q(to_at__isnull=True) | models.Q(to_at__gte=models.F("from_at")),
                name="accounts_presenceinterval_order",
            ),
        )
        indexes = (models.Index("user", "from_at", name="accounts_presenceinterval_day"),)
