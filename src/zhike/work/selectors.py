"""Reads of module work."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.kernel import clock
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.http import ListRequest
from zhike.work import access, roster
from zhike.work.calendars import calendar_of_version
from zhike.work.models import Clock, WorkItem
from zhike.work.permissions import QUEUE_VIEW
from zhike.work.ports import item_kind
from zhike.work.reading import capped_count, fetch
from zhike.work.rules.calendar import due_at
from zhike.work.rules.policies import Case
from zhike.work.rules.routing import Wanted, belongs, rank, why_waiting
from zhike.work.services.clocks import policy_for
from zhike.work.types import Agent, ItemView, QueuePlace

_SCOPE: Final = ScopeColumns("w.owner_id", "w.team_id", "w.department_id", "w.shop_id")

#: One place among the items of its kind in the queue of the item's team, or of its shop where no team is named.
_PLACE: Final = """
SELECT w.queued_since, 1 + count(o.id) FILTER (WHERE
         (o.priority, -o.customer_level, o.queued_since, o.id) < (w.priority, -w.customer_level, w.queued_since, w.id)),
       count(o.id)
FROM work_workitem w
JOIN work_workitem o ON o.state = 'queued' AND o.kind = w.kind AND o.team_id IS NOT DISTINCT FROM w.team_id
     AND (w.team_id IS NOT NULL OR o.shop_id = w.shop_id)
WHERE w.kind = %s AND w.item_id = %s AND w.state = 'queued'
GROUP BY w.id
"""

#: The order of the queue in one number: priority, then customer level, then microseconds of the waiting time's start.
SERVING: Final = (
    "(w.priority * 100 + 99 - w.customer_level) * 10000000000000000::bigint"
    " + (extract(epoch FROM w.queued_since) * 1000000)::bigint"
)

_QUEUE: Final = f"""
SELECT w.item_id AS id, w.id AS row_id, w.kind, w.shop_id, w.team_id, w.priority, w.customer_level, w.customer_id,
       w.question_type, w.skill_ids, w.weight, w.prefer_user_id, w.queued_since AS waiting, w.version,
       ({SERVING}) AS serving,
       (SELECT count(*) FROM work_workitem o
        WHERE o.state = 'queued' AND o.kind = w.kind AND o.team_id IS NOT DISTINCT FROM w.team_id
          AND (w.team_id IS NOT NULL OR o.shop_id = w.shop_id)
          AND (o.priority, -o.customer_level, o.queued_since, o.id)
            <= (w.priority, -w.customer_level, w.queued_since, w.id)) AS position
FROM work_workitem w
"""


def item_view(*, kind: str, item_id: UUID) -> ItemView | None:
    """A work item as it stands, or None."""
    item = WorkItem.objects.filter(kind=kind, item_id=item_id).first()
    return None if item is None else access.view(item)


def queue_place(*, kind: str, item_id: UUID) -> QueuePlace | None:
    """Where a waiting item stands; None when it does not wait (any more)."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, [kind, item_id])
        row = cursor.fetchone()
    return None if row is None else QueuePlace(position=row[1], waiting=row[2], since=row[0])


def open_deadlines(*, kind: str, item_id: UUID) -> dict[str, datetime | None]:
    """The deadlines of an item that are still open, by clock; None where it stands or never falls due."""
    found = Clock.objects.filter(item__kind=kind, item__item_id=item_id, satisfied_at=None, cancelled_at=None)
    return dict(found.values_list("clock", "due_at"))


def agents_online(*, shop_id: UUID, team_id: UUID | None = None, kind: str = "") -> int:
    """How many people who take work (of `kind`) for the team (or shop) are there now, busy ones included."""
    able = [one for one in roster.agents_of(team_id=team_id, shop_id=shop_id) if kind not in one.unfit]
    return sum(1 for one in able if one.capacity > 0 and one.presence in ("online", "busy"))


def expected_answer_at(
    *,
    kind: str,
    shop_id: UUID,
    team_id: UUID | None = None,
    priority: int = 3,
    question_type: str = "",
    customer_level: int = 0,
    at: datetime | None = None,
) -> datetime | None:
    """By when a message that came at `at` is answered by the policy that fits; None: no such promise."""
    policy = policy_for(Case(kind, shop_id, team_id, priority, question_type, customer_level))
    if policy is None or policy.first_response_s is None:
        return None
    calendar = None if policy.calendar is None else calendar_of_version(policy.calendar.id, policy.calendar.version)
    return due_at(calendar, at or clock.now(), policy.first_response_s)


def queue_rows(actor: Actor, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """One page of waiting items in the actor's scope, each with place and reason, and the capped count if wanted."""
    scope, params = scope_sql(actor, QUEUE_VIEW, _SCOPE)
    where = f"w.state = 'queued' AND {scope}"
    for name, column in (("kind", "w.kind"), ("shop", "w.shop_id::text"), ("team", "w.team_id::text")):
        if name in page.filters:
            where += f" AND {column} = ANY(%s)"
            params.append(page.filters[name])
    after, after_params, order = page.keyset()
    rows = fetch(
        f"{_QUEUE} WHERE {where} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1]
    )
    total = capped_count(f"FROM work_workitem w WHERE {where}", params) if page.want_total else None
    agents = roster.present_agents() if rows else []
    return [_queue_row(row, agents) for row in rows], total


def _queue_row(row: dict[str, Any], agents: list[Agent]) -> dict[str, Any]:
    now = clock.now()
    wanted = Wanted(
        shop_id=row["shop_id"],
        team_id=row["team_id"],
        weight=row.pop("weight"),
        skill_ids=tuple(row["skill_ids"]),
        kind=row["kind"],
        prefer_user_id=row.pop("prefer_user_id"),
    )
    mine = [one for one in agents if belongs(wanted, one)]
    row["waiting_s"] = max(int((now - row["waiting"]).total_seconds()), 0)
    row["queued_since"] = row["waiting"]
    given = item_kind(row["kind"]).given(shop_id=row["shop_id"], team_id=row["team_id"])
    row["why"] = why_waiting(rank(wanted, mine, now)) if given else "to_take"
    row["serving"] = str(row["serving"])
    row["_row_id"] = row.pop("row_id")
    return row
