"""Values that the services of accounts take and answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from zhike.kernel.authz import Scope

PresenceState = Literal["online", "busy", "away", "offline"]
Names = Mapping[str, str]


class Unset:
    """Says "leave as it is" where None means "empty it"."""

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset()


@dataclass(frozen=True, slots=True)
class UserFields:
    """What may change about a user; what is UNSET stays. Ids replace the whole set."""

    name: str | Unset = UNSET
    language: str | Unset = UNSET
    zone: str | Unset = UNSET
    position: str | Unset = UNSET
    capacity: int | Unset = UNSET
    email: str | None | Unset = UNSET
    phone: str | None | Unset = UNSET
    department_id: UUID | None | Unset = UNSET
    role_ids: frozenset[UUID] | Unset = UNSET
    team_ids: frozenset[UUID] | Unset = UNSET
    shop_ids: frozenset[UUID] | Unset = UNSET
    skills: Mapping[UUID, int] | Unset = UNSET


@dataclass(frozen=True, slots=True)
class RoleFields:
    """What may change about a role; what is UNSET stays."""

    names: Names | Unset = UNSET
    description: str | Unset = UNSET
    rights: Mapping[str, Scope] | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh session. The token is known here and to the caller, nowhere else."""

    token: str
    session_id: UUID
    user_id: UUID
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A colleague as other modules need to know one."""

    id: UUID
    name: str
    active: bool
    language: str
    zone: str
    department_id: UUID | None
    team_ids: tuple[UUID, ...]
    shop_ids: tuple[UUID, ...]
    capacity: int
    presence: PresenceState
    skills: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """A shop as other modules need to know one."""

    id: UUID
    name: str
    active: bool
    team_id: UUID | None
    zone: str
    currency: str
    platform: str


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team as other modules need to know one."""

    id: UUID
    name: str
    active: bool
    department_id: UUID | None
    member_ids: tuple[UUID, ...]
