"""The language of the live connection: what clients may say, and why a socket is closed."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from uuid import UUID

import orjson

#: Longest frame a client may send after its hello, in bytes. The hello carries a ticket, which may list many topics.
FRAME_MAX: Final = 4096
HELLO_MAX: Final = 16_384


class Close(IntEnum):
    """Why the server closes a socket."""

    BAD_FRAME = 4400
    BAD_TICKET = 4401
    RIGHTS_CHANGED = 4403
    TOO_SLOW = 4408
    TOO_MANY = 4429
    TRY_LATER = 1013


class FrameError(ValueError):
    """What a client sent is no frame of the protocol."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first frame: who, and what was heard last. `after` is a number for staff, opaque text for visitors."""

    ticket: str
    after: int | str | None


@dataclass(frozen=True, slots=True)
class Listen:
    """Asks to hear the topic that the grant names."""

    grant: str


@dataclass(frozen=True, slots=True)
class Unlisten:
    """Stops hearing a topic."""

    topic: str


@dataclass(frozen=True, slots=True)
class Typing:
    """Somebody writes, or stopped writing, in a conversation."""

    conversation: str
    on: bool


@dataclass(frozen=True, slots=True)
class Ping:
    """Still here."""


ClientFrame = Hello | Listen | Unlisten | Typing | Ping


def parse(text: str) -> ClientFrame:
    """Reads a client's frame. Raises FrameError for garbage, unknown types, missing or wrong members and long frames.

    Members that are not known are passed over, so that newer clients can talk to an older server.
    """
    if len(text) > HELLO_MAX:
        raise FrameError("too long")
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise FrameError("not JSON") from None
    if not isinstance(value, dict):
        raise FrameError("not an object")
    if value.get("type") == "hello":
        return _hello(value)
    if len(text.encode()) > FRAME_MAX:
        raise FrameError("too long")
    match value:
        case {"type": "ping"}:
            return Ping()
        case {"type": "listen", "grant": str(grant)}:
            return Listen(grant)
        case {"type": "unlisten", "topic": str(topic)}:
            return Unlisten(topic)
        case {"type": "typing", "conversation": str(conversation), "on": bool(on)}:
            return Typing(_uuid_text(conversation), on)
    raise FrameError("unknown or incomplete")


def _hello(value: dict[str, object]) -> Hello:
    ticket, after = value.get("ticket"), value.get("after")
    if not isinstance(ticket, str):
        raise FrameError("hello without a ticket")
    if isinstance(after, bool) or not (after is None or isinstance(after, int | str)):
        raise FrameError("hello with a wrong position")
    if isinstance(after, int) and not 0 <= after < 2**63:
        raise FrameError("hello with a wrong position")
    return Hello(ticket, after)


def _uuid_text(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise FrameError("not an id") from None
