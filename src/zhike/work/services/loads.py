"""How much each agent holds. Rows are locked in order of user id, after the work item."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from zhike.work.errors import CAPACITY_FULL
from zhike.work.models import Load


def _ensure(user_ids: list[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO work_load (user_id, load, items) VALUES (%s, 0, 0) ON CONFLICT (user_id) DO NOTHING",
            [(user_id,) for user_id in sorted(user_ids)],
        )


def hold(user_ids: list[UUID]) -> None:
    """Locks the rows of several agents, in order, until the transaction ends: for whoever claims for many of them."""
    _ensure(user_ids)
    rows = Load.objects.filter(user_id__in=user_ids).order_by("user_id")
    list(rows.select_for_update(no_key=True).values_list("user_id"))


def claim(*, user_id: UUID, weight: int, capacity: int, at: datetime) -> bool:
    """Takes `weight` units of the agent's capacity; False when they are not free. Never passes the limit."""
    _ensure([user_id])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE work_load SET load = load + %s, items = items + 1, last_assigned_at = %s "
            "WHERE user_id = %s AND load + %s <= %s",
            [weight, at, user_id, weight, capacity],
        )
        return bool(cursor.rowcount == 1)


def give_back(*, user_id: UUID, weight: int) -> None:
    """Returns what :func:`claim` took."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE work_load SET load = load - %s, items = items - 1 WHERE user_id = %s", [weight, user_id])


def move(*, from_user_id: UUID | None, to_user_id: UUID, weight: int, capacity: int, at: datetime) -> None:
    """Moves `weight` from one agent to another, both rows locked in order. Raises `work.capacity_full`."""
    if from_user_id is not None:
        hold([from_user_id, to_user_id])
    if not claim(user_id=to_user_id, weight=weight, capacity=capacity, at=at):
        held = Load.objects.filter(user_id=to_user_id).values_list("load", flat=True).first() or 0
        raise CAPACITY_FULL(extra={"load": held, "capacity": capacity}, load=held, capacity=capacity)
    if from_user_id is not None:
        give_back(user_id=from_user_id, weight=weight)


def presence_noted(*, user_id: UUID, offline_since: datetime | None) -> None:
    """Keeps since when an agent is gone; None: there."""
    _ensure([user_id])
    Load.objects.filter(user_id=user_id).update(offline_since=offline_since)
