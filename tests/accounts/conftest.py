"""A small company, made by the services, and clients that are signed in as its people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.accounts.people import PASSWORD, new_user
from zhike.accounts.models import Company, Role, User
from zhike.accounts.services.organisation import DEPARTMENT, SHOP, SKILL, TEAM, part_create
from zhike.accounts.services.seed import company_ensure, role_seed
from zhike.kernel import context
from zhike.kernel.authz import SYSTEM
from zhike.kernel.settings import values


@dataclass
class World:
    """The company's parts by short names."""

    company: Company
    shop_a: UUID
    shop_b: UUID
    head_office: UUID
    service: UUID
    team: UUID
    other_team: UUID
    skill: UUID
    admin: User
    manager: User
    wang_min: User
    li_lei: User

    def role(self, code: str) -> UUID:
        return Role.objects.get(code=code).id


@pytest.fixture(autouse=True)
def _own_operation() -> Iterator[None]:
    """Each test is its own operation, and sees no other test's settings."""
    values.forget()
    with context.operation():
        yield
    values.forget()


@pytest.fixture
def world(db: None) -> World:
    company = company_ensure()
    role_seed()

    def part(kind: Any, name: str, **changes: Any) -> UUID:
        return part_create(kind, actor=SYSTEM, changes={"names": {"zh-CN": name}, **changes}).id

    head_office = part(DEPARTMENT, "总部")
    service = part(DEPARTMENT, "客服部", parent_id=head_office)
    team, other_team = part(TEAM, "售前组", department_id=service), part(TEAM, "售后组")
    shop_a, shop_b = part(SHOP, "旗舰店", platform="tmall", team_id=team), part(SHOP, "海外店", platform="amazon")
    roles = {role.code: role.id for role in Role.objects.all()}
    return World(
        company=company,
        shop_a=shop_a,
        shop_b=shop_b,
        head_office=head_office,
        service=service,
        team=team,
        other_team=other_team,
        skill=part(SKILL, "英语"),
        admin=new_user("root.admin", "系统管理员", roles["system_administrator"]),
        manager=new_user("chen.jing", "陈静", roles["administrator"]),
        wang_min=new_user(
            "wang.min",
            "王敏",
            roles["agent"],
            team_ids=frozenset({team}),
            shop_ids=frozenset({shop_a}),
            department_id=service,
            phone="13800001234",
            email="wang.min@example.com",
        ),
        li_lei=new_user("li.lei", "李雷", roles["agent"], shop_ids=frozenset({shop_b})),
    )


@pytest.fixture
def sign_in(world: World) -> Callable[[User | str], Client]:
    """A client with a bearer session of that user."""

    def signed(user: User | str) -> Client:
        username = user if isinstance(user, str) else user.username
        answer = Client().post(
            "/api/v1/sessions",
            {"username": username, "password": PASSWORD, "transport": "bearer"},
            content_type="application/json",
        )
        assert answer.status_code == 201, answer.content
        return Client(headers={"Authorization": f"Bearer {answer.json()['token']}"})

    return signed
