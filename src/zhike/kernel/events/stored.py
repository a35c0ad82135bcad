"""Events as they are read back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.kernel.authz import Actor, ActorKind
from zhike.kernel.events.payload import EventPayload, Subject, read_payload

_COLUMNS: Final = (
    "id, pos, name, version, at, actor_kind, actor_id, on_behalf_of, cause_depth, operation_id, subject_kind, "
    "subject_id, subject_version, customer_id, shop_id, topics, payload::text AS payload"
)
_AFTER: Final = (
    f"SELECT {_COLUMNS} FROM kernel_event WHERE pos > %s::bigint AND pos <= %s::bigint AND name = ANY(%s::text[]) "
    "ORDER BY pos LIMIT %s::integer"
)
_ONE: Final = f"SELECT {_COLUMNS} FROM kernel_event WHERE id = %s::bigint"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A numbered event with its typed payload, as handlers get it."""

    id: int
    pos: int
    name: str
    version: int
    at: datetime
    actor_kind: ActorKind
    actor_id: UUID | None
    on_behalf_of: UUID | None
    cause_depth: int
    operation_id: UUID
    subject: Subject
    customer_id: UUID | None
    shop_id: UUID | None
    topics: tuple[str, ...]
    payload: EventPayload

    @property
    def actor(self) -> Actor:
        """Who did it, without rights: for history rows, not for permission checks."""
        return Actor(self.actor_kind, self.actor_id, self.on_behalf_of)


@dataclass(frozen=True, slots=True)
class RawEvent:
    """A row whose payload has not been read yet: reading it may fail, and that failure belongs to the event."""

    id: int
    pos: int
    subject_id: UUID
    row: Mapping[str, Any]

    def typed(self) -> StoredEvent:
        """The event with its payload class. Raises EventError (unknown class) or pydantic's ValidationError."""
        row = self.row
        return StoredEvent(
            id=self.id,
            pos=self.pos,
            name=row["name"],
            version=row["version"],
            at=row["at"],
            actor_kind=row["actor_kind"],
            actor_id=row["actor_id"],
            on_behalf_of=row["on_behalf_of"],
            cause_depth=row["cause_depth"],
            operation_id=row["operation_id"],
            subject=Subject(kind=row["subject_kind"], id=self.subject_id, version=row["subject_version"]),
            customer_id=row["customer_id"],
            shop_id=row["shop_id"],
            topics=tuple(row["topics"]),
            payload=read_payload(row["name"], row["version"], orjson.loads(row["payload"])),
        )


def events_after(pos: int, upto: int, names: Sequence[str], limit: int) -> list[RawEvent]:
    """Numbered events of these names with pos in (pos, upto], in order, at most `limit`."""
    return _read(_AFTER, [pos, upto, list(names), limit])


def event_by_id(event_id: int) -> RawEvent | None:
    """One event, or None when it is gone."""
    return next(iter(_read(_ONE, [event_id])), None)


def last_pos() -> int:
    """The highest position given so far. A snapshot read after this call contains everything up to it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_pos FROM kernel_sequencer")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _read(sql: str, params: list[Any]) -> list[RawEvent]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    return [RawEvent(row["id"], row["pos"], row["subject_id"], row) for row in rows]
