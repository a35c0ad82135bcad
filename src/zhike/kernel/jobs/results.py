"""Files that jobs made: who may open one, and when it goes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, files
from zhike.kernel.authz import Actor, Rights
from zhike.kernel.jobs import rows, service
from zhike.kernel.jobs.parameters import FILE_KEEP_DAYS
from zhike.kernel.jobs.reach import covers
from zhike.kernel.jobs.rows import JobRow
from zhike.kernel.jobs.runner import with_rights
from zhike.kernel.settings.values import get

_BATCH: Final = 500


def kept_until(job: JobRow) -> datetime | None:
    """When the file of an ended job goes."""
    return None if job.finished_at is None else job.finished_at + timedelta(days=get(FILE_KEEP_DAYS))


def is_open(job: JobRow, rights: Rights) -> bool:
    """Whether somebody with these rights may open the file: they reach as far as those it was made with, and its time
    is not over. A file of which nobody knows what it was made with opens to none.
    """
    if job.file_id is None or job.state != "done":
        return False
    until = kept_until(job)
    if until is None or until <= clock.now():
        return False
    return job.file_needs is not None and covers(rights, job.file_needs)


def may_open(info: files.FileInfo) -> bool:
    """Whether the person whose job made this file still may open it; asked each time that it is handed out."""
    job = rows.by_id(info.owner_id) if info.owner_id is not None else None
    return job is not None and job.file_id == info.id and is_open(job, _rights_of(job))


def forget_files() -> int:
    """Purges the files that nobody may open any more; answers how many. Their jobs stay in the list."""
    gone = 0
    after = UUID(int=0)
    known: dict[tuple[str, UUID | None], Rights] = {}
    while found := rows.with_files(after, _BATCH):
        after = found[-1].id
        for job in found:
            whose = (job.actor_kind, job.actor_id)
            if whose not in known:
                known[whose] = _rights_of(job)
        gone += _drop([job for job in found if not is_open(job, known[job.actor_kind, job.actor_id])])
    return gone


def _drop(jobs: Sequence[JobRow]) -> int:
    dropped = 0
    for job in jobs:
        with transaction.atomic():
            if job.file_id is not None and rows.drop_file(job.id, job.file_id):
                files.purge_of(owner_kind=service.FILE_OWNER, owner_id=job.id)
                service.announce(job.id)
                dropped += 1
    return dropped


def _rights_of(job: JobRow) -> Rights:
    return with_rights(Actor(job.actor_kind, job.actor_id)).rights
