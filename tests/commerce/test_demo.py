"""The invented orders are whole: lines, payments, parcels on their way, refunds, all of known customers."""

import pytest
from django.db.models import F

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.commerce import demo
from zhike.commerce.models import Order, OrderLine, Product, Refund, Shipment, Trace
from zhike.customers import demo as people

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db")


def test_invented_orders_are_spread_over_statuses_and_customers(cast: Cast) -> None:
    people.load(60)
    demo.load(400, customers=60)
    orders = Order.objects.filter(source="demo")
    assert orders.count() == 400
    categories = set(orders.values_list("category", flat=True))
    assert categories >= {"paid", "shipped", "completed", "refunded", "cancelled"}
    assert not orders.filter(customer=None).exists()
    assert Product.objects.count() >= 60
    assert OrderLine.objects.filter(order__in=orders, product=None).count() == 0
    assert Shipment.objects.filter(order__in=orders).count() > 300
    assert Trace.objects.exists()
    assert Refund.objects.filter(order__in=orders).exists()
    assert not orders.filter(refunded_amount__gt=F("paid_amount")).exists()
