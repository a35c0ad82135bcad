"""People, a shop, a channel and the two sides of a chat, all made through services."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.test import Client

from tests.spine_fixture import Spine, spine
from zhike.accounts.models import Role, User
from zhike.accounts.public import (
    SHOP,
    TEAM,
    UserFields,
    company_ensure,
    part_create,
    presence_choose,
    rights_of,
    role_seed,
    sign_in,
    user_create,
)
from zhike.conversations.models import Channel
from zhike.conversations.ports import RATING_STATE
from zhike.conversations.services.channels import channel_create, channel_secret_renew
from zhike.conversations.types import Rating
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id
from zhike.knowledge.categories import category_create

__all__ = ["spine"]

PASSWORD = "Teapot-Ladder-41"


class NoRatings:
    """The rating port while nobody rates."""

    def scale(self, *, language: str) -> dict[str, object]:
        return {"min": 1, "max": 10, "labels": {}}

    def of_episode(self, *, episode_id: UUID) -> Rating:
        return Rating("none")


@pytest.fixture(autouse=True)
def ports() -> Iterator[None]:
    """Conversations without the module above them; afterwards the process is as wiring left it."""
    wired = RATING_STATE.get()
    RATING_STATE.fill(NoRatings())
    yield
    RATING_STATE.fill(wired)


class Api:
    """A caller of the API: bearer token, JSON in and out."""

    def __init__(self, token: str | None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers=headers)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.client.generic(
            method,
            f"/api/v1{path}",
            data=b"" if body is None else orjson.dumps(body),
            content_type="application/json",
            headers=headers,
        )

    def get(self, path: str) -> Any:
        return self.call("GET", path)

    def post(self, path: str, body: Any = None, key: str | None = None, version: int | None = None) -> Any:
        """A POST, with a fresh key where none is given."""
        headers = {"Idempotency-Key": new_id().hex if key is None else key}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.call("POST", path, {} if body is None else body, **headers)


def read(response: Any, status: int = 200) -> Any:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, response.content.decode()
    return orjson.loads(response.content) if response.content else None


@dataclass
class World:
    """The cast of these tests."""

    shop_id: UUID
    other_shop_id: UUID
    team_id: UUID
    other_team_id: UUID
    wang: User
    zhang: User
    chen: User
    li: User
    channel: Channel
    category_id: UUID
    secret: str

    def actor(self, user: User) -> Actor:
        fresh = User.objects.get(pk=user.pk)
        return Actor("user", fresh.id, rights=rights_of(fresh.id, fresh.authz_version))

    def api(self, user: User) -> Api:
        return Api(sign_in(username=user.username, password=PASSWORD).token)

    def online(self, *users: User) -> None:
        for user in users:
            presence_choose(actor=self.actor(user), state="online")

    def widget(self, visitor_token: str | None = None, shop_token: str | None = None, **more: Any) -> "Widget":
        body = {"channel": self.channel.key, "visitor_token": visitor_token, "shop_token": shop_token, **more}
        opened = read(Api(None).post("/widget/sessions", {"language": "zh-CN", **body}), 201)
        return Widget(opened)


class Widget(Api):
    """An open chat widget."""

    def __init__(self, opened: dict[str, Any]) -> None:
        super().__init__(opened["token"])
        self.opened = opened
        self.keys = 0

    def say(self, text: str, key: str | None = None) -> Any:
        self.keys += 1
        body = {"kind": "text", "text": text}
        return read(self.post("/widget/messages", body, key=key or f"{self.opened['token'][:20]}-{self.keys}"), 201)

    def thread(self, query: str = "") -> Any:
        return read(self.get(f"/widget/conversation{query}"))


def _user(username: str, name: str, role: str, team_id: UUID, shop_id: UUID) -> User:
    fields = UserFields(
        name=name,
        role_ids=frozenset({Role.objects.get(code=role).id}),
        team_ids=frozenset({team_id}),
        shop_ids=frozenset({shop_id}),
    )
    return user_create(actor=SYSTEM, username=username, password=PASSWORD, fields=fields)


def build_world() -> World:
    """Makes the cast; with `db` in the test's transaction, with `db_committed` for good."""
    company_ensure()
    role_seed()
    mark = new_id().hex[-8:]
    team = part_create(TEAM, actor=SYSTEM, changes={"names": {"zh-CN": f"售前一组{mark}", "en": f"Team A {mark}"}})
    other_team = part_create(TEAM, actor=SYSTEM, changes={"names": {"zh-CN": f"二组{mark}", "en": f"Team B {mark}"}})
    shop = part_create(SHOP, actor=SYSTEM, changes={"names": {"zh-CN": f"甲店{mark}", "en": f"Shop A {mark}"}})
    other = part_create(SHOP, actor=SYSTEM, changes={"names": {"zh-CN": f"乙店{mark}", "en": f"Shop B {mark}"}})
    wang = _user(f"wangmin{mark}", "王敏", "agent", team.id, shop.id)
    zhang = _user(f"zhangwei{mark}", "张伟", "agent", team.id, shop.id)
    chen = _user(f"chenjing{mark}", "陈静", "supervisor", team.id, shop.id)
    li = _user(f"lilei{mark}", "李雷", "agent", other_team.id, other.id)
    channel = channel_create(
        actor=SYSTEM, shop_id=shop.id, names={"zh-CN": "网页客服", "en": "Web chat"}, values={"team_id": team.id}
    )
    made = channel_secret_renew(actor=SYSTEM, channel_id=channel.id, expected_version=channel.version)
    category = category_create(actor=SYSTEM, values={"name": {"zh-CN": "物流", "en": "Delivery"}})
    return World(
        shop.id, other.id, team.id, other_team.id, wang, zhang, chen, li, made.channel, category.id, made.secret
    )


@pytest.fixture
def world(db: None, frozen: FrozenClock) -> World:
    return build_world()


@pytest.fixture
def delivered(spine: Spine) -> Spine:
    return spine
