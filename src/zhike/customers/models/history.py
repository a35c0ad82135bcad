"""What happened with a customer, and who is serving them now."""

from django.db import models

from zhike.customers.models.records import Customer


class TimelineEntry(models.Model):
    """One thing that happened with a customer, written from an event. Append-only; ids, codes and numbers alone.

    `name` is the event's name, `kind` the section of the time line it belongs to. An event of many subjects leaves one
    entry for each, so event, customer and subject together are unique.
    """

    id = models.BigAutoField(primary_key=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    kind = models.CharField(max_length=24)
    name = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=24)
    subject_id = models.UUIDField()
    shop_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    event_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_id", "customer", "subject_id"], name="customers_timeline_once")
        ]
        indexes = [
            models.Index(fields=["customer", "-at", "-id"], name="customers_timeline_at"),
            models.Index(fields=["customer", "kind", "-at", "-id"], name="customers_timeline_kind"),
        ]


class Consultation(models.Model):
    """A customer is being served: in which episode, by whom, since when. Open while `until` is null.

    Written from conversations' events; read by orders ("in consultation"). Deletion kind: purge with the customer.
    """

    episode_id = models.UUIDField(primary_key=True, editable=False)
    conversation_id = models.UUIDField()
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    shop_id = models.UUIDField()
    handler_id = models.UUIDField(null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer"], name="customers_consultation_open", condition=models.Q(until=None)),
            models.Index(fields=["customer", "-since"], name="customers_consultation_of"),
        ]
