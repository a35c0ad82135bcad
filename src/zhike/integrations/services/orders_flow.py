"""An import of orders: the whole file is staged first, then whole orders are merged, in the order of their numbers.

Staging makes nothing: a file that turns out to be broken half-way has created no order. Lines of one order may stand
anywhere in the file.
"""

from typing import Final

from django.db import IntegrityError, transaction

from zhike.commerce.public import (
    OrderBatch,
    StagedRow,
    orders_check_next,
    orders_discard,
    orders_merge_next,
    orders_stage,
    orders_staged,
    orders_unmerged,
)
from zhike.integrations import results
from zhike.integrations.models import ImportRow
from zhike.integrations.rules.cells import EXAMPLE
from zhike.integrations.rules.orders import OrderRows
from zhike.integrations.services.sealing import Seal
from zhike.integrations.services.working import HELD_BACK, Work, account_rest, account_unread, refuse_whole
from zhike.integrations.types import Refusal, RowResult, StoppedError

_TRIES: Final = 5


def run_orders(work: Work) -> None:
    """The flow of an order file."""
    if work.run.file_id is None or work.run.shop_id is None:
        raise StoppedError(cancelled=False)
    seal = Seal(work.run.file_id)
    if work.run.staged and orders_staged(work.run.id) != work.run.staged:
        # The database crashed meanwhile and emptied the staging table: read the file again.
        _begin_again(work)
    try:
        if work.run.phase != "merging":
            _read(work, seal)
            if work.plan.mode == "all_or_nothing":
                _look_at_all(work, _batch(work, seal))
            with transaction.atomic():
                work.hold()
                work.saved(phase="merging", row_count=work.run.staged + sum(work.run.counts.values()))
        _merge(work, _batch(work, seal))
    except StoppedError as stopped:
        if stopped.cancelled:
            account_rest(work, orders_unmerged(work.run.id, work.run.merged_after), "row.cancelled")
            orders_discard(work.run.id)
            if work.run.phase != "merging":
                account_unread(work)
        raise
    orders_discard(work.run.id)


def _batch(work: Work, seal: Seal) -> OrderBatch:
    if work.run.shop_id is None:
        raise StoppedError(cancelled=False)
    return OrderBatch(
        id=work.run.id, shop_id=work.run.shop_id, source=work.plan.options.source[:64],
        platform="tmall" if work.plan.mapping == "tmall_report" else "own", unseal=seal.open,
        locale=work.plan.options.locale,
    )  # fmt: skip


def _look_at_all(work: Work, batch: OrderBatch) -> None:
    """All or nothing: looks at every order before the first one is made, also at those that are there already. Raises
    `import.refused_whole` with every row accounted for and nothing made.
    """
    after = ""
    while (looked := orders_check_next(actor=work.job.actor, batch=batch, after=after)) is not None:
        after, refused = looked
        with transaction.atomic():
            run = work.hold()
            results.write(run, [RowResult(row_no, "rejected", code) for row_no, code in refused])
            work.saved()
        work.step()
    if work.run.counts.get("rejected"):
        account_rest(work, orders_unmerged(batch.id, ""), HELD_BACK)
        orders_discard(batch.id)
        refuse_whole(work)


def _begin_again(work: Work) -> None:
    with transaction.atomic():
        work.hold()
        orders_discard(work.run.id)
        ImportRow.objects.filter(run=work.run).delete()
        work.run.counts = {}
        work.saved(read_row=0, staged=0, merged_after="", phase="reading")


def _read(work: Work, seal: Seal) -> None:
    """Stages the file, from the checkpoint on."""
    reader = OrderRows(work.plan, work.shape.columns)
    number = ""
    for batch in work.rows():
        staged: list[tuple[StagedRow, bytes | None]] = []
        refused: list[RowResult] = []
        last = 0
        for row in batch:
            last = row.number
            read = reader.read(row.number, row.cells)
            if read is None:
                refused.append(RowResult(row.number, "skipped", "row.empty"))
            elif isinstance(read, Refusal) and read.code == EXAMPLE:
                refused.append(RowResult(row.number, "skipped", EXAMPLE))
            elif isinstance(read, Refusal):
                refused.append(RowResult.rejected(row.number, reader.faults(row.number, row.cells)))
            else:
                line, people = read
                # Persons count on the first row of an order; a row that follows its like is none.
                is_new = line.number != number
                number = line.number
                staged.append((line, seal.close(line.line_id, people) if people and is_new else None))
        with transaction.atomic():
            run = work.hold()
            orders_stage(run.id, staged)
            results.write(run, refused)
            work.saved(read_row=last, staged=run.staged + len(staged), read_bytes=work.read_bytes)
        work.step()


def _merge(work: Work, batch: OrderBatch) -> None:
    """Merges whole orders until none is left."""
    tries = 0
    while True:
        try:
            if not _merge_next(work, batch):
                return
            tries = 0
        except IntegrityError:
            # Another import made one of these orders in the same moment: now they are found.
            tries += 1
            if tries == _TRIES:
                raise
        work.step()


def _merge_next(work: Work, batch: OrderBatch) -> bool:
    with transaction.atomic():
        run = work.hold()
        merged = orders_merge_next(actor=work.job.actor, batch=batch, after=run.merged_after)
        if merged is None:
            return False
        results.write(run, [RowResult(one.row_no, one.outcome, one.code, (), one.order_id) for one in merged.rows])
        work.saved(merged_after=merged.after)
    return True
