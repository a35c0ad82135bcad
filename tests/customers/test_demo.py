"""The invented customers are valid, whole and the same each time."""

import pytest

from tests.plumbing.cast import Cast
from zhike.customers import demo
from zhike.customers.models import Address, Customer, CustomerTag, Tag

pytestmark = pytest.mark.usefixtures("db")


def test_invented_customers_pass_the_rules_of_the_entry_form(cast: Cast) -> None:
    demo.load(90)
    made = Customer.objects.filter(origin="import")
    assert made.count() == 90
    assert set(made.values_list("phone_mask", flat=True).distinct()) >= {"138****0000"}
    assert Address.objects.filter(customer__in=made).count() == 90
    assert Tag.objects.count() >= 24
    assert CustomerTag.objects.filter(customer__in=made).exists()
    assert not made.filter(missing__contains=["phone"]).exists()
