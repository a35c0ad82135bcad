"""The invented orders are whole: lines, payments, parcels on their way, refunds, all of known customers."""

import json
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db.models import F

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.commerce import demo
from zhike.commerce.demo_pictures import Pictures
from zhike.commerce.models import Order, OrderLine, Product, Refund, Shipment, Trace
from zhike.customers import demo as people
from zhike.customers.public import DEMO_TOLD
from zhike.kernel import clock

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
    assert not Product.objects.filter(image_file_id=None).exists()
    assert OrderLine.objects.filter(order__in=orders, product=None).count() == 0
    assert Shipment.objects.filter(order__in=orders).count() > 300
    assert Trace.objects.exists()
    assert Refund.objects.filter(order__in=orders).exists()
    assert not orders.filter(refunded_amount__gt=F("paid_amount")).exists()


def test_every_product_has_a_picture_of_its_own_that_is_always_the_same() -> None:
    products = json.loads(Path(demo.__file__).with_name("demo.json").read_text(encoding="utf-8"))["products"]
    drawn = [Pictures().of(one["name"], one["category"]) for one in products[:3]]
    pictures = Pictures()
    found = [pictures.of(one["name"], one["category"]) for one in products]
    assert None not in found
    assert found[:3] == drawn
    assert len(set(found)) == len(found)
    assert pictures.of("没有画过", "家居") is None


def test_parcels_tell_their_whole_way_by_day_with_numbers_of_their_carrier(cast: Cast) -> None:
    people.load(60)
    demo.load(300, customers=60)
    ways: dict[UUID, list[Trace]] = defaultdict(list)
    for trace in Trace.objects.order_by("shipment_id", "seq"):
        ways[trace.shipment_id].append(trace)
    begins = {
        "顺丰速运": "SF",
        "中通快递": "78",
        "圆通速递": "YT",
        "京东物流": "JD",
        "韵达快递": "43",
        "邮政 EMS": "98",
    }
    for parcel in Shipment.objects.select_related("order"):
        way = ways[parcel.id]
        assert parcel.tracking_no.startswith(begins[parcel.carrier])
        assert (way[0].at, way[-1].code) == (parcel.shipped_at, parcel.status)
        assert [one.at for one in way] == sorted(one.at for one in way)
        assert way[-1].at <= clock.now()
        if parcel.signed_at:
            assert [one.code for one in way] == ["shipped", "in_transit", "in_transit", "delivering", "signed"]
            assert way[-1].at == parcel.signed_at
            assert 7 <= way[-2].at.astimezone(ZoneInfo("Asia/Shanghai")).hour < 20


def test_what_went_wrong_is_on_the_board_with_its_reason(cast: Cast) -> None:
    people.load(60)
    demo.load(1_500, customers=60)
    waiting = Order.objects.filter(category="refunding")
    assert waiting.exists()
    assert set(Refund.objects.filter(order__in=waiting).values_list("status", flat=True)) == {"requested"}
    assert not Refund.objects.filter(reason="").exists()
    assert Shipment.objects.filter(order__category="abnormal", status="abnormal").exists()
    assert not Refund.objects.filter(done_at__lt=F("requested_at")).exists()


def test_customers_of_the_demo_shop_have_an_order_under_way_one_signed_and_one_refunded(cast: Cast) -> None:
    people.load(60)
    demo.load(60, customers=60)
    for place in DEMO_TOLD:
        orders = Order.objects.filter(customer__name=people.demo_person(place).name)
        assert {"shipped", "signed", "refunded", "completed"} == set(orders.values_list("category", flat=True))
        (under_way,) = Shipment.objects.filter(order__in=orders, order__category="shipped")
        newest = Trace.objects.filter(shipment=under_way).order_by("-seq")[0]
        assert timedelta() < clock.now() - newest.at < timedelta(days=2)
