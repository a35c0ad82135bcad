"""Ending what nobody works on any more, and forgetting what is old."""

from datetime import timedelta
from typing import Final

from django.db import transaction

from zhike.commerce.public import orders_discard
from zhike.integrations.models import BUSY, ImportRow, ImportRun
from zhike.integrations.parameters import KEEP_DAYS
from zhike.integrations.services.saving import tell
from zhike.integrations.services.source import FILE_OWNER, PART_OWNER
from zhike.kernel import clock, files
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import FAULT
from zhike.kernel.jobs import rows as jobs
from zhike.kernel.settings import values

_BATCH: Final = 50
#: An upload that nobody goes on with.
_UPLOAD_FOR: Final = timedelta(days=2)
_ALIVE: Final = ("queued", "running")


def settle_lost() -> int:
    """Ends imports whose job was cancelled in the list of tasks, used all its tries or is gone; answers how many.

    What they merged stays; starting one again goes on.
    """
    ended = 0
    for run_id, job_id in ImportRun.objects.filter(state__in=BUSY).values_list("id", "job_id")[:_BATCH]:
        job = jobs.by_id(job_id) if job_id else None
        if job is not None and job.state in _ALIVE:
            continue
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=run_id)
            if run.state not in BUSY or run.job_id != job_id:
                continue
            run.state = "cancelled" if job is not None and job.state == "cancelled" else "failed"
            run.error = None if run.state == "cancelled" else {"code": FAULT.code, "params": {}}
            run.claim, run.phase = None, ""
            run.finished_at = run.updated_at = clock.now()
            run.version += 1
            run.save()
            tell(run, SYSTEM)
            ended += 1
    return ended


def forget_old() -> int:
    """Purges imports older than the parameter says, and uploads that were left lying; answers how many."""
    now = clock.now()
    old = ImportRun.objects.exclude(state__in=BUSY).filter(created_at__lt=now - timedelta(days=values.get(KEEP_DAYS)))
    left = ImportRun.objects.filter(state="uploading", created_at__lt=now - _UPLOAD_FOR)
    found = [*old.values_list("id", flat=True)[:_BATCH], *left.values_list("id", flat=True)[:_BATCH]]
    for run_id in found:
        with transaction.atomic():
            files.purge_of(owner_kind=PART_OWNER, owner_id=run_id)
            files.purge_of(owner_kind=FILE_OWNER, owner_id=run_id)
            orders_discard(run_id)
            ImportRow.objects.filter(run_id=run_id).delete()
            ImportRun.objects.filter(pk=run_id).delete()
    return len(found)
