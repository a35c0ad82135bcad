"""The thread: conversation, its fast-moving head, episodes, messages, notes."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from zhike.conversations.models.channel import Channel

STATES: Final = ("queued", "assigned", "closed")
RESULTS: Final = ("solved", "unsolved", "followup", "invalid", "joined", "ticketed")
AUTHORS: Final = ("customer", "agent", "bot", "system")
KINDS: Final = ("text", "image", "file", "card", "event")
TEXT_MAX: Final = 10_000
#: Ends of a round that ask nobody for a category: it goes on elsewhere.
GOES_ON: Final = ("joined", "ticketed")


class Conversation(models.Model):
    """The thread of one customer identity on one channel: exactly one, guarded by the unique constraint. Ledger.

    `joined_into` is set when an anonymous thread was continued in the thread of the recognised customer.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    identity = models.ForeignKey("customers.Identity", models.PROTECT, related_name="+")
    joined_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "identity"], name="conversations_conversation_once"),)


class Head(models.Model):
    """What changes with every message, in a row of its own, whose lock orders everything in the conversation.

    It repeats state, owner and scope columns of the open (else the last) episode, so that sending, listing and
    checking access each need this one row. `episode` is the open episode; null while there is none.
    """

    conversation = models.OneToOneField(Conversation, models.CASCADE, primary_key=True, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    episode = models.ForeignKey("conversations.Episode", models.PROTECT, null=True, related_name="+", db_index=False)
    state = models.CharField(max_length=16, default="closed")
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+", db_index=False)
    department = models.ForeignKey("accounts.Department", models.PROTECT, null=True, related_name="+", db_index=False)
    opened_at = models.DateTimeField(null=True)
    last_seq = models.IntegerField(default=0)
    note_seq = models.IntegerField(default=0)
    last_at = models.DateTimeField()
    last_preview = models.CharField(max_length=120, default="")
    last_author = models.CharField(max_length=16, default="")
    last_kind = models.CharField(max_length=16, default="")
    unread_agent = models.IntegerField(default=0)
    unread_customer = models.IntegerField(default=0)
    agent_delivered_seq = models.IntegerField(default=0)
    agent_read_seq = models.IntegerField(default=0)
    customer_delivered_seq = models.IntegerField(default=0)
    customer_read_seq = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="conversations_head_state"),
            models.CheckConstraint(
                condition=Q(state="closed", episode__isnull=True) | Q(~Q(state="closed"), episode__isnull=False),
                name="conversations_head_episode",
            ),
            models.CheckConstraint(
                condition=Q(agent_read_seq__lte=F("agent_delivered_seq"))
                & Q(agent_delivered_seq__lte=F("last_seq"))
                & Q(customer_read_seq__lte=F("customer_delivered_seq"))
                & Q(customer_delivered_seq__lte=F("last_seq")),
                name="conversations_head_marks",
            ),
        )
        indexes = (
            models.Index(fields=["-last_at", "-conversation"], name="conversations_head_recent"),
            models.Index(fields=["shop", "-last_at", "-conversation"], name="conversations_head_shop"),
            models.Index(fields=["team", "-last_at", "-conversation"], name="conversations_head_team"),
            models.Index(
                fields=["owner", "-last_at", "-conversation"],
                name="conversations_head_mine",
                condition=Q(owner__isnull=False),
            ),
            models.Index(
                fields=["opened_at", "conversation"],
                name="conversations_head_waiting",
                condition=~Q(state="closed"),
            ),
        )


class Episode(models.Model):
    """One round of service in a conversation. At most one is open per conversation. Ledger; edited by version.

    `handling_s` is how long somebody had it in hand: the seconds from each assignment to the next hand-over, release
    or close, added up. Time in the queue and time while it was closed do not count.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, related_name="+", db_index=False)
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="queued")
    opened_at = models.DateTimeField()
    opened_seq = models.IntegerField()
    opened_open = models.BooleanField()
    owner = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey("accounts.Team", models.PROTECT, null=True, related_name="+", db_index=False)
    department = models.ForeignKey("accounts.Department", models.PROTECT, null=True, related_name="+", db_index=False)
    assigned_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    first_response_by = models.UUIDField(null=True)
    category_id = models.UUIDField(null=True)
    result = models.CharField(max_length=16, default="")
    tag_ids = ArrayField(models.UUIDField(), default=list, db_default=[])
    problem = models.TextField(default="")
    handling = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)
    closed_by_kind = models.CharField(max_length=16, default="")
    closed_by = models.UUIDField(null=True)
    handling_s = models.IntegerField(default=0, db_default=0)
    reopened = models.IntegerField(default=0)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(closed_at__isnull=True), name="conversations_episode_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="conversations_episode_state"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | Q(~Q(state="closed"), closed_at__isnull=True),
                name="conversations_episode_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state="assigned") | Q(owner__isnull=False), name="conversations_episode_owner"
            ),
            models.CheckConstraint(condition=Q(result__in=("", *RESULTS)), name="conversations_episode_result"),
        )
        indexes = (
            models.Index(fields=["conversation", "-opened_at"], name="conversations_episode_thread"),
            models.Index(fields=["customer", "-opened_at", "-id"], name="conversations_episode_served"),
            models.Index(
                fields=["owner", "conversation"],
                name="conversations_episode_lacking",
                condition=Q(state="closed") & (Q(result="") | Q(category_id__isnull=True)) & ~Q(result__in=GOES_ON),
            ),
        )


class Problem(models.Model):
    """A further problem of a round of service; the first stands in the episode itself. Changed with the record, under
    the episode's version; `at` and the actor are of the last writing. `handling_s` is told by hand and part of the
    episode's time; null when nobody said. Ledger.
    """

    id = models.BigAutoField(primary_key=True)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="+", db_index=False)
    ordinal = models.SmallIntegerField()
    category_id = models.UUIDField()
    result = models.CharField(max_length=16)
    tag_ids = ArrayField(models.UUIDField(), default=list, db_default=[])
    problem = models.TextField(default="")
    handling = models.TextField(default="")
    handling_s = models.IntegerField(null=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "ordinal"], name="conversations_problem_once"),
            models.CheckConstraint(condition=Q(ordinal__gte=2), name="conversations_problem_ordinal"),
            models.CheckConstraint(condition=Q(result__in=RESULTS), name="conversations_problem_result"),
            models.CheckConstraint(
                condition=Q(handling_s__isnull=True) | Q(handling_s__gte=0), name="conversations_problem_time"
            ),
        )


class EpisodeChange(models.Model):
    """A correction of what was recorded about an episode: who, when, and per field the values before and after. Of
    texts only that they changed. Append-only by grant.
    """

    id = models.BigAutoField(primary_key=True)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    fields = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=["episode", "-id"], name="conversations_change_episode"),)


class Message(models.Model):
    """One message that the customer may see. `seq` has no gaps per conversation; `client_key` is unique per author, so
    that sending twice is sending once. `file` keeps name, size and type as they were when it was sent. Ledger.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+", db_index=False)
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="+", db_index=False)
    seq = models.IntegerField()
    author_kind = models.CharField(max_length=16)
    author_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=16)
    text = models.TextField(default="")
    file_id = models.UUIDField(null=True)
    file = models.JSONField(null=True)
    data = models.JSONField(null=True)
    client_key = models.CharField(max_length=64, null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["conversation", "seq"], name="conversations_message_seq"),
            models.UniqueConstraint(
                fields=["author_id", "client_key"],
                condition=Q(client_key__isnull=False),
                name="conversations_message_once",
            ),
            models.CheckConstraint(condition=Q(author_kind__in=AUTHORS), name="conversations_message_author"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="conversations_message_kind"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="conversations_message_seq_from_one"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), TEXT_MAX), name="conversations_message_length"
            ),
        )


class Note(models.Model):
    """An internal remark: own table, own sequence, never on any way to the customer. Ledger.

    `mentions` are the colleagues it names: ids, with the names as they stand after an @ in the text.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+", db_index=False)
    episode = models.ForeignKey(Episode, models.PROTECT, null=True, related_name="+", db_index=False)
    seq = models.IntegerField()
    author = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    mentions = models.JSONField(default=list, db_default=[])
    client_key = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["conversation", "seq"], name="conversations_note_seq"),
            models.UniqueConstraint(fields=["author", "client_key"], name="conversations_note_once"),
        )
