"""Users of the console."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts import directory, rules
from zhike.accounts.api.schemas import Action, Named
from zhike.accounts.authenticator import read_rights
from zhike.accounts.permissions import USER_CREATE, USER_EDIT, USER_VIEW
from zhike.accounts.services.users import (
    password_reset,
    user_activate,
    user_change,
    user_create,
    user_deactivate,
)
from zhike.accounts.types import UNSET, UserFields
from zhike.kernel.authz import Actor, Scope
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    Body,
    ListRequest,
    OneLine,
    PlainText,
    Request,
    Router,
    answer,
    expected_version,
    list_answer,
)

router = Router("accounts")

Ids = Annotated[list[UUID], Field(max_length=200)]
Language = Literal["zh-CN", "en"]


class RoleShort(Schema):
    """A role that a user holds."""

    id: str
    code: str | None
    name: str


class UserItem(Schema):
    """A user in the list."""

    id: str
    username: str
    name: str
    position: str
    active: bool
    email_mask: str
    phone_mask: str
    language: str
    zone: str
    capacity: int
    version: int
    created_at: datetime
    signed_in_at: datetime | None
    must_change_password: bool
    presence: str
    department: Named | None
    roles: list[RoleShort]
    teams: list[Named]


class SkillLevel(Schema):
    """A skill and how well it is mastered, 1 to 5."""

    id: str
    name: str
    level: int


class RightSource(Schema):
    """A right of a user and the roles that it comes from."""

    permission: str
    title: str
    scope: str
    roles: list[str]


class UserDetail(UserItem):
    """A user with everything that the account's page shows."""

    shops: list[Named]
    skills: list[SkillLevel]
    rights: list[RightSource]
    actions: list[Action]


class UserSkillBody(Body):
    """A skill with its level."""

    skill_id: UUID
    level: int = Field(ge=1, le=5)


class UserBody(Body):
    """What may change about a user; absent fields stay, lists replace the whole set."""

    name: Annotated[str, OneLine(80)] | None = None
    language: Language | None = None
    zone: Annotated[str, OneLine(64)] | None = None
    position: Annotated[str, OneLine(80, blank=True)] | None = None
    capacity: int | None = Field(None, ge=0, le=100)
    email: Annotated[str, OneLine(200)] | None = None
    phone: Annotated[str, OneLine(40)] | None = None
    department_id: UUID | None = None
    role_ids: Ids | None = None
    team_ids: Ids | None = None
    shop_ids: Ids | None = None
    skills: Annotated[list[UserSkillBody], Field(max_length=200)] | None = None

    def fields(self) -> UserFields:
        """What was sent. null empties e-mail, phone and department; elsewhere it means "as it is"."""
        sent = self.model_fields_set
        given: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("name", "language", "zone", "position", "capacity")
            if getattr(self, name) is not None
        }
        given |= {name: getattr(self, name) for name in ("email", "phone", "department_id") if name in sent}
        for name in ("role_ids", "team_ids", "shop_ids"):
            ids: Sequence[UUID] | None = getattr(self, name)
            given[name] = UNSET if ids is None else frozenset(ids)
        if self.skills is not None:
            given["skills"] = {one.skill_id: one.level for one in self.skills}
        return UserFields(**given)


class NewUserBody(UserBody):
    """A new user: who, how to sign in, and what for."""

    username: Annotated[str, OneLine(64)]
    password: Annotated[str, PlainText(200)]
    name: Annotated[str, OneLine(80)]


class PasswordResetBody(Body):
    """The password that the user signs in with next."""

    password: Annotated[str, PlainText(200)]


@router.get_list("/users", spec=directory.USERS, item=UserItem, operation_id="user_list", permission=USER_VIEW)
def user_list(request: Request, page: ListRequest) -> HttpResponse:
    """Users"""
    rows, total = directory.users(page, request.language)
    return list_answer(page, rows, total=total)


@router.post(
    "/users",
    operation_id="user_create",
    permission=USER_CREATE,
    body=NewUserBody,
    response=UserDetail,
    status=201,
    idempotent=True,
)
def create(request: Request, body: NewUserBody) -> HttpResponse:
    """Create a user"""
    user = user_create(actor=request.actor, username=body.username, password=body.password, fields=body.fields())
    return _detail(request, user.id, status=201)


@router.get("/users/{user_id}", operation_id="user_detail", permission=USER_VIEW, response=UserDetail)
def detail(request: Request, user_id: UUID) -> HttpResponse:
    """A user"""
    return _detail(request, user_id)


@router.patch(
    "/users/{user_id}",
    operation_id="user_change",
    permission=USER_EDIT,
    body=UserBody,
    response=UserDetail,
    versioned=True,
)
def change(request: Request, user_id: UUID, body: UserBody) -> HttpResponse:
    """Change a user"""
    user_change(actor=request.actor, user_id=user_id, version=expected_version(request), fields=body.fields())
    return _detail(request, user_id)


@router.post(
    "/users/{user_id}/deactivate",
    operation_id="user_deactivate",
    permission=USER_EDIT,
    response=UserDetail,
    versioned=True,
)
def deactivate(request: Request, user_id: UUID) -> HttpResponse:
    """Switch an account off; its sessions end at once"""
    user_deactivate(actor=request.actor, user_id=user_id, version=expected_version(request))
    return _detail(request, user_id)


@router.post(
    "/users/{user_id}/activate", operation_id="user_activate", permission=USER_EDIT, response=UserDetail, versioned=True
)
def activate(request: Request, user_id: UUID) -> HttpResponse:
    """Switch an account on again"""
    user_activate(actor=request.actor, user_id=user_id, version=expected_version(request))
    return _detail(request, user_id)


@router.post(
    "/users/{user_id}/password",
    operation_id="user_password_reset",
    permission=USER_EDIT,
    body=PasswordResetBody,
    response=UserDetail,
    versioned=True,
)
def reset(request: Request, user_id: UUID, body: PasswordResetBody) -> HttpResponse:
    """Give a user a new password; all sessions of the account end"""
    password_reset(actor=request.actor, user_id=user_id, version=expected_version(request), new=body.password)
    return _detail(request, user_id)


def _detail(request: Request, user_id: UUID, *, status: int = 200) -> HttpResponse:
    row = directory.user_row(user_id, request.language)
    if row is None:
        raise NOT_FOUND()
    for right in row["rights"]:
        right["scope"] = Scope(right["scope"]).code
    row["actions"] = _actions(request.actor, user_id, active=row["active"])
    return answer(row, status=status, etag=row["version"])


def _actions(actor: Actor, user_id: UUID, *, active: bool) -> list[dict[str, Any]]:
    """What the viewer can do with this account, and the code of what stands against it."""
    if not actor.may(USER_EDIT):
        return []
    beyond = rules.missing_for(actor.rights, read_rights(user_id)) is not None
    reach = "accounts.right_not_held" if beyond else None
    own = "accounts.own_account" if user_id == actor.id else reach
    switch = "deactivate" if active else "activate"
    roles = "accounts.own_roles" if user_id == actor.id else reach
    found = {"edit": reach, "roles": roles, switch: own, "password": own}
    return [{"name": name, "allowed": why is None, "why": why} for name, why in found.items()]
