"""Opening, finishing, reopening and releasing work items."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject
from zhike.kernel.settings import values as settings
from zhike.work import access
from zhike.work.errors import ITEM_STATE
from zhike.work.events import ItemDone, ItemQueued, ItemReleased
from zhike.work.models import WorkItem
from zhike.work.parameters import RETURNING_WITHIN_DAYS
from zhike.work.ports import item_kind
from zhike.work.rules.routing import known_agent
from zhike.work.services import loads
from zhike.work.services.clocks import clocks_finish, clocks_retarget, clocks_start
from zhike.work.types import ItemView, LastServed, QueueReason


def topics(item: WorkItem, *also_users: UUID | None) -> list[str]:
    """Who hears of a change of this item: its owner (and former one), team and shop."""
    users = {user for user in (item.owner_id, *also_users) if user is not None}
    heard = [f"user:{user}" for user in sorted(users)]
    if item.team_id is not None:
        heard.append(f"team:{item.team_id}")
    return [*heard, f"shop:{item.shop_id}"]


def tell(item: WorkItem, payload: EventPayload, *, actor: Actor, also_users: Sequence[UUID | None] = ()) -> None:
    """Writes an event about a locked item."""
    emit(
        payload,
        actor=actor,
        subject=Subject(kind="work_item", id=item.item_id, version=item.version),
        customer_id=item.customer_id,
        shop_id=item.shop_id,
        topics=topics(item, *also_users),
    )


def log(
    item: WorkItem, action: str, *, actor: Actor, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    """Writes the operation log for a locked item."""
    trail.record(
        f"work.item.{action}",
        actor=actor,
        object_kind=item.kind,
        object_id=item.item_id,
        before=before,
        after=after,
        customer_id=item.customer_id,
        shop_id=item.shop_id,
    )


def queued(item: WorkItem, reason: QueueReason) -> ItemQueued:
    """The event that an item waits."""
    return ItemQueued(
        kind=item.kind,
        item_id=item.item_id,
        shop_id=item.shop_id,
        team_id=item.team_id,
        priority=item.priority,
        reason=reason,
    )


@transaction.atomic
def item_open(
    *,
    actor: Actor,
    kind: str,
    item_id: UUID,
    shop_id: UUID,
    team_id: UUID | None = None,
    skills: Sequence[UUID] = (),
    priority: int = 3,
    customer_id: UUID | None = None,
    customer_level: int = 0,
    question_type: str = "",
    calendar_at: datetime | None = None,
    weight: int = 1,
    last_served: LastServed | None = None,
    awaiting_reply: bool = True,
) -> ItemView:
    """Puts a new item into the queue and starts its clocks.

    `last_served` says who served the customer before: within the parameter's days they are offered it first.
    `calendar_at` is the instant from which the clocks count (default: now). `priority` is 1 (most urgent) to 5;
    `customer_level` grows with importance; `awaiting_reply` says that a customer waits for our answer already. The
    caller has checked access and holds the lock of the item's own row. Raises IntegrityError when the item is open
    already.
    """
    now = clock.now()
    item = WorkItem.objects.create(
        kind=kind,
        item_id=item_id,
        shop_id=shop_id,
        team_id=team_id,
        skill_ids=sorted(set(skills)),
        priority=priority,
        customer_id=customer_id,
        customer_level=customer_level,
        question_type=question_type,
        weight=weight,
        prefer_user_id=known_agent(
            last_served, now=now, within_days=settings.get(RETURNING_WITHIN_DAYS, shop_id=shop_id)
        ),
        opened_at=calendar_at or now,
        queued_since=now,
        awaiting_since=now if awaiting_reply else None,
    )
    clocks_start(item, at=calendar_at or now, awaiting_reply=awaiting_reply)
    tell(item, queued(item, "opened"), actor=actor)
    log(item, "open", actor=actor, before={}, after={"state": "queued", "team_id": team_id, "priority": priority})
    return access.view(item)


@transaction.atomic
def item_prioritise(*, actor: Actor, kind: str, item_id: UUID, priority: int) -> None:
    """Gives an item another priority: its place in the queue follows, and its running clocks take the targets of the
    policy that fits now, counted from when they began. Done or the same: nothing changes.
    """
    item = access.locked(kind, item_id)
    if item.state == "done" or item.priority == priority:
        return
    before = item.priority
    item.priority = priority
    item.version += 1
    item.save(update_fields=["priority", "version"])
    clocks_retarget(item)
    log(item, "prioritise", actor=actor, before={"priority": before}, after={"priority": priority})


@transaction.atomic
def item_done(*, actor: Actor, kind: str, item_id: UUID, reached: bool = True) -> ItemView:
    """Finishes an item: its owner has room again, its clocks stop. Done already: nothing changes.

    The owner stays on the row, so that a reopened item can go back to them. Without `reached` nothing was resolved, the
    work goes on elsewhere: running clocks count neither as met nor as missed.
    """
    item = access.locked(kind, item_id)
    if item.state == "done":
        return access.view(item)
    before = {"state": item.state}
    if item.state == "assigned" and item.owner_id is not None:
        loads.give_back(user_id=item.owner_id, weight=item.weight)
    now = clock.now()
    item.state, item.done_at, item.queued_since, item.awaiting_since = "done", now, None, None
    item.version += 1
    item.save(update_fields=["state", "done_at", "queued_since", "awaiting_since", "version"])
    clocks_finish(item, at=now, actor=actor, reached=reached)
    tell(item, ItemDone(kind=kind, item_id=item_id, user_id=item.owner_id), actor=actor)
    log(item, "done", actor=actor, before=before, after={"state": "done"})
    return access.view(item)


@transaction.atomic
def item_reopen(*, actor: Actor, kind: str, item_id: UUID, awaiting_reply: bool = True) -> ItemView:
    """Puts a finished item back into the queue, preferably for whoever had it; clocks start anew.

    Raises `work.item_state` when the item is not done.
    """
    item = access.locked(kind, item_id)
    if item.state != "done":
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    now = clock.now()
    former = item.owner_id
    item.prefer_user_id, item.owner_id = former, None
    item.state, item.done_at, item.queued_since, item.assigned_at = "queued", None, now, None
    item.awaiting_since = now if awaiting_reply else None
    item.version += 1
    item.save()
    clocks_start(item, at=now, awaiting_reply=awaiting_reply)
    tell(item, queued(item, "reopened"), actor=actor, also_users=[former])
    log(item, "reopen", actor=actor, before={"state": "done"}, after={"state": "queued"})
    return access.view(item)


@transaction.atomic
def item_release(
    *,
    actor: Actor,
    kind: str,
    item_id: UUID,
    reason: QueueReason = "released",
    team_id: UUID | None = None,
) -> ItemView:
    """Takes an item from its owner and puts it back into the queue, of `team_id` if one is named.

    It keeps the place that the waiting customer earned. Raises `work.item_state` when nobody has it.
    """
    item = access.locked(kind, item_id)
    if item.state != "assigned" or item.owner_id is None:
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    former = item.owner_id
    loads.give_back(user_id=former, weight=item.weight)
    release_locked(item, actor=actor, reason=reason, team_id=team_id)
    return access.view(item)


def release_locked(item: WorkItem, *, actor: Actor, reason: QueueReason, team_id: UUID | None) -> None:
    """The part of a release after load was given back; the item is locked and assigned."""
    former = item.owner_id
    if former is None:
        raise ITEM_STATE(extra={"state": item.state, "owner_id": None}, state=item.state)
    now = clock.now()
    before: dict[str, object] = {"state": item.state, "owner_id": former, "team_id": item.team_id}
    item.team_id = team_id or item.team_id
    item.owner_id, item.department_id, item.assigned_at = None, None, None
    item.state, item.queued_since = "queued", item.awaiting_since or now
    # Somebody who went away is not preferred; somebody who handed over does not want it back.
    item.prefer_user_id = None
    item.version += 1
    item.save()
    item_kind(item.kind).owner.released(
        kind=item.kind, item_id=item.item_id, team_id=item.team_id, department_id=None, reason=reason, actor=actor
    )
    released = ItemReleased(
        kind=item.kind, item_id=item.item_id, from_user_id=former, team_id=item.team_id, reason=reason
    )
    tell(item, released, actor=actor, also_users=[former])
    after = {"state": "queued", "owner_id": None, "team_id": item.team_id, "reason": reason}
    log(item, "release", actor=actor, before=before, after=after)
