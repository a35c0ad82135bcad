"""The customer's file beside the work: one answer, each section by its own right."""

from typing import Any

from tests.plumbing.cast import Cast
from zhike.kernel.ids import new_id


def file_of(cast: Cast, by: Any, thread: Any) -> Any:
    customer = cast.admin_api.get(thread.path)["customer"]["id"]
    return by.get(f"/desk/customers/{customer}?conversation={thread.id}")


def test_it_says_who_what_was_ordered_what_is_open_and_what_was_before(cast: Cast) -> None:
    found = file_of(cast, cast.wang_api, cast.sun_li)
    assert (found["customer"]["name"], found["customer"]["type"]) == ("孙丽", "vip")
    assert (found["orders"], found["tickets"]) == ({"items": [], "total": 0}, [])
    assert [one["conversation_id"] for one in found["services"]] == [cast.sun_li.id]
    assert found["may"]["card"] is True
    assert "phone" not in found["customer"]


def test_who_never_ordered_anything_is_a_potential_customer(cast: Cast) -> None:
    assert file_of(cast, cast.admin_api, cast.zhou_tao)["customer"]["type"] == "potential"


def test_a_section_without_its_right_is_absent_and_says_which_it_needs(cast: Cast) -> None:
    """A role that may read conversations and nothing else."""
    role = cast.admin_api.post(
        "/roles",
        {"names": {"zh-CN": "只看会话"}, "rights": {"conversations.conversation.view": "all"}},
        201,
        key="desk-role-0001",
    )
    reader = cast.admin_api.get(f"/users/{cast.zhao.id}")
    body = {"role_ids": [role["id"]]}
    assert cast.admin_api.call("PATCH", f"/users/{cast.zhao.id}", body, version=reader["version"]).status_code == 200
    found = file_of(cast, cast.api(cast.zhao), cast.sun_li)
    assert (found["orders"], found["tickets"], len(found["services"])) == (None, None, 1)
    assert found["denied"] == {
        "orders": "commerce.order.view",
        "tickets": "tickets.ticket.view",
        "ratings": "surveys.rating.view",
    }
    assert found["may"] == {"reveal": False, "card": False, "ticket": False}


def test_a_customer_out_of_sight_does_not_exist(cast: Cast) -> None:
    li = cast.api(cast.li)
    customer = cast.admin_api.get(cast.sun_li.path)["customer"]["id"]
    assert li.call("GET", f"/desk/customers/{customer}?conversation={cast.sun_li.id}").status_code == 404
    assert cast.admin_api.call("GET", f"/desk/customers/{new_id()}").status_code == 404
    other = cast.admin_api.get(cast.zhou_tao.path)["customer"]["id"]
    mixed = cast.wang_api.call("GET", f"/desk/customers/{other}?conversation={cast.sun_li.id}")
    assert mixed.status_code == 404


def test_first_steps_tick_themselves_off(cast: Cast) -> None:
    items = {one["code"]: one["done"] for one in cast.admin_api.get("/desk/first-steps")["items"]}
    assert list(items) == ["company", "shop", "channel", "snippet", "staff"]
    assert items["staff"] is True
    assert cast.wang_api.call("GET", "/desk/first-steps").status_code == 403
