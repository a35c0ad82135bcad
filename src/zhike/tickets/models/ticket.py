"""The ticket itself, and the counter of its numbers."""

from typing import Final

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import LessThanOrEqual

from zhike.tickets.models.configuration import CATEGORIES, TicketStatus, TicketType

SOURCES: Final = ("agent", "conversation", "offline_message", "customer", "api", "rule")
SUBJECT_MAX: Final = 200
TEXT_MAX: Final = 20_000
ACTIVE: Final = ("new", "open", "waiting")


class TicketCounter(models.Model):
    """The last number given out in a year. Raised by one statement; gaps are allowed."""

    year = models.SmallIntegerField(primary_key=True)
    last = models.BigIntegerField(default=0)


#: Tickets without a deadline come after all others.
DUE_SORT: Final = Coalesce(F("due_at"), Func(Value("infinity"), template="%(expressions)s::timestamptz"))


class Ticket(models.Model):
    """A request that somebody handles until it is resolved and closed. Ledger; edited by version.

    `category` repeats the status's, `active` says that work is left to do (new, open or waiting), `due_at` is the next
    deadline that is still open; it is null while clocks stand, when none runs, and once the work is done.
    `merged_into` is the ticket about the same where work goes on; what was written stays with its own ticket, and is
    shown with the other too.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    number = models.CharField(max_length=20, unique=True)
    subject = models.CharField(max_length=SUBJECT_MAX)
    description = models.TextField(default="")
    type = models.ForeignKey(TicketType, models.PROTECT, related_name="+")
    status = models.ForeignKey(TicketStatus, models.PROTECT, related_name="+", db_index=False)
    category = models.CharField(max_length=10)
    active = models.BooleanField()
    priority = models.SmallIntegerField()
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, related_name="+", db_index=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+", db_index=False)
    department = models.ForeignKey("accounts.Department", models.PROTECT, null=True, related_name="+", db_index=False)
    source = models.CharField(max_length=16)
    conversation_id = models.UUIDField(null=True)
    episode_id = models.UUIDField(null=True)
    order_id = models.UUIDField(null=True)
    due_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    first_response_by = models.UUIDField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    merged_at = models.DateTimeField(null=True)
    reopened = models.IntegerField(default=0)
    result = models.TextField(default="")
    comment_seq = models.IntegerField(default=0)
    created_by_kind = models.CharField(max_length=10)
    created_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(category__in=CATEGORIES), name="tickets_ticket_category"),
            models.CheckConstraint(
                condition=Q(active=True, category__in=ACTIVE) | Q(Q(active=False), ~Q(category__in=ACTIVE)),
                name="tickets_ticket_active",
            ),
            models.CheckConstraint(condition=Q(priority__range=(1, 5)), name="tickets_ticket_priority"),
            models.CheckConstraint(condition=Q(source__in=SOURCES), name="tickets_ticket_source"),
            models.CheckConstraint(
                condition=Q(category="closed", closed_at__isnull=False) | Q(~Q(category="closed"), closed_at=None),
                name="tickets_ticket_closed",
            ),
            models.CheckConstraint(
                condition=Q(active=True, resolved_at=None) | Q(active=False, resolved_at__isnull=False, due_at=None),
                name="tickets_ticket_resolved",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None)
                | Q(~Q(merged_into=F("id")), merged_into__isnull=False, merged_at__isnull=False, category="closed"),
                name="tickets_ticket_merged",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("description"), TEXT_MAX), name="tickets_ticket_length"
            ),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="tickets_recent"),
            # Those in work are few; their scope and deadline stand in the index, so that counting reads nothing else.
            models.Index(
                fields=["-updated_at", "-id"],
                include=["owner", "team", "department", "shop", "due_at"],
                name="tickets_active",
                condition=Q(active=True),
            ),
            models.Index(fields=["shop", "-updated_at", "-id"], name="tickets_shop"),
            models.Index(fields=["team", "-updated_at", "-id"], name="tickets_team", condition=Q(team__isnull=False)),
            models.Index(
                fields=["department", "-updated_at", "-id"],
                name="tickets_department",
                condition=Q(department__isnull=False),
            ),
            models.Index(fields=["owner", "-updated_at", "-id"], name="tickets_mine", condition=Q(owner__isnull=False)),
            models.Index(fields=["status", "-updated_at", "-id"], name="tickets_status"),
            models.Index(
                fields=["customer", "-updated_at", "-id"], name="tickets_customer", condition=Q(customer__isnull=False)
            ),
            models.Index(fields=["-created_at", "-id"], name="tickets_created"),
            models.Index(fields=["priority", "id"], name="tickets_urgent"),
            models.Index(DUE_SORT, F("id"), name="tickets_due"),
            models.Index(fields=["priority", "id"], name="tickets_urgent_active", condition=Q(active=True)),
            models.Index(DUE_SORT, F("id"), name="tickets_due_active", condition=Q(active=True)),
            models.Index(fields=["conversation_id"], name="tickets_thread", condition=Q(conversation_id__isnull=False)),
            models.Index(fields=["merged_into"], name="tickets_merged", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["order_id"], name="tickets_order", condition=Q(order_id__isnull=False)),
        ]
