"""Tags go with their customer: any screen that shows customers in passing asks for the tags of all of them at once."""

from typing import Any
from uuid import UUID

import pytest

from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from tests.suites.scoped import scoped_callers
from zhike.kernel.authz import Rights, Scope
from zhike.kernel.ids import new_id


def _customers(cast: Cast) -> tuple[str, str, dict[str, Any]]:
    """Sun Li of shop A and somebody of shop B, both with the tag VIP; and that tag."""
    admin = cast.admin_api
    tag = next(one for one in admin.get("/customer-tags?limit=200")["items"] if one["code"] == "vip")
    mine, other = (admin.get(thread.path)["customer"]["id"] for thread in (cast.sun_li, cast.of_li))
    for customer in (mine, other):
        admin.post(f"/customers/{customer}/tags", {"add": [tag["id"]]})
    return mine, other, tag


def _worn(api: Any, *customers: str) -> dict[str, list[str]]:
    found = api.get(f"/tagged-customers?customers={','.join(customers)}")["items"]
    return {one["customer_id"]: [tag["names"]["zh-CN"] for tag in one["tags"]] for one in found}


@pytest.mark.req("CUS-19")
@pytest.mark.django_db
def test_the_customer_of_a_chat_an_order_and_a_ticket_has_the_tags_at_hand(cast: Cast) -> None:
    """Every list names the customer's id, and by it the tags of a whole page come in one request, in scope."""
    mine, other, tag = _customers(cast)
    order = {"shop_id": str(cast.a.shop_id), "number": "A-1", "customer_id": mine,
             "lines": [{"name": "杯子", "quantity": 1, "unit_price": 100}]}  # fmt: skip
    cast.admin_api.post("/orders", order, 201, key="tags-order-01")
    cast.admin_api.post("/tickets", {"subject": "杯子", "customer_id": mine, "shop_id": str(cast.a.shop_id)}, 201,
                        key="tags-ticket-1")  # fmt: skip
    shown = {
        path: cast.wang_api.get(path)["items"][0]["customer"]["id"]
        for path in ("/conversations?filter[state]=mine", "/orders", "/tickets")
    }
    assert set(shown.values()) == {mine}
    assert _worn(cast.wang_api, mine, other) == {mine: ["VIP"]}, "who is out of sight wears nothing"
    assert _worn(cast.admin_api, mine, other, str(new_id())) == {mine: ["VIP"], other: ["VIP"]}
    panel = cast.wang_api.get(f"/desk/customers/{mine}?conversation={cast.sun_li.id}")
    assert [one["id"] for one in panel["customer"]["tags"]] == [tag["id"]]


@pytest.mark.django_db
def test_without_the_right_to_view_customers_no_tag_is_told(cast: Cast) -> None:
    mine, _other, _tag = _customers(cast)
    with scoped_callers(cast) as callers:
        reader = callers.with_rights(cast.wang, Rights(scopes={"commerce.order.view": Scope.ALL}))
        answer = reader.call("GET", f"/tagged-customers?customers={mine}")
        assert read(answer, 403)["permission"] == "customers.customer.view"


@pytest.mark.django_db
def test_no_more_than_a_page_of_customers_is_answered_at_once(cast: Cast) -> None:
    fifty = [str(UUID(int=number)) for number in range(50)]
    assert _worn(cast.admin_api, *fifty) == {}
    for asked, code in ((",".join([*fifty, str(new_id())]), "list.too_long"), (f"{fifty[0]},nobody", "value.id")):
        answer = read(cast.admin_api.call("GET", f"/tagged-customers?customers={asked}"), 422)
        assert [(one["path"], one["code"]) for one in answer["fields"]] == [("customers", code)]
