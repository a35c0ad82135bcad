"""The limit: what the same work costs without a framework, so that ratios mean something on any machine.

Bare ASGI under the product's own HTTP server, asyncpg, orjson. It checks the session in the same statement that does
the work, runs the product's SQL, signs grants and cursors, writes the same event and log rows and sends the same
wake-up. It does not parse headers beyond the token, validates nothing, and knows a route by the first part of its path.
"""

import asyncio
import base64
import hashlib
import hmac
import os
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

_KEY: Final = os.urandom(32)
_JSON: Final = [(b"content-type", b"application/json; charset=utf-8"), (b"cache-control", b"no-store")]
_MARK: Final = UUID(int=1)
_PREFIX: Final = len("/api/v1/")


def numbered(sql: str) -> str:
    """`%s` placeholders as `$1`, `$2`, …"""
    parts = sql.split("%s")
    return "".join(f"{part}${place}" for place, part in enumerate(parts[:-1], start=1)) + parts[-1]


class Limit:
    """One agent's routes, with everything that does not change per request worked out before the first."""

    def __init__(self) -> None:
        self.pool: asyncpg.Pool[asyncpg.Record] | None = None
        self.starting = asyncio.Lock()
        self.lists: dict[str, tuple[str, list[Any]]] = {}
        self.details: dict[str, tuple[str, list[Any]]] = {}
        self.send = ""
        self.scope_values: Sequence[Any] = ()
        self.agent = _MARK
        self.session = _MARK

    async def start(self) -> "asyncpg.Pool[asyncpg.Record]":
        """Connects once per process and takes the SQL of the product for the agent of BENCH_AGENT."""
        async with self.starting:
            if self.pool is None:
                await asyncio.to_thread(self._prepare)
                self.pool = await asyncpg.create_pool(os.environ["ZHIKE_DATABASE_URL"], min_size=4, max_size=4)
            return self.pool

    def _prepare(self) -> None:
        import django

        django.setup()
        from benchmarks.parts import statements

        found = statements.of_agent(os.environ["BENCH_TOKEN"], _MARK)
        self.lists = {kind: (numbered(sql), values) for kind, (sql, values) in found.lists.items()}
        self.details = {kind: (numbered(sql), values) for kind, (sql, values) in found.details.items()}
        self.send = numbered(found.send)
        self.scope_values = found.scope_values
        self.agent, self.session = found.agent_id, found.session_id


limit = Limit()


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application."""
    if scope["type"] != "http":
        return
    pool = limit.pool or await limit.start()
    headers = dict(scope["headers"])
    token_hash = hashlib.sha256(headers[b"authorization"][7:]).digest()
    kind, _, rest = scope["path"][_PREFIX:].partition("/")
    if scope["method"] == "POST":
        message = await receive()
        text = orjson.loads(message["body"])["text"]
        key = headers[b"idempotency-key"].decode()
        status, body = 201, await _send(pool, token_hash, UUID(rest[:36]), text, key)
    elif rest:
        status, body = 200, await _detail(pool, token_hash, kind, UUID(rest[:36]))
    else:
        status, body = 200, await _list(pool, token_hash, kind)
    if body is None:
        status, body = 404, b"{}"
    start = [*_JSON, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})


def _signed(facts: object) -> bytes:
    body = orjson.dumps(facts)
    return base64.urlsafe_b64encode(hmac.digest(_KEY, body, "sha256")[:20] + body)


async def _list(pool: "asyncpg.Pool[asyncpg.Record]", token_hash: bytes, kind: str) -> bytes | None:
    sql, values = limit.lists[kind]
    row = await pool.fetchrow(sql, token_hash, *values)
    if row is None:
        return None
    items, cursor, _total = row[1].encode().rsplit(b"\n", 2)
    following = b'"' + _signed(cursor.decode().split("|")) + b'"' if cursor else b"null"
    return b'{"items":' + bytes(items) + b',"next":' + following + b"}"


async def _detail(pool: "asyncpg.Pool[asyncpg.Record]", token_hash: bytes, kind: str, row_id: UUID) -> bytes | None:
    sql, values = limit.details[kind]
    row = await pool.fetchrow(sql, token_hash, *[row_id if one is _MARK else one for one in values])
    if row is None or row[1] is None:
        return None
    answer = row[1].encode()
    if kind == "orders":
        first, second, _moves, _line = answer.split(b"\x1e")
        return bytes(first[:-1] + b"," + second[1:-1] + b',"actions":' + _ACTIONS + b',"may":' + _MAY + b"}")
    json, line = answer.rsplit(b"\n", 1)
    more = b',"actions":' + _ACTIONS
    if kind == "conversations":
        grant = _signed([time.time() + 60, limit.agent.hex, row_id.hex, line.decode().split("|")[7]])
        more += b',"listen_grant":"' + grant + b'"'
    return bytes(json[:-1]) + more + b"}"


_ACTIONS: Final = orjson.dumps(
    [{"name": name, "allowed": True, "why": None} for name in ("reply", "note", "assign", "transfer", "close")]
)
_MAY: Final = orjson.dumps({"edit": True, "parcel": True, "refund": True, "reveal": False})


async def _send(
    pool: "asyncpg.Pool[asyncpg.Record]", token_hash: bytes, conversation_id: UUID, text: str, key: str
) -> bytes | None:
    now = datetime.now(UTC)
    message_id, operation_id = _new_id(), _new_id()
    agent = limit.agent
    after = orjson.dumps({"message_id": message_id, "kind": "text", "length": len(text)}).decode()
    values = (
        *(token_hash, now, text[:120], "agent", "text", conversation_id, *limit.scope_values),
        *(message_id, "agent", agent, "text", text, None, None, None, key, now),
        *("conversations.message_sent", 1, now, "user", agent, None, None, None, 0, operation_id),
        *(now, "user", agent, None, "conversations.message.create", "conversation", str(conversation_id), "ok", "{}"),
        *(after, operation_id, limit.session, "127.0.0.1", "", operation_id.hex),
    )
    async with pool.acquire() as connection:
        found = await connection.fetchval(limit.send, *values)
        await connection.execute("NOTIFY zhike_event")
    return None if found is None else str(found).encode()


def _new_id() -> UUID:
    raw = bytearray(os.urandom(16))
    raw[:6] = (time.time_ns() // 1_000_000).to_bytes(6, "big")
    raw[6], raw[8] = raw[6] & 15 | 112, raw[8] & 63 | 128
    return UUID(bytes=bytes(raw))


def main() -> None:
    """Serves on ZHIKE_PORT with as many workers as the product's own web process."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "benchmarks.parts.limit_server:app",
        address="127.0.0.1",
        port=int(os.environ["ZHIKE_PORT"]),
        interface=Interfaces.ASGI,
        workers=2,
        websockets=False,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    main()
