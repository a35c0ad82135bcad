"""The statuses of orders and the moves between them. One lock orders all changes: there are a dozen rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.commerce.errors import STATUS_IN_USE
from zhike.commerce.events import OrderStatusesChanged
from zhike.commerce.models import Order, OrderStatus, OrderTransition
from zhike.commerce.permissions import STATUS_MANAGE
from zhike.commerce.rules.moves import MOVE_PERMISSIONS
from zhike.kernel import clock, i18n, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

_COUNTED: Final = 1_000


@dataclass(frozen=True, slots=True)
class Move:
    """A move to be allowed from a status."""

    action: str
    to_id: UUID
    permission: str
    needs_reason: bool


@transaction.atomic
def status_create(
    *, actor: Actor, code: str, names: Mapping[str, str], category: str, color: str, on_board: bool
) -> OrderStatus:
    """Adds a status behind the others. Raises `permission.missing`, `input.invalid` for a code that is taken."""
    actor.require(STATUS_MANAGE)
    _lock()
    if OrderStatus.objects.filter(code=code).exists():
        raise invalid("code", "commerce.code_taken")
    last = OrderStatus.objects.order_by("-position").values_list("position", flat=True).first()
    status = OrderStatus.objects.create(
        id=new_id(),
        code=code,
        names=dict(names),
        label=i18n.local_name(names, i18n.DEFAULT_LANGUAGE),
        category=category,
        color=color,
        on_board=on_board,
        position=0 if last is None else last + 1,
        updated_at=clock.now(),
    )
    _told(status, "create", ["code"], actor=actor, after={"code": code, "category": category, "names": dict(names)})
    return status


@transaction.atomic
def status_edit(*, actor: Actor, status_id: UUID, expected_version: int, values: Mapping[str, object]) -> OrderStatus:
    """Changes names, colour, place, whether it is on the board and in use. `position` is the new place from 0; the
    others move up.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `commerce.status_in_use` for a status to be
    retired in which orders stand or begin.
    """
    status = _to_change(actor, status_id, expected_version)
    changed = {name: value for name, value in values.items() if getattr(status, name) != value}
    if not changed:
        return status
    if changed.get("active") is False:
        standing = Order.objects.filter(status_id=status_id)[:_COUNTED].count()
        if status.initial or standing:
            raise STATUS_IN_USE(count=standing)
    before = {name: getattr(status, name) for name in changed}
    for name, value in changed.items():
        setattr(status, name, value)
    if isinstance(status.names, dict):
        status.label = i18n.local_name(status.names, i18n.DEFAULT_LANGUAGE)
    if "position" in changed:
        _reorder(status)
    _store(status)
    _told(status, "edit", sorted(changed), actor=actor, before=before, after=changed)
    return status


@transaction.atomic
def transitions_set(*, actor: Actor, status_id: UUID, expected_version: int, moves: Sequence[Move]) -> OrderStatus:
    """Says anew what may follow from a status.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `input.invalid`.
    """
    status = _to_change(actor, status_id, expected_version)
    known = set(OrderStatus.objects.exclude(pk=status_id).values_list("id", flat=True))
    seen: set[str] = set()
    for place, move in enumerate(moves):
        if move.to_id not in known:
            raise invalid(f"transitions.{place}.to_id", "commerce.unknown_status")
        if move.permission not in MOVE_PERMISSIONS:
            raise invalid(f"transitions.{place}.permission", "commerce.unknown_permission")
        if move.action in seen:
            raise invalid(f"transitions.{place}.action", "commerce.twice")
        seen.add(move.action)
    OrderTransition.objects.filter(from_status=status).delete()
    OrderTransition.objects.bulk_create(
        [
            OrderTransition(
                id=new_id(),
                from_status=status,
                action=move.action,
                to_status_id=move.to_id,
                permission=move.permission,
                needs_reason=move.needs_reason,
            )
            for move in moves
        ]
    )
    _store(status)
    after: dict[str, object] = {"actions": [f"{move.action}:{move.to_id}" for move in moves]}
    _told(status, "transitions", ["transitions"], actor=actor, after=after)
    return status


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('commerce.statuses', 0))")


def _to_change(actor: Actor, status_id: UUID, expected_version: int) -> OrderStatus:
    actor.require(STATUS_MANAGE)
    _lock()
    status = OrderStatus.objects.select_for_update().filter(pk=status_id).first()
    if status is None:
        raise NOT_FOUND()
    if status.version != expected_version:
        current = {
            "version": status.version,
            "names": status.names,
            "color": status.color,
            "position": status.position,
            "on_board": status.on_board,
            "active": status.active,
        }
        raise VERSION_CONFLICT(extra={"current": current})
    return status


def _reorder(status: OrderStatus) -> None:
    """Puts the status at its new place and numbers all others around it."""
    others = list(OrderStatus.objects.exclude(pk=status.pk).order_by("position", "id"))
    place = min(max(status.position, 0), len(others))
    status.position = place
    for position, other in enumerate(others):
        wanted = position if position < place else position + 1
        if other.position != wanted:
            OrderStatus.objects.filter(pk=other.pk).update(position=wanted)


def _store(status: OrderStatus) -> None:
    status.version += 1
    status.updated_at = clock.now()
    status.save()


def _told(
    status: OrderStatus,
    verb: str,
    changed: list[str],
    *,
    actor: Actor,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    emit(
        OrderStatusesChanged(status_id=status.id, changed=tuple(changed)),
        actor=actor,
        subject=Subject(kind="order_status", id=status.id, version=status.version),
        topics=["company"],
    )
    trail.record(
        f"commerce.status.{verb}",
        actor=actor,
        object_kind="order_status",
        object_id=status.id,
        before=before,
        after=after,
    )
