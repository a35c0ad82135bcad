"""Giving an item to somebody: taking from the queue, assigning, transferring, and the assigner's own decision."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock
from zhike.kernel.authz import Actor, require_row
from zhike.work import access, roster
from zhike.work.errors import AGENT_UNAVAILABLE, ITEM_STATE, ITEM_TAKEN, TRANSFER_TARGET
from zhike.work.events import ItemAssigned
from zhike.work.models import Assignment, WorkItem
from zhike.work.permissions import ITEM_ASSIGN
from zhike.work.ports import item_kind
from zhike.work.rules.routing import Candidate, Wanted, rank
from zhike.work.services import items, loads
from zhike.work.types import Agent, Assigned, How, ItemView

#: Candidates kept with a decision; more would be noise and cost.
KEPT_CANDIDATES: Final = 50


def wanted(item: WorkItem) -> Wanted:
    """What routing needs to know of an item."""
    return Wanted(
        shop_id=item.shop_id,
        team_id=item.team_id,
        weight=item.weight,
        skill_ids=tuple(item.skill_ids),
        kind=item.kind,
        prefer_user_id=item.prefer_user_id,
    )


def _team_for(item: WorkItem, agent: Agent, team_id: UUID | None) -> UUID | None:
    """The team stamped on the item: the named one, its own if the agent is in it, else one of the agent's."""
    if team_id is not None:
        return team_id
    if item.team_id is None or item.team_id in agent.team_ids:
        return item.team_id
    return min(agent.team_ids, default=item.team_id)


def give(
    item: WorkItem,
    agent: Agent,
    *,
    actor: Actor,
    how: How,
    reason: str,
    team_id: UUID | None = None,
    candidates: Sequence[Candidate] = (),
) -> Assigned:
    """Gives a locked item to `agent`: load, row, decision, owner's row, event, log. Raises `work.capacity_full`."""
    now = clock.now()
    former = item.owner_id if item.state == "assigned" else None
    loads.move(from_user_id=former, to_user_id=agent.user_id, weight=item.weight, capacity=agent.capacity, at=now)
    before: dict[str, object] = {"state": item.state, "owner_id": former, "team_id": item.team_id}
    waited_s = int((now - item.queued_since).total_seconds()) if item.queued_since else 0
    item.team_id = _team_for(item, agent, team_id)
    item.owner_id, item.department_id = agent.user_id, agent.department_id
    item.state, item.queued_since, item.assigned_at = "assigned", None, now
    item.version += 1
    item.save()
    decision = Assignment.objects.create(
        kind=item.kind,
        item_id=item.item_id,
        how=how,
        reason=reason,
        owner_id=agent.user_id,
        from_user_id=former,
        team_id=item.team_id,
        department_id=item.department_id,
        shop_id=item.shop_id,
        actor_kind=actor.kind,
        actor_id=actor.id,
        waited_s=max(waited_s, 0),
        candidates=[_kept(one) for one in candidates[:KEPT_CANDIDATES]],
        candidate_count=len(candidates),
        at=now,
    )
    item_kind(item.kind).owner.assigned(
        kind=item.kind,
        item_id=item.item_id,
        user_id=agent.user_id,
        team_id=item.team_id,
        department_id=item.department_id,
        assignment_id=decision.id,
        actor=actor,
    )
    _tell(item, decision, former, actor)
    after = {"state": "assigned", "owner_id": agent.user_id, "team_id": item.team_id, "how": how}
    items.log(item, "assign", actor=actor, before=before, after=after)
    return Assigned(access.view(item), decision.id, former)


def _kept(candidate: Candidate) -> dict[str, object]:
    return {**asdict(candidate), "user_id": str(candidate.user_id)}


def _tell(item: WorkItem, decision: Assignment, former: UUID | None, actor: Actor) -> None:
    payload = ItemAssigned(
        kind=item.kind,
        item_id=item.item_id,
        user_id=decision.owner_id,
        from_user_id=former,
        team_id=item.team_id,
        department_id=item.department_id,
        assignment_id=decision.id,
        how=decision.how,
    )
    items.tell(item, payload, actor=actor, also_users=[former])


def _available(user_id: UUID, item: WorkItem) -> Agent:
    agent = roster.agent(user_id)
    away = agent is not None and item_kind(item.kind).live and agent.presence == "offline"
    if agent is None or away or item.kind in agent.unfit:
        raise AGENT_UNAVAILABLE(extra={"user_id": user_id})
    return agent


def _unchanged(item: WorkItem) -> Assigned:
    last = Assignment.objects.filter(kind=item.kind, item_id=item.item_id).latest("at", "id")
    return Assigned(access.view(item), last.id, last.from_user_id)


def _everybody(item: WorkItem) -> list[Candidate]:
    """How routing would have seen the team at this moment; kept with decisions of people too."""
    agents = roster.agents_of(team_id=item.team_id, shop_id=item.shop_id)
    return rank(wanted(item), agents, clock.now())


@transaction.atomic
def item_take(*, actor: Actor, kind: str, item_id: UUID) -> Assigned:
    """An agent takes a waiting item. Taking what one has already changes nothing.

    The owner module has checked that the actor may see the item. Raises `work.item_taken` when somebody else was
    first, `work.item_state` when it is done, `work.capacity_full` at the agent's limit.
    """
    item = access.locked(kind, item_id)
    if item.state == "assigned":
        if item.owner_id == actor.id:
            return _unchanged(item)
        raise ITEM_TAKEN(extra={"owner_id": item.owner_id})
    if item.state != "queued" or actor.id is None:
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    agent = roster.agent(actor.id)
    if agent is None:
        raise AGENT_UNAVAILABLE(extra={"user_id": actor.id})
    return give(item, agent, actor=actor, how="take", reason="taken", candidates=_everybody(item))


@transaction.atomic
def item_assign(*, actor: Actor, kind: str, item_id: UUID, to_user_id: UUID) -> Assigned:
    """Somebody with the right to do so gives a waiting or held item to an agent.

    Raises `permission.missing` or `missing.not_found` by the scope of `work.item.assign`, `work.agent_unavailable`,
    `work.capacity_full`, `work.item_state`.
    """
    item = access.locked(kind, item_id)
    require_row(actor, ITEM_ASSIGN, access.scoped_row(item))
    if item.state == "done":
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    if item.owner_id == to_user_id:
        return _unchanged(item)
    candidates = _everybody(item)
    agent = _available(to_user_id, item)
    return give(item, agent, actor=actor, how="manual", reason="assigned", candidates=candidates)


@transaction.atomic
def item_transfer(
    *,
    actor: Actor,
    kind: str,
    item_id: UUID,
    to_user_id: UUID | None = None,
    to_team_id: UUID | None = None,
) -> Assigned | ItemView:
    """Hands a held item to another agent (answers the assignment) or to a team's queue (answers the item).

    The owner may transfer, and so may the receiver who accepts; anybody else needs `work.item.assign` for the row.
    Raises `work.transfer_target` without exactly one receiver or for the present owner, else as `item_assign`.
    """
    item = access.locked(kind, item_id)
    if actor.id is None or actor.id not in (item.owner_id, to_user_id):
        require_row(actor, ITEM_ASSIGN, access.scoped_row(item))
    if item.state != "assigned" or item.owner_id is None:
        raise ITEM_STATE(extra={"state": item.state, "owner_id": item.owner_id}, state=item.state)
    if to_user_id == item.owner_id or (to_user_id is None and to_team_id is None):
        raise TRANSFER_TARGET()
    if to_user_id is not None:
        agent = _available(to_user_id, item)
        return give(item, agent, actor=actor, how="transfer", reason="transferred", team_id=to_team_id)
    loads.give_back(user_id=item.owner_id, weight=item.weight)
    items.release_locked(item, actor=actor, reason="transferred", team_id=to_team_id)
    return access.view(item)
