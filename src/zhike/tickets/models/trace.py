"""What stays of a ticket's way: comments, links, and every change with time and person."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from zhike.kernel.ids import new_id
from zhike.tickets.models.ticket import Ticket

AUTHORS: Final = ("agent", "customer", "system")
LINKS: Final = ("order", "conversation", "episode", "ticket")
COMMENT_MAX: Final = 10_000


class TicketComment(models.Model):
    """A public answer or an internal remark. `seq` has no gaps per ticket; `client_key` is unique per author.

    `files` keeps id, name, size and type of what was attached; `mentions` of a note keeps id and name of colleagues as
    they stand in the text. `message_id` is the message that carried a public
    comment to the customer, or brought the customer's. Ledger.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+", db_index=False)
    seq = models.IntegerField()
    public = models.BooleanField()
    author_kind = models.CharField(max_length=10)
    author_id = models.UUIDField(null=True)
    text = models.TextField(default="")
    files = models.JSONField(default=list)
    mentions = models.JSONField(default=list)
    client_key = models.CharField(max_length=64, null=True)
    message_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "seq"], name="tickets_comment_seq"),
            models.UniqueConstraint(
                fields=["author_id", "client_key"],
                condition=Q(client_key__isnull=False),
                name="tickets_comment_once",
            ),
            models.CheckConstraint(condition=Q(author_kind__in=AUTHORS), name="tickets_comment_author"),
            models.CheckConstraint(condition=Q(public=True) | Q(author_kind="agent"), name="tickets_comment_internal"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="tickets_comment_seq_from_one"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), COMMENT_MAX), name="tickets_comment_length"
            ),
        ]


class TicketLink(models.Model):
    """Something that belongs to a ticket: an order, a conversation, an episode, another ticket."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16)
    target_id = models.UUIDField()
    created_by_kind = models.CharField(max_length=10)
    created_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind", "target_id"], name="tickets_link_once"),
            models.CheckConstraint(condition=Q(kind__in=LINKS), name="tickets_link_kind"),
        ]
        indexes = [models.Index(fields=["kind", "target_id"], name="tickets_link_target")]


class TicketChange(models.Model):
    """One step of a ticket: who changed what, when, from what to what. Append-only by grant.

    `step` is created, edited, assigned, released, status, resolved, closed, reopened, linked, unlinked, undone,
    merged or split; `field` names what changed, `before` and `after` are ids, codes or texts; `version` is the
    ticket's after the step.
    """

    id = models.BigAutoField(primary_key=True)
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="+", db_index=False)
    version = models.IntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    step = models.CharField(max_length=16)
    field = models.CharField(max_length=30)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["ticket", "-id"], name="tickets_change_ticket")]
