"""Writing entries: by subscribers in batches, by a rebuild, never in the owner's transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from zhike.kernel import clock
from zhike.kernel.search import tokens
from zhike.kernel.search.docs import Document, SearchDoc, find

BATCH: Final = 500
_INSERT: Final = """
INSERT INTO search_entry (kind, object_id, field, part, weight, folded, words, singles, number, happened_at,
                          owner_id, team_id, department_id, shop_id, customer_id, group_id, indexed_at)
VALUES (%s, %s, %s, %s, %s, %s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]), %s, %s, %s, %s, %s, %s,
        %s, %s, %s)
"""


def index(kind: str, ids: Iterable[UUID]) -> int:
    """Makes the entries of these things equal to what their owner says now; answers how many entries there are.

    Called by the owner's subscriber with the ids of a batch of events. Things that are gone lose their entries.
    """
    doc = find(kind)
    wanted = sorted(set(ids))
    written = 0
    for at in range(0, len(wanted), BATCH):
        written += _index_batch(doc, wanted[at : at + BATCH])
    return written


def remove(kind: str, ids: Iterable[UUID]) -> None:
    """Takes things out of the index, as when their owner purges them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_entry WHERE kind = %s AND object_id = ANY(%s::uuid[])", [kind, sorted(set(ids))]
        )


def rebuild(kind: str, *, progress: Callable[[int], None] | None = None) -> int:
    """Makes all entries of a kind new while searches go on; answers how many things were indexed."""
    doc = find(kind)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        row = cursor.fetchone()
    began = row[0] if row else clock.now()
    count = 0
    after: UUID | None = None
    while batch := doc.ids(after, BATCH):
        _index_batch(doc, batch)
        after = batch[-1]
        count += len(batch)
        if progress is not None:
            progress(count)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_entry WHERE kind = %s AND indexed_at < %s", [kind, began])
    return count


def _index_batch(doc: SearchDoc, ids: Sequence[UUID]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        # One writer per kind: a rebuild and the subscriber must not write one thing's entries side by side.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0)), clock_timestamp()", [f"search:{doc.kind}"]
        )
        row = cursor.fetchone()
        at = row[1] if row else clock.now()
        rows = [entry for document in doc.load(ids) for entry in _entries(doc, document, at)]
        remove(doc.kind, ids)
        cursor.executemany(_INSERT, rows)
    return len(rows)


def _entries(doc: SearchDoc, document: Document, at: Any) -> Iterator[list[Any]]:
    number = tokens.fold(document.number)[:100] if document.number else None
    scope = [
        document.happened_at, document.owner_id, document.team_id, document.department_id, document.shop_id,
        document.customer_id, document.group_id, at,
    ]  # fmt: skip
    first = True
    for name, weight in doc.fields.items():
        for place, part in enumerate(tokens.parts(tokens.fold(document.texts.get(name, "")))):
            found = tokens.terms(part)
            yield [
                doc.kind, document.id, name, place, weight, part, found.words, found.singles,
                number if first else None, *scope,
            ]  # fmt: skip
            first = False
    if first and number:
        yield [doc.kind, document.id, "number", 0, 1, "", [], [], number, *scope]
