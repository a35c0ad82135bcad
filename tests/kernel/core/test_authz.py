from itertools import product
from uuid import UUID

import pytest

from zhike.kernel.authz import (
    SYSTEM,
    Actor,
    Permission,
    Rights,
    Scope,
    ScopeColumns,
    ScopedRow,
    covers,
    permission,
    require_row,
    scope_sql,
)
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id

VIEW = Permission("things.thing.view", scoped=True)
ME, MY_TEAM, MY_DEPARTMENT, MY_SHOP, OTHER = (new_id() for _ in range(5))


def actor(scope: Scope) -> Actor:
    return Actor("user", ME, rights=Rights({VIEW.name: scope}, (MY_TEAM,), (MY_DEPARTMENT,), (MY_SHOP,)))


def test_without_the_right_the_error_names_it() -> None:
    with pytest.raises(ZhikeError) as raised:
        scope_sql(Actor("user", ME), VIEW, ScopeColumns())
    assert raised.value.code.code == "permission.missing"
    assert raised.value.permission == "things.thing.view"


def test_each_scope_includes_the_narrower_ones() -> None:
    conditions = {scope: scope_sql(actor(scope), VIEW, ScopeColumns()) for scope in Scope}
    assert conditions[Scope.OWN] == ("(owner_id = %s)", [ME])
    assert conditions[Scope.TEAM] == ("(owner_id = %s OR team_id = ANY(%s))", [ME, [MY_TEAM]])
    assert conditions[Scope.SHOP] == (
        "(owner_id = %s OR team_id = ANY(%s) OR department_id = ANY(%s) OR shop_id = ANY(%s))",
        [ME, [MY_TEAM], [MY_DEPARTMENT], [MY_SHOP]],
    )
    assert conditions[Scope.ALL] == ("TRUE", [])


def test_somebody_without_any_group_sees_nothing_rather_than_everything() -> None:
    nobody = Actor("user", None, rights=Rights({VIEW.name: Scope.SHOP}))
    assert scope_sql(nobody, VIEW, ScopeColumns()) == ("FALSE", [])


def test_a_table_of_several_shops_uses_its_own_condition() -> None:
    columns = ScopeColumns(owner=None, team=None, department=None, shop=None, shop_exists="EXISTS (… = ANY(%s))")
    assert scope_sql(actor(Scope.SHOP), VIEW, columns) == ("(EXISTS (… = ANY(%s)))", [[MY_SHOP]])
    assert scope_sql(actor(Scope.TEAM), VIEW, columns) == ("FALSE", [])


def _sql_says(scope: Scope, row: ScopedRow) -> bool:
    """An independent reading of the condition: which of its parts hold for the row."""
    condition, params = scope_sql(actor(scope), VIEW, ScopeColumns())
    if condition == "TRUE":
        return True
    values = {
        "owner_id": row.owner_id,
        "team_id": row.team_id,
        "department_id": row.department_id,
        "shop_id": row.shop_id,
    }
    parts = condition.strip("()").split(" OR ")
    held = []
    for part, param in zip(parts, params, strict=True):
        column = part.split(" ")[0]
        held.append(values[column] in param if isinstance(param, list) else values[column] == param)
    return any(held)


def test_one_row_in_memory_and_the_condition_in_sql_agree_on_every_combination() -> None:
    choices: list[tuple[UUID | None, ...]] = [(None, mine, OTHER) for mine in (ME, MY_TEAM, MY_DEPARTMENT, MY_SHOP)]
    for owner, team, department, shop in product(*choices):
        row = ScopedRow(owner, team, department, shop)
        for scope in Scope:
            assert covers(actor(scope), VIEW, row) == _sql_says(scope, row), (scope, row)


def test_a_foreign_row_is_not_found_and_a_missing_right_is_refused() -> None:
    with pytest.raises(ZhikeError) as foreign:
        require_row(actor(Scope.OWN), VIEW, ScopedRow(owner_id=OTHER))
    with pytest.raises(ZhikeError) as refused:
        require_row(Actor("user", ME), VIEW, ScopedRow(owner_id=ME))
    assert (foreign.value.code.status, refused.value.code.status) == (404, 403)


def test_the_system_may_do_everything() -> None:
    assert SYSTEM.require(VIEW) is Scope.ALL
    require_row(SYSTEM, VIEW, ScopedRow())


@pytest.mark.parametrize("name", ["things.view", "things.thing.frobnicate", "a.b.c.d"])
def test_misshapen_permissions_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="module.object.action"):
        permission(name)


def test_rights_do_not_take_part_in_comparing_actors() -> None:
    assert actor(Scope.ALL) == Actor("user", ME)
