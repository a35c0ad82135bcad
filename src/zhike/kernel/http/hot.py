"""Hot reads: session, scope and JSON in one statement. Hot writes: session, scope and the row.

The caller's rights are remembered per session token for a minute. The statement checks the session row anyway and
brings its `authz_version`; when that differs from what is remembered, rights are read anew and the statement runs
again. So a revoked session or right ends at once, at the price of no extra query.
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeVar

from zhike.kernel import context
from zhike.kernel.authz import AUTHENTICATOR, Actor, LiveSession, Permission, Principal, principal_for
from zhike.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED
from zhike.kernel.http.request import Request
from zhike.kernel.postgres.base import own_connection

_KEPT_S: Final = 60.0
_MAX_KEPT: Final = 5_000
_lock = threading.Lock()
_known: OrderedDict[bytes, tuple[float, Principal]] = OrderedDict()

Made = TypeVar("Made")
#: Builds (SQL of one scalar JSON expression or sub-select, its parameters) for an actor whose right was checked.
Build = Callable[[Actor], tuple[str, list[Any]]]


def hot_read(request: Request, wanted: Permission, build: Build) -> bytes:
    """The JSON of a hot route, as bytes. The route is declared `hot=True`, so nothing was checked before.

    Raises `auth.sign_in_required`, `permission.missing`, and `missing.not_found` when the expression is NULL.
    """
    token = request.session_token
    if token is None:
        raise SIGN_IN_REQUIRED()
    token_hash = AUTHENTICATOR.get().token_hash(token)
    principal = _holding(token, token_hash, wanted)
    for _attempt in range(3):
        _apply(request, principal)
        request.actor.require(wanted)
        sql, params = build(request.actor)
        row = _run(sql, token_hash, params)
        if row is None:
            _forget(token_hash)
            raise SIGN_IN_REQUIRED()
        version, found = row
        if version == principal.authz_version:
            if found is None:
                raise NOT_FOUND()
            return found
        principal = _learn(token, token_hash)
    raise SIGN_IN_REQUIRED()


def remember_caller(request: Request, token: str, wanted: Permission) -> None:
    """Finds out who sends a hot write; :func:`hot_write` is the only way on, so nothing is done for an ended session.

    Raises `auth.sign_in_required`, `permission.missing`.
    """
    principal = _holding(token, AUTHENTICATOR.get().token_hash(token), wanted)
    if not principal.actor.may(wanted):
        _apply(request, principal)
        principal.actor.require(wanted)
    request.remembered = principal
    request.language = principal.language
    context.enrich(session_id=principal.session_id, language=principal.language)


def hot_write(request: Request, wanted: Permission, write: Callable[[Actor, LiveSession], Made | None]) -> Made | None:
    """What `write` made in one statement with the condition it is given; None when the usual way is to be taken.

    Either way the caller is known and checked afterwards: by that statement, or because it made nothing and they were
    read anew. Raises `auth.sign_in_required`, `permission.missing`.
    """
    principal = request.remembered
    if principal is None:
        return None
    request.remembered = None
    token, authenticator = request.session_token or "", AUTHENTICATOR.get()
    token_hash = authenticator.token_hash(token)
    live = LiveSession(_live(authenticator.session_sql), (token_hash, principal.authz_version))
    made = write(principal.actor, live)
    _apply(request, principal if made is not None else _learn(token, token_hash))
    request.actor.require(wanted)
    return made


@functools.cache
def _live(session_sql: str) -> str:
    return f"EXISTS (SELECT FROM ({session_sql}) live WHERE live.authz_version = %s)"


def with_session(sql: str) -> str:
    """The statement that is run for the scalar `sql`; its first parameter is the hash of the session token."""
    return _joined(AUTHENTICATOR.get().session_sql, sql)


@functools.lru_cache(maxsize=512)
def _joined(session_sql: str, sql: str) -> str:
    return f"WITH session AS ({session_sql}) SELECT session.authz_version, ({sql})::text FROM session"


def _run(sql: str, token_hash: bytes, params: list[Any]) -> tuple[int, bytes | None] | None:
    row = own_connection().first_row(with_session(sql), [token_hash, *params])
    return None if row is None else (int(row[0] or 0), row[1])


def _apply(request: Request, principal: Principal) -> None:
    request.principal = principal
    request.actor = principal.actor
    request.language = principal.language
    context.enrich(session_id=principal.session_id, language=principal.language)


def _remembered(token_hash: bytes) -> Principal | None:
    with _lock:
        entry = _known.get(token_hash)
        if entry is None or monotonic() - entry[0] > _KEPT_S:
            return None
        return entry[1]


def _holding(token: str, token_hash: bytes, wanted: Permission) -> Principal:
    """The caller as remembered, if with the right; one who lacks it may have got it meanwhile and is read anew."""
    known = _remembered(token_hash)
    return known if known is not None and known.actor.may(wanted) else _learn(token, token_hash)


def _learn(token: str, token_hash: bytes) -> Principal:
    """Reads the caller anew; this is also what moves the session's `seen_at` on."""
    try:
        principal = principal_for(token)
    except Exception:
        _forget(token_hash)
        raise
    with _lock:
        _known[token_hash] = (monotonic(), principal)
        _known.move_to_end(token_hash)
        while len(_known) > _MAX_KEPT:
            _known.popitem(last=False)
    return principal


def _forget(token_hash: bytes) -> None:
    with _lock:
        _known.pop(token_hash, None)
