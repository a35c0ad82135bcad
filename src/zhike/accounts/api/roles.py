"""Roles and the catalogue of permissions."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts.api.schemas import Action
from zhike.accounts.directory import capped_count, contains, dict_rows
from zhike.accounts.models import Role, UserRole
from zhike.accounts.permissions import ROLE_EDIT, ROLE_VIEW
from zhike.accounts.selectors import role_name
from zhike.accounts.services.roles import rights_of_role, role_archive, role_change, role_create
from zhike.accounts.types import UNSET, RoleFields
from zhike.kernel import i18n
from zhike.kernel.authz import Actor, Scope, all_permissions
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    PlainText,
    Request,
    Router,
    SortColumn,
    answer,
    expected_version,
    list_answer,
    no_content,
)

router = Router("accounts")

ScopeCode = Literal["own", "team", "department", "shop", "all"]
Names = Annotated[dict[str, Annotated[str, OneLine(120, blank=True)]], Field(max_length=20)]
Rights = Annotated[dict[str, ScopeCode], Field(max_length=1000)]

_LIST: Final = ListSpec(
    sorts={"label": SortColumn("r.label", "text")},
    default="label",
    id_column="r.id",
    filters={"builtin": Filter("bool"), "assignable": Filter("bool")},
    q=True,
)


class RoleItem(Schema):
    """A role in the list. `builtin` ones can be adjusted, not deleted; `everything` holds every right."""

    id: str
    code: str | None
    name: str
    names: dict[str, str]
    label: str
    description: str
    builtin: bool
    everything: bool
    assignable: bool
    holders: int
    rights_count: int
    version: int


class RoleDetail(RoleItem):
    """A role with its rights: permission name to scope."""

    rights: dict[str, str]
    actions: list[Action]


class RoleBody(Body):
    """What may change about a role; absent fields stay, `rights` replaces the whole set."""

    names: Names | None = None
    description: Annotated[str, PlainText(500, blank=True)] | None = None
    rights: Rights | None = None

    def fields(self) -> RoleFields:
        """What was sent."""
        return RoleFields(
            names=UNSET if self.names is None else self.names,
            description=UNSET if self.description is None else self.description,
            rights=UNSET if self.rights is None else {name: Scope.parse(code) for name, code in self.rights.items()},
        )


class NewRoleBody(RoleBody):
    """A new role: at least a name."""

    names: Names


class PermissionItem(Schema):
    """A permission: module × function, and the scopes that it can be given in."""

    name: str
    title: str
    module: str
    module_title: str
    object: str
    object_title: str
    action: str
    action_title: str
    scopes: list[str]


class ScopeItem(Schema):
    """A data scope."""

    code: str
    title: str


class PermissionCatalogue(Schema):
    """All permissions of the installed modules, in the order of the floors."""

    items: list[PermissionItem]
    scopes: list[ScopeItem]


@router.get("/permissions", operation_id="permission_list", permission=ROLE_VIEW, response=PermissionCatalogue)
def permission_list(request: Request) -> HttpResponse:
    """The catalogue of permissions"""
    language = request.language
    scopes = [scope.code for scope in Scope]
    items = []
    for name, one in all_permissions().items():
        module, thing, action = name.split(".")
        items.append(
            {
                "name": name,
                "title": i18n.text(f"permissions.{name}", language),
                "module": module,
                "module_title": i18n.text(f"modules.{module}", language),
                "object": thing,
                "object_title": _or_code(f"objects.{module}.{thing}", thing, language),
                "action": action,
                "action_title": _or_code(f"actions.{action}", action, language),
                "scopes": scopes if one.scoped else ["all"],
            }
        )
    return answer(
        {"items": items, "scopes": [{"code": code, "title": i18n.text(f"scopes.{code}", language)} for code in scopes]}
    )


@router.get_list("/roles", spec=_LIST, item=RoleItem, operation_id="role_list", permission=ROLE_VIEW)
def role_list(request: Request, page: ListRequest) -> HttpResponse:
    """Roles"""
    parts: list[str] = ["r.archived_at IS NULL"]
    params: list[Any] = []
    for name, sql in (("builtin", "(r.code IS NOT NULL)"), ("assignable", "r.assignable")):
        if name in page.filters:
            parts.append(f"{sql} = ANY(%s::boolean[])")
            params.append(page.filters[name])
    if page.q:
        parts.append("(r.label ILIKE %s OR r.names::text ILIKE %s)")
        params += [contains(page.q)] * 2
    condition, more, order = page.keyset()
    where = f"FROM accounts_role r WHERE {' AND '.join(parts)}"
    found = dict_rows(
        f"SELECT r.id, (SELECT count(*) FROM accounts_userrole x WHERE x.role_id = r.id) AS holders, "
        f"(SELECT count(*) FROM accounts_rolepermission x WHERE x.role_id = r.id) AS rights_count "
        f"{where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    roles = Role.objects.in_bulk([row["id"] for row in found])
    rows = [_item(roles[row["id"]], request.language, row["holders"], row["rights_count"]) for row in found]
    return list_answer(page, rows, total=capped_count(where, params) if page.want_total else None)


@router.post(
    "/roles",
    operation_id="role_create",
    permission=ROLE_EDIT,
    body=NewRoleBody,
    response=RoleDetail,
    status=201,
    idempotent=True,
)
def create(request: Request, body: NewRoleBody) -> HttpResponse:
    """Create a custom role"""
    return _detail(request, role_create(actor=request.actor, fields=body.fields()), status=201)


@router.get("/roles/{role_id}", operation_id="role_detail", permission=ROLE_VIEW, response=RoleDetail)
def detail(request: Request, role_id: UUID) -> HttpResponse:
    """A role with its rights"""
    role = Role.objects.filter(pk=role_id).first()
    if role is None:
        raise NOT_FOUND()
    return _detail(request, role)


@router.patch(
    "/roles/{role_id}",
    operation_id="role_change",
    permission=ROLE_EDIT,
    body=RoleBody,
    response=RoleDetail,
    versioned=True,
)
def change(request: Request, role_id: UUID, body: RoleBody) -> HttpResponse:
    """Change a role; its holders have the new rights from their next request on"""
    role = role_change(actor=request.actor, role_id=role_id, version=expected_version(request), fields=body.fields())
    return _detail(request, role)


@router.delete("/roles/{role_id}", operation_id="role_archive", permission=ROLE_EDIT, status=204, versioned=True)
def archive(request: Request, role_id: UUID) -> HttpResponse:
    """Put a custom role away"""
    role_archive(actor=request.actor, role_id=role_id, version=expected_version(request))
    return no_content()


def _or_code(code: str, fallback: str, language: str) -> str:
    found = i18n.text(code, language)
    return fallback if found == code else found


def _shipped_description(role: Role, language: str) -> str:
    """What a built-in role is for, until somebody says it otherwise."""
    return "" if role.code is None else _or_code(f"role_descriptions.{role.code}", "", language)


def _item(role: Role, language: str, holders: int, rights_count: int) -> dict[str, Any]:
    return {
        "id": role.id,
        "code": role.code,
        "name": role_name(role, language),
        "names": role.names or {one: i18n.text(f"roles.{role.code}", one) for one in i18n.LANGUAGES},
        "label": role.label,
        "description": role.description or _shipped_description(role, language),
        "builtin": role.code is not None,
        "everything": role.everything,
        "assignable": role.assignable,
        "holders": holders,
        "rights_count": rights_count,
        "version": role.version,
    }


def _detail(request: Request, role: Role, *, status: int = 200) -> HttpResponse:
    rights = rights_of_role(role.id)
    holders = list(UserRole.objects.filter(role=role).values_list("user_id", flat=True)[:10_001])
    row = _item(role, request.language, len(holders), len(rights))
    row["rights"] = {name: scope.code for name, scope in sorted(rights.items())}
    row["actions"] = _actions(request.actor, role, holders)
    return answer(row, status=status, etag=role.version)


def _actions(actor: Actor, role: Role, holders: list[UUID]) -> list[Mapping[str, Any]]:
    if not actor.may(ROLE_EDIT):
        return []
    rights = None
    if role.everything or not role.assignable:
        rights = "accounts.role_fixed"
    elif actor.id in holders and not actor.rights.everything:
        rights = "accounts.own_roles"
    delete = "accounts.role_fixed" if role.code else ("accounts.role_in_use" if holders else None)
    found = {"edit": None, "rights": rights, "delete": delete}
    return [{"name": name, "allowed": why is None, "why": why} for name, why in found.items()]
