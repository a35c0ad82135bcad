"""Presence: what a user chose, what leases prove, and the history of both."""

from collections.abc import Iterable
from typing import Final, Literal, cast
from uuid import UUID

from django.db import connection, transaction

from zhike.accounts import parameters, rules
from zhike.accounts.events import PresenceChanged
from zhike.accounts.models import Presence, PresenceInterval
from zhike.accounts.types import PresenceState
from zhike.kernel import clock, context, trail
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.settings import values

#: A heartbeat holds a user present for this long. Renewed every ten seconds, missed twice, and the user is gone.
LEASE_S: Final = 25

Reason = Literal["chosen", "lease_ended", "lease_renewed", "signed_out", "deactivated"]

_RENEW: Final = (
    "INSERT INTO accounts_presence_lease AS held (gateway_socket, user_id, until) "
    "SELECT one.socket, one.user_id, clock_timestamp() + make_interval(secs => %s::integer) "
    "FROM unnest(%s::uuid[], %s::uuid[]) AS one (socket, user_id) "
    "ON CONFLICT (gateway_socket) DO UPDATE SET until = EXCLUDED.until, user_id = EXCLUDED.user_id"
)
_LEASED: Final = (
    "EXISTS (SELECT FROM accounts_presence_lease l WHERE l.user_id = p.user_id AND l.until > clock_timestamp())"
)
_TURNED: Final = (
    f"SELECT p.user_id, {_LEASED} FROM accounts_presence p "
    f"WHERE p.chosen <> 'offline' AND p.state <> CASE WHEN {_LEASED} THEN p.chosen ELSE 'offline' END "
    "ORDER BY p.user_id LIMIT 500"
)


def leases_renew(pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Holds users present: (socket or session id, user id) pairs, one statement, database clock."""
    sockets = dict(pairs)
    if sockets:
        with connection.cursor() as cursor:
            cursor.execute(_RENEW, [LEASE_S, list(sockets), list(sockets.values())])


def presence_choose(*, actor: Actor, state: PresenceState) -> Presence:
    """The user's own choice, in force at once. It also counts as a heartbeat of the session it came from."""
    if actor.kind != "user" or actor.id is None:
        raise ValueError("only users have a presence")
    with transaction.atomic():
        if state != "offline":
            leases_renew([(context.current().session_id or actor.id, actor.id)])
        row = _locked(actor.id)
        before = row.chosen
        row.chosen = state
        _show(row, state, actor=actor, reason="chosen")
        if before != state:
            trail.record(
                "accounts.presence.choose",
                actor=actor,
                object_kind="user",
                object_id=actor.id,
                before={"state": before},
                after={"state": state},
            )
    return row


def presence_forget(*, actor: Actor, user_id: UUID, session_id: UUID | None, reason: Reason = "signed_out") -> None:
    """After a sign-out or a deactivation, in the running transaction: no lease of that session holds the user any more.

    With `session_id` the user stays present when another session or socket holds a lease.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM accounts_presence_lease "
            "WHERE user_id = %s AND (%s::uuid IS NULL OR gateway_socket = %s::uuid)",
            [user_id, session_id, session_id],
        )
        cursor.execute(
            "SELECT EXISTS (SELECT FROM accounts_presence_lease WHERE user_id = %s AND until > clock_timestamp())",
            [user_id],
        )
        [(leased,)] = cursor.fetchall()
    if not leased and Presence.objects.filter(user_id=user_id).exists():
        row = _locked(user_id)
        row.chosen = "offline"
        _show(row, "offline", actor=actor, reason=reason)


def presence_sweep() -> int:
    """Brings what is shown in line with the leases: dead browsers go offline, returned ones come back.

    Runs every two seconds in the worker. Answers how many users turned. Each is its own transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TURNED)
        turned = [row[0] for row in cursor.fetchall()]
    changed = sum(_sweep_one(user_id) for user_id in turned)
    _tidy()
    return changed


def _sweep_one(user_id: UUID) -> bool:
    with transaction.atomic():
        row = _locked(user_id)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {_LEASED} FROM accounts_presence p WHERE p.user_id = %s", [user_id])
            [(leased,)] = cursor.fetchall()
        away_s = (clock.now() - row.since).total_seconds()
        if leased and row.state == "offline" and away_s > values.get(parameters.PRESENCE_KEPT_S):
            # Yesterday's "online" must not bring today's first customers to somebody who just opened a page.
            row.chosen = "offline"
            row.save(update_fields=["chosen"])
            return False
        state = rules.shown_state(row.chosen, leased=leased)
        return _show(row, state, actor=SYSTEM, reason="lease_renewed" if leased else "lease_ended")


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_presence_lease WHERE until < clock_timestamp() - interval '1 minute'")


def _locked(user_id: UUID) -> Presence:
    """The user's row, locked; made when there is none."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_presence (user_id, chosen, state, since, version) "
            "VALUES (%s, 'offline', 'offline', %s, 1) ON CONFLICT (user_id) DO NOTHING",
            [user_id, now],
        )
        if cursor.rowcount:
            PresenceInterval.objects.create(user_id=user_id, state="offline", from_at=now)
    return Presence.objects.select_for_update(no_key=True).get(user_id=user_id)


def _show(row: Presence, state: str, *, actor: Actor, reason: Reason) -> bool:
    """Stores what others see, closes one interval, opens the next, tells everybody. False when nothing changed."""
    if row.state == state:
        row.save(update_fields=["chosen"])
        return False
    # Two workers' clocks may differ a little; an interval never ends before it began.
    now = max(clock.now(), row.since)
    previous, row.state, row.since = row.state, state, now
    row.version += 1
    row.save(update_fields=["chosen", "state", "since", "version"])
    PresenceInterval.objects.filter(user_id=row.user_id, to_at__isnull=True).update(to_at=now)
    PresenceInterval.objects.create(user_id=row.user_id, state=state, from_at=now)
    emit(
        PresenceChanged(
            user_id=row.user_id,
            state=cast(PresenceState, state),
            previous=cast(PresenceState, previous),
            reason=reason,
        ),
        actor=actor,
        subject=Subject(kind="presence", id=row.user_id, version=row.version),
        topics=["company"],
    )
    return True
