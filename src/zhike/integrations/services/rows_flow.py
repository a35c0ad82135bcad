"""An import whose rows stand each for itself (customers, products, steps of parcels): taken a batch at a time."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.integrations import reading, results
from zhike.integrations.models import ImportRow
from zhike.integrations.rules.cells import EXAMPLE
from zhike.integrations.services.takers import Taker, taker_for
from zhike.integrations.services.working import HELD_BACK, Work, account_unread, refuse_whole
from zhike.integrations.types import Refusal, RowResult, StoppedError

#: Sealing costs time: a transaction of a thousand customers stays well under a second.
_BATCH: Final = 1_000


def run_rows(work: Work) -> None:
    """The flow of such a file. All or nothing goes through it twice, the first time without keeping anything."""
    if work.run.shop_id is None:
        raise StoppedError(cancelled=False)
    taker = taker_for(work.plan, work.shape.columns)
    try:
        if work.plan.mode == "all_or_nothing" and work.run.phase != "merging":
            _pass(work, work.run.shop_id, taker, keep=False)
            refuse_whole(work)
            with transaction.atomic():
                work.hold()
                ImportRow.objects.filter(run=work.run).delete()
                count = sum(work.run.counts.values())
                work.run.counts = {}
                work.saved(phase="merging", read_row=0, row_count=count)
        _pass(work, work.run.shop_id, taker, keep=True)
    except StoppedError as stopped:
        if stopped.cancelled:
            account_unread(work)
        raise
    with transaction.atomic():
        work.hold()
        work.saved(row_count=sum(work.run.counts.values()))


def _pass(work: Work, shop_id: UUID, taker: Taker, *, keep: bool) -> None:
    for batch in work.rows():
        while rows := list(islice(batch, _BATCH)):
            _take(work, shop_id, taker, rows, keep=keep)
            work.step()


def _take(work: Work, shop_id: UUID, taker: Taker, rows: Sequence[reading.Row], *, keep: bool) -> None:
    outcomes: list[RowResult] = []
    usable: list[tuple[int, Any]] = []
    refused: list[reading.Row] = []
    for row in rows:
        read = taker.read(row.number, row.cells)
        if read is None:
            outcomes.append(RowResult(row.number, "skipped", "row.empty"))
        elif isinstance(read, Refusal) and read.code == EXAMPLE:
            outcomes.append(RowResult(row.number, "skipped", EXAMPLE))
        elif isinstance(read, Refusal):
            refused.append(row)
        else:
            usable.append((row.number, read))
    faults = taker.faults([row.cells for row in refused]) if refused else []
    outcomes += [RowResult.rejected(row.number, wrong) for row, wrong in zip(refused, faults, strict=True)]
    with transaction.atomic():
        run = work.hold()
        outcomes += _taken(work, taker, shop_id, usable, keep=keep)
        results.write(run, outcomes)
        work.saved(read_row=rows[-1].number, read_bytes=work.read_bytes)


def _taken(work: Work, taker: Taker, shop_id: UUID, rows: Sequence[tuple[int, Any]], *, keep: bool) -> list[RowResult]:
    """What became of the rows. A look that keeps nothing makes nothing: what could be used was held back."""
    with transaction.atomic():
        taken = taker.take(work.job.actor, shop_id, rows)
        if not keep:
            transaction.set_rollback(True)
    return taken if keep else [one if one.outcome == "rejected" else _held_back(one) for one in taken]


def _held_back(one: RowResult) -> RowResult:
    return replace(one, outcome="skipped", code=HELD_BACK, columns=(), subject_id=None, codes=())
