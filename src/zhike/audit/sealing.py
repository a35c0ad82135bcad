"""Numbering and sealing: committed rows get their `pos` in order of id, and each batch a link in the chain.

One transaction numbers a batch and seals it, so there is no numbered row without a seal. Writers are never waited for:
a row that commits late is simply numbered later.
"""

from functools import partial
from typing import Final

from django.db import connection, transaction

from zhike.audit import merkle, seals, store
from zhike.audit.seals import BEGINNING, Seal, SealKind
from zhike.kernel import clock, trail
from zhike.kernel.authz import SYSTEM

BATCH: Final = 2_000
_BATCHES_A_TURN: Final = 20
#: One sealer at a time, whoever started it.
_LOCK_KEY: Final = 0x7A68_6B5F_7365_616C

_NUMBER: Final = """
UPDATE audit_entry e SET pos = numbered.pos
FROM (
    SELECT id, %s::bigint + row_number() OVER (ORDER BY id) AS pos
    FROM (SELECT id FROM audit_entry WHERE pos IS NULL ORDER BY id LIMIT %s) waiting
) numbered
WHERE e.id = numbered.id
RETURNING e.pos, e.digest
"""


def seal_batch(limit: int = BATCH) -> int:
    """Numbers and seals up to `limit` rows; answers how many. 0 also when somebody else is sealing."""
    with transaction.atomic():
        if not _alone():
            return 0
        from_pos = store.last_pos() + 1
        with connection.cursor() as cursor:
            cursor.execute(_NUMBER, [from_pos - 1, limit])
            rows = sorted(cursor.fetchall())
        if not rows:
            return 0
        digests = [bytes(digest) for _pos, digest in rows]
        _append("batch", from_pos, rows[-1][0], root=merkle.root(digests), leaves=merkle.hints(digests))
    return len(rows)


def seal_waiting() -> int:
    """Seals what waits, up to a turn's worth; answers how many rows. Makes the day's checkpoint when it is due."""
    total = 0
    for _batch in range(_BATCHES_A_TURN):
        sealed = seal_batch()
        total += sealed
        if sealed < BATCH:
            break
    checkpoint_when_due()
    return total


def checkpoint_when_due() -> bool:
    """Once a UTC day with something new: a signed statement of the head, also kept in a file outside the database."""
    with transaction.atomic():
        if not _alone():
            return False
        head = store.last_seal()
        if head is None or head.kind == "checkpoint":
            return False
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(at) FROM audit_seal WHERE kind = 'checkpoint'")
            [(last,)] = cursor.fetchall()
        if last is not None and last.date() >= clock.now().date():
            return False
        seal = _append("checkpoint", 0, store.last_pos())
        transaction.on_commit(partial(store.checkpoint_keep, seal))
    return True


def drop_sealed(until_pos: int) -> int:
    """Retention: removes rows of whole batches up to `until_pos`, leaves their seals, and seals that it did so.

    Runs as the owner role, in the maintenance process; the application role may not delete. Answers the last number
    that went, 0 when no whole batch lies below.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])
            cursor.execute("SELECT max(to_pos) FROM audit_seal WHERE kind = 'batch' AND to_pos <= %s", [until_pos])
            [(last,)] = cursor.fetchall()
            if last is None:
                return 0
            cursor.execute("DELETE FROM audit_entry WHERE pos <= %s", [last])
            removed = cursor.rowcount
        if removed == 0:
            return 0
        _append("drop", 0, last)
        trail.record(
            "audit.entry.drop",
            actor=SYSTEM,
            object_kind="audit_entry",
            object_id=last,
            after={"until_pos": last, "rows": removed},
        )
    return int(last)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK_KEY])
        [(alone,)] = cursor.fetchall()
    return bool(alone)


def _append(kind: SealKind, from_pos: int, to_pos: int, *, root: bytes = merkle.EMPTY, leaves: bytes = b"") -> Seal:
    head = store.last_seal()
    seal = seals.make(
        number=head.number + 1 if head else 1,
        kind=kind,
        from_pos=from_pos,
        to_pos=to_pos,
        root=root,
        leaves=leaves,
        at=clock.now(),
        previous=head.hash if head else BEGINNING,
    )
    store.add(seal)
    transaction.on_commit(partial(store.witness_keep, seal))
    return seal
