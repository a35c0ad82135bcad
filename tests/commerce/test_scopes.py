"""Which orders somebody finds, counts and reads, for each scope of the right to view them."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.commerce.conftest import PHONE, World, key
from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.models import Role, RolePermission, UserRole
from zhike.commerce.models import Order
from zhike.commerce.selectors import finding
from zhike.customers.models import Customer
from zhike.kernel.authz import Scope
from zhike.kernel.jobs import run_due

#: Scope of the right → the orders that Wang Min sees, of those made by `spread`.
SEEN = {
    Scope.OWN: {"own", "own_far"},
    Scope.TEAM: {"own", "own_far", "team", "team_far"},
    Scope.DEPARTMENT: {"own", "own_far", "team", "team_far", "part", "part_far"},
    Scope.SHOP: {"own", "own_far", "team", "team_far", "part", "part_far", "shop"},
    Scope.ALL: {"own", "own_far", "team", "team_far", "part", "part_far", "shop", "far"},
}


@pytest.fixture
def world(db: None, spine: Spine) -> World:
    return World(Cast(spine))


def hold(world: World, scope: Scope, *names: str) -> None:
    """Gives Wang Min's role the rights `names` in this scope."""
    role = Role.objects.get(code="agent")
    for name in names:
        RolePermission.objects.update_or_create(role=role, permission=name, defaults={"scope": scope})
    raise_authz_version(UserRole.objects.filter(role=role).values_list("user_id", flat=True))


def spread(world: World) -> dict[str, str]:
    """Orders that only one column each brings within reach, in the own shop and in another: word → number."""
    a, b, wang = world.cast.a, world.cast.b, world.cast.wang
    columns: dict[str, tuple[Any, dict[str, UUID]]] = {
        "own": (a, {"owner_id": wang.id}),
        "own_far": (b, {"owner_id": wang.id}),
        "team": (a, {"team_id": a.team_id}),
        "team_far": (b, {"team_id": a.team_id}),
        "part": (a, {"department_id": a.department_id}),
        "part_far": (b, {"department_id": a.department_id}),
        "shop": (a, {}),
        "far": (b, {}),
    }
    numbers: dict[str, str] = {}
    for word, (side, values) in columns.items():
        order = world.order(side=side)
        Order.objects.filter(pk=order["id"]).update(
            **{"owner_id": None, "team_id": None, "department_id": None} | values
        )
        numbers[word] = order["number"]
    return numbers


def listed(world: World, query: str = "") -> set[str]:
    return {item["number"] for item in world.api("wang").get(f"/orders?limit=100{query}")["items"]}


def boarded(world: World, query: str = "") -> tuple[set[str], int]:
    columns = world.api("wang").get(f"/orders/board?limit=50{query}")["columns"]
    items = [item["number"] for column in columns for item in column["items"]]
    assert len(items) == len(set(items)), "an order stands on the board once"
    return set(items), sum(column["count"]["value"] for column in columns)


@pytest.mark.parametrize("scope", list(Scope))
def test_list_board_and_search_show_the_same_orders(world: World, scope: Scope) -> None:
    numbers = spread(world)
    hold(world, scope, "commerce.order.view")
    expected = {numbers[word] for word in SEEN[scope]}
    assert listed(world) == expected
    assert boarded(world) == (expected, len(expected))
    assert listed(world, "&q=A0") == expected
    assert listed(world, "&q=1234") == expected
    assert listed(world, f"&q={PHONE}") == expected
    for side in (world.cast.a, world.cast.b):
        inside = listed(world, f"&filter[shop]={side.shop_id}")
        assert boarded(world, f"&shop={side.shop_id}") == (inside, len(inside))


@pytest.mark.parametrize("text", ["A0", "1234", PHONE, "孙"])
@pytest.mark.parametrize("scope", [Scope.OWN, Scope.TEAM, Scope.SHOP])
def test_what_lies_outside_takes_no_place_of_what_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch, scope: Scope, text: str
) -> None:
    monkeypatch.setattr(finding, "_MOST", 2)
    customer = world.customer()
    for _number in range(4):
        world.order(side=world.cast.b, customer_id=customer)
    mine = world.order(customer_id=customer)
    Order.objects.exclude(pk=mine["id"]).update(owner_id=None, team_id=None, department_id=None)
    Order.objects.filter(pk=mine["id"]).update(owner_id=world.cast.wang.id)
    hold(world, scope, "commerce.order.view")
    assert listed(world, f"&q={text}") == {mine["number"]}


def test_an_order_in_sight_does_not_open_a_file_out_of_sight(world: World) -> None:
    hold(world, Scope.SHOP, "commerce.order.view", "customers.file.view", "customers.customer.view")
    customer = world.customer()
    order = world.order(customer_id=customer)
    seen = world.api("wang").get(f"/orders/{order['id']}")["customer"]
    assert (seen["full"], seen["phone_mask"]) == (True, "138****1234")
    hold(world, Scope.OWN, "customers.file.view")
    assert "phone_mask" not in world.api("wang").get(f"/orders/{order['id']}")["customer"]
    Customer.objects.filter(pk=customer).update(owner_id=world.cast.wang.id)
    Order.objects.filter(pk=order["id"]).update(owner_id=None)
    assert world.api("wang").get(f"/orders/{order['id']}")["customer"]["full"] is True


def test_the_export_of_a_search_holds_what_the_list_holds_and_keeps_no_words(world: World) -> None:
    numbers = spread(world)
    hold(world, Scope.TEAM, "commerce.order.view", "commerce.order.export")
    wang = world.api("wang")
    body = {"format": "csv", "columns": ["number"], "q": PHONE}
    job_id = wang.post("/orders/export", body, 202, key=key())["job"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT t.args::text FROM kernel_job t WHERE id = %s", [job_id])
        assert PHONE not in cursor.fetchone()[0]
        cursor.execute("SELECT e::text FROM audit_entry e WHERE object_id = %s", [str(job_id)])
        assert PHONE not in cursor.fetchone()[0]
    run_due()
    link = wang.get(f"/jobs/{job_id}")["file"]["url"]
    rows = b"".join(wang.client.get(link)).decode("utf-8-sig").split()
    assert set(rows[1:]) == {numbers[word] for word in SEEN[Scope.TEAM]}


def test_an_export_reaches_as_far_as_its_own_right(world: World) -> None:
    numbers = spread(world)
    hold(world, Scope.ALL, "commerce.order.view")
    hold(world, Scope.OWN, "commerce.order.export")
    wang = world.api("wang")
    job_id = wang.post("/orders/export", {"format": "csv", "columns": ["number"]}, 202, key=key())["job"]
    run_due()
    link = wang.get(f"/jobs/{job_id}")["file"]["url"]
    rows = b"".join(wang.client.get(link)).decode("utf-8-sig").split()
    assert set(rows[1:]) == {numbers[word] for word in SEEN[Scope.OWN]}
