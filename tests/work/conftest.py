"""A company with two teams, made through services, and an owner of work items that only remembers what it was told."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.spine_fixture import spine
from zhike.accounts.models import Role, User
from zhike.accounts.public import (
    SHOP,
    SKILL,
    TEAM,
    UserFields,
    company_ensure,
    part_create,
    presence_choose,
    rights_of,
    role_seed,
    user_create,
)
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id
from zhike.work import ports
from zhike.work.ports import use_item_owner
from zhike.work.public import ItemView, item_open
from zhike.work.types import PresenceState

__all__ = ["spine"]

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
KIND, PATIENT = "job", "letter"
PASSWORD = "Teapot-Ladder-41"


@dataclass
class RememberingOwner:
    """The module that items belong to; `busy` items are locked by somebody else."""

    told: list[tuple[str, UUID, object]] = field(default_factory=list)
    busy: set[UUID] = field(default_factory=set)

    def lock(self, *, kind: str, item_id: UUID) -> bool:
        return item_id not in self.busy

    def assigned(
        self,
        *,
        kind: str,
        item_id: UUID,
        user_id: UUID,
        team_id: UUID | None,
        department_id: UUID | None,
        assignment_id: UUID,
        actor: Actor,
    ) -> None:
        self.told.append(("assigned", item_id, user_id))

    def released(
        self, *, kind: str, item_id: UUID, team_id: UUID | None, department_id: UUID | None, reason: str, actor: Actor
    ) -> None:
        self.told.append(("released", item_id, reason))


@dataclass
class World:
    """The cast of these tests: two agents and a leader in team A, one agent in team B."""

    shop: UUID
    team: UUID
    other_team: UUID
    refunds: UUID
    wang: UUID
    zhang: UUID
    chen: UUID
    li: UUID
    owner: RememberingOwner

    def actor(self, user_id: UUID) -> Actor:
        user = User.objects.get(pk=user_id)
        return Actor("user", user.id, rights=rights_of(user.id, user.authz_version))

    def presence(self, user_id: UUID, state: PresenceState) -> None:
        presence_choose(actor=self.actor(user_id), state=state)

    def online(self, *user_ids: UUID) -> None:
        for user_id in user_ids:
            self.presence(user_id, "online")

    def open(self, **facts: Any) -> ItemView:
        """A waiting item of team A."""
        known: dict[str, Any] = {"kind": KIND, "item_id": new_id(), "shop_id": self.shop, "team_id": self.team}
        return item_open(actor=SYSTEM, **{**known, **facts})


def user(name: str, role: str, team: UUID, shop: UUID, **more: Any) -> UUID:
    """A member of staff."""
    fields = UserFields(
        name=name,
        role_ids=frozenset({Role.objects.get(code=role).id}),
        team_ids=frozenset({team}),
        shop_ids=frozenset({shop}),
        **more,
    )
    made = user_create(actor=SYSTEM, username=f"u{new_id().hex}", password=PASSWORD, fields=fields)
    return made.id


def build_world() -> World:
    """Makes the cast; in the test's transaction with `db`, for good with `db_committed`."""
    company_ensure()
    role_seed()
    mark = new_id().hex[-8:]

    def part(kind: Any, word: str) -> UUID:
        return part_create(kind, actor=SYSTEM, changes={"names": {"zh-CN": f"{word}{mark}"}}).id

    shop, other_shop = part(SHOP, "甲店"), part(SHOP, "乙店")
    team, other_team = part(TEAM, "一组"), part(TEAM, "二组")
    refunds = part(SKILL, "退款")
    owner = RememberingOwner()
    use_item_owner(KIND, owner)
    use_item_owner(PATIENT, owner, live=False)
    return World(
        shop=shop,
        team=team,
        other_team=other_team,
        refunds=refunds,
        wang=user("王敏", "agent", team, shop, capacity=3, skills={refunds: 4}),
        zhang=user("张伟", "agent", team, shop, capacity=2),
        chen=user("陈静", "supervisor", team, shop, capacity=0),
        li=user("李雷", "agent", other_team, other_shop, capacity=3),
        owner=owner,
    )


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of items that a test makes up are gone after it."""
    monkeypatch.setattr(ports, "_kinds", dict(ports._kinds))


@pytest.fixture
def world(db: None, frozen: FrozenClock) -> World:
    return build_world()
