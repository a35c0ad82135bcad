"""The table of files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import connection

from zhike.kernel.authz import Actor

State = Literal["quarantine", "ready", "rejected"]


@dataclass(frozen=True, slots=True)
class FileInfo:
    """What is known of a file. `size` is that of the bytes one gets, `type` their media type."""

    id: UUID
    state: State
    reject_code: str | None
    name: str
    type: str
    size: int
    width: int | None
    height: int | None
    scan: str | None
    blob: str | None
    thumb_blob: str | None
    thumb_size: int | None
    owner_kind: str | None
    owner_id: UUID | None
    actor_kind: str
    actor_id: UUID | None
    created_at: datetime

    @property
    def is_image(self) -> bool:
        return self.type.startswith("image/")

    def uploaded_by(self, actor: Actor) -> bool:
        """Whether `actor` brought this file."""
        return (self.actor_kind, self.actor_id) == (actor.kind, actor.id)


_COLUMNS: Final = ", ".join(FileInfo.__dataclass_fields__)


def select(condition: str, parameters: Sequence[Any], *, suffix: str = "") -> list[FileInfo]:
    """The files that meet a condition of this package; never of a caller's making."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM kernel_file WHERE {condition} {suffix}", parameters)
        return [FileInfo(*row) for row in cursor.fetchall()]


def by_id(file_id: UUID, *, lock: bool = False) -> FileInfo | None:
    """The file, or None."""
    found = select("id = %s", [file_id], suffix="FOR UPDATE" if lock else "")
    return found[0] if found else None


def insert(file_id: UUID, *, name: str, size: int, blob: str, actor: Actor, at: datetime) -> None:
    """A new row in quarantine."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_file (id, state, name, type, size, blob, actor_kind, actor_id, created_at) "
            "VALUES (%s, 'quarantine', %s, 'application/octet-stream', %s, %s, %s, %s, %s)",
            [file_id, name, size, blob, actor.kind, actor.id, at],
        )


def update(file_id: UUID, expected: State, **values: object) -> bool:
    """Sets columns of a file that is in the expected state; False when it is not any more."""
    assignments = ", ".join(f"{column} = %s" for column in values)
    with connection.cursor() as cursor:
        parameters: list[Any] = [*values.values(), file_id, expected]
        cursor.execute(f"UPDATE kernel_file SET {assignments} WHERE id = %s AND state = %s", parameters)
        return bool(cursor.rowcount == 1)


def delete(file_ids: Sequence[UUID]) -> None:
    """Removes the rows."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_file WHERE id = ANY(%s::uuid[])", [list(file_ids)])


def unknown_blobs(names: Sequence[str]) -> list[str]:
    """Those of `names` that no row knows."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kept.blob FROM unnest(%s::text[]) AS kept(blob) WHERE NOT EXISTS "
            "(SELECT FROM kernel_file AS known WHERE known.blob = kept.blob OR known.thumb_blob = kept.blob)",
            [list(names)],
        )
        return [row[0] for row in cursor.fetchall()]
