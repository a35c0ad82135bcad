"""The invented customers are valid, whole and the same each time."""

import pytest
from django.db.models import Count

from tests.plumbing.cast import Cast
from zhike.customers import demo
from zhike.customers.models import Address, Correction, Customer, CustomerTag, Tag

pytestmark = pytest.mark.usefixtures("db")


def test_invented_customers_pass_the_rules_of_the_entry_form(cast: Cast) -> None:
    demo.load(90)
    made = Customer.objects.filter(origin="import")
    assert made.count() == 90
    assert set(made.values_list("phone_mask", flat=True).distinct()) >= {"138****5678", "159****5838"}
    assert Address.objects.filter(customer__in=made).count() == 90
    assert Tag.objects.count() >= 24
    assert CustomerTag.objects.filter(customer__in=made).exists()
    assert not made.filter(missing__contains=["phone"]).exists()


def test_some_invented_records_lack_nothing_and_those_of_the_demo_shop_are_among_them(cast: Cast) -> None:
    demo.load(90)
    made = Customer.objects.filter(origin="import")
    assert 10 < made.filter(completeness=100).count() < 60
    assert 30 < made.exclude(preferences={}).count() < 80
    told = [demo.demo_person(place) for place in demo.TOLD]
    assert [one.account for one in told] == ["demo-sunli", "demo-zhoutao"]
    for one in told:
        record = made.get(name=one.name)
        assert (record.completeness, record.missing) == (100, [])
        assert CustomerTag.objects.filter(customer=record).count() >= 3


def test_agents_of_the_demo_asked_for_corrections_and_two_were_answered(cast: Cast) -> None:
    demo.load(90)
    states = dict(Correction.objects.values_list("state").annotate(n=Count("id")))
    assert states == {"open": 3, "accepted": 1, "declined": 1}
    assert set(Correction.objects.values_list("asked_by", flat=True)) <= {cast.wang.id, cast.zhang.id}
