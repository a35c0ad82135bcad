"""Tables of module integrations."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from zhike.integrations.rules.fields import KINDS
from zhike.integrations.types import OUTCOMES

STATES: Final = ("uploading", "recognising", "ready", "queued", "running", "done", "failed", "cancelled")
RUNNING: Final = ("queued", "running")
#: A job has it in its hands.
BUSY: Final = ("recognising", *RUNNING)


class ImportRun(models.Model):
    """One file brought in: stored as it came, then read, then merged. Purged with its file after a retention time.

    `shape` is how the file is written, `sample` its first rows (sealed), `plan` what was decided, `counts` the account
    so far. `read_row` (the last row staged) and `merged_after` (the last number merged) are the checkpoints that a
    killed import goes on from; both move in the transaction of the work they stand for. `claim` names the worker that
    holds the import: one that was thought dead and comes back finds another name and stops.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=16, null=True)
    shop = models.ForeignKey("accounts.Shop", models.PROTECT, null=True, related_name="+")
    creator = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=16, default="uploading")
    phase = models.CharField(max_length=16, default="")
    name = models.CharField(max_length=150)
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    sha256 = models.BinaryField(null=True)
    file_id = models.UUIDField(null=True)
    error_file_id = models.UUIDField(null=True)
    job_id = models.UUIDField(null=True)
    claim = models.UUIDField(null=True)
    cancel_asked = models.BooleanField(default=False)
    shape = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    sample = models.BinaryField(null=True)
    plan = models.JSONField(default=dict)
    language = models.CharField(max_length=16, default="zh-CN")
    counts = models.JSONField(default=dict)
    read_row = models.IntegerField(default=0)
    read_bytes = models.BigIntegerField(default=0)
    staged = models.IntegerField(default=0)
    row_count = models.IntegerField(null=True)
    merged_after = models.TextField(default="")
    error = models.JSONField(null=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="integrations_importrun_state"),
            models.CheckConstraint(condition=Q(kind=None) | Q(kind__in=KINDS), name="integrations_importrun_kind"),
            # One file is imported into one shop once at a time.
            models.UniqueConstraint(
                fields=["shop", "kind", "sha256"],
                condition=Q(state__in=RUNNING),
                name="integrations_importrun_running_once",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="integrations_import_recent"),
            models.Index(fields=["state", "-created_at", "-id"], name="integrations_import_state"),
        ]


class ImportPart(models.Model):
    """A piece of a file that is being uploaded, kept encrypted. Removed when the file is whole."""

    id = models.UUIDField(primary_key=True, editable=False)
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="+", db_index=False)
    number = models.IntegerField()
    file_id = models.UUIDField()
    size = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="integrations_importpart_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="integrations_importpart_number"),
        ]


class ImportRow(models.Model):
    """What became of one row of a file. `number` is the row's in the file; `columns` are those that a code is about.
    Of several faults `codes` holds one for each of `columns`, and `code` is the first. Purged with its import. Values
    of the row are not kept: they stand in the file.
    """

    pk = models.CompositePrimaryKey("run_id", "number")
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="+", db_index=False)
    number = models.IntegerField()
    outcome = models.CharField(max_length=10)
    code = models.CharField(max_length=40, null=True)
    columns = ArrayField(models.CharField(max_length=210), null=True)
    codes = ArrayField(models.CharField(max_length=40), null=True)
    subject_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=OUTCOMES), name="integrations_importrow_outcome"),
        ]
        indexes = [
            models.Index(
                fields=["run", "outcome", "number"],
                name="integrations_importrow_rare",
                condition=Q(outcome__in=("merged", "skipped", "rejected")),
            ),
        ]
