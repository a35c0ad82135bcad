"""Sign-in, sign-out and everything that ends sessions."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from zhike.accounts import parameters, rules
from zhike.accounts.authenticator import token_digest
from zhike.accounts.errors import SIGN_IN_FAILED, USER_INACTIVE
from zhike.accounts.events import SessionEnded, SessionStarted
from zhike.accounts.models import Session, User
from zhike.accounts.permissions import SESSION_MANAGE
from zhike.accounts.services import passwords
from zhike.accounts.services.presence import presence_forget
from zhike.accounts.types import SignedIn
from zhike.kernel import clock, context, rates, trail
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.errors import NOT_FOUND, ErrorCode
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values

#: Tries from one address: for one name a burst of ten, then one each six seconds; for all names a hundred, then two a
#: second, as a whole office may sit behind one address.
_PER_PAIR_RATE_S: Final = 1 / 6
_PER_PAIR_BURST: Final = 10
_PER_ADDRESS_RATE_S: Final = 2.0
_PER_ADDRESS_BURST: Final = 100
#: Tries for one name from everywhere together, but for addresses at which its owner signed in before: so many
#: addresses guess no faster, and cannot keep the owner out at the usual place either.
_PER_NAME_RATE_S: Final = 1 / 30
_PER_NAME_BURST: Final = 100
#: How long an address stays known, and how many of the last sessions are looked at.
_KNOWN_FOR: Final = timedelta(days=90)
_KNOWN_SESSIONS: Final = 200

_OPEN: Final = (
    "INSERT INTO accounts_session "
    "(id, token_hash, user_id, created_at, seen_at, idle_until, ends_at, ip, device, end_reason) "
    "SELECT %s::uuid, %s::bytea, %s::uuid, %s::timestamptz, t.at, t.at + make_interval(secs => %s::integer), "
    "t.at + make_interval(secs => %s::integer), %s::text, %s::text, '' FROM (SELECT clock_timestamp() AS at) t "
    "RETURNING ends_at"
)
_END: Final = (
    "UPDATE accounts_session SET revoked_at = %s::timestamptz, end_reason = %s::text "
    "WHERE user_id = %s AND revoked_at IS NULL AND (%s::uuid[] IS NULL OR id = ANY(%s::uuid[])) "
    "AND id IS DISTINCT FROM %s::uuid RETURNING id"
)
#: A session used in this moment is not among them: its use had to find it alive.
_LAPSED: Final = (
    "SELECT id, user_id FROM accounts_session WHERE revoked_at IS NULL "
    "AND (idle_until <= clock_timestamp() OR ends_at <= clock_timestamp()) ORDER BY id LIMIT %s"
)


def sign_in(*, username: str, password: str) -> SignedIn:
    """Opens a session. Raises `accounts.sign_in_failed`, `accounts.user_inactive`, `limit.too_many`.

    An unknown name costs the same time and gets the same answer as a wrong password; that an account is switched off
    is told only to somebody who knows its password. Tries are counted before a password is looked at.
    """
    name = rules.normal_username(username)[:200]
    address = rules.network_of(context.current().ip)
    rates.take("accounts.sign_in.pair", f"{address} {name}", rate_per_s=_PER_PAIR_RATE_S, burst=_PER_PAIR_BURST)
    rates.take("accounts.sign_in.address", address, rate_per_s=_PER_ADDRESS_RATE_S, burst=_PER_ADDRESS_BURST)
    user = User.objects.filter(username=name).first()
    if not _known_at(address, user):
        rates.take("accounts.sign_in.name", name, rate_per_s=_PER_NAME_RATE_S, burst=_PER_NAME_BURST)
    stand_in = passwords.nobodys_hash()
    right = passwords.matches(password, user.password if user else stand_in)
    if user is None or not right:
        raise _refused(SIGN_IN_FAILED, user)
    if not user.active:
        raise _refused(USER_INACTIVE, user)
    return _session_open(user)


def _known_at(address: str, user: User | None) -> bool:
    """Whether this user signed in from there before. The same question is asked for a name that is nobody's."""
    earlier = Session.objects.filter(user_id=user.id if user else new_id(), created_at__gt=clock.now() - _KNOWN_FOR)
    addresses = earlier.order_by("-seen_at").values_list("ip", flat=True)[:_KNOWN_SESSIONS]
    return any(rules.network_of(ip) == address for ip in addresses)


def _refused(code: ErrorCode, user: User | None) -> Exception:
    """Logs a failed sign-in and answers its error. A name that is nobody's is not logged: it may be a password."""
    with transaction.atomic():
        trail.record(
            "accounts.session.sign_in",
            actor=Actor("user", user.id) if user else SYSTEM,
            object_kind="user",
            object_id=user.id if user else "unknown",
            result="failed",
            after={"cause": code.code},
        )
    return code()


def _session_open(user: User) -> SignedIn:
    token = secrets.token_urlsafe(32)
    session_id = new_id()
    running = context.current()
    actor = Actor("user", user.id)
    with transaction.atomic():
        # The account may have been switched off, or its password changed, since it was read.
        fresh = User.objects.select_for_update(no_key=True).filter(pk=user.pk).first()
        if fresh is None or not fresh.active or fresh.password != user.password:
            raise SIGN_IN_FAILED()
        idle_s = values.get(parameters.SESSION_IDLE_S)
        longest_s = max(values.get(parameters.SESSION_LONGEST_S), idle_s)
        with connection.cursor() as cursor:
            address, device = (running.ip or "")[:64], running.device.replace("\x00", "")[:400]
            opening: list[Any] = [
                session_id,
                token_digest(token),
                user.id,
                clock.now(),
                idle_s,
                longest_s,
                address,
                device,
            ]
            cursor.execute(_OPEN, opening)
            [(ends_at,)] = cursor.fetchall()
        User.objects.filter(pk=user.pk).update(signed_in_at=clock.now())
        emit(
            SessionStarted(session_id=session_id),
            actor=actor,
            subject=Subject(kind="user", id=user.id, version=fresh.version),
            topics=[f"user:{user.id}"],
        )
        # From here on this operation belongs to the session that it opened.
        context.enrich(session_id=session_id)
        trail.record(
            "accounts.session.sign_in",
            actor=actor,
            object_kind="user",
            object_id=user.id,
            after={"session_id": str(session_id)},
        )
    return SignedIn(token, session_id, user.id, ends_at)


def session_end(*, actor: Actor, session_id: UUID, reason: str = "ended_by_user") -> None:
    """Ends one session: one's own, or anybody's with `accounts.session.manage`. Ending an ended one is no error."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT user_id FROM accounts_session WHERE id = %s", [session_id])
        row = cursor.fetchone()
        if row is None or (row[0] != actor.id and not actor.may(SESSION_MANAGE)):
            raise NOT_FOUND()
        sessions_end(actor=actor, user_id=row[0], reason=reason, only=[session_id])
        if reason == "signed_out":
            presence_forget(actor=actor, user_id=row[0], session_id=session_id)


def sessions_end(
    *,
    actor: Actor,
    user_id: UUID,
    reason: str,
    only: Sequence[UUID] | None = None,
    but: UUID | None = None,
) -> list[UUID]:
    """Ends sessions of a user in the running transaction: those in `only`, else all; never `but`. Answers their ids.

    No right is asked for here: the callers are services that did.
    """
    with connection.cursor() as cursor:
        chosen = list(only) if only is not None else None
        cursor.execute(_END, [clock.now(), reason, user_id, chosen, chosen, but])
        ended = [row[0] for row in cursor.fetchall()]
    if ended:
        emit(
            SessionEnded(session_ids=ended[:1000], reason=reason),
            actor=actor,
            subject=Subject(kind="user", id=user_id),
            topics=[f"user:{user_id}"],
        )
        trail.record(
            "accounts.session.end",
            actor=actor,
            object_kind="user",
            object_id=user_id,
            after={"reason": reason, "session_ids": [str(one) for one in ended]},
        )
    return ended


def sessions_expire(*, limit: int = 500) -> int:
    """Ends sessions whose time is over; answers how many. Requests refuse them anyway; this closes what is still open
    under them, such as a socket that would go on hearing conversations and hold its user present.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAPSED, [limit])
        lapsed = cursor.fetchall()
    for session_id, user_id in lapsed:
        with transaction.atomic():
            sessions_end(actor=SYSTEM, user_id=user_id, reason="expired", only=[session_id])
    return len(lapsed)


def session_limits_apply() -> int:
    """Shortens running sessions to the limits that hold now; longer limits hold from the next use on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_session SET idle_until = seen_at + make_interval(secs => %s::integer), "
            "ends_at = LEAST(ends_at, created_at + make_interval(secs => %s::integer)) "
            "WHERE revoked_at IS NULL AND ends_at > clock_timestamp() AND idle_until > clock_timestamp()",
            [values.get(parameters.SESSION_IDLE_S), values.get(parameters.SESSION_LONGEST_S)],
        )
        return int(cursor.rowcount)
