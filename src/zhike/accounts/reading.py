"""What the screens of accounts read: the signed-in user, sessions, colleagues."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from django.conf import settings
from django.db import connection

import zhike
from zhike.accounts import rules
from zhike.accounts.ports import LOAD_PROVIDER
from zhike.accounts.services.notices import unread_count
from zhike.kernel import clock, i18n
from zhike.kernel.authz import Actor, all_permissions
from zhike.kernel.errors import SIGN_IN_REQUIRED

_ME: Final = """
SELECT u.username, u.name, u.language, u.zone, u.position, u.email_mask, u.phone_mask, u.password_changed_at IS NULL,
    coalesce(p.state, 'offline'), coalesce(p.chosen, 'offline'), p.since,
    coalesce(c.name, ''), coalesce(c.default_language, 'zh-CN'), coalesce(c.zone, 'Asia/Shanghai'),
    ARRAY(SELECT json_build_array(t.id, t.names)::text FROM accounts_team t
          JOIN accounts_teammember m ON m.team_id = t.id
          WHERE m.user_id = u.id AND t.archived_at IS NULL ORDER BY t.label, t.id),
    ARRAY(SELECT json_build_array(s.id, s.names)::text FROM accounts_shop s
          JOIN accounts_usershop w ON w.shop_id = s.id
          WHERE w.user_id = u.id AND s.archived_at IS NULL ORDER BY s.label, s.id),
    coalesce((SELECT last_pos FROM kernel_sequencer), 0)
FROM accounts_user u LEFT JOIN accounts_presence p ON p.user_id = u.id LEFT JOIN accounts_company c ON TRUE
WHERE u.id = %s
"""

_LEFT: Final = (
    "SELECT floor(extract(epoch FROM least(idle_until, ends_at) - clock_timestamp()))::integer, "
    "floor(extract(epoch FROM ends_at - clock_timestamp()))::integer FROM accounts_session WHERE id = %s"
)
_SESSIONS: Final = """
SELECT id, created_at, seen_at, ip, device, LEAST(idle_until, ends_at) FROM accounts_session
WHERE user_id = %s AND revoked_at IS NULL AND idle_until > clock_timestamp() AND ends_at > clock_timestamp()
ORDER BY seen_at DESC, id DESC LIMIT 200
"""

_INTERVALS: Final = """
SELECT user_id, state, from_at, to_at FROM accounts_presence_interval
WHERE user_id = ANY(%s) AND from_at < %s AND (to_at IS NULL OR to_at > %s)
"""


def me(actor: Actor, language: str) -> dict[str, Any]:
    """The signed-in user with rights, teams, shops, presence and company; the caller adds the CSRF token."""
    with connection.cursor() as cursor:
        cursor.execute(_ME, [actor.id])
        row = cursor.fetchone()
    if row is None or actor.id is None:
        raise SIGN_IN_REQUIRED()
    return {
        "user": {
            "id": actor.id,
            "username": row[0],
            "name": row[1],
            "avatar_url": None,
            "language": row[2],
            "zone": row[3],
            "position": row[4],
            "email_mask": row[5],
            "phone_mask": row[6],
            "must_change_password": row[7],
        },
        "permissions": held_permissions(actor),
        "teams": _named(row[14], language, row[12]),
        "shops": _named(row[15], language, row[12]),
        "presence": {"state": row[8], "chosen": row[9], "since": row[10]},
        "unread_notifications": unread_count(actor.id),
        "company": {"name": row[11], "version": zhike.__version__, "default_language": row[12], "zone": row[13]},
        "gateway_url": settings.GATEWAY_URL,
        "live_pos": row[16],
    }


def held_permissions(actor: Actor) -> dict[str, str]:
    """Every permission that the actor holds, with the code of its scope."""
    scopes = {name: actor.rights.scope(one) for name, one in all_permissions().items()}
    return {name: scope.code for name, scope in sorted(scopes.items()) if scope is not None}


def _named(rows: list[str], language: str, company_language: str) -> list[dict[str, Any]]:
    pairs = [orjson.loads(row) for row in rows]
    return [{"id": pair[0], "name": i18n.local_name(pair[1], language, company_language)} for pair in pairs]


def sessions(user_id: UUID, current: UUID | None) -> list[dict[str, Any]]:
    """A user's living sessions, the one used last first."""
    with connection.cursor() as cursor:
        cursor.execute(_SESSIONS, [user_id])
        rows = cursor.fetchall()
    return [
        {
            "id": row[0],
            "created_at": row[1],
            "seen_at": row[2],
            "ip": row[3],
            "device": row[4],
            "until": row[5],
            "current": row[0] == current,
        }
        for row in rows
    ]


def session_left(session_id: UUID) -> dict[str, int]:
    """Whole seconds until a session ends if nobody uses it, and until it ends in any case; by the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, [session_id])
        row = cursor.fetchone() or (0, 0)
    return {"left_s": max(row[0], 0), "longest_s": max(row[1], 0)}


def seconds_today(user_ids: list[UUID], zone: str) -> dict[UUID, dict[str, int]]:
    """Seconds per presence state since the day began in `zone`, per user."""
    now = clock.now()
    start = rules.day_start(now, zone)
    with connection.cursor() as cursor:
        cursor.execute(_INTERVALS, [user_ids, now, start])
        rows = cursor.fetchall()
    stretches: dict[UUID, list[tuple[str, datetime, datetime | None]]] = {}
    for user_id, state, from_at, to_at in rows:
        stretches.setdefault(user_id, []).append((state, from_at, to_at))
    return {user_id: rules.seconds_per_state(stretches.get(user_id, []), start=start, end=now) for user_id in user_ids}


def loads(user_ids: list[UUID]) -> dict[UUID, tuple[int, int | None]]:
    """(load, capacity) per user; capacity None where nobody says, then the user's own limit counts."""
    known = LOAD_PROVIDER.get().loads(user_ids)
    return {user_id: known.get(user_id, (0, None)) for user_id in user_ids}
