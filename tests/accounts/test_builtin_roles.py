"""What the built-in roles start with, and how shipped rights meet edited roles."""

import importlib
import json
import stat
from pathlib import Path

import pytest
from django.db import connection

from tests.accounts.conftest import World
from tests.accounts.people import PASSWORD, log
from zhike.accounts.builtin_roles import BUILTIN_ROLES, STAFF
from zhike.accounts.models import Role, RolePermission, RoleSeed, User
from zhike.accounts.services.passwords import matches
from zhike.accounts.services.seed import FILE_NAME, first_administrator_ensure, role_seed
from zhike.accounts.services.users import password_change
from zhike.kernel import clock, i18n
from zhike.kernel.authz import Actor, Scope, all_permissions

BY_CODE = {role.code: role for role in BUILTIN_ROLES}


def test_all_shipped_rights_exist() -> None:
    unknown = {name for role in BUILTIN_ROLES for name in role.rights} - all_permissions().keys()
    assert unknown == set()


def test_every_role_has_words_in_both_languages() -> None:
    for role in BUILTIN_ROLES:
        names = {i18n.text(f"roles.{role.code}", language) for language in i18n.LANGUAGES}
        assert len(names) == 2
        assert f"roles.{role.code}" not in names


@pytest.mark.parametrize("code", ["finance", "operations", "inventory", "sales", "marketing", "technical_support"])
def test_roles_beside_the_service_read_no_conversations(code: str) -> None:
    assert not [name for name in BY_CODE[code].rights if name.startswith("conversations.conversation")]


@pytest.mark.parametrize("code", [role.code for role in BUILTIN_ROLES if role.assignable and not role.everything])
def test_only_administrators_keep_users_and_roles(code: str) -> None:
    keeps = {"accounts.role.edit", "accounts.user.edit", "accounts.user.assign"} & BY_CODE[code].rights.keys()
    assert bool(keeps) == (code == "administrator")
    assert STAFF.items() <= BY_CODE[code].rights.items()


def test_the_agent_serves_customers_without_editing_them_or_touching_money() -> None:
    agent = BY_CODE["agent"].rights
    assert not {"customers.customer.edit", "customers.customer.reveal", "customers.customer.delete"} & agent.keys()
    assert not [name for name in agent if name.startswith(("commerce.refund.", "finance."))]
    for name in ("view", "create"):
        assert agent[f"customers.customer.{name}"] is Scope.SHOP
    for name in ("customers.file.view", "customers.tag.assign", "customers.correction.create", "commerce.order.edit"):
        assert agent[name] is Scope.SHOP
    exports = {name: scope for name, scope in agent.items() if name.endswith(".export")}
    assert exports == dict.fromkeys(
        ("customers.customer.export", "commerce.order.export", "tickets.ticket.export"), Scope.OWN
    )


def test_who_edits_customers_also_tags_them() -> None:
    for role in BUILTIN_ROLES:
        if "customers.customer.edit" in role.rights:
            assert role.rights["customers.tag.assign"] is role.rights["customers.customer.edit"]


def test_customers_and_visitors_are_no_staff() -> None:
    assert [(role.rights, role.assignable) for role in BUILTIN_ROLES if role.code in ("customer", "visitor")] == [
        ({}, False),
        ({}, False),
    ]


def test_seeding_again_changes_nothing_and_respects_edits(world: World) -> None:
    agent = Role.objects.get(code="agent")
    RolePermission.objects.filter(role=agent, permission="customers.customer.create").delete()
    before = list(
        RolePermission.objects.order_by("role_id", "permission").values_list("role_id", "permission", "scope")
    )
    rows = len(log("accounts.role.seed"))
    role_seed()
    after = list(RolePermission.objects.order_by("role_id", "permission").values_list("role_id", "permission", "scope"))
    assert after == before
    assert len(log("accounts.role.seed")) == rows


def test_a_right_that_comes_later_is_given_once(world: World) -> None:
    agent = Role.objects.get(code="agent")
    RoleSeed.objects.filter(role=agent, permission="customers.customer.create").delete()
    RolePermission.objects.filter(role=agent, permission="customers.customer.create").delete()
    version = User.objects.get(pk=world.wang_min.pk).authz_version
    role_seed()
    assert RolePermission.objects.filter(role=agent, permission="customers.customer.create").exists()
    assert User.objects.get(pk=world.wang_min.pk).authz_version > version


def test_the_first_administrator_is_made_once_and_told_until_the_password_is_changed(db: None, tmp_path: Path) -> None:
    name, password = first_administrator_ensure(tmp_path)
    assert name == "admin"
    assert password is not None
    kept = tmp_path / FILE_NAME
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert json.loads(kept.read_text()) == {"username": "admin", "password": password}
    assert first_administrator_ensure(tmp_path) == ("admin", password)
    user = User.objects.get()
    assert matches(password, user.password)
    password_change(actor=Actor("user", user.id), current=password, new=PASSWORD, session_id=None)
    assert first_administrator_ensure(tmp_path) == ("admin", None)
    assert not kept.exists()


def test_roles_of_the_company_s_own_that_edit_customers_go_on_tagging_them(world: World) -> None:
    """What was one right became two: nobody loses what they could do."""
    migration = importlib.import_module("zhike.accounts.migrations.0002_tagging_right")
    own = Role.objects.create(label="店长", created_at=clock.now())
    RolePermission.objects.create(role=own, permission="customers.customer.edit", scope=Scope.TEAM)
    agent = Role.objects.get(code="agent")
    RolePermission.objects.filter(role=agent, permission="customers.tag.assign").delete()
    for _again in range(2):
        with connection.cursor() as cursor:
            cursor.execute(migration.TAGGING)
    given = RolePermission.objects.filter(permission="customers.tag.assign", role__in=[own, agent])
    assert list(given.values_list("role_id", "scope")) == [(own.id, Scope.TEAM)]
