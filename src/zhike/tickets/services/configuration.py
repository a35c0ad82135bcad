"""Types, statuses with their transitions, and priorities."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.tickets.errors import STATUS_NEEDED, TYPE_NEEDED
from zhike.tickets.events import ConfigurationChanged
from zhike.tickets.models import TicketPriority, TicketStatus, TicketTransition, TicketType
from zhike.tickets.permissions import CONFIG_MANAGE
from zhike.tickets.rules import NEEDED
from zhike.tickets.types import ConfigurationKind

Row = TicketType | TicketStatus | TicketPriority


def _tell(
    kind: ConfigurationKind, row: Row, verb: str, *, actor: Actor, before: dict[str, Any], after: dict[str, Any]
) -> None:
    emit(
        ConfigurationChanged(kind=kind, id=row.id, changed=tuple(sorted(after))),
        actor=actor,
        subject=Subject(kind=f"ticket_{kind}", id=row.id, version=row.version),
        topics=["company"],
    )
    trail.record(
        f"tickets.{kind}.{verb}",
        actor=actor,
        object_kind=f"ticket_{kind}",
        object_id=row.id,
        before=before,
        after=after,
    )


def _one_at_a_time() -> None:
    """Set-up changes wait for one another: which statuses are needed depends on all of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('tickets.configuration', 0))")


def _checked(row: Row | None, expected_version: int) -> None:
    if row is None:
        raise NOT_FOUND()
    if row.version != expected_version:
        raise VERSION_CONFLICT(extra={"current": {"version": row.version, "name": row.name, "color": row.color}})


def _save(kind: ConfigurationKind, row: Row, values: Mapping[str, Any], *, actor: Actor) -> None:
    before = {name: getattr(row, name) for name in values}
    old, new = trail.changed(before, values)
    if not new:
        return
    for name, value in new.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_at = clock.now()
    row.save()
    _tell(kind, row, "change", actor=actor, before=old, after=new)


@transaction.atomic
def type_create(*, actor: Actor, values: Mapping[str, Any]) -> TicketType:
    """Makes a type. Raises `permission.missing`."""
    actor.require(CONFIG_MANAGE)
    row = TicketType.objects.create(updated_at=clock.now(), **values)
    _tell("type", row, "create", actor=actor, before={}, after=dict(values))
    return row


@transaction.atomic
def type_change(*, actor: Actor, type_id: UUID, expected_version: int, values: Mapping[str, Any]) -> TicketType:
    """Changes name, colour or place. Raises `permission.missing`, `missing.not_found`, `conflict.version`."""
    actor.require(CONFIG_MANAGE)
    row = _locked_type(type_id, expected_version)
    _save("type", row, values, actor=actor)
    return row


def _locked_type(type_id: UUID, expected_version: int) -> TicketType:
    row = TicketType.objects.select_for_update(no_key=True).filter(pk=type_id).first()
    _checked(row, expected_version)
    if row is None:
        raise NOT_FOUND()
    return row


@transaction.atomic
def type_archive(*, actor: Actor, type_id: UUID, expected_version: int, archived: bool) -> TicketType:
    """Takes a type out of use, or back. Raises `tickets.type_needed` for the last one, and as :func:`type_change`."""
    actor.require(CONFIG_MANAGE)
    _one_at_a_time()
    row = _locked_type(type_id, expected_version)
    if archived and not TicketType.objects.filter(archived_at=None).exclude(pk=row.pk).exists():
        raise TYPE_NEEDED()
    _archive("type", row, archived, actor)
    return row


def _archive(kind: ConfigurationKind, row: TicketType | TicketStatus, archived: bool, actor: Actor) -> None:
    if (row.archived_at is not None) == archived:
        return
    row.archived_at = clock.now() if archived else None
    row.version += 1
    row.updated_at = clock.now()
    row.save()
    verb = "archive" if archived else "restore"
    _tell(kind, row, verb, actor=actor, before={"archived": not archived}, after={"archived": archived})


@transaction.atomic
def status_create(*, actor: Actor, values: Mapping[str, Any], next_ids: Sequence[UUID]) -> TicketStatus:
    """Makes a status with its ways on. Raises `permission.missing`, `input.invalid` for an unknown next status."""
    actor.require(CONFIG_MANAGE)
    _one_at_a_time()
    row = TicketStatus.objects.create(updated_at=clock.now(), **values)
    _set_ways(row, next_ids)
    after = {**values, "next": [str(one) for one in next_ids]}
    _tell("status", row, "create", actor=actor, before={}, after=after)
    return row


@transaction.atomic
def status_change(
    *,
    actor: Actor,
    status_id: UUID,
    expected_version: int,
    values: Mapping[str, Any],
    next_ids: Sequence[UUID] | None = None,
) -> TicketStatus:
    """Changes name, colour, place, or the statuses that can follow; the category stays.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `input.invalid` for an unknown next status.
    """
    actor.require(CONFIG_MANAGE)
    _one_at_a_time()
    row = _locked_status(status_id, expected_version)
    known = ways_of(row.pk)
    if next_ids is None or set(next_ids) == set(known):
        _save("status", row, values, actor=actor)
        return row
    _set_ways(row, next_ids)
    old, new = trail.changed({name: getattr(row, name) for name in values}, values)
    for name, value in new.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_at = clock.now()
    row.save()
    before = {**old, "next": [str(one) for one in known]}
    after = {**new, "next": [str(one) for one in next_ids]}
    _tell("status", row, "change", actor=actor, before=before, after=after)
    return row


def _locked_status(status_id: UUID, expected_version: int) -> TicketStatus:
    row = TicketStatus.objects.select_for_update(no_key=True).filter(pk=status_id).first()
    _checked(row, expected_version)
    if row is None:
        raise NOT_FOUND()
    return row


def ways_of(status_id: UUID) -> list[UUID]:
    """Ids of the statuses that can follow, in use or not."""
    found = TicketTransition.objects.filter(from_status_id=status_id).order_by("to_status__place", "to_status_id")
    return list(found.values_list("to_status_id", flat=True))


def _set_ways(row: TicketStatus, next_ids: Sequence[UUID]) -> None:
    wanted = set(next_ids)
    known = set(TicketStatus.objects.filter(pk__in=wanted).values_list("id", flat=True))
    if wanted - known or row.id in wanted:
        raise invalid("next", "value.invalid")
    TicketTransition.objects.filter(from_status=row).exclude(to_status_id__in=wanted).delete()
    there = set(TicketTransition.objects.filter(from_status=row).values_list("to_status_id", flat=True))
    TicketTransition.objects.bulk_create(
        TicketTransition(from_status=row, to_status_id=one) for one in next_ids if one not in there
    )


@transaction.atomic
def status_archive(*, actor: Actor, status_id: UUID, expected_version: int, archived: bool) -> TicketStatus:
    """Takes a status out of use, or back. Tickets that have it keep it until they move on.

    Raises `tickets.status_needed` for the last one of a needed category, and as :func:`status_change`.
    """
    actor.require(CONFIG_MANAGE)
    _one_at_a_time()
    row = _locked_status(status_id, expected_version)
    others = TicketStatus.objects.filter(archived_at=None, category=row.category).exclude(pk=row.pk)
    if archived and row.category in NEEDED and not others.exists():
        raise STATUS_NEEDED()
    _archive("status", row, archived, actor)
    return row


@transaction.atomic
def priority_change(
    *, actor: Actor, priority_id: UUID, expected_version: int, values: Mapping[str, Any]
) -> TicketPriority:
    """Changes name or colour of a level. Raises `permission.missing`, `missing.not_found`, `conflict.version`."""
    actor.require(CONFIG_MANAGE)
    row = TicketPriority.objects.select_for_update(no_key=True).filter(pk=priority_id).first()
    _checked(row, expected_version)
    if row is None:
        raise NOT_FOUND()
    _save("priority", row, values, actor=actor)
    return row
