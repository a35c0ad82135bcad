"""Deadline policies."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.kernel import i18n
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    SIGNED_IN,
    Archiving,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    Request,
    Router,
    SortColumn,
    answer,
    archive_route,
    list_answer,
)
from zhike.work.api.bodies import Action, Names, changes
from zhike.work.models import SlaPolicy
from zhike.work.permissions import POLICY_MANAGE
from zhike.work.reading import capped_count, fetch
from zhike.work.services.policies import FIELDS, policy_archive, policy_change, policy_create

router = Router("work")

#: A target in seconds of the calendar, up to a year; null: no such clock.
Target = Annotated[int, Field(ge=1, le=31_536_000)] | None
Rank = Annotated[int, Field(ge=0, le=1_000_000)]
Kinds = Annotated[list[Annotated[str, OneLine(20)]], Field(max_length=20)]
Ids = Annotated[list[UUID], Field(max_length=500)]
Priorities = Annotated[list[Annotated[int, Field(ge=1, le=5)]], Field(max_length=5)]
QuestionTypes = Annotated[list[Annotated[str, OneLine(60)]], Field(max_length=100)]
Level = Annotated[int, Field(ge=0, le=99)]


class PolicyBody(Body):
    """A new policy. The first that fits, by `rank`, applies; empty lists fit all; no calendar: around the clock."""

    name: Names
    rank: Rank = 100
    kinds: Kinds = []
    shop_ids: Ids = []
    team_ids: Ids = []
    priorities: Priorities = []
    question_types: QuestionTypes = []
    min_level: Level = 0
    calendar_id: UUID | None = None
    first_response_s: Target = None
    next_response_s: Target = None
    resolution_s: Target = None


class PolicyPatch(Body):
    """What may change about a policy; null empties the calendar or a target."""

    name: Names | None = None
    rank: Rank | None = None
    kinds: Kinds | None = None
    shop_ids: Ids | None = None
    team_ids: Ids | None = None
    priorities: Priorities | None = None
    question_types: QuestionTypes | None = None
    min_level: Level | None = None
    calendar_id: UUID | None = None
    first_response_s: Target = None
    next_response_s: Target = None
    resolution_s: Target = None


class PolicyItem(Schema):
    """A policy; `label` is the name in the viewer's language."""

    id: UUID
    name: dict[str, str]
    label: str
    rank: int
    kinds: list[str]
    shop_ids: list[UUID]
    team_ids: list[UUID]
    priorities: list[int]
    question_types: list[str]
    min_level: int
    calendar_id: UUID | None
    first_response_s: int | None
    next_response_s: int | None
    resolution_s: int | None
    archived_at: datetime | None
    updated_at: datetime
    version: int


class PolicyDetail(PolicyItem):
    """A policy and what can be done with it."""

    actions: list[Action]


LIST: Final = ListSpec(
    sorts={"rank": SortColumn("p.rank", "integer")},
    default="rank",
    id_column="p.id",
    filters={"archived": Filter("bool")},
)
_SHOWN: Final = ("id", *FIELDS, "archived_at", "updated_at", "version")
_NULLABLE: Final = ("calendar_id", "first_response_s", "next_response_s", "resolution_s")


@router.get_list("/sla-policies", spec=LIST, item=PolicyItem, operation_id="policy_list", permission=SIGNED_IN)
def policy_list(request: Request, page: ListRequest) -> HttpResponse:
    """Deadline policies in the order in which they are tried; `filter[archived]=true` lists those out of use"""
    archived = page.filters.get("archived") == ["true"]
    source = f"FROM work_slapolicy p WHERE p.archived_at IS {'NOT ' if archived else ''}NULL"
    after, params, order = page.keyset()
    columns = ", ".join(f"p.{name}" for name in _SHOWN)
    rows = fetch(
        f"SELECT {columns} {source} AND {after} ORDER BY {order} LIMIT %s", [*params, page.limit + 1], json=["name"]
    )
    for row in rows:
        row["label"] = i18n.local_name(row["name"], request.language)
    return list_answer(page, rows, total=capped_count(source, []) if page.want_total else None)


def _detail(request: Request, policy: SlaPolicy) -> dict[str, Any]:
    may = request.actor.may(POLICY_MANAGE)
    why = None if may else "permission.missing"
    return {
        **{name: getattr(policy, name) for name in _SHOWN},
        "label": i18n.local_name(policy.name, request.language),
        "actions": [
            {"name": "edit", "allowed": may, "why": why},
            {"name": "archive" if policy.archived_at is None else "restore", "allowed": may, "why": why},
        ],
    }


@router.get("/sla-policies/{policy_id}", operation_id="policy_detail", permission=SIGNED_IN, response=PolicyDetail)
def policy_detail(request: Request, policy_id: UUID) -> HttpResponse:
    """One deadline policy"""
    policy = SlaPolicy.objects.filter(id=policy_id).first()
    if policy is None:
        raise NOT_FOUND()
    return answer(_detail(request, policy), etag=policy.version)


@router.post(
    "/sla-policies",
    operation_id="policy_create",
    permission=POLICY_MANAGE,
    body=PolicyBody,
    response=PolicyDetail,
    status=201,
    idempotent=True,
)
def policy_new(request: Request, body: PolicyBody) -> HttpResponse:
    """Make a deadline policy"""
    policy = policy_create(actor=request.actor, values=body.model_dump())
    return answer(_detail(request, policy), status=201, etag=policy.version)


@router.patch(
    "/sla-policies/{policy_id}",
    operation_id="policy_change",
    permission=POLICY_MANAGE,
    body=PolicyPatch,
    response=PolicyDetail,
    versioned=True,
)
def policy_edit(request: Request, policy_id: UUID, body: PolicyPatch) -> HttpResponse:
    """Change a deadline policy; clocks that run keep the version they began with"""
    policy = policy_change(
        actor=request.actor,
        policy_id=policy_id,
        expected_version=request.expected_version,
        values=changes(body, nullable=_NULLABLE),
    )
    return answer(_detail(request, policy), etag=policy.version)


archive_route(
    router,
    "sla-policies",
    "policy_archive",
    "Take a deadline policy out of use, or back",
    Archiving("policy_id", POLICY_MANAGE, policy_archive, _detail, PolicyDetail),
)
