"""Proving that the log is whole: digests recomputed by the database, the chain recomputed here.

Nothing is believed that the log says about itself: a row's digest is computed from its fields, the batch's root from
the digests, the seal's hash from its content, its signature with a key that is not in the database, its place by the
link before it, and the end of the chain by what this machine remembers of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from django.db import connection

from zhike.audit import merkle, store
from zhike.audit.seals import BEGINNING, Seal

FindingKind = Literal[
    "row_altered",
    "row_missing",
    "row_inserted",
    "row_moved",
    "row_unsealed",
    "seal_altered",
    "seal_missing",
    "seal_unsigned",
    "tail_missing",
]
#: A check stops collecting after this many; the first is what matters.
MOST_FINDINGS: Final = 100

_ROWS: Final = "SELECT pos, id, digest, audit_digest(e) FROM audit_entry e WHERE pos BETWEEN %s AND %s ORDER BY pos, id"
# One statement sees one moment, so a batch that is being sealed now is seen whole or not at all.
_BEYOND: Final = (
    "SELECT pos, id FROM audit_entry WHERE pos > "
    "(SELECT coalesce(max(to_pos), 0) FROM audit_seal WHERE kind = 'batch') ORDER BY pos LIMIT 10"
)
_WAITING: Final = "SELECT id FROM audit_entry e WHERE pos IS NULL AND digest <> audit_digest(e) ORDER BY id LIMIT 10"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: which row (pos, id) or which seal."""

    kind: FindingKind
    pos: int | None = None
    entry_id: int | None = None
    seal: int | None = None

    def __str__(self) -> str:
        facts = (("pos", self.pos), ("entry", self.entry_id), ("seal", self.seal))
        return " ".join([self.kind, *(f"{name}={value}" for name, value in facts if value is not None)])


@dataclass(slots=True)
class Report:
    """The outcome of a check: what was looked at and everything that is wrong, in order."""

    rows: int = 0
    seals: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.findings

    @property
    def full(self) -> bool:
        return len(self.findings) >= MOST_FINDINGS


@dataclass(frozen=True, slots=True)
class _Row:
    pos: int
    id: int
    digest: bytes
    computed: bytes


def verify(from_pos: int | None = None, to_pos: int | None = None) -> Report:
    """Checks the rows numbered `from_pos` … `to_pos` (all by default) and the whole chain of seals.

    Reads a batch at a time, so memory does not grow with the log. Rows that retention removed are accepted when a
    signed seal says so.
    """
    report = Report()
    # The witness first: it only ever follows a commit, so the head read after it is never behind it by sealing alone.
    remembered = store.witness()
    head = store.last_seal()
    last = head.number if head else 0
    dropped = max((seal.to_pos for seal in store.drops(last) if seal.intact() and seal.signed()), default=0)
    previous, expected, next_pos = BEGINNING, 1, 1
    for seal in store.seals_between(1, last):
        report.seals += 1
        report.findings += _check_link(seal, previous, expected)
        if seal.kind == "batch":
            if seal.from_pos != next_pos:
                report.findings.append(Finding("seal_missing", pos=next_pos, seal=seal.number))
            wanted = (from_pos is None or seal.to_pos >= from_pos) and (to_pos is None or seal.from_pos <= to_pos)
            if wanted:
                _check_rows(seal, dropped, report)
            next_pos = seal.to_pos + 1
        previous, expected = seal.hash, seal.number + 1
        if report.full:
            break
    if not report.full:
        report.findings += _check_end(head, remembered)
    del report.findings[MOST_FINDINGS:]
    return report


def _check_link(seal: Seal, previous: bytes, expected: int) -> Iterator[Finding]:
    if seal.number != expected:
        yield Finding("seal_missing", seal=expected)
    elif seal.previous != previous:
        yield Finding("seal_altered", seal=seal.number)
        return
    if not seal.intact():
        yield Finding("seal_altered", seal=seal.number)
    elif not seal.signed():
        yield Finding("seal_unsigned", seal=seal.number)


def _check_rows(seal: Seal, dropped: int, report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [seal.from_pos, seal.to_pos])
        rows = [
            _Row(pos, row_id, bytes(digest), bytes(computed)) for pos, row_id, digest, computed in cursor.fetchall()
        ]
    report.rows += len(rows)
    if seal.to_pos <= dropped:
        report.findings += [Finding("row_inserted", pos=row.pos, entry_id=row.id) for row in rows]
        return
    whole = len(rows) == seal.to_pos - seal.from_pos + 1
    honest = all(row.digest == row.computed for row in rows)
    if whole and honest and merkle.root([row.digest for row in rows]) == seal.root:
        return
    found = list(_locate(seal, rows))
    report.findings += found or [Finding("seal_altered", seal=seal.number)]


def _locate(seal: Seal, rows: list[_Row]) -> Iterator[Finding]:
    """Which rows of a broken batch are wrong, by the hints that the seal keeps."""
    size = merkle.HINT_BYTES
    hints = {
        seal.from_pos + place: seal.leaves[place * size : (place + 1) * size]
        for place in range(len(seal.leaves) // size)
    }
    places = {hint: pos for pos, hint in hints.items()}
    by_pos: dict[int, list[_Row]] = {}
    for row in rows:
        by_pos.setdefault(row.pos, []).append(row)
    for pos in range(seal.from_pos, seal.to_pos + 1):
        here = by_pos.get(pos, [])
        if not here:
            yield Finding("row_missing", pos=pos, seal=seal.number)
            continue
        rightful = next((row for row in here if row.digest[:size] == hints.get(pos)), here[0])
        yield from (
            Finding("row_inserted", pos=pos, entry_id=row.id, seal=seal.number) for row in here if row is not rightful
        )
        if rightful.digest != rightful.computed:
            yield Finding("row_altered", pos=pos, entry_id=rightful.id, seal=seal.number)
        elif rightful.digest[:size] != hints.get(pos):
            moved = places.get(rightful.digest[:size]) is not None
            kind: FindingKind = "row_moved" if moved else "row_altered"
            yield Finding(kind, pos=pos, entry_id=rightful.id, seal=seal.number)


def _check_end(head: Seal | None, remembered: store.Witness | None) -> Iterator[Finding]:
    """What stands behind the last seal: nothing numbered, nothing forged, and not less than this machine remembers."""
    with connection.cursor() as cursor:
        cursor.execute(_BEYOND)
        beyond = cursor.fetchall()
        cursor.execute(_WAITING)
        waiting = cursor.fetchall()
    yield from (Finding("row_unsealed", pos=pos, entry_id=row_id) for pos, row_id in beyond)
    yield from (Finding("row_altered", entry_id=row_id) for (row_id,) in waiting)
    if remembered is None:
        return
    if head is None or head.number < remembered.number:
        yield Finding("tail_missing", seal=remembered.number)
        return
    there = next(store.seals_between(remembered.number, remembered.number), None)
    if there is not None and there.hash.hex() != remembered.hash:
        yield Finding("seal_altered", seal=remembered.number)
