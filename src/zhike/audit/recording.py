"""Writing the log: one INSERT per entry, in the transaction of the change it tells of."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.kernel import clock, context
from zhike.kernel.authz import Actor
from zhike.kernel.trail import TrailEntry

AUDIT_COLUMNS: Final = (
    "at, actor_kind, actor_id, on_behalf_of, action, object_kind, object_id, result, before, after, operation_id, "
    "session_id, ip, device, request_id, customer_id, shop_id"
)
#: One placeholder per column of AUDIT_COLUMNS, with the casts that a hand-written CTE needs.
AUDIT_VALUES: Final = (
    "%s::timestamptz, %s::text, %s::uuid, %s::uuid, %s::text, %s::text, %s::text, %s::text, %s::jsonb, %s::jsonb, "
    "%s::uuid, %s::uuid, %s::text, %s::text, %s::text, %s::uuid, %s::uuid"
)

_INSERT: Final = f"INSERT INTO audit_entry ({AUDIT_COLUMNS}) VALUES ({AUDIT_VALUES})"

_CHANGES: Final = (
    "SELECT before::text, after::text FROM audit_entry WHERE object_id = %s AND operation_id = ANY(%s) "
    "AND result = 'ok' ORDER BY id DESC"
)

#: A page that stays open is one opening: a second row for the same session and object is written after this time.
OPENED_AGAIN_S: Final = 900

# One statement: the small table decides, under its row lock, whether this opening is news; the entry follows from it.
_OPENED: Final = f"""
WITH news AS (
    INSERT INTO audit_opened AS o (opener, object_kind, object_id, at)
    VALUES (%s::uuid, %s::text, %s::text, %s::timestamptz)
    ON CONFLICT (opener, object_kind, object_id) DO UPDATE SET at = EXCLUDED.at
    WHERE o.at <= EXCLUDED.at - make_interval(secs => {OPENED_AGAIN_S})
    RETURNING 1
)
INSERT INTO audit_entry ({AUDIT_COLUMNS}) SELECT {AUDIT_VALUES} FROM news
"""


def audit_params(entry: TrailEntry) -> list[Any]:
    """The parameters for AUDIT_VALUES; for hot statements that write the entry inside their own CTE."""
    running = context.current()
    actor = entry.actor
    return [
        clock.now(),
        actor.kind,
        actor.id,
        actor.on_behalf_of,
        entry.action,
        entry.object_kind,
        _text(entry.object_id, 200),
        entry.result,
        _json(entry.before),
        _json(entry.after),
        running.operation_id,
        running.session_id,
        _text(running.ip or "", 64),
        _text(running.device, 400),
        _text(running.request_id, 100),
        entry.customer_id,
        entry.shop_id,
    ]


class AuditHistory:
    """The kernel's history of rows, read from `audit_entry`."""

    def changes(
        self, row_id: UUID, operations: Sequence[UUID]
    ) -> Sequence[tuple[Mapping[str, object], Mapping[str, object]]]:
        """(before, after) of each change of the row in these operations, the newest first."""
        with connection.cursor() as cursor:
            cursor.execute(_CHANGES, [str(row_id), list(operations)])
            return [(orjson.loads(before), orjson.loads(after)) for before, after in cursor.fetchall()]


class AuditTrail:
    """The kernel's trail, kept in `audit_entry`."""

    def record(self, entry: TrailEntry) -> None:
        """Writes the entry in the running transaction."""
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, audit_params(entry))


def record_opened(
    *, actor: Actor, object_kind: str, object_id: UUID, customer_id: UUID | None = None, shop_id: UUID | None = None
) -> bool:
    """Logs that `actor` opened the page of an object: at most once per session and object in fifteen minutes.

    Answers whether a row was written. Callers without a session count by their own id.
    """
    entry = TrailEntry(
        f"{object_kind}.opened", actor, object_kind, str(object_id), customer_id=customer_id, shop_id=shop_id
    )
    opener = context.current().session_id or actor.id
    if opener is None:
        AuditTrail().record(entry)
        return True
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, [opener, object_kind, str(object_id), clock.now(), *audit_params(entry)])
        return bool(cursor.rowcount)


def _text(value: str, longest: int) -> str:
    # An address or a browser's name must never be the reason why an action could not be logged.
    return value.replace("\x00", "").encode("utf-8", "replace").decode()[:longest]


def _json(values: Mapping[str, object]) -> str:
    try:
        text = orjson.dumps(dict(values), default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except TypeError:
        text = "\\u0000"
    if "\\u0000" not in text:
        return text
    # jsonb cannot hold NUL and UTF-8 no half surrogates; the entry is worth more than the odd character.
    return orjson.dumps(_storable(dict(values)), default=str).decode()


def _storable(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {str(_storable(str(name))): _storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_storable(one) for one in value]
    return value
