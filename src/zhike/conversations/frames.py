"""Texts for the live connection. Imported by the gateway, so it knows neither Django nor the rest of the module."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
import psycopg

from zhike.conversations.sql import MESSAGE_JOINS, MESSAGE_JSON
from zhike.kernel.live.frames import FeedEvent

MESSAGE_SENT: Final = "conversations.message_sent"
_LOAD: Final = f"SELECT m.id, {MESSAGE_JSON}::text FROM conversations_message m {MESSAGE_JOINS} WHERE m.id = ANY(%s)"


def load_frames(connection: psycopg.Connection[tuple[Any, ...]], events: Sequence[FeedEvent]) -> Mapping[int, bytes]:
    """The messages that a batch of events tells of, as JSON by event id: one statement, none without such events.

    Addresses of files are null: they are signed per viewer, who fetches the message again when it is shown.
    """
    wanted = {
        UUID(orjson.loads(event.payload)["message_id"]): event.id for event in events if event.name == MESSAGE_SENT
    }
    if not wanted:
        return {}
    rows = connection.execute(_LOAD, [list(wanted)]).fetchall()
    return {wanted[row[0]]: row[1].encode() for row in rows}
