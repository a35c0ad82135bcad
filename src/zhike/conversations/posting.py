"""Writing a message: access, lock, sequence number, row, head, event and audit entry in one statement.

The head row's lock gives the conversation its order. A repeated `client_key` violates the unique constraint, which
undoes the whole statement, so that no number is used; the message that was stored the first time is answered. There is
no ON CONFLICT: it would leave a gap behind.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import IntegrityError, connection, transaction

from zhike.audit.public import AUDIT_COLUMNS, AUDIT_VALUES, audit_params
from zhike.conversations.events import MessageSent
from zhike.conversations.rules import kind_shown, preview
from zhike.conversations.sql import ALL_TOPICS, MESSAGE_JOINS, MESSAGE_JSON, iso
from zhike.conversations.types import Post
from zhike.kernel import clock
from zhike.kernel.errors import IDEMPOTENCY_REUSED
from zhike.kernel.events.emit import EVENT_COLUMNS, EVENT_VALUES, event_params, wake_after_commit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.kernel.postgres.base import own_connection
from zhike.kernel.trail import TrailEntry

ONCE: Final = "conversations_message_once"
_NOBODY: Final = UUID(int=0)
#: Of the event's values the first ten do not depend on the row; of the entry's all but the last two.
_EVENT_FIXED: Final = 10
_EVENT_HEAD: Final = ", ".join(EVENT_VALUES.split(", ")[:_EVENT_FIXED])
_AUDIT_HEAD: Final = ", ".join(AUDIT_VALUES.split(", ")[:-2])

_UNREAD: Final = {
    "agent": "unread_customer = h.unread_customer + 1,",
    "bot": "unread_customer = h.unread_customer + 1,",
    "customer": "unread_agent = h.unread_agent + 1,",
}
#: The first human answer of an episode is stamped once; the event says whether this message was it.
_STAMP: Final = """
, stamp AS (
  UPDATE conversations_episode e SET first_response_at = m.created_at, first_response_by = m.author_id FROM m
  WHERE e.id = m.episode_id AND e.first_response_at IS NULL RETURNING 1
)"""
_LAST: Final = "last_at = %s, last_preview = %s, last_author = %s, last_kind = %s,"
_AUDIT: Final = f"""
, entry AS (
  INSERT INTO audit_entry ({AUDIT_COLUMNS}) SELECT {_AUDIT_HEAD}, h.customer_id, h.shop_id FROM h
)"""


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that stands in the thread, as JSON. `repeated`: it stood there already."""

    json: bytes
    repeated: bool = False


def posting_sql(author_kind: str, condition: str) -> str:
    """The SQL of one posting. Event messages leave no entry of their own and do not change what lists show."""
    told, human = author_kind in _UNREAD, author_kind == "agent"
    return f"""
WITH h AS (
  UPDATE conversations_head h SET {_LAST + _UNREAD[author_kind] if told else ""} last_seq = h.last_seq + 1
  WHERE h.conversation_id = %s AND h.episode_id IS NOT NULL AND {condition}
  RETURNING h.conversation_id, h.episode_id, h.last_seq, h.customer_id, h.shop_id, h.owner_id, h.team_id
), m AS (
  INSERT INTO conversations_message
    (id, conversation_id, episode_id, seq, author_kind, author_id, kind, text, file_id, file, data, client_key,
     created_at)
  SELECT %s::uuid, h.conversation_id, h.episode_id, h.last_seq, %s::text, %s::uuid, %s::text, %s::text, %s::uuid,
    %s::jsonb, %s::jsonb, %s::text, %s::timestamptz FROM h
  RETURNING *
){_STAMP if human else ""}, event AS (
  INSERT INTO kernel_event ({EVENT_COLUMNS})
  SELECT {_EVENT_HEAD}, 'conversation', h.conversation_id, h.last_seq, h.customer_id, h.shop_id, {ALL_TOPICS},
    jsonb_build_object('message_id', m.id, 'conversation_id', m.conversation_id, 'episode_id', m.episode_id,
      'seq', m.seq, 'author_kind', m.author_kind, 'author_id', m.author_id, 'kind', m.kind,
      'first_response', {"EXISTS (SELECT FROM stamp)" if human else "false"})
  FROM h, m
){_AUDIT if told else ""}
SELECT json_build_object(
 'id', m.id, 'conversation_id', m.conversation_id, 'episode_id', m.episode_id, 'seq', m.seq,
 'author', json_build_object('kind', m.author_kind, 'id', m.author_id, 'name',
   CASE m.author_kind WHEN 'agent' THEN (SELECT u.name FROM accounts_user u WHERE u.id = m.author_id)
     WHEN 'customer' THEN (SELECT nullif(cu.name, '') FROM customers_customer cu WHERE cu.id = h.customer_id) END),
 'kind', m.kind, 'text', m.text, 'file', m.file, 'data', m.data, 'client_key', m.client_key,
 'created_at', {iso("m.created_at")})::text
FROM m, h"""


def _params(post: Post, message_id: UUID, condition_params: Sequence[object]) -> list[Any]:
    now = clock.now()
    told = post.author_kind in _UNREAD
    shown = [preview(post.kind, post.text), post.author_kind, kind_shown(post.kind, post.data)]
    head: list[Any] = [now, *shown] if told else []
    event = MessageSent(
        message_id=message_id,
        conversation_id=post.conversation_id,
        episode_id=_NOBODY,
        seq=0,
        author_kind=post.author_kind,
        author_id=post.author_id,
        kind=post.kind,
        first_response=False,
    )
    subject = Subject(kind="conversation", id=post.conversation_id)
    entry = TrailEntry(
        "conversations.message.create",
        post.actor,
        "conversation",
        str(post.conversation_id),
        after={"message_id": str(message_id), "kind": post.kind, "length": len(post.text)},
    )
    return [
        *head,
        post.conversation_id,
        *condition_params,
        message_id,
        post.author_kind,
        post.author_id,
        post.kind,
        post.text,
        post.file.id if post.file else None,
        orjson.dumps(post.file).decode() if post.file else None,
        None if post.data is None else orjson.dumps(post.data).decode(),
        post.client_key,
        now,
        *event_params(event, actor=post.actor, subject=subject)[:_EVENT_FIXED],
        *(audit_params(entry)[:-2] if told else []),
    ]


def post_message(
    post: Post, *, condition: str = "TRUE", params: Sequence[object] = (), message_id: UUID | None = None
) -> Posted | None:
    """Puts `post` into its thread, if the conversation has an open episode and its head `h` meets `condition`.

    Answers None when not; the caller finds out why. Outside a transaction this is one statement and one commit.
    Raises `conflict.idempotency_key_reused` when the key belongs to another message of the same author.
    """
    sql = posting_sql(post.author_kind, condition)
    values = _params(post, message_id or new_id(), params)
    try:
        # Inside a transaction a violated constraint needs a savepoint, or it would undo what the caller did before.
        savepoint = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with savepoint:
            row = own_connection().first_row(sql, values)
    except IntegrityError as error:
        if post.client_key is None or _constraint(error) != ONCE:
            raise
        return stored_message(post)
    if row is None or row[0] is None:
        return None
    wake_after_commit()
    return Posted(row[0])


def stored_message(post: Post, *, file_id: UUID | None = None) -> Posted | None:
    """The message that `post.client_key` of this author stands for, if there is one.

    Raises `conflict.idempotency_key_reused` when it is in another thread or says something else.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT m.conversation_id, m.kind, m.text, m.file_id, {MESSAGE_JSON}::text "
            f"FROM conversations_message m {MESSAGE_JOINS} WHERE m.author_id = %s AND m.client_key = %s",
            [post.author_id, post.client_key],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    file_id = post.file.id if post.file else file_id
    if row[:4] != (post.conversation_id, post.kind, post.text, file_id):
        raise IDEMPOTENCY_REUSED()
    return Posted(row[4].encode(), repeated=True)


def _constraint(error: IntegrityError) -> str | None:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None)
