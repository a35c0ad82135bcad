"""Who is behind a session token, and what that one may do."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.kernel import context
from zhike.kernel.authz import NO_RIGHTS, Actor, Principal, Rights, Scope

#: `seen_at` and `idle_until` of a session are written at most this often, so the idle limit is exact to a minute, and
#: errs on the early side.
TOUCHED_EVERY_S: Final = 60
_CACHE_SIZE: Final = 10_000

_LIVE: Final = (
    "FROM accounts_session s JOIN accounts_user u ON u.id = s.user_id "
    "WHERE s.token_hash = %s AND s.revoked_at IS NULL AND u.active "
    "AND s.idle_until > clock_timestamp() AND s.ends_at > clock_timestamp()"
)
_FIND: Final = (
    "SELECT s.id, u.id, u.authz_version, u.language, u.zone, u.password_changed_at IS NULL, "
    f"s.seen_at < clock_timestamp() - make_interval(secs => {TOUCHED_EVERY_S}) {_LIVE}"
)
# idle_until moves by the span it had, so that a session keeps the limit it was opened under until settings change it.
_TOUCH: Final = (
    "UPDATE accounts_session SET idle_until = clock_timestamp() + (idle_until - seen_at), seen_at = clock_timestamp() "
    f"WHERE id = %s AND revoked_at IS NULL AND seen_at < clock_timestamp() - make_interval(secs => {TOUCHED_EVERY_S})"
)
_RIGHTS: Final = """
WITH RECURSIVE held AS (
    SELECT r.id, r.everything FROM accounts_userrole ur JOIN accounts_role r ON r.id = ur.role_id
    WHERE ur.user_id = %s AND r.archived_at IS NULL
), departments AS (
    SELECT department_id AS id FROM accounts_user WHERE id = %s AND department_id IS NOT NULL
    UNION
    SELECT d.id FROM accounts_department d JOIN departments up ON d.parent_id = up.id
)
SELECT
    COALESCE((SELECT bool_or(everything) FROM held), FALSE),
    ARRAY(SELECT p.permission || ' ' || max(p.scope) FROM accounts_rolepermission p
          WHERE p.role_id IN (SELECT id FROM held) GROUP BY p.permission),
    ARRAY(SELECT m.team_id FROM accounts_teammember m JOIN accounts_team t ON t.id = m.team_id
          WHERE m.user_id = %s AND t.archived_at IS NULL ORDER BY m.team_id),
    ARRAY(SELECT id FROM departments ORDER BY id),
    ARRAY(SELECT shop_id FROM accounts_usershop WHERE user_id = %s ORDER BY shop_id)
"""

_lock = threading.Lock()
_rights: OrderedDict[tuple[UUID, int], Rights] = OrderedDict()


def token_digest(token: str) -> bytes:
    """What the database stores in place of a session token. A token is 256 random bits, so one round is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def read_rights(user_id: UUID) -> Rights:
    """The union of the user's roles, the widest scope per permission; read from the database."""
    with connection.cursor() as cursor:
        cursor.execute(_RIGHTS, [user_id] * 4)
        [(everything, scopes, teams, departments, shops)] = cursor.fetchall()
    return Rights(
        scopes=_scopes(scopes),
        team_ids=tuple(teams),
        department_ids=tuple(departments),
        shop_ids=tuple(shops),
        everything=everything,
    )


def _scopes(pairs: Iterable[str]) -> dict[str, Scope]:
    return {name: Scope(int(level)) for name, level in (pair.split(" ") for pair in pairs)}


def rights_of(user_id: UUID, authz_version: int) -> Rights:
    """The user's rights, remembered per (user, authz_version) in this process.

    Nothing is remembered from inside a transaction: what is read there may yet be rolled back.
    """
    key = (user_id, authz_version)
    with _lock:
        known = _rights.get(key)
        if known is not None:
            _rights.move_to_end(key)
            return known
    rights = read_rights(user_id)
    if not connection.in_atomic_block:
        with _lock:
            _rights[key] = rights
            while len(_rights) > _CACHE_SIZE:
                _rights.popitem(last=False)
    return rights


def raise_authz_version(user_ids: Iterable[UUID]) -> None:
    """Makes every remembered right of these users out of date, in the running transaction.

    Versions follow the clock in microseconds, so that a version drawn in a transaction that was rolled back is not
    drawn again for other rights. Rows are locked in order of id.
    """
    ids = sorted(set(user_ids))
    if not ids:
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("rights change together with what changes them")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM accounts_user WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", [ids])
        cursor.execute(
            "UPDATE accounts_user SET authz_version = "
            "GREATEST(authz_version + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint) WHERE id = ANY(%s)",
            [ids],
        )


def with_current_rights(actor: Actor) -> Actor:
    """The same actor with the rights it holds at this moment; a user who is switched off, or nobody's, holds none.

    For work that goes on without its session, such as jobs. Actors other than users keep what they have.
    """
    if actor.kind != "user" or actor.id is None:
        return actor
    with connection.cursor() as cursor:
        cursor.execute("SELECT authz_version FROM accounts_user WHERE id = %s AND active", [actor.id])
        row = cursor.fetchone()
    return replace(actor, rights=rights_of(actor.id, row[0]) if row else NO_RIGHTS)


def session_alive(session_id: UUID) -> bool:
    """Whether a session is open; for addresses of files, which name their session and carry no token."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM accounts_session s JOIN accounts_user u ON u.id = s.user_id WHERE s.id = %s AND u.active "
            "AND s.revoked_at IS NULL AND s.idle_until > clock_timestamp() AND s.ends_at > clock_timestamp()",
            [session_id],
        )
        return cursor.fetchone() is not None


class SessionAuthenticator:
    """The kernel's authenticator over `accounts_session`."""

    session_sql: str = f"SELECT s.id AS session_id, u.id AS user_id, u.authz_version {_LIVE}"

    def token_hash(self, token: str) -> bytes:
        """What the database stores in place of the token."""
        return token_digest(token)

    def authenticate(self, token: str) -> Principal | None:
        """The caller behind a session token, or None when it is unknown, expired or ended."""
        if len(token) > 200:
            return None
        with connection.cursor() as cursor:
            cursor.execute(_FIND, [token_digest(token)])
            row = cursor.fetchone()
            if row is None:
                return None
            session_id, user_id, authz_version, language, zone, given_password, stale = row
            if stale and not context.current().background:
                cursor.execute(_TOUCH, [session_id])
        actor = Actor("user", user_id, rights=rights_of(user_id, authz_version))
        return Principal(actor, session_id, authz_version, language, zone, given_password)
