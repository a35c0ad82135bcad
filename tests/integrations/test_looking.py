"""Who sees what an import's file says: who brought it; others by the right to reveal, noted; nobody else."""

from typing import Any

import pytest
from django.db import connection

from tests.integrations.conftest import Imports
from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.accounts.builtin_roles import BUILTIN_ROLES
from zhike.accounts.models import Role, RolePermission

FILE = (
    "姓名,手机号,生日,省份,城市,区县,详细地址\n孙丽,13800001234,1990-05-12,浙江,杭州,西湖区,文三路 1 号\n王五,1,,,,,\n"
)
#: The phone as the number of something else.
SLY = {"kind": "orders", "mapping": "custom", "columns": {"sku": "手机号", "number": "姓名", "placed_at": "生日"}}


@pytest.fixture
def manager(db: None, spine: Spine) -> Imports:
    """The manager of shop A."""
    cast = Cast(spine)
    return Imports(cast.api(cast._user("ma.li", "马莉", "manager", cast.a)), cast.a.shop_id, cast)


def look(api: Api, run: Any, plan: Any = None) -> Any:
    return api.post(f"/imports/{run['id']}/preview", {"plan": plan})


def looks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = 'integrations.import.look'")
        return int(cursor.fetchone()[0])


def test_who_brought_the_file_sees_it(manager: Imports) -> None:
    run = manager.plan(manager.upload(FILE.encode()))
    shown = look(manager.api, run)
    assert (shown["veiled"], shown["rows"][0]["values"]["phone"]) == (False, "13800001234")
    assert looks() == 0


@pytest.mark.parametrize("role", [one.code for one in BUILTIN_ROLES if "integrations.import.view" in one.rights])
@pytest.mark.parametrize("may_reveal", [True, False])
def test_a_colleague_sees_values_only_by_the_right_to_reveal(manager: Imports, role: str, may_reveal: bool) -> None:
    run = manager.plan(manager.upload(FILE.encode()))
    held = RolePermission.objects.filter(role=Role.objects.get(code=role), permission="customers.customer.reveal")
    if may_reveal:
        assert held.exists()
    else:
        held.delete()
    colleague = manager.cast.api(manager.cast._user("li.na", "李娜", role, manager.cast.a))
    for plan in (None, SLY):
        shown = look(colleague, run, plan)
        assert shown["veiled"] is not may_reveal
        said = str(shown["rows"])
        for value in ("13800001234", "孙丽", "1990", "文三路"):
            assert (value in said) is may_reveal
    assert looks() == (2 if may_reveal else 0)


def test_the_file_of_errors_goes_to_whom_its_cells_came_from(manager: Imports) -> None:
    run = manager.go(FILE)
    assert run["counts"] == {"created": 1, "rejected": 1}
    assert "王五" in manager.errors(run)
    colleague = manager.cast.api(manager.cast._user("li.na", "李娜", "manager", manager.cast.a))
    assert colleague.get(f"/imports/{run['id']}")["error_file_url"] is None
