"""Callers for the generated suites: one client per built-in role, whose rights come straight from the shipped roles."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.accounts.builtin_roles import BUILTIN_ROLES, BuiltinRole
from zhike.accounts.models import User
from zhike.config.api import api
from zhike.kernel import clock, context
from zhike.kernel.authz import AUTHENTICATOR, Actor, Principal, Rights
from zhike.kernel.clock import FrozenClock
from zhike.kernel.http import RouteSpec
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values

SESSION_ID, USER_ID = new_id(), new_id()
ROLE_CODES = [role.code for role in BUILTIN_ROLES if role.assignable]
ROUTES: list[RouteSpec] = api.route_specs


def role_named(code: str) -> BuiltinRole:
    """The shipped role with this code."""
    return next(role for role in BUILTIN_ROLES if role.code == code)


def rights_of_role(code: str) -> Rights:
    """The rights a role is shipped with, for somebody who belongs to no team, department or shop."""
    role = role_named(code)
    return Rights(scopes=dict(role.rights), everything=role.everything)


class RoleAuthenticator:
    """Takes "role:<code>" for a session token, so that a suite needs no accounts to walk every route; "given:<code>" is
    somebody whose password another person chose."""

    session_sql = (
        f"SELECT '{SESSION_ID}'::uuid AS session_id, '{USER_ID}'::uuid AS user_id, 1 AS authz_version "
        "WHERE %s::bytea IS NOT NULL"
    )

    def token_hash(self, token: str) -> bytes:
        return token.encode()

    def authenticate(self, token: str) -> Principal | None:
        kind, _, code = token.partition(":")
        if kind not in ("role", "given"):
            return None
        actor = Actor("user", USER_ID, rights=rights_of_role(code))
        return Principal(actor, SESSION_ID, 1, "en", "Asia/Shanghai", must_change_password=kind == "given")


@pytest.fixture
def as_role(db: None) -> Iterator[Callable[[str], Client]]:
    """A client that acts in a built-in role, as a member of staff who exists but belongs to nothing."""
    User.objects.create(id=USER_ID, username="suite", name="Suite", password="!", created_at=clock.now())
    real = AUTHENTICATOR.get()
    AUTHENTICATOR.fill(RoleAuthenticator())
    yield lambda code: Client(headers={"Authorization": f"Bearer role:{code}"}, raise_request_exception=False)
    AUTHENTICATOR.fill(real)


def address(route: RouteSpec) -> str:
    """The route's address with an id that no row has in place of each parameter."""
    path = "/api/v1" + route.path
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        path = path[:start] + str(UUID(int=0)) + path[end + 1 :]
    return path


def call(client: Client, route: RouteSpec, headers: dict[str, str] | None = None, query: str = "") -> Any:
    """Sends an empty JSON object to the route."""
    return client.generic(
        route.method, address(route) + query, data=b"{}", content_type="application/json", headers=headers or {}
    )


def name_of(route: RouteSpec) -> str:
    return route.operation_id


@pytest.fixture
def cast(db: None, frozen: FrozenClock, spine: Spine) -> Iterator[Cast]:
    """The people of the contracts. What they made before the first call stays for all calls of the test."""
    with context.operation():
        values.forget()
        made = Cast(spine)
        made.warm()
        yield made
    values.forget()
