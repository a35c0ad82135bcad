"""What can be found of conversations: messages and internal notes. Who may read the conversation now finds them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.conversations.access import view_condition
from zhike.conversations.events import ConversationJoined, MessageSent, NoteAdded
from zhike.conversations.permissions import CONVERSATION_VIEW, NOTE_VIEW
from zhike.conversations.sql import HEAD_SCOPE
from zhike.kernel import search
from zhike.kernel.authz import Actor, scope_sql
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber

MESSAGE: Final = "message"
NOTE: Final = "note"
_HEAD: Final = "JOIN conversations_head AS h ON h.conversation_id = e.group_id"
_COLUMNS: Final = ("id", "conversation_id", "text", "created_at", "shop_id", "customer_id")

#: Words of the people in the thread; lines of the system say nothing that anybody looks for.
_MESSAGES: Final = """
SELECT m.id, m.conversation_id, CASE WHEN m.text = '' THEN coalesce(m.file->>'name', '') ELSE m.text END,
       m.created_at, h.shop_id, h.customer_id
FROM conversations_message m JOIN conversations_head h ON h.conversation_id = m.conversation_id
WHERE m.id = ANY(%s::uuid[]) AND m.kind <> 'event'
"""
_NOTES: Final = """
SELECT n.id, n.conversation_id, n.text, n.created_at, h.shop_id, h.customer_id
FROM conversations_note n JOIN conversations_head h ON h.conversation_id = n.conversation_id
WHERE n.id = ANY(%s::uuid[])
"""
_SHOWN: Final = """
SELECT m.id, m.conversation_id, m.seq, {text} AS text, {author}, h.customer_id, c.name, c.number, h.shop_id
FROM {table} m
JOIN conversations_head h ON h.conversation_id = m.conversation_id
JOIN customers_customer c ON c.id = h.customer_id
WHERE m.id = ANY(%s::uuid[]) AND {scope}
"""


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())


def _documents(sql: str, ids: Sequence[UUID]) -> Iterable[search.Document]:
    for one in _rows(sql, [list(ids)]):
        row = dict(zip(_COLUMNS, one, strict=True))
        yield search.Document(
            row["id"],
            {"text": row["text"]},
            row["created_at"],
            shop_id=row["shop_id"],
            customer_id=row["customer_id"],
            group_id=row["conversation_id"],
        )


def _messages(ids: Sequence[UUID]) -> Iterable[search.Document]:
    return _documents(_MESSAGES, ids)


def _notes(ids: Sequence[UUID]) -> Iterable[search.Document]:
    return _documents(_NOTES, ids)


def _message_ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    return _ids("conversations_message", after, limit)


def _note_ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    return _ids("conversations_note", after, limit)


def _ids(table: str, after: UUID | None, limit: int) -> Sequence[UUID]:
    start = UUID(int=0) if after is None else after
    return [row[0] for row in _rows(f"SELECT id FROM {table} WHERE id > %s ORDER BY id LIMIT %s", [start, limit])]


def _messages_shown(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    condition, params = view_condition(actor)
    return _shown(
        "conversations_message", "coalesce(nullif(m.text, ''), m.file->>'name', '')", "m.author_kind", condition,
        [list(ids), *params],
    )  # fmt: skip


def _notes_shown(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    condition, params = scope_sql(actor, NOTE_VIEW, HEAD_SCOPE)
    return _shown("conversations_note", "m.text", "'agent'", condition, [list(ids), *params])


def _shown(table: str, text: str, author: str, scope: str, params: list[object]) -> Mapping[UUID, dict[str, Any]]:
    sql = _SHOWN.format(table=table, text=text, author=author, scope=scope)
    return {
        row[0]: {
            "title": row[6] or row[7],
            "number": row[7],
            "text": row[3],
            "author": row[4],
            "seq": row[2],
            "link": {"kind": "conversation", "id": row[1]},
            "customer_id": row[5],
            "shop_id": row[8],
        }
        for row in _rows(sql, params)
    }


MESSAGES: Final = search.register(
    search.SearchDoc(
        MESSAGE, CONVERSATION_VIEW, {"text": 3}, _messages, _message_ids, _messages_shown, scope=HEAD_SCOPE, join=_HEAD
    )
)
NOTES: Final = search.register(
    search.SearchDoc(NOTE, NOTE_VIEW, {"text": 3}, _notes, _note_ids, _notes_shown, scope=HEAD_SCOPE, join=_HEAD)
)


@subscriber("conversations.search", events=[MessageSent.name, NoteAdded.name, ConversationJoined.name])
def keep_index(event: StoredEvent) -> None:
    """Makes what was written findable; messages that moved to another thread are found there."""
    payload = event.payload
    if isinstance(payload, MessageSent) and payload.kind != "event":
        search.index(MESSAGE, [payload.message_id])
    elif isinstance(payload, NoteAdded):
        search.index(NOTE, [payload.note_id])
    elif isinstance(payload, ConversationJoined):
        search.index(MESSAGE, _moved("conversations_message", payload))
        search.index(NOTE, [row[0] for row in _rows("SELECT id FROM conversations_note WHERE conversation_id = %s",
                                                    [payload.into_id])])  # fmt: skip


def _moved(table: str, payload: ConversationJoined) -> list[UUID]:
    rows = _rows(
        f"SELECT id FROM {table} WHERE conversation_id = %s AND seq BETWEEN %s AND %s",
        [payload.into_id, payload.first_seq, payload.last_seq],
    )
    return [row[0] for row in rows]
