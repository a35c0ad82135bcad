"""Frames: built once per event and kind of listener, then handed to every socket of that kind.

Staff hear ids, codes and numbers; texts only on `conversation:` topics. Customers and visitors hear their own
conversation's topic and nothing else, only the events that :class:`VisitorView` names, only the fields it names, and
positions they cannot read.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import orjson
import psycopg

CONVERSATION: Final = "conversation:"
#: Larger payloads (an import's thousand ids) are left out of the frame: `data` is null and the client reads again.
DATA_MAX: Final = 8192

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One numbered event as the gateway reads it. `payload` is its JSON text."""

    id: int
    pos: int
    name: str
    at: str
    actor_kind: str
    actor_id: UUID | None
    subject_kind: str
    subject_id: UUID
    subject_version: int
    topics: Sequence[str]
    payload: str


#: Loads the texts of a batch: event id -> JSON of the Message. One SQL statement; given by conversations in wiring.
FrameLoader = Callable[[Connection, Sequence[FeedEvent]], Mapping[int, bytes]]


@dataclass(frozen=True, slots=True)
class VisitorView:
    """Which events customers hear of, and which fields of the payload they see. What is not listed is not sent."""

    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Text of a position that cannot be read or made up, and its inverse, which raises for anything else.
    write_pos: Callable[[int], str] = str
    read_pos: Callable[[str], int] = int


class Built:
    """An event with the frames built so far, by (staff, topics heard)."""

    __slots__ = ("_frames", "_message", "event")

    def __init__(self, event: FeedEvent, message: bytes | None) -> None:
        self.event = event
        self._message = message
        self._frames: dict[tuple[bool, tuple[str, ...]], str | None] = {}

    def frame(self, staff: bool, heard: tuple[str, ...], view: VisitorView) -> str | None:
        """The frame for a listener that hears the event on the topics `heard`; None when it must not hear of it."""
        key = (staff, heard)
        try:
            return self._frames[key]
        except KeyError:
            frame = self._staff(heard) if staff else self._visitor(heard, view)
            self._frames[key] = frame
            return frame

    def _staff(self, heard: tuple[str, ...]) -> str:
        event = self.event
        head: dict[str, object] = {
            "type": "event",
            "pos": event.pos,
            "name": event.name,
            "subject": {"kind": event.subject_kind, "id": event.subject_id, "version": event.subject_version},
            "actor": {"kind": event.actor_kind, "id": event.actor_id},
            "at": event.at,
            "topics": heard,
        }
        data = event.payload if len(event.payload) <= DATA_MAX else "null"
        return self._join(head, data, heard)

    def _visitor(self, heard: tuple[str, ...], view: VisitorView) -> str | None:
        event = self.event
        allowed = view.fields.get(event.name)
        own = tuple(topic for topic in heard if topic.startswith(CONVERSATION))
        if allowed is None or not own:
            return None
        payload = orjson.loads(event.payload)
        head = {
            "type": "event",
            "pos": view.write_pos(event.pos),
            "name": event.name,
            "subject": {"kind": event.subject_kind, "id": event.subject_id, "version": event.subject_version},
            "actor": {"kind": event.actor_kind, "id": None},
            "at": event.at,
            "topics": own,
        }
        seen = {name: value for name, value in payload.items() if name in allowed}
        return self._join(head, orjson.dumps(seen).decode(), own)

    def _join(self, head: Mapping[str, object], data: str, heard: tuple[str, ...]) -> str:
        start = orjson.dumps(head).decode()[:-1]
        with_text = self._message is not None and any(topic.startswith(CONVERSATION) for topic in heard)
        message = f',"message":{self._message.decode()}' if with_text and self._message is not None else ""
        return f'{start},"data":{data}{message}}}'


def plain(**members: object) -> str:
    """A small frame: ready, reload, pong, listening, typing."""
    return orjson.dumps(members).decode()
