"""The staff of the demo company: three shops, four teams, fourteen people over the built-in roles. All invented.

One generated password opens all of their accounts; it stands in `demo-staff.json` of the data folder (0600), with
everybody's shops (none named: all of them).
"""

import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.models import Company, Role, Shop, Team, TeamMember, User
from zhike.accounts.services.company import company_change
from zhike.accounts.services.organisation import (
    DEPARTMENT,
    SHOP,
    SKILL,
    TEAM,
    part_change,
    part_create,
    team_members_set,
)
from zhike.accounts.services.users import user_create
from zhike.accounts.types import UserFields
from zhike.kernel.authz import SYSTEM

STAFF_FILE: Final = "demo-staff.json"
COMPANY: Final = {"zh-CN": "山禾优选", "en": "Shanhe Select"}
_SHOPS: Final = (
    ("own", "山禾优选官方商城", "Shanhe official shop"),
    ("tmall", "山禾优选天猫旗舰店", "Shanhe on Tmall"),
    ("jd", "山禾优选京东自营店", "Shanhe on JD"),
)
_TEAMS: Final = (("官网客服组", "Official shop team"), ("天猫客服组", "Tmall team"), ("京东客服组", "JD team"))
_AFTER_SALES: Final = ("售后组", "After-sales team")
_SKILLS: Final = (("英语", "English"), ("退换货", "Returns"), ("大家电", "Appliances"))


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of the demo staff. `teams` are places in the list of teams, 3 the after-sales team."""

    username: str
    name: str
    role: str
    position: str
    teams: tuple[int, ...] = ()
    shops: tuple[int, ...] = (0, 1, 2)
    skills: tuple[int, ...] = ()
    leads: bool = field(default=False)


STAFF: Final = (
    Somebody("chen.jing", "陈静", "manager", "客服经理"),
    Somebody("zhao.min", "赵敏", "supervisor", "客服主管", (0, 1), (0, 1), leads=True),
    Somebody("sun.hao", "孙浩", "supervisor", "客服主管", (2, 3), (2,), leads=True),
    Somebody("wang.min", "王敏", "agent", "客服", (0,), (0,), (0, 1)),
    Somebody("li.lei", "李磊", "agent", "客服", (0,), (0,), (2,)),
    Somebody("zhou.ting", "周婷", "agent", "客服", (1,), (1,), (1,)),
    Somebody("wu.hang", "吴航", "agent", "客服", (1,), (1,)),
    Somebody("zheng.kai", "郑凯", "agent", "客服", (2,), (2,), (2,)),
    Somebody("lin.xia", "林夏", "after_sales", "售后专员", (3,), (0, 1, 2), (1,)),
    Somebody("he.yun", "何芸", "finance", "财务"),
    Somebody("gao.fei", "高飞", "operations", "运营"),
    Somebody("luo.cheng", "罗成", "inventory", "库存管理"),
    Somebody("xu.ning", "徐宁", "technical_support", "技术支持", (3,)),
    Somebody("fan.rui", "范睿", "data_analyst", "数据分析"),
)


@transaction.atomic
def load() -> None:
    """Makes the company's parts and people. Raises nothing that a repeated call would not: it is called once."""
    company = Company.objects.get()
    company_change(actor=SYSTEM, version=company.version, changes={"name": COMPANY["zh-CN"]})
    department = part_create(DEPARTMENT, actor=SYSTEM, changes={"names": _names("客户服务部", "Customer service")})
    teams = [_team(place, names, department.id) for place, names in enumerate((*_TEAMS, _AFTER_SALES))]
    shops = [_shop(place, teams[place]) for place in range(len(_SHOPS))]
    skills = [part_create(SKILL, actor=SYSTEM, changes={"names": _names(*names)}).id for names in _SKILLS]
    password = _password()
    for one in STAFF:
        fields = UserFields(
            name=one.name,
            position=one.position,
            department_id=department.id,
            role_ids=frozenset({Role.objects.get(code=one.role).id}),
            team_ids=frozenset(teams[place] for place in one.teams),
            shop_ids=frozenset(shops[place] for place in one.shops),
            skills={skills[place]: 2 for place in one.skills},
        )
        user_create(actor=SYSTEM, username=one.username, password=password, fields=fields)
    _lead(teams)
    _tell(password)


def _names(chinese: str, english: str) -> dict[str, str]:
    return {"zh-CN": chinese, "en": english}


def _team(place: int, names: tuple[str, str], department_id: UUID) -> UUID:
    """The first team, as the first shop, is the one every new installation has; it only gets its name."""
    changes = {"names": _names(*names), "department_id": department_id}
    first = Team.objects.order_by("created_at", "id").first()
    if place == 0 and first is not None:
        return part_change(TEAM, actor=SYSTEM, row_id=first.id, version=first.version, changes=changes).id
    return part_create(TEAM, actor=SYSTEM, changes=changes).id


def _shop(place: int, team_id: UUID) -> UUID:
    platform, chinese, english = _SHOPS[place]
    changes = {"names": _names(chinese, english), "platform": platform, "team_id": team_id}
    first = Shop.objects.order_by("created_at", "id").first()
    if place == 0 and first is not None:
        return part_change(SHOP, actor=SYSTEM, row_id=first.id, version=first.version, changes=changes).id
    return part_create(SHOP, actor=SYSTEM, changes=changes).id


def _lead(teams: list[UUID]) -> None:
    for place, team_id in enumerate(teams):
        names = {one.username: one.leads for one in STAFF if place in one.teams}
        ids = dict(User.objects.filter(username__in=names).values_list("id", "username"))
        version = Team.objects.values_list("version", flat=True).get(pk=team_id)
        kept = dict(TeamMember.objects.filter(team_id=team_id).values_list("user_id", "leader"))
        members = kept | {user_id: names[name] for user_id, name in ids.items()}
        team_members_set(actor=SYSTEM, team_id=team_id, version=version, members=members)


def _password() -> str:
    """Three invented syllables and a number: long enough for the rules, short enough to type."""
    syllables = ("shan", "he", "you", "xuan", "yun", "lan", "qing", "mu", "tian", "hai", "ming", "zhi")
    words = [secrets.choice(syllables).capitalize() + secrets.choice(syllables) for _ in range(3)]
    return "-".join([*words, str(secrets.randbelow(900) + 100)])


def _tell(password: str) -> None:
    users = [
        {
            "username": one.username,
            "name": one.name,
            "role": one.role,
            "shops": [_names(*_SHOPS[place][1:]) for place in one.shops] if len(one.shops) < len(_SHOPS) else [],
        }
        for one in STAFF
    ]
    path = Path(os.environ["ZHIKE_HOME"]) / STAFF_FILE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump({"users": users, "password": password}, file, ensure_ascii=False, indent=2)
