"""The automatic assigner: gives waiting items to whoever fits best, in the order of the queue, until nobody is free.

It runs in the worker, one at a time (an advisory lock that ends with the transaction), woken by events and, in case
one of them came while it was busy, by a loop every two seconds.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

import orjson
from django.db import connection, transaction

from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import ZhikeError
from zhike.work import access, roster
from zhike.work.errors import CAPACITY_FULL
from zhike.work.models import WorkItem
from zhike.work.ports import item_kind, known_kinds, optional_kinds
from zhike.work.rules.queue import QUEUE_ORDER
from zhike.work.rules.routing import belongs, passed_over, rank, why_given
from zhike.work.services import giving, loads
from zhike.work.types import Agent

#: Items looked at in one turn, and given away in one transaction: locks must not be held for long.
_LOOKED_AT: Final = 200
MAX_GIVEN: Final = 50

#: Waiting items that at least one of the free agents (as JSON) could take, in the order of the queue.
_WAITING: Final = f"""
SELECT w.kind, w.item_id FROM work_workitem w
WHERE w.state = 'queued' AND w.kind = ANY(%s) AND EXISTS (
  SELECT FROM jsonb_to_recordset(%s::jsonb)
    AS a(teams uuid[], shops uuid[], skills uuid[], free integer, unfit text[])
  WHERE w.kind <> ALL(a.unfit) AND w.skill_ids <@ a.skills AND w.weight <= a.free
    AND (w.team_id = ANY(a.teams) OR (w.team_id IS NULL AND w.shop_id = ANY(a.shops))))
  AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(%s::jsonb) AS h(kind text, shop uuid, team uuid)
    WHERE h.kind = w.kind AND h.shop = w.shop_id AND h.team IS NOT DISTINCT FROM w.team_id)
ORDER BY {QUEUE_ORDER} LIMIT %s
"""


def assign_waiting() -> int:
    """Gives waiting items to free agents and answers how many. Another process at it already: 0.

    Runs in one transaction of at most 50 assignments; call it again while it answers that many.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('work.assigner', 0))")
            if not cursor.fetchone()[0]:
                return 0
            # Mostly nothing waits: then nobody's load and reach need to be known.
            cursor.execute("SELECT EXISTS (SELECT FROM work_workitem WHERE state = 'queued')")
            if not cursor.fetchone()[0]:
                return 0
        return _drain()


def _drain() -> int:
    # Everybody who may get something is locked at once, in order: claims one by one could meet a transfer crosswise.
    # From here on nothing is waited for, so holding loads before items harms nobody.
    loads.hold([one.user_id for one in _ready()])
    free = {one.user_id: one for one in _ready()}
    members: dict[tuple[UUID | None, UUID], list[Agent]] = {}
    given = 0
    for item in _candidates(list(free.values())):
        if given >= MAX_GIVEN or not free:
            break
        given += _offer(item, free, members)
    return given


def _ready() -> list[Agent]:
    """Whoever takes new work now: online, with room. Busy people keep what they have and get nothing more."""
    return [one for one in roster.present_agents() if one.presence == "online" and one.free > 0]


def _by_hand() -> list[dict[str, object]]:
    """Kinds with the shops and teams whose waiting items are left for somebody to take."""
    kinds = optional_kinds()
    if not kinds:
        return []
    waiting = WorkItem.objects.filter(state="queued", kind__in=kinds).order_by()
    groups = waiting.values_list("kind", "shop_id", "team_id").distinct()
    return [
        {"kind": kind, "shop": shop_id, "team": team_id}
        for kind, shop_id, team_id in groups
        if not item_kind(kind).given(shop_id=shop_id, team_id=team_id)
    ]


def _as_json(agent: Agent) -> dict[str, object]:
    return {
        "teams": sorted(agent.team_ids),
        "shops": sorted(agent.shop_ids),
        "skills": sorted(agent.levels),
        "free": agent.free,
        "unfit": sorted(agent.unfit | {kind for kind, left in agent.room.items() if left < 1}),
    }


def _candidates(free: list[Agent]) -> Iterator[WorkItem]:
    """Waiting items that somebody free could take, in order, locked one by one; those somebody is busy with skipped."""
    if not free:
        return
    agents = orjson.dumps([_as_json(one) for one in free]).decode()
    by_hand = orjson.dumps(_by_hand()).decode()
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [known_kinds(), agents, by_hand, _LOOKED_AT])
        waiting = cursor.fetchall()
    for kind, item_id in waiting:
        # The owner's row is locked before the item's: the order that everybody keeps.
        if not item_kind(kind).owner.lock(kind=kind, item_id=item_id):
            continue
        item = access.locked_or_skipped(kind, item_id)
        if item is not None and item.state == "queued":
            yield item


def _offer(item: WorkItem, free: dict[UUID, Agent], members: dict[tuple[UUID | None, UUID], list[Agent]]) -> int:
    """Gives `item` to the best of its team or shop; keeps `free` and `members` true. Answers 1 when it was given."""
    wanted = giving.wanted(item)
    if all(passed_over(wanted, one) for one in free.values() if belongs(wanted, one)):
        return 0
    group = (item.team_id, item.shop_id)
    if group not in members:
        members[group] = roster.agents_of(team_id=item.team_id, shop_id=item.shop_id)
    now = clock.now()
    candidates = rank(wanted, [free.get(one.user_id, one) for one in members[group]], now)
    if not candidates or candidates[0].passed is not None:
        return 0
    agent = free.get(candidates[0].user_id)
    if agent is None:
        return 0
    why = why_given(wanted, candidates[0])
    try:
        with transaction.atomic():
            giving.give(item, agent, actor=SYSTEM, how="auto", reason=why, candidates=candidates)
    except ZhikeError as error:
        if error.code is not CAPACITY_FULL:
            raise
        # The agent took something else in this very moment; the next turn sees it.
        free.pop(agent.user_id, None)
        return 0
    room = {kind: left - (kind == item.kind) for kind, left in agent.room.items()}
    taken = replace(agent, load=agent.load + item.weight, last_assigned_at=now, room=room)
    for everybody in members.values():
        everybody[:] = [taken if one.user_id == taken.user_id else one for one in everybody]
    if taken.free > 0:
        free[agent.user_id] = taken
    else:
        free.pop(agent.user_id, None)
    return 1
