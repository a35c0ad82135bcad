"""The account of an import: what became of every row."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from zhike.integrations.models import ImportRow, ImportRun
from zhike.integrations.types import RowResult

_COPY: Final = "COPY integrations_importrow (run_id, number, outcome, code, columns, subject_id, codes) FROM STDIN"
_CHUNK: Final = 5_000


def write(run: ImportRun, results: Sequence[RowResult]) -> None:
    """Writes outcomes and adds them to the counts of `run`, which the caller saves in the same transaction."""
    if not results:
        return
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.set_types(("uuid", "int4", "text", "text", "text[]", "uuid", "text[]"))
        for one in results:
            columns = list(one.columns) if one.columns else None
            codes = list(one.codes) if one.codes else None
            copy.write_row((run.id, one.number, one.outcome, one.code, columns, one.subject_id, codes))
    counted = Counter(run.counts)
    counted.update(one.outcome for one in results)
    run.counts = dict(counted)


def refused(run_id: UUID) -> Iterator[tuple[int, str, list[str], list[str]]]:
    """(row, code, columns, codes) of rejected rows in order, read in pieces."""
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT number, code, coalesce(columns, '{}'), coalesce(codes, '{}') FROM integrations_importrow "
                "WHERE run_id = %s AND outcome = 'rejected' AND number > %s ORDER BY number LIMIT %s",
                [run_id, after, _CHUNK],
            )
            found = cursor.fetchall()
        yield from found
        if len(found) < _CHUNK:
            return
        after = found[-1][0]


def skip(run: ImportRun, numbers: Sequence[int], code: str) -> None:
    """Accounts for rows that nothing was done with; those that have an outcome keep it."""
    known = set(ImportRow.objects.filter(run=run, number__in=numbers).values_list("number", flat=True))
    write(run, [RowResult(number, "skipped", code) for number in numbers if number not in known])
