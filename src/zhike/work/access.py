"""How rows of work are reached: locked by services, checked against the scope for the API."""

from typing import cast
from uuid import UUID

from zhike.kernel.authz import Actor, Permission, ScopedRow, require_row
from zhike.kernel.errors import NOT_FOUND
from zhike.work.models import WorkItem
from zhike.work.types import ItemState, ItemView


def locked(kind: str, item_id: UUID) -> WorkItem:
    """The item, locked for change. Raises `missing.not_found`."""
    item = WorkItem.objects.select_for_update(no_key=True).filter(kind=kind, item_id=item_id).first()
    if item is None:
        raise NOT_FOUND()
    return item


def locked_or_skipped(kind: str, item_id: UUID) -> WorkItem | None:
    """The item, locked for change; None when somebody else is busy with it."""
    found = WorkItem.objects.select_for_update(no_key=True, skip_locked=True)
    return found.filter(kind=kind, item_id=item_id).first()


def scoped_row(item: WorkItem) -> ScopedRow:
    """The columns that scopes are checked against."""
    return ScopedRow(item.owner_id, item.team_id, item.department_id, item.shop_id)


def readable(actor: Actor, permission: Permission, kind: str, item_id: UUID) -> WorkItem:
    """The item if `permission` of `actor` covers it. Raises `permission.missing` or `missing.not_found`."""
    actor.require(permission)
    item = WorkItem.objects.filter(kind=kind, item_id=item_id).first()
    if item is None:
        raise NOT_FOUND()
    require_row(actor, permission, scoped_row(item))
    return item


def view(item: WorkItem) -> ItemView:
    """The item as other modules see it."""
    return ItemView(
        kind=item.kind,
        item_id=item.item_id,
        shop_id=item.shop_id,
        team_id=item.team_id,
        department_id=item.department_id,
        owner_id=item.owner_id,
        state=cast(ItemState, item.state),
        priority=item.priority,
        customer_level=item.customer_level,
        queued_since=item.queued_since,
        version=item.version,
    )
