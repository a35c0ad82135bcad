"""Who acts, what they may do, and on which rows.

A permission is `module.object.action`; a right is a permission with a data scope. Rights travel inside the
:class:`Actor`, so a service needs one parameter to know who acts and what that one may do. Rows are filtered in SQL
(:func:`scope_sql`), never after the fact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Final, Literal, Protocol
from uuid import UUID

from zhike.kernel.errors import NOT_FOUND, PASSWORD_CHANGE_REQUIRED, PERMISSION_MISSING, SIGN_IN_REQUIRED
from zhike.kernel.ports import Port

ActorKind = Literal["user", "customer", "visitor", "api_key", "rule", "bot", "import", "system"]
_ACTIONS: Final = frozenset(
    {"view", "create", "edit", "delete", "assign", "close", "approve", "export", "reveal", "manage"}
)


class Scope(IntEnum):
    """Which rows a right covers, from narrow to wide; a wider one includes the narrower ones."""

    OWN = 1
    TEAM = 2
    DEPARTMENT = 3
    SHOP = 4
    ALL = 5

    @property
    def code(self) -> str:
        """The name used in the API and in stored roles."""
        return self.name.lower()

    @classmethod
    def parse(cls, code: str) -> "Scope":
        """The scope named `code`. Raises KeyError for an unknown one."""
        return cls[code.upper()]


@dataclass(frozen=True, slots=True)
class Permission:
    """A named right. `scoped` ones are limited to rows by a :class:`Scope`; others count as all or nothing."""

    name: str
    scoped: bool

    @property
    def module(self) -> str:
        return self.name.split(".", 1)[0]


_permissions: dict[str, Permission] = {}


def permission(name: str, *, scoped: bool = False, special_action: bool = False) -> Permission:
    """Registers a permission. An action outside the common ten needs `special_action=True`, said in permissions.py."""
    parts = name.split(".")
    if len(parts) != 3 or (parts[2] not in _ACTIONS and not special_action):
        raise ValueError(f"not module.object.action with a known action: {name!r}")
    if name in _permissions:
        raise ValueError(f"permission {name!r} is defined twice")
    defined = Permission(name, scoped)
    _permissions[name] = defined
    return defined


def all_permissions() -> Mapping[str, Permission]:
    """Every registered permission by name, in order of registration."""
    return dict(_permissions)


class IdArray(list[UUID]):
    """Ids as a parameter of many statements: PostgreSQL's text of the array is made once. Never changed."""

    __slots__ = ("text",)

    def __init__(self, ids: Iterable[UUID]) -> None:
        super().__init__(ids)
        #: How the array is written in SQL, `{…}`.
        self.text = f"{{{','.join(map(str, self))}}}".encode()


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do: scopes by permission name, and the ids that the scopes refer to."""

    scopes: Mapping[str, Scope] = field(default_factory=dict)
    team_ids: tuple[UUID, ...] = ()
    department_ids: tuple[UUID, ...] = ()
    shop_ids: tuple[UUID, ...] = ()
    everything: bool = False
    #: Worked out on first use, as nothing here ever changes: parameters, and the conditions of :func:`scope_sql`.
    arrays: dict[str, IdArray] = field(default_factory=dict, init=False, compare=False, repr=False)
    conditions: dict[object, tuple[str, tuple[object, ...]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def team_array(self) -> IdArray:
        """`team_ids` as a parameter."""
        return self._array("team", self.team_ids)

    @property
    def department_array(self) -> IdArray:
        """`department_ids` as a parameter."""
        return self._array("department", self.department_ids)

    @property
    def shop_array(self) -> IdArray:
        """`shop_ids` as a parameter."""
        return self._array("shop", self.shop_ids)

    def _array(self, name: str, ids: tuple[UUID, ...]) -> IdArray:
        found = self.arrays.get(name)
        if found is None:
            found = self.arrays[name] = IdArray(ids)
        return found

    def scope(self, wanted: Permission) -> Scope | None:
        """The scope held for `wanted`, or None."""
        return Scope.ALL if self.everything else self.scopes.get(wanted.name)


NO_RIGHTS: Final = Rights()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something. Stored as kind and id without a foreign key; compared without rights."""

    kind: ActorKind
    id: UUID | None = None
    on_behalf_of: UUID | None = None
    rights: Rights = field(default=NO_RIGHTS, compare=False, repr=False)

    def may(self, wanted: Permission) -> bool:
        """Whether this actor holds `wanted` in any scope."""
        return self.rights.scope(wanted) is not None

    def narrowed(self, right: Permission, to: Permission) -> "Actor":
        """This actor, whose `right` reaches no further than `to` does: what is read for the sake of `to`.

        Raises `permission.missing` naming the one that is not held.
        """
        scope = min(self.require(right), self.require(to))
        if self.rights.everything:
            return self
        return replace(self, rights=replace(self.rights, scopes={**self.rights.scopes, right.name: scope}))

    def require(self, wanted: Permission) -> Scope:
        """The scope held for `wanted`. Raises `permission.missing` naming it."""
        scope = self.rights.scope(wanted)
        if scope is None:
            raise PERMISSION_MISSING(permission=wanted.name)
        return scope


SYSTEM: Final = Actor("system", rights=Rights(everything=True))


@dataclass(frozen=True, slots=True)
class ScopeColumns:
    """SQL expressions of the columns that a scope is checked against; None where a table has no such column.

    `shop_exists` replaces `shop` for tables that belong to several shops: a full condition with one placeholder for
    the array of shop ids.
    """

    owner: str | None = "owner_id"
    team: str | None = "team_id"
    department: str | None = "department_id"
    shop: str | None = "shop_id"
    shop_exists: str | None = None


def scope_sql(actor: Actor, wanted: Permission, columns: ScopeColumns) -> tuple[str, list[object]]:
    """A WHERE condition (with its parameters) that keeps the rows `actor` may use under `wanted`.

    Raises `permission.missing` when the actor lacks the permission. A scope includes the narrower ones, so a team
    member also sees own rows that were left with another team.
    """
    scope = actor.require(wanted)
    if scope is Scope.ALL:
        return "TRUE", []
    # Rights never change, so what follows from them is worked out once.
    key = (wanted.name, columns, actor.id)
    known = actor.rights.conditions.get(key)
    if known is None:
        known = actor.rights.conditions[key] = _condition(actor, scope, columns)
    return known[0], list(known[1])


def _condition(actor: Actor, scope: Scope, columns: ScopeColumns) -> tuple[str, tuple[object, ...]]:
    rights = actor.rights
    parts: list[str] = []
    params: list[object] = []
    if columns.owner and actor.id is not None:
        parts.append(f"{columns.owner} = %s")
        params.append(actor.id)
    for level, column, ids in (
        (Scope.TEAM, columns.team, rights.team_array),
        (Scope.DEPARTMENT, columns.department, rights.department_array),
        (Scope.SHOP, columns.shop, rights.shop_array),
    ):
        if scope >= level and column and ids:
            parts.append(f"{column} = ANY(%s)")
            params.append(ids)
    if scope >= Scope.SHOP and columns.shop_exists and rights.shop_ids:
        parts.append(columns.shop_exists)
        params.append(rights.shop_array)
    return (f"({' OR '.join(parts)})" if parts else "FALSE"), tuple(params)


@dataclass(frozen=True, slots=True)
class ScopedRow:
    """The scope columns of one row that is already at hand."""

    owner_id: UUID | None = None
    team_id: UUID | None = None
    department_id: UUID | None = None
    shop_id: UUID | None = None


def covers(actor: Actor, wanted: Permission, row: ScopedRow) -> bool:
    """Whether `wanted` of `actor` covers this row; the same rule as :func:`scope_sql`, for one row in memory."""
    scope = actor.rights.scope(wanted)
    if scope is None:
        return False
    return scope is Scope.ALL or scope >= reach(actor, row)


def reach(actor: Actor, row: ScopedRow) -> Scope:
    """The narrowest scope in which a right of `actor` covers this row."""
    if row.owner_id is not None and row.owner_id == actor.id:
        return Scope.OWN
    rights = actor.rights
    if row.team_id in rights.team_ids:
        return Scope.TEAM
    if row.department_id in rights.department_ids:
        return Scope.DEPARTMENT
    return Scope.SHOP if row.shop_id in rights.shop_ids else Scope.ALL


def require_row(actor: Actor, wanted: Permission, row: ScopedRow) -> None:
    """Raises `permission.missing` without the right, `missing.not_found` for a row outside its scope."""
    actor.require(wanted)
    if not covers(actor, wanted, row):
        raise NOT_FOUND()


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in caller: the actor with rights, the session, and how to speak to them."""

    actor: Actor
    session_id: UUID
    authz_version: int
    language: str
    zone: str
    #: The password is one that somebody else chose: nothing but choosing an own one is open yet.
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A condition of a writing statement: the caller's session is alive, and their rights are those it is made with."""

    condition: str
    params: tuple[object, ...]


class Authenticator(Protocol):
    """Turns a session token into a principal; filled by accounts."""

    #: A CTE body for hot statements: one row (session_id, user_id, authz_version) for a live session whose token hash
    #: is the only parameter, no row otherwise.
    session_sql: str

    def authenticate(self, token: str) -> Principal | None:
        """The caller behind a session token, or None when it is unknown, expired or ended."""

    def token_hash(self, token: str) -> bytes:
        """What the database stores in place of the token."""


#: Filled by wiring with what accounts offers.
AUTHENTICATOR: Final[Port[Authenticator]] = Port("authenticator")


def principal_for(token: str | None, *, given_password: bool = False) -> Principal:
    """The caller behind `token`.

    Raises `auth.sign_in_required`, and `auth.password_change_required` for somebody who still has the password that
    another person gave them, unless `given_password` says that this will do.
    """
    principal = AUTHENTICATOR.get().authenticate(token) if token else None
    if principal is None:
        raise SIGN_IN_REQUIRED()
    if principal.must_change_password and not given_password:
        raise PASSWORD_CHANGE_REQUIRED()
    return principal
