"""Starting and stopping imports."""

from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.commerce.public import orders_discard
from zhike.integrations import reading
from zhike.integrations.access import require_kind, run_for
from zhike.integrations.errors import RUNNING_TWICE, STATE
from zhike.integrations.models import BUSY, ImportRow, ImportRun
from zhike.integrations.services.planning import check_plan
from zhike.integrations.services.saving import save
from zhike.integrations.tasks import import_run
from zhike.integrations.types import Plan
from zhike.kernel import clock, files, trail
from zhike.kernel.authz import Actor

_STARTABLE = ("ready", "failed", "cancelled")


def import_start(*, actor: Actor, run_id: UUID, expected_version: int, language: str) -> ImportRun:
    """Queues an import. One that failed or was cancelled begins again; what it merged before is found, not doubled.

    Raises `import.state`, `import.plan`, `import.running_twice`, `permission.missing`, `conflict.version`.
    """
    try:
        with transaction.atomic():
            return _start(actor, run_id, expected_version, language)
    except IntegrityError as error:
        if "integrations_importrun_running_once" in str(error):
            raise RUNNING_TWICE() from None
        raise


def _start(actor: Actor, run_id: UUID, expected_version: int, language: str) -> ImportRun:
    run = run_for(actor, run_id, change=True, expected_version=expected_version)
    if run.state not in _STARTABLE or run.shop_id is None or not run.shape:
        raise STATE(state=run.state)
    plan = Plan.read(run.plan)
    check_plan(plan, reading.Shape(**run.shape).columns)
    require_kind(actor, plan, run.shop_id)
    begin_again(run)
    save(
        run, actor, state="queued", phase="reading", error=None, error_file_id=None, language=language,
        started_at=clock.now(), finished_at=None, counts={}, cancel_asked=False, claim=None, read_bytes=0, read_row=0,
        staged=0, merged_after="", row_count=None,
    )  # fmt: skip
    job_id = import_run.defer(actor=actor, run_id=run.id)
    ImportRun.objects.filter(pk=run.pk).update(job_id=job_id)
    run.job_id = job_id
    trail.record(
        "integrations.import.start", actor=actor, object_kind="import", object_id=run.id,
        after={"kind": plan.kind, "mapping": plan.mapping, "mode": plan.mode, "size": run.size}, shop_id=run.shop_id,
    )  # fmt: skip
    return run


def begin_again(run: ImportRun) -> None:
    """Forgets the account and the staged rows of an earlier try."""
    orders_discard(run.id)
    ImportRow.objects.filter(run=run).delete()
    if run.error_file_id is not None:
        files.purge(file_ids=[run.error_file_id])
        run.error_file_id = None


@transaction.atomic
def import_cancel(*, actor: Actor, run_id: UUID, expected_version: int) -> ImportRun:
    """Stops an import: at once while it waits, else at the end of the batch that is running. What was merged stays.

    Raises `import.state`, `conflict.version`.
    """
    run = run_for(actor, run_id, change=True, expected_version=expected_version)
    if run.state not in ("uploading", *BUSY):
        raise STATE(state=run.state)
    if run.state != "running":
        return _ended(run, actor)
    save(run, actor, cancel_asked=True)
    trail.record("integrations.import.cancel", actor=actor, object_kind="import", object_id=run.id,
                 shop_id=run.shop_id)  # fmt: skip
    return run


def _ended(run: ImportRun, actor: Actor) -> ImportRun:
    save(run, actor, state="cancelled", finished_at=clock.now())
    trail.record("integrations.import.cancel", actor=actor, object_kind="import", object_id=run.id,
                 shop_id=run.shop_id)  # fmt: skip
    return run
