"""Small reads around orders: statuses with their moves, platforms."""

from typing import Any
from uuid import UUID

from django.db import connection

from zhike.commerce.models import OrderStatus, OrderTransition
from zhike.kernel import i18n


def platforms() -> list[str]:
    """The platforms that shops in use are on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT platform FROM accounts_shop WHERE archived_at IS NULL ORDER BY platform")
        return [row[0] for row in cursor.fetchall()]


def statuses(language: str, only: UUID | None = None) -> list[dict[str, Any]]:
    """Statuses in order of position, in use or not, with what may follow from each."""
    moves: dict[UUID, list[dict[str, Any]]] = {}
    found = OrderTransition.objects.order_by("to_status__position", "action")
    for one in found:
        moves.setdefault(one.from_status_id, []).append(
            {
                "action": one.action,
                "to_id": one.to_status_id,
                "permission": one.permission,
                "needs_reason": one.needs_reason,
            }
        )
    rows = OrderStatus.objects.order_by("position", "id")
    return [
        {
            "id": status.id,
            "version": status.version,
            "code": status.code,
            "names": status.names,
            "label": i18n.local_name(status.names, language),
            "category": status.category,
            "color": status.color,
            "position": status.position,
            "on_board": status.on_board,
            "active": status.active,
            "initial": status.initial,
            "transitions": moves.get(status.id, []),
        }
        for status in (rows if only is None else rows.filter(pk=only))
    ]
