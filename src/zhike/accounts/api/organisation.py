"""The company, its departments, teams, shops and skills."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts.api.parts import Names, PartItem, PartRoutes
from zhike.accounts.models import Company, Team, TeamMember
from zhike.accounts.permissions import (
    COMPANY_EDIT,
    COMPANY_VIEW,
    DEPARTMENT_VIEW,
    SHOP_VIEW,
    SKILL_VIEW,
    TEAM_EDIT,
    TEAM_VIEW,
)
from zhike.accounts.selectors import names_of_users
from zhike.accounts.services.company import company_change
from zhike.accounts.services.organisation import DEPARTMENT, SHOP, SKILL, TEAM, team_members_set
from zhike.accounts.services.seed import company_ensure
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import Body, Currency, OneLine, Request, Router, answer, expected_version

router = Router("accounts")

Zone = Annotated[str, OneLine(64)]
Platform = Literal[
    "own",
    "taobao",
    "tmall",
    "jd",
    "pinduoduo",
    "douyin",
    "kuaishou",
    "xiaohongshu",
    "wechat",
    "amazon",
    "ebay",
    "shopify",
    "other",
]


class CompanyShape(Schema):
    """The one company of this installation."""

    id: str
    name: str
    zone: str
    default_language: str
    currency: str
    version: int


class CompanyBody(Body):
    """What may change about the company; absent fields stay."""

    name: Annotated[str, OneLine(200)] | None = None
    zone: Zone | None = None
    default_language: Literal["zh-CN", "en"] | None = None
    currency: Currency | None = None


class DepartmentBody(Body):
    """A department: its names and the one above."""

    names: Names | None = None
    parent_id: UUID | None = None


class DepartmentItem(PartItem):
    """A department and the one above."""

    parent_id: str | None


class TeamBody(Body):
    """A team: its names and its department."""

    names: Names | None = None
    department_id: UUID | None = None


class TeamItem(PartItem):
    """A team and its department."""

    department_id: str | None


class ShopBody(Body):
    """A shop: names, platform, responsible team, zone, currency."""

    names: Names | None = None
    platform: Platform | None = None
    team_id: UUID | None = None
    zone: Zone | None = None
    currency: Currency | None = None


class ShopItem(PartItem):
    """A shop."""

    platform: str
    team_id: str | None
    zone: str
    currency: str


class SkillBody(Body):
    """A skill: its names."""

    names: Names | None = None


class SkillItem(PartItem):
    """A skill."""


class MemberBody(Body):
    """A member of a team."""

    user_id: UUID
    leader: bool = False


class MembersBody(Body):
    """All members of a team; replaces the whole set."""

    members: Annotated[list[MemberBody], Field(max_length=1000)]


class MemberShape(Schema):
    """A member of a team."""

    user_id: str
    name: str
    leader: bool


class MembersShape(Schema):
    """A team's members and the team's version."""

    members: list[MemberShape]
    version: int


@router.get("/company", operation_id="company", permission=COMPANY_VIEW, response=CompanyShape)
def company(request: Request) -> HttpResponse:
    """The company"""
    return _company(company_ensure())


@router.patch(
    "/company",
    operation_id="company_change",
    permission=COMPANY_EDIT,
    body=CompanyBody,
    response=CompanyShape,
    versioned=True,
)
def change_company(request: Request, body: CompanyBody) -> HttpResponse:
    """Change the company's name, zone, language or currency"""
    changes = {name: value for name, value in body.model_dump().items() if value is not None}
    return _company(company_change(actor=request.actor, version=expected_version(request), changes=changes))


PartRoutes(router, DEPARTMENT, "departments", DEPARTMENT_VIEW, DepartmentBody, DepartmentItem, nullable=("parent_id",))
PartRoutes(router, TEAM, "teams", TEAM_VIEW, TeamBody, TeamItem, nullable=("department_id",))
PartRoutes(router, SHOP, "shops", SHOP_VIEW, ShopBody, ShopItem, nullable=("team_id",))
PartRoutes(router, SKILL, "skills", SKILL_VIEW, SkillBody, SkillItem)


@router.get("/teams/{team_id}/members", operation_id="team_members", permission=TEAM_VIEW, response=MembersShape)
def members(request: Request, team_id: UUID) -> HttpResponse:
    """Members of a team"""
    team = Team.objects.filter(pk=team_id).first()
    if team is None:
        raise NOT_FOUND()
    return _members(team)


@router.put(
    "/teams/{team_id}/members",
    operation_id="team_members_set",
    permission=TEAM_EDIT,
    body=MembersBody,
    response=MembersShape,
    versioned=True,
)
def set_members(request: Request, team_id: UUID, body: MembersBody) -> HttpResponse:
    """Replace the members of a team"""
    wanted = {one.user_id: one.leader for one in body.members}
    team = team_members_set(actor=request.actor, team_id=team_id, version=expected_version(request), members=wanted)
    return _members(team)


def _company(row: Company) -> HttpResponse:
    shown = {name: getattr(row, name) for name in ("id", "name", "zone", "default_language", "currency", "version")}
    return answer(shown, etag=row.version)


def _members(team: Team) -> HttpResponse:
    leads = dict(TeamMember.objects.filter(team=team).values_list("user_id", "leader"))
    names = names_of_users(leads.keys())
    shown: list[dict[str, Any]] = [
        {"user_id": user_id, "name": names[user_id], "leader": leads[user_id]}
        for user_id in sorted(leads, key=lambda one: (not leads[one], names[one], one))
    ]
    return answer({"members": shown, "version": team.version}, etag=team.version)
