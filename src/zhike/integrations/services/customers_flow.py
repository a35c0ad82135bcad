"""An import of customers: rows go through the customers' own rules, a batch at a time."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.customers.public import CustomerRow, ImportedCustomer, customer_import_many
from zhike.integrations import reading, results
from zhike.integrations.models import ImportRow
from zhike.integrations.rules.customers import CustomerRows
from zhike.integrations.services.faults import customer_faults, named
from zhike.integrations.services.working import Work, refuse_whole
from zhike.integrations.types import Refusal, RowResult, StoppedError

#: Sealing costs time: a transaction of a thousand customers stays well under a second.
_BATCH: Final = 1_000


def run_customers(work: Work) -> None:
    """The flow of a customer file. All or nothing goes through it twice, the first time without keeping anything."""
    if work.run.shop_id is None:
        raise StoppedError(cancelled=False)
    if work.plan.mode == "all_or_nothing" and work.run.phase != "merging":
        _pass(work, work.run.shop_id, keep=False)
        refuse_whole(work)
        with transaction.atomic():
            work.hold()
            ImportRow.objects.filter(run=work.run).delete()
            count = sum(work.run.counts.values())
            work.run.counts = {}
            work.saved(phase="merging", read_row=0, row_count=count)
    _pass(work, work.run.shop_id, keep=True)
    with transaction.atomic():
        work.hold()
        work.saved(row_count=sum(work.run.counts.values()))


def _pass(work: Work, shop_id: UUID, *, keep: bool) -> None:
    reader = CustomerRows(work.plan, work.shape.columns)
    for batch in work.rows():
        while rows := list(islice(batch, _BATCH)):
            _take(work, shop_id, reader, rows, keep=keep)
            work.step()


def _take(work: Work, shop_id: UUID, reader: CustomerRows, rows: Sequence[reading.Row], *, keep: bool) -> None:
    outcomes: list[RowResult] = []
    usable: list[tuple[int, CustomerRow]] = []
    refused: list[reading.Row] = []
    for row in rows:
        read = reader.read(row.number, row.cells)
        if read is None:
            outcomes.append(RowResult(row.number, "skipped", "row.empty"))
        elif isinstance(read, Refusal):
            refused.append(row)
        else:
            usable.append((row.number, read))
    faults = customer_faults(reader, [row.cells for row in refused], work.plan) if refused else []
    outcomes += [RowResult.rejected(row.number, wrong) for row, wrong in zip(refused, faults, strict=True)]
    with transaction.atomic():
        run = work.hold()
        taken = _imported(work, [row for _, row in usable], shop_id, keep=keep)
        outcomes += [_outcome(number, one, work.plan.columns) for (number, _), one in zip(usable, taken, strict=True)]
        results.write(run, outcomes)
        work.saved(read_row=rows[-1].number, read_bytes=work.read_bytes)


def _imported(work: Work, rows: Sequence[CustomerRow], shop_id: UUID, *, keep: bool) -> list[ImportedCustomer]:
    with transaction.atomic():
        taken = customer_import_many(actor=work.job.actor, rows=rows, shop_id=shop_id, locale=work.plan.options.locale)
        if not keep:
            transaction.set_rollback(True)
    return taken


def _outcome(number: int, one: ImportedCustomer, columns: Mapping[str, str]) -> RowResult:
    if one.outcome != "rejected":
        return RowResult(number, one.outcome, one.code, (), one.customer_id)
    return RowResult.rejected(number, named(one.problems, columns))
