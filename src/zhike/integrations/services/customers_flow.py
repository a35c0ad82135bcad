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
from zhike.integrations.services.working import Work, refuse_whole
from zhike.integrations.types import Refusal, RowResult, StoppedError

#: Sealing costs time: a transaction of a thousand customers stays well under a second.
_BATCH: Final = 1_000
#: Names of the customers' rules for fields that files call otherwise.
_FIELD_NAMES: Final[Mapping[str, str]] = {
    "detail": "address", "addresses": "address", "recipient": "name", "account": "external_id",
}  # fmt: skip


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
    for row in rows:
        read = reader.read(row.number, row.cells)
        if read is None:
            outcomes.append(RowResult(row.number, "skipped", "row.empty"))
        elif isinstance(read, Refusal):
            outcomes.append(RowResult(row.number, "rejected", read.code, (read.column,) if read.column else ()))
        else:
            usable.append((row.number, read))
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
    code = one.problems[0][1] if one.problems else "value.invalid"
    named = dict.fromkeys(_FIELD_NAMES.get(field, field) for field, _ in one.problems)
    return RowResult(number, "rejected", code, tuple(columns.get(name, name) for name in named))
