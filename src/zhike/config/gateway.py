"""The gateway's ASGI application: the live connection with what the modules give it. Starts without Django.

uvicorn zhike.config.gateway:app        (as `zhike gateway` does, with the settings of kernel.live.server)
"""

import os
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psycopg

from zhike.kernel.crypto import keys, signed
from zhike.kernel.crypto.positions import opaque, read_opaque
from zhike.kernel.live.frames import FrameLoader, VisitorView
from zhike.kernel.live.gateway import Gateway, GatewayOptions, Scope
from zhike.kernel.live.limits import Limits
from zhike.kernel.live.sockets import Receive, Send

#: What customers hear of their conversation, and which fields; the rest of each payload stays inside.
VISITOR_FIELDS: Final = {
    "conversations.message_sent": frozenset({"message_id", "conversation_id", "episode_id", "seq"}),
    "conversations.marks_moved": frozenset({"conversation_id", "side", "delivered_seq", "read_seq"}),
    "conversations.episode_opened": frozenset({"episode_id", "conversation_id"}),
    "conversations.episode_moved": frozenset({"episode_id", "conversation_id", "state"}),
    "conversations.conversation_joined": frozenset({"conversation_id", "into_id", "first_seq", "last_seq"}),
    "surveys.invited": frozenset({"episode_id"}),
    "surveys.rated": frozenset({"episode_id"}),
}

_LEASE_S: Final = 25
_ROOT: Final = Path(__file__).resolve().parents[3]

Connection = psycopg.Connection[tuple[Any, ...]]


#: Who is online or busy with an open line is at work, though nobody touches the page: the session counts as in use, to
#: its longest life. Away and offline people's sessions end by the idle limit. Written once a minute, as by requests.
_KEEP: Final = """
UPDATE accounts_session SET idle_until = clock_timestamp() + (idle_until - seen_at), seen_at = clock_timestamp()
WHERE id IN (
  SELECT s.id FROM accounts_session s JOIN accounts_presence p ON p.user_id = s.user_id
  WHERE s.id = ANY(%s::uuid[]) AND p.state IN ('online', 'busy') AND s.revoked_at IS NULL
    AND s.idle_until > clock_timestamp() AND s.ends_at > clock_timestamp()
    AND s.seen_at < clock_timestamp() - interval '60 seconds'
  ORDER BY s.id FOR NO KEY UPDATE OF s SKIP LOCKED)
"""


def renew_presence(connection: Connection, leases: Sequence[tuple[UUID, UUID, UUID | None]]) -> None:
    """Renews the leases of (user id, socket id, session id) triples on the tables of `accounts`, by the database's
    clock, and keeps the sessions of those who are at work.
    """
    connection.execute(
        "INSERT INTO accounts_presence_lease (user_id, gateway_socket, until) "
        "SELECT user_id, socket, clock_timestamp() + %s * interval '1 second' "
        "FROM unnest(%s::uuid[], %s::uuid[]) AS t (user_id, socket) "
        "ON CONFLICT (gateway_socket) DO UPDATE SET until = excluded.until",
        (_LEASE_S, [user_id for user_id, _, _ in leases], [socket_id for _, socket_id, _ in leases]),
    )
    connection.execute(_KEEP, ([session_id for _, _, session_id in leases if session_id],))


def frame_loader() -> FrameLoader | None:
    """The conversations module's loader of texts; None while there is no such module."""
    name = "zhike.conversations.frames"
    if find_spec(name) is None:
        return None
    loader: FrameLoader = import_module(name).load_frames
    return loader


def options() -> GatewayOptions:
    """The gateway's options from the environment. Raises KeyError without ZHIKE_DATABASE_URL."""
    home = Path(os.environ.get("ZHIKE_HOME") or _ROOT / ".zhike")
    key_file = os.environ.get("ZHIKE_KEY_FILE")
    keys.configure(home / "keys", master_file=Path(key_file) if key_file else None)
    return GatewayOptions(
        dsn=os.environ["ZHIKE_DATABASE_URL"],
        signer=signed,
        load=frame_loader(),
        presence=renew_presence,
        view=VisitorView(VISITOR_FIELDS, opaque, read_opaque),
        limits=Limits(
            per_address=int(os.environ.get("ZHIKE_GATEWAY_SOCKETS_PER_ADDRESS", "200")),
            per_owner=int(os.environ.get("ZHIKE_GATEWAY_SOCKETS_PER_OWNER", "20")),
        ),
    )


_gateways: list[Gateway] = []


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """The application; made at its first event, so that importing this module needs no environment."""
    if not _gateways:
        _gateways.append(Gateway(options()))
    await _gateways[0](scope, receive, send)
