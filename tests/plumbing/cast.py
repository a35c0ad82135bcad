"""The cast of the contracts: a small company with two shops, made through services, and what they do in a story.

Wang Min answers customers of shop A, Li Lei those of shop B, Chen Jing supervises shop A's team, Zhao Qiang does the
accounts, Admin may do everything. Sun Li is an important customer, Zhou Tao is new, and a canary's phone number must
never be seen anywhere in plain.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from tests.plumbing.callers import Api, Widget, read
from tests.spine_fixture import Spine
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.models import Role, RolePermission, User, UserRole
from zhike.accounts.public import (
    DEPARTMENT,
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
from zhike.conversations.services.channels import channel_create, channel_secret_renew, channel_test_token
from zhike.customers.public import Claims
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.ids import new_id
from zhike.knowledge.categories import category_create

PASSWORD = "Teapot-Ladder-41"
CANARY_PHONE = "13800001234"


@dataclass(frozen=True)
class Side:
    """One shop with its team, department and channel."""

    shop_id: UUID
    team_id: UUID
    department_id: UUID
    channel: Channel


@dataclass(frozen=True)
class Thread:
    """A conversation and the widget it is held in."""

    id: str
    widget: Widget

    @property
    def path(self) -> str:
        return f"/conversations/{self.id}"


class Cast:
    """The people by name; what they made is made when a test first asks for it."""

    def __init__(self, spine: Spine) -> None:
        self.spine = spine
        company_ensure()
        role_seed()
        self.mark = new_id().hex[-8:]
        self.a, self.b = self._side("甲"), self._side("乙")
        self.category_id = category_create(actor=SYSTEM, values={"name": {"zh-CN": "物流", "en": "Delivery"}}).id
        self.wang = self._user("wang.min", "王敏", "agent", self.a)
        self.zhang = self._user("zhang.wei", "张伟", "agent", self.a)
        self.chen = self._user("chen.jing", "陈静", "supervisor", self.a)
        self.li = self._user("li.lei", "李雷", "agent", self.b)
        self.zhao = self._user("zhao.qiang", "赵强", "finance", self.a)
        self.admin = self._user("admin", "管理员", "system_administrator", None)

    def actor(self, user: User) -> Actor:
        """The user with the rights held now."""
        fresh = User.objects.get(pk=user.pk)
        return Actor("user", fresh.id, rights=rights_of(fresh.id, fresh.authz_version))

    def api(self, user: User) -> Api:
        """A caller with a new session of the user."""
        return Api(sign_in(username=user.username, password=PASSWORD).token)

    def deny(self, role: str, *permissions: str) -> None:
        """Takes rights from a built-in role, as an administrator may."""
        RolePermission.objects.filter(role__code=role, permission__in=permissions).delete()
        raise_authz_version(UserRole.objects.filter(role__code=role).values_list("user_id", flat=True))

    def online(self, *users: User) -> None:
        """Puts people on duty."""
        for user in users:
            presence_choose(actor=self.actor(user), state="online")

    def widget(self, side: Side | None = None, claims: Claims | None = None, **more: Any) -> Widget:
        """Opens the chat on a shop's page (shop A's unless said), for a stranger or for whom the shop vouches for."""
        channel = (side or self.a).channel
        token = channel_test_token(channel=channel, claims=claims)[0] if claims else None
        body = {"channel": channel.key, "visitor_token": None, "shop_token": token, "language": "zh-CN", **more}
        return Widget(Api(None).post("/widget/sessions", body, 201))

    def thread(self, *, side: Side | None = None, claims: Claims | None = None, owner: User | None = None) -> Thread:
        """A customer has written; `owner` has taken it, where given."""
        widget = self.widget(side, claims)
        thread = Thread(str(widget.say("你好，我的包裹在哪里？")["conversation_id"]), widget)
        if owner is not None:
            self.online(owner)
            self.api(owner).post(f"{thread.path}/take")
        return thread

    @cached_property
    def sun_li(self) -> Thread:
        """Sun Li, an important customer of shop A; Wang Min has answered and noted something."""
        claims = Claims("sun-li", "孙丽", phone=CANARY_PHONE, email="sun.li@example.com", vip=True)
        thread = self.thread(claims=claims, owner=self.wang)
        self.wang_api.post(f"{thread.path}/messages", {"text": "我来查一下"}, 201, key="sun-li-answer")
        self.wang_api.post(f"{thread.path}/notes", {"text": "老客户，优先处理"}, 201, key="sun-li-note")
        return thread

    @cached_property
    def zhou_tao(self) -> Thread:
        """Zhou Tao, new in shop A, waits in the queue."""
        return self.thread()

    @cached_property
    def closed(self) -> Thread:
        """A conversation of shop A that Wang Min has closed and the customer may rate."""
        thread = self.thread(owner=self.wang)
        detail = self.wang_api.get(thread.path)
        body = {"category_id": str(self.category_id), "result": "solved"}
        self.wang_api.post(f"{thread.path}/close", body, version=detail["episode"]["version"])
        self.spine.run("surveys.invite")
        return thread

    def rate(self, score: int = 9) -> None:
        """The customer of the closed conversation rates it."""
        widget = self.closed.widget
        body = {"episode_id": widget.thread()["episode"]["id"], "score": score, "comment": "很好"}
        widget.post("/widget/rating", body)

    @cached_property
    def of_li(self) -> Thread:
        """A conversation of shop B that Li Lei has."""
        return self.thread(side=self.b, owner=self.li)

    def warm(self) -> None:
        """Makes the whole story now, so that what a suite rolls back later is only its own calls."""
        for name in ("admin_api", "wang_api", "callers", "sun_li", "zhou_tao", "closed", "of_li"):
            getattr(self, name)

    @cached_property
    def callers(self) -> dict[str, Api]:
        """A caller for each member of staff by short name."""
        people = {"wang": self.wang, "zhang": self.zhang, "chen": self.chen, "li": self.li, "zhao": self.zhao}
        return {name: self.api(user) for name, user in people.items()} | {"admin": self.admin_api}

    @cached_property
    def wang_api(self) -> Api:
        return self.api(self.wang)

    @cached_property
    def admin_api(self) -> Api:
        return self.api(self.admin)

    def _side(self, word: str) -> Side:
        def part(kind: Any, name: str, **more: Any) -> UUID:
            changes = {"names": {"zh-CN": f"{word}{name}{self.mark}", "en": f"{word} {self.mark}"}, **more}
            return part_create(kind, actor=SYSTEM, changes=changes).id

        department = part(DEPARTMENT, "部")
        team = part(TEAM, "组", department_id=department)
        shop = part(SHOP, "店", team_id=team)
        names = {"zh-CN": "网页客服", "en": "Web chat"}
        channel = channel_create(actor=SYSTEM, shop_id=shop, names=names, values={"team_id": team})
        made = channel_secret_renew(actor=SYSTEM, channel_id=channel.id, expected_version=channel.version)
        return Side(shop, team, department, made.channel)

    def _user(self, username: str, name: str, role: str, side: Side | None) -> User:
        fields = UserFields(
            name=name,
            role_ids=frozenset({Role.objects.get(code=role).id}),
            team_ids=frozenset({side.team_id} if side else ()),
            shop_ids=frozenset({side.shop_id} if side else ()),
            department_id=side.department_id if side else None,
        )
        return user_create(actor=SYSTEM, username=f"{username}.{self.mark}", password=PASSWORD, fields=fields)


__all__ = ["CANARY_PHONE", "PASSWORD", "Cast", "Side", "Thread", "read"]
