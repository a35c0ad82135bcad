"""An account of a shop is one person, whether orders brought it or its owner signs in on the shop's page."""

import pytest

from tests.plumbing.cast import Cast
from zhike.customers.models import Customer, Identity
from zhike.customers.public import AutoCustomer, Claims, customer_ensure_many, customer_recognise_claims
from zhike.kernel.authz import SYSTEM

pytestmark = pytest.mark.usefixtures("db")


def test_who_signs_in_with_the_account_of_their_orders_is_the_customer_of_those_orders(cast: Cast) -> None:
    shop = cast.a.shop_id
    (known,) = customer_ensure_many(actor=SYSTEM, rows=[AutoCustomer("m-1001", name="孙丽")], shop_id=shop)
    for _ in range(2):
        found = customer_recognise_claims(
            actor=SYSTEM, claims=Claims("m-1001", "孙丽丽", phone="13800001234"), shop_id=shop, language="zh-CN"
        )
        assert found.customer_id == known
        assert not found.created
    assert Customer.objects.get(pk=known).name == "孙丽丽"
    assert sorted(Identity.objects.filter(customer_id=known).values_list("kind", flat=True)) == ["platform", "shop"]


def test_the_same_account_name_in_another_shop_is_somebody_else(cast: Cast) -> None:
    (known,) = customer_ensure_many(actor=SYSTEM, rows=[AutoCustomer("m-1001")], shop_id=cast.a.shop_id)
    other = customer_recognise_claims(
        actor=SYSTEM, claims=Claims("m-1001", "周涛"), shop_id=cast.b.shop_id, language="zh-CN"
    )
    assert other.created
    assert other.customer_id != known
