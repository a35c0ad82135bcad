"""Writing events: one row in the caller's transaction, one empty NOTIFY after its commit."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection, transaction

from zhike.kernel import clock, context
from zhike.kernel.authz import Actor
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.postgres.base import own_connection

#: Wakes the sequencers. Sent as a statement of its own after commit: inside the transaction it would halve the rate.
NOTIFY_CHANNEL: Final = "zhike_event"

EVENT_COLUMNS: Final = (
    "name, version, at, actor_kind, actor_id, on_behalf_of, cause_event_id, cause_rule_id, cause_depth, operation_id, "
    "subject_kind, subject_id, subject_version, customer_id, shop_id, topics, payload"
)
#: One placeholder per column of EVENT_COLUMNS, with the casts that a hand-written CTE needs.
EVENT_VALUES: Final = (
    "%s::text, %s::smallint, %s::timestamptz, %s::text, %s::uuid, %s::uuid, %s::bigint, %s::uuid, %s::smallint, "
    "%s::uuid, %s::text, %s::uuid, %s::integer, %s::uuid, %s::uuid, %s::text[], %s::jsonb"
)


def event_params(
    payload: EventPayload,
    *,
    actor: Actor,
    subject: Subject,
    customer_id: UUID | None = None,
    shop_id: UUID | None = None,
    topics: Sequence[str] = (),
) -> list[Any]:
    """The parameters for EVENT_VALUES; for hot statements that insert the event inside their own CTE."""
    running = context.current()
    return [
        payload.name,
        payload.version,
        clock.now(),
        actor.kind,
        actor.id,
        actor.on_behalf_of,
        running.cause.event_id,
        running.cause.rule_id,
        running.cause.depth,
        running.operation_id,
        subject.kind,
        subject.id,
        subject.version,
        customer_id,
        shop_id,
        list(topics),
        orjson.dumps(payload.model_dump(mode="json")).decode(),
    ]


def emit(
    payload: EventPayload,
    *,
    actor: Actor,
    subject: Subject,
    customer_id: UUID | None = None,
    shop_id: UUID | None = None,
    topics: Sequence[str] = (),
) -> int:
    """Writes an event in the running transaction and answers its id.

    Call it while the subject's row lock is held: ids are drawn here, and their order per subject is the order in which
    subscribers see the changes. Raises `TransactionManagementError` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("emit() belongs into the transaction of the change it tells of")
    params = event_params(
        payload, actor=actor, subject=subject, customer_id=customer_id, shop_id=shop_id, topics=topics
    )
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO kernel_event ({EVENT_COLUMNS}) VALUES ({EVENT_VALUES}) RETURNING id", params)
        event_id = int(cursor.fetchall()[0][0])
    wake_after_commit()
    return event_id


def wake_after_commit() -> None:
    """Sends one NOTIFY after the running transaction commits, however many events it wrote."""
    if not any(entry[1] is _notify for entry in connection.run_on_commit):
        # Robust: the change is committed. A lost wake-up costs one poll of the sequencer, not the caller's answer.
        transaction.on_commit(_notify, robust=True)


def _notify() -> None:
    own_connection().first_row(f"NOTIFY {NOTIFY_CHANNEL}", [])
