"""The work of an import, as the worker does it: batch by batch, each with its checkpoint in the same transaction."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.integrations import error_file, reading, results
from zhike.integrations.errors import NO_ERROR_FILE, REFUSED_WHOLE
from zhike.integrations.models import ImportRun
from zhike.integrations.services.saving import accounted, tell
from zhike.integrations.services.source import limits, source_of
from zhike.integrations.types import Plan, StoppedError
from zhike.kernel import clock, files, trail
from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import FileInfo
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import Run

_TELL_EVERY_S: Final = 1.0
_log: Final = logging.getLogger(__name__)
#: What became of a usable row when all or nothing ended with nothing.
HELD_BACK: Final = "row.held_back"


@dataclass(slots=True)
class Work:
    """An import in the hands of one worker."""

    job: Run
    run: ImportRun
    claim: UUID
    plan: Plan
    shape: reading.Shape
    read_bytes: int = 0
    _told_at: float = field(default=0.0)

    def hold(self) -> ImportRun:
        """Locks the import for a batch. Raises StoppedError when it is not ours any more, or cancelled."""
        run = ImportRun.objects.select_for_update().get(pk=self.run.pk)
        if run.claim != self.claim or run.state != "running":
            raise StoppedError(cancelled=False)
        if run.cancel_asked:
            raise StoppedError(cancelled=True)
        self.run = run
        return run

    def saved(self, **changes: object) -> None:
        """Saves a batch's checkpoint and counts, in the batch's transaction."""
        for name, value in changes.items():
            setattr(self.run, name, value)
        self.run.updated_at = clock.now()
        fields = {*changes, "counts", "updated_at"}
        if time.monotonic() - self._told_at >= _TELL_EVERY_S:
            self._told_at = time.monotonic()
            self.run.version += 1
            fields.add("version")
            tell(self.run, self.job.actor)
        self.run.save(update_fields=sorted(fields))

    def step(self) -> None:
        """Between two batches: progress for the list of tasks, and its cancelling."""
        self.job.progress(accounted(self.run), self.run.row_count)
        if self.job.cancelled():
            raise StoppedError(cancelled=True)

    def rows(self, tick: Callable[[], None] | None = None) -> Iterator[Iterator[reading.Row]]:
        """The file's rows after the checkpoint, in batches; the last checkpoint may lie anywhere in the file."""
        with reading.open_table(self._counted(), self.shape, limits=limits(), tick=tick or self._tick) as table:
            after = self.run.read_row
            rest = (row for row in table.rows if row.number > after)
            for first in rest:
                yield _chain(first, rest)

    def _tick(self) -> None:
        """While a spreadsheet is taken apart, which says nothing for a while, somebody may cancel the import."""
        asked = ImportRun.objects.filter(pk=self.run.pk, cancel_asked=True).exists()
        if asked or self.job.cancelled():
            raise StoppedError(cancelled=True)

    def _counted(self) -> reading.Bytes:
        opened = source_of(self.run)

        def counted(chunks: Iterable[bytes]) -> Iterator[bytes]:
            self.read_bytes = 0
            for chunk in chunks:
                self.read_bytes += len(chunk)
                yield chunk

        # The file is opened at the call: who reads on may be a thread without a connection of its own.
        return lambda: counted(opened())


def _chain(first: reading.Row, rest: Iterator[reading.Row]) -> Iterator[reading.Row]:
    yield first
    yield from islice(rest, BATCH_ROWS - 1)


BATCH_ROWS: Final = 5_000


def perform(job: Run, run_id: UUID, flow: Callable[[Work], None]) -> None:
    """Runs an import from its checkpoint to its end, whatever the end is. Unexpected errors are left to the job."""
    work = _claimed(job, run_id)
    if work is None:
        return
    try:
        flow(work)
        _finish(work, "done")
    except StoppedError as stopped:
        if stopped.cancelled:
            _finish(work, "cancelled")
    except ZhikeError as error:
        if error.code.retry == "later":
            raise
        _finish(work, "failed", error)


def _claimed(job: Run, run_id: UUID) -> Work | None:
    """Takes the import over from whoever had it before: a lease that ran out brought the job here."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None or run.state not in ("queued", "running"):
            return None
        run.state, run.claim = "running", new_id()
        run.version += 1
        run.updated_at = clock.now()
        run.save(update_fields=["state", "claim", "version", "updated_at"])
        tell(run, job.actor)
    return Work(job, run, run.claim, Plan.read(run.plan), reading.Shape(**run.shape))


def refuse_whole(work: Work) -> None:
    """Ends an import of all or nothing that has rejected rows, before anything was made."""
    rejected = int(work.run.counts.get("rejected", 0))
    if work.plan.mode == "all_or_nothing" and rejected:
        raise REFUSED_WHOLE(rows=rejected)


def _finish(work: Work, state: str, error: ZhikeError | None = None) -> None:
    """Writes the end down, with the file of rejected rows; an end without it says so, and the file is tried again."""
    made = None
    if work.run.counts.get("rejected") and work.run.error_file_id is None:
        made, error = _error_file(work, error)
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=work.run.pk)
        is_ours = run.claim == work.claim and run.state == "running"
        if is_ours:
            _end(work, run, state, made, error)
    if not is_ours:
        if made is not None:
            files.purge(file_ids=[made.id])
        return
    work.job.progress(accounted(run), run.row_count)


def _error_file(work: Work, error: ZhikeError | None) -> tuple[FileInfo | None, ZhikeError | None]:
    """The file of rejected rows, and what the import ends with: its rows are in also where their file has no room."""
    try:
        return error_file.make(work.run, work.job.actor), error
    except (OSError, ZhikeError) as fault:
        _log.warning("import %s: no file of errors: %s", work.run.pk, fault)
        return None, error or NO_ERROR_FILE()


def _end(work: Work, run: ImportRun, state: str, made: FileInfo | None, error: ZhikeError | None) -> None:
    run.state, run.phase, run.finished_at, run.updated_at = state, "", clock.now(), clock.now()
    run.version += 1
    if made is not None:
        run.error_file_id = made.id
    if error is not None:
        run.error = {"code": error.code.code, "params": {name: str(value) for name, value in error.params.items()}}
    run.save()
    tell(run, work.job.actor)
    trail.record(
        "integrations.import.finish", actor=work.job.actor, object_kind="import", object_id=run.id,
        result="ok" if state == "done" else "failed",
        after={"state": state, "counts": run.counts, **({"code": error.code.code} if error else {})},
        shop_id=run.shop_id,
    )  # fmt: skip


def account_rest(work: Work, numbers: Iterable[int], code: str) -> None:
    """Rows that were not reached are accounted for too."""
    rest = iter(numbers)
    while some := list(islice(rest, BATCH_ROWS)):
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=work.run.pk)
            results.skip(run, some, code)
            run.save(update_fields=["counts"])
            work.run = run


def account_unread(work: Work) -> None:
    """After somebody stopped it: the rows of the file that were not read yet. A spreadsheet that was not opened yet is
    left closed, and a file that cannot be read on ends where it breaks.
    """
    if work.shape.kind == "sheet" and not work.run.read_row:
        return
    try:
        for batch in work.rows(tick=reading.no_tick):
            account_rest(work, (row.number for row in batch), "row.cancelled")
    except ZhikeError as error:
        _log.info("import %s: not read to its end after it was stopped: %s", work.run.pk, error.code.code)
        return
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=work.run.pk)
        run.row_count = accounted(run)
        run.save(update_fields=["row_count"])
        work.run = run
