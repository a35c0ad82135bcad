"""Seals in the database, and the witness beside it."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

from zhike.audit.seals import Seal

_COLUMNS: Final = "number, kind, from_pos, to_pos, root, leaves, at, previous, hash, key_id, signature"
_PAGE: Final = 50


def last_seal() -> Seal | None:
    """The head of the chain."""
    found = _seals(f"SELECT {_COLUMNS} FROM audit_seal ORDER BY number DESC LIMIT 1", [])
    return found[0] if found else None


def last_pos() -> int:
    """The highest number given to a row so far; 0 at the beginning."""
    found = _seals(f"SELECT {_COLUMNS} FROM audit_seal WHERE kind = 'batch' ORDER BY number DESC LIMIT 1", [])
    return found[0].to_pos if found else 0


def seals_between(first: int, last: int) -> Iterator[Seal]:
    """Seals by number, in order, a page at a time."""
    after = first - 1
    while page := _seals(
        f"SELECT {_COLUMNS} FROM audit_seal WHERE number > %s AND number <= %s ORDER BY number LIMIT {_PAGE}",
        [after, last],
    ):
        yield from page
        after = page[-1].number


def drops(last: int) -> list[Seal]:
    """What retention removed, up to seal `last`."""
    return _seals(f"SELECT {_COLUMNS} FROM audit_seal WHERE kind = 'drop' AND number <= %s ORDER BY number", [last])


def add(seal: Seal) -> None:
    """Appends to the chain. The primary key refuses a second seal of the same number."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO audit_seal ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                seal.number,
                seal.kind,
                seal.from_pos,
                seal.to_pos,
                seal.root,
                seal.leaves,
                seal.at,
                seal.previous,
                seal.hash,
                seal.key_id,
                seal.signature,
            ],
        )


def _seals(sql: str, params: list[Any]) -> list[Seal]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    return [
        Seal(row[0], row[1], row[2], row[3], bytes(row[4]), bytes(row[5]), row[6], bytes(row[7]), bytes(row[8]), row[9],
             bytes(row[10]))
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Witness:
    """The head of the chain as it stood when this machine last sealed, kept outside the database.

    Rows and seals cut off together at the end leave a chain that is whole in itself; only somebody outside remembers
    that it was longer. After a restore from a backup the same is found, and is then the truth.
    """

    number: int
    hash: str


def _witness_path() -> Path:
    return Path(settings.HOME) / "audit" / f"head-{connection.settings_dict['NAME']}.json"


def witness_keep(seal: Seal) -> None:
    """Remembers the head; called after the commit. A reader never sees half a file."""
    path = _witness_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps({"number": seal.number, "hash": seal.hash.hex()}), encoding="utf-8")
    part.replace(path)


def witness() -> Witness | None:
    """What this machine remembers, if it ever sealed."""
    try:
        kept = json.loads(_witness_path().read_text(encoding="utf-8"))
        return Witness(int(kept["number"]), str(kept["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def checkpoint_keep(seal: Seal) -> None:
    """Appends the signed checkpoint to a file that can be carried away: the proof of what the log was that day."""
    path = Path(settings.HOME) / "audit" / "checkpoints.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = {
        "number": seal.number,
        "at": seal.at.isoformat(),
        "pos": seal.to_pos,
        "hash": seal.hash.hex(),
        "previous": seal.previous.hex(),
        "key": seal.key_id,
        "signature": seal.signature.hex(),
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
