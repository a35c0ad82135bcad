"""Who waits, who got what and why, who carries how much."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.accounts.public import names_of_users, people_present
from zhike.kernel.authz import Actor, ScopeColumns, ScopedRow, covers, scope_sql
from zhike.kernel.errors import invalid
from zhike.kernel.http import Filter, ListRequest, ListSpec, Request, Router, SortColumn, answer, list_answer
from zhike.kernel.ids import parse_id
from zhike.work.permissions import ASSIGNMENT_VIEW, QUEUE_VIEW
from zhike.work.reading import capped_count, fetch
from zhike.work.roster import LoadBoard
from zhike.work.selectors import SERVING, queue_rows

router = Router("work")


class QueueItem(Schema):
    """A waiting item. `serving` is a number as text that sorts as the queue is served; `why` says why it waits."""

    id: UUID
    kind: str
    shop_id: UUID
    team_id: UUID | None
    priority: int
    customer_level: int
    customer_id: UUID | None
    question_type: str
    skill_ids: list[UUID]
    queued_since: datetime
    waiting: datetime
    waiting_s: int
    position: int
    serving: str
    why: str
    version: int


QUEUE: Final = ListSpec(
    sorts={"serving": SortColumn(f"({SERVING})", "bigint"), "waiting": SortColumn("w.queued_since", "timestamptz")},
    default="serving",
    id_column="w.id",
    id_key="_row_id",
    filters={"kind": Filter("text"), "shop": Filter("uuid"), "team": Filter("uuid")},
)


@router.get_list("/queue", spec=QUEUE, item=QueueItem, operation_id="queue_list", permission=QUEUE_VIEW)
def queue_list(request: Request, page: ListRequest) -> HttpResponse:
    """Waiting items in the order in which they are served"""
    rows, total = queue_rows(request.actor, page)
    return list_answer(page, rows, total=total)


class Candidate(Schema):
    """Somebody who was looked at: a score with its parts, or why not."""

    user_id: UUID
    name: str
    score: int | None
    parts: dict[str, int]
    passed: str | None


class AssignmentItem(Schema):
    """One decision to give work to somebody."""

    id: UUID
    kind: str
    item_id: UUID
    how: str
    reason: str
    agent_id: UUID
    agent_name: str
    from_user_id: UUID | None
    from_user_name: str | None
    actor_kind: str
    actor_id: UUID | None
    actor_name: str | None
    team_id: UUID | None
    shop_id: UUID
    waited_s: int
    candidates: list[Candidate]
    candidate_count: int
    at: datetime


ASSIGNMENTS: Final = ListSpec(
    sorts={"at": SortColumn("a.at", "timestamptz")},
    default="-at",
    id_column="a.id",
    filters={"agent": Filter("uuid"), "how": Filter(choices=("auto", "manual", "transfer", "take", "reopen"))},
    extra=("item",),
)
_SCOPE: Final = ScopeColumns("a.owner_id", "a.team_id", "a.department_id", "a.shop_id")
_ASSIGNMENT: Final = """
SELECT a.id, a.kind, a.item_id, a.how, a.reason, a.owner_id AS agent_id, a.from_user_id, a.actor_kind, a.actor_id,
       a.team_id, a.shop_id, a.waited_s, a.candidates, a.candidate_count, a.at
"""


@router.get_list(
    "/assignments", spec=ASSIGNMENTS, item=AssignmentItem, operation_id="assignment_list", permission=ASSIGNMENT_VIEW
)
def assignment_list(request: Request, page: ListRequest) -> HttpResponse:
    """Decisions to give work to somebody, with reasons and candidates; `item` names one work item"""
    scope, params = scope_sql(request.actor, ASSIGNMENT_VIEW, _SCOPE)
    source = f"FROM work_assignment a WHERE {scope}"
    if "item" in page.extra:
        item_id = parse_id(page.extra["item"])
        if item_id is None:
            raise invalid("item", "value.uuid")
        source += " AND a.item_id = %s"
        params.append(item_id)
    for name, column in (("agent", "a.owner_id::text"), ("how", "a.how")):
        if name in page.filters:
            source += f" AND {column} = ANY(%s)"
            params.append(page.filters[name])
    after, after_params, order = page.keyset()
    rows = fetch(
        f"{_ASSIGNMENT} {source} AND {after} ORDER BY {order} LIMIT %s",
        [*params, *after_params, page.limit + 1],
        json=["candidates"],
    )
    total = capped_count(source, params) if page.want_total else None
    return list_answer(page, _named(rows), total=total)


def _named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ids = {row[name] for row in rows for name in ("agent_id", "from_user_id", "actor_id") if row[name]}
    ids |= {UUID(one["user_id"]) for row in rows for one in row["candidates"]}
    names = names_of_users(ids)
    for row in rows:
        row["agent_name"] = names.get(row["agent_id"], "")
        row["from_user_name"] = names.get(row["from_user_id"])
        row["actor_name"] = names.get(row["actor_id"]) if row["actor_kind"] == "user" else None
        for one in row["candidates"]:
            one["name"] = names.get(UUID(one["user_id"]), "")
    return rows


class AgentLoad(Schema):
    """How much an agent who is there carries, in units of weight."""

    user_id: UUID
    name: str
    presence: str
    load: int
    capacity: int


class Loads(Schema):
    """Agents who are there, the freest first."""

    items: list[AgentLoad]


@router.get("/work/load", operation_id="work_load", permission=QUEUE_VIEW, response=Loads)
def work_load(request: Request) -> HttpResponse:
    """Load and capacity of the colleagues who are there, as far as the own scope reaches"""
    present = [one for one in people_present() if one.capacity > 0]
    seen = [one for one in present if _sees(request.actor, one.id, one.team_ids, one.department_id, one.shop_ids)]
    board = LoadBoard().loads([one.id for one in seen])
    items = [
        {
            "user_id": one.id,
            "name": one.name,
            "presence": one.presence,
            "load": board[one.id][0],
            "capacity": board[one.id][1],
        }
        for one in seen
    ]
    items.sort(key=lambda item: (int(str(item["load"])) - int(str(item["capacity"])), str(item["user_id"])))
    return answer({"items": items})


def _sees(
    actor: Actor, user_id: UUID, team_ids: tuple[UUID, ...], department_id: UUID | None, shop_ids: tuple[UUID, ...]
) -> bool:
    rows = [ScopedRow(owner_id=user_id, department_id=department_id)]
    rows += [ScopedRow(team_id=team_id) for team_id in team_ids]
    rows += [ScopedRow(shop_id=shop_id) for shop_id in shop_ids]
    return any(covers(actor, QUEUE_VIEW, row) for row in rows)
