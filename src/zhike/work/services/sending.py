"""Putting an item into a team's queue, whoever has it and wherever it waits."""

from uuid import UUID

from django.db import transaction

from zhike.accounts.public import teams
from zhike.kernel.authz import Actor, require_row
from zhike.work import access
from zhike.work.errors import ITEM_STATE, TEAM_UNKNOWN
from zhike.work.models import WorkItem
from zhike.work.permissions import ITEM_ASSIGN
from zhike.work.ports import item_kind
from zhike.work.services import items, loads
from zhike.work.types import ItemView, QueueReason


@transaction.atomic
def item_send(
    *, actor: Actor, kind: str, item_id: UUID, to_team_id: UUID | None, reason: QueueReason = "transferred"
) -> ItemView:
    """Puts an item into the queue of a team (None: of no team), held by somebody or waiting elsewhere. It keeps the
    place that it earned by waiting. Waiting there already: nothing changes.

    Raises `permission.missing` or `missing.not_found` by the scope of `work.item.assign`, `work.team_unknown`,
    `work.item_state` when done.
    """
    if to_team_id is not None and to_team_id not in teams([to_team_id]):
        raise TEAM_UNKNOWN()
    item = access.locked(kind, item_id)
    require_row(actor, ITEM_ASSIGN, access.scoped_row(item))
    if item.state == "done":
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    if item.state == "assigned" and item.owner_id is not None:
        loads.give_back(user_id=item.owner_id, weight=item.weight)
        if to_team_id is None:
            item.team_id = None
        items.release_locked(item, actor=actor, reason=reason, team_id=to_team_id)
    elif item.team_id != to_team_id:
        _move(item, to_team_id, actor=actor, reason=reason)
    return access.view(item)


def _move(item: WorkItem, to_team_id: UUID | None, *, actor: Actor, reason: QueueReason) -> None:
    before: dict[str, object] = {"team_id": item.team_id}
    item.team_id, item.department_id, item.prefer_user_id = to_team_id, None, None
    item.version += 1
    item.save(update_fields=["team_id", "department_id", "prefer_user_id", "version"])
    item_kind(item.kind).owner.released(
        kind=item.kind, item_id=item.item_id, team_id=to_team_id, department_id=None, reason=reason, actor=actor
    )
    items.tell(item, items.queued(item, reason), actor=actor)
    items.log(item, "release", actor=actor, before=before, after={"team_id": to_team_id, "reason": reason})
