"""Ending what nobody works on any more, and forgetting what is old."""

import logging
from datetime import timedelta
from typing import Final

from django.db import transaction

from zhike.commerce.public import orders_discard
from zhike.integrations import error_file
from zhike.integrations.errors import NO_ERROR_FILE
from zhike.integrations.models import BUSY, ImportRow, ImportRun
from zhike.integrations.parameters import KEEP_DAYS
from zhike.integrations.services.saving import save, tell
from zhike.integrations.services.source import FILE_OWNER, PART_OWNER
from zhike.kernel import clock, files
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import FAULT, ZhikeError
from zhike.kernel.jobs import rows as jobs
from zhike.kernel.settings import values

_BATCH: Final = 50
#: An upload that nobody goes on with.
_UPLOAD_FOR: Final = timedelta(days=2)
#: How long a file of errors that could not be written is tried again.
_MEND_FOR: Final = timedelta(hours=1)
_OVER: Final = ("done", "failed", "cancelled")
_log: Final = logging.getLogger(__name__)
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


def mend_error_files() -> int:
    """Writes the files of rejected rows that could not be written when their imports ended; answers how many. After a
    while it is given up: the rows say themselves what is the matter.
    """
    since = clock.now() - _MEND_FOR
    lacking = ImportRun.objects.filter(
        state__in=_OVER, error_file_id=None, file_id__isnull=False, counts__rejected__gt=0, finished_at__gt=since
    )
    mended = 0
    for run in lacking.order_by("finished_at")[:_BATCH]:
        try:
            made = error_file.make(run, SYSTEM)
        except (OSError, ZhikeError) as fault:
            _log.warning("import %s: still no file of errors: %s", run.pk, fault)
            continue
        with transaction.atomic():
            now = ImportRun.objects.select_for_update().filter(pk=run.pk, error_file_id=None, state__in=_OVER).first()
            if now is None or now.version != run.version:
                files.purge(file_ids=[made.id])
                continue
            is_told = (now.error or {}).get("code") == NO_ERROR_FILE.code
            save(now, SYSTEM, error_file_id=made.id, error=None if is_told else now.error)
            mended += 1
    return mended


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
