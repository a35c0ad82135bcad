"""Checks: on schedule, by a person, by command. Each leaves a record; a failed one raises the alarm."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal, Protocol
from uuid import UUID

import orjson
from django.db import connection, transaction

from zhike.audit import parameters
from zhike.audit.verification import Report, verify
from zhike.kernel import clock, trail
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.ids import parse_id
from zhike.kernel.ports import Port
from zhike.kernel.settings import values

Trigger = Literal["schedule", "person", "command"]


class Alarm(Protocol):
    """Tells somebody that the log is not whole; filled by accounts."""

    def audit_failed(self, *, guardian: UUID | None, count: int, first: str, check_id: int) -> int:
        """Notifies the named person, or all system administrators when None or unknown; answers how many heard."""


class ActorNames(Protocol):
    """Names of users for the log's readers; filled by accounts. The log itself keeps ids only."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Names by id; unknown ids are left out."""


ALARM: Final[Port[Alarm]] = Port("audit.alarm")
ACTOR_NAMES: Final[Port[ActorNames]] = Port("audit.actor_names")


def check(
    *, actor: Actor, trigger: Trigger, from_pos: int | None = None, to_pos: int | None = None
) -> tuple[int, Report]:
    started = clock.now()
    report = verify(from_pos, to_pos)
    with transaction.atomic():
        check_id = _record(actor, trigger, started, report)
        trail.record(
            "audit.seal.verify",
            actor=actor,
            object_kind="audit_check",
            object_id=check_id,
            result="ok" if report.ok else "failed",
            after={
                "trigger": trigger,
                "rows": report.rows,
                "seals": report.seals,
                "findings": [str(finding) for finding in report.findings[:10]],
            },
        )
        if not report.ok:
            ALARM.get().audit_failed(
                guardian=parse_id(values.get(parameters.GUARDIAN)),
                count=len(report.findings),
                first=str(report.findings[0]),
                check_id=check_id,
            )
    return check_id, report


def check_when_due() -> bool:
    """The scheduled check, when the interval since the last scheduled one has passed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(started_at) FROM audit_check WHERE trigger = 'schedule'")
        [(last,)] = cursor.fetchall()
    interval = timedelta(seconds=values.get(parameters.CHECK_INTERVAL_S))
    if last is not None and clock.now() - last < interval:
        return False
    check(actor=SYSTEM, trigger="schedule")
    return True


def _record(actor: Actor, trigger: Trigger, started: datetime, report: Report) -> int:
    findings = [
        {"kind": one.kind, "pos": one.pos, "entry_id": one.entry_id, "seal": one.seal} for one in report.findings
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_check (started_at, finished_at, trigger, actor_id, ok, rows, seals, findings) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s, %s::jsonb) RETURNING id",
            [
                started,
                clock.now(),
                trigger,
                actor.id,
                report.ok,
                report.rows,
                report.seals,
                orjson.dumps(findings).decode(),
            ],
        )
        [(check_id,)] = cursor.fetchall()
    return int(check_id)
