"""Messages by sequence number, for both sides, and what the widget shows around them."""

from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.conversations.sql import MESSAGE_JOINS, MESSAGE_JSON, iso

PAGE_MAX: Final = 200

_SNAPSHOT: Final = """
SELECT json_build_object(
 'conversation_id', h.conversation_id,
 'episode', (SELECT json_build_object('id', e.id, 'state', e.state, 'queue_position', NULL,
    'agent', CASE WHEN u.id IS NOT NULL THEN json_build_object('name', u.name, 'avatar_url', NULL) END)
  FROM conversations_episode e LEFT JOIN accounts_user u ON u.id = e.owner_id
  WHERE e.conversation_id = h.conversation_id ORDER BY e.opened_at DESC, e.id DESC LIMIT 1),
 'messages', {messages},
 'marks', json_build_object(
   'agent', json_build_object('delivered_seq', h.agent_delivered_seq, 'read_seq', h.agent_read_seq),
   'customer', json_build_object('delivered_seq', h.customer_delivered_seq, 'read_seq', h.customer_read_seq))
)::text, (SELECT last_pos FROM kernel_sequencer)
FROM conversations_head h WHERE h.conversation_id = %s"""


def _messages_sql(before_seq: int | None, after_seq: int | None, limit: int) -> tuple[str, list[Any]]:
    """A JSON array of limit + 1 messages of `h` in ascending order: after a number, before one, or the last."""
    if after_seq is not None:
        condition, direction, params = "m.seq > %s", "ASC", [after_seq]
    elif before_seq is not None:
        condition, direction, params = "m.seq < %s", "DESC", [before_seq]
    else:
        condition, direction, params = "TRUE", "DESC", []
    sql = f"""(SELECT coalesce(json_agg(x.j ORDER BY x.seq), '[]') FROM (
      SELECT m.seq, {MESSAGE_JSON} AS j FROM conversations_message m {MESSAGE_JOINS}
      WHERE m.conversation_id = h.conversation_id AND {condition} ORDER BY m.seq {direction} LIMIT %s) x)"""
    return sql, [*params, limit + 1]


def _trim(messages: list[Any], limit: int, *, forward: bool) -> tuple[list[Any], bool]:
    more = len(messages) > limit
    if not more:
        return messages, False
    return (messages[:limit] if forward else messages[-limit:]), True


def snapshot(
    conversation_id: UUID, *, before_seq: int | None, after_seq: int | None, limit: int
) -> tuple[dict[str, Any], int] | None:
    """A page of the thread with episode and marks, and the position in the event log it stands for."""
    messages, params = _messages_sql(before_seq, after_seq, limit)
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT.replace("{messages}", messages), [*params, conversation_id])
        row = cursor.fetchone()
    if row is None:
        return None
    found: dict[str, Any] = orjson.loads(row[0])
    found["messages"], found["has_more"] = _trim(found["messages"], limit, forward=after_seq is not None)
    return found, int(row[1])


def position() -> int:
    """Where the event log stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_pos FROM kernel_sequencer")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def notes_before(conversation_id: UUID, *, before_seq: int | None, limit: int) -> dict[str, Any]:
    """Notes in ascending order, the last ones or those before a number."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT n.id, n.seq, n.episode_id, n.text, n.author_id, u.name, n.client_key, {iso("n.created_at")},
              n.mentions
            FROM conversations_note n JOIN accounts_user u ON u.id = n.author_id
            WHERE n.conversation_id = %s AND n.seq < %s ORDER BY n.seq DESC LIMIT %s""",
            [conversation_id, 2**31 - 1 if before_seq is None else before_seq, limit + 1],
        )
        rows = cursor.fetchall()
    notes = [
        {
            "id": row[0],
            "seq": row[1],
            "episode_id": row[2],
            "text": row[3],
            "author": {"id": row[4], "name": row[5]},
            "client_key": row[6],
            "created_at": row[7],
            "mentions": orjson.loads(row[8]),
        }
        for row in reversed(rows[:limit])
    ]
    return {"notes": notes, "has_more": len(rows) > limit}
