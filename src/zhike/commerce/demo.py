"""What the demo company sells and sold: products, six thousand orders of the last half year with parcels and refunds.

The words are in `demo.json`. Orders take the way of an import; the parcels that are on their way get their traces.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson

from zhike.accounts.public import ShopFacts, shops_in_use
from zhike.commerce import staging
from zhike.commerce.bulk import OrderBatch, orders_merge_next
from zhike.commerce.models import Shipment
from zhike.commerce.services.parcels import trace_add
from zhike.commerce.services.products import product_create
from zhike.commerce.staging import Head, StagedRow
from zhike.customers.public import demo_person
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at
from zhike.kernel.ids import new_id

SIZE: Final = 6_000
_CUSTOMERS: Final = 2_000
_DAYS: Final = 180
_WORDS: Final = Path(__file__).with_name("demo.json")
_SOURCE: Final = "demo"
_PREFIXES: Final = ("SH", "TM", "JD")
#: How the numbers of each carrier begin.
_TRACKING: Final = {
    "顺丰速运": "SF", "中通快递": "ZT", "圆通速递": "YT", "京东物流": "JD", "韵达快递": "YD", "邮政 EMS": "EM",
}  # fmt: skip
#: Traces are told for parcels of these last days; older ones have arrived.
_TRACED_DAYS: Final = 9
_STEPS: Final = (
    ("in_transit", "快件已到达转运中心", "杭州转运中心"),
    ("in_transit", "快件已发往目的地", "杭州转运中心"),
    ("delivering", "快递员正在派送，请保持电话畅通", ""),
)


def load(size: int = SIZE, customers: int = _CUSTOMERS) -> None:
    """Makes products and orders of every shop."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    now = clock.now()
    shops = shops_in_use()
    for place, shop in enumerate(shops):
        with frozen_at(now - timedelta(days=_DAYS + 20), everywhere=True):
            _products(words, shop, place)
        batch = OrderBatch(new_id(), shop.id, _SOURCE, ("own", "tmall", "jd")[place % 3], _opened)
        rows = _Orders(words, place, len(shops), now).rows(size // len(shops), customers)
        staging.stage(batch.id, rows)
        after = ""
        while merged := orders_merge_next(actor=SYSTEM, batch=batch, after=after):
            after = merged.after
        staging.discard(batch.id)
    _traces(now)


def _opened(_line: UUID, secret: bytes) -> Mapping[str, str]:
    """Invented people have nothing to hide: what is staged is not sealed."""
    found: dict[str, str] = orjson.loads(secret)
    return found


def _number(place: int, product: int) -> str:
    return f"{_PREFIXES[place % 3]}-{product + 1:04d}"


def _products(words: dict[str, Any], shop: ShopFacts, place: int) -> None:
    chance = Chance(f"products/{place}")
    stages = (("maturity", 5.0), ("growth", 2.5), ("introduction", 1.0), ("decline", 1.0), ("discontinued", 0.3))
    for product, one in enumerate(words["products"]):
        stage = chance.weighted(stages)
        values = {
            "number": _number(place, product),
            "name": one["name"],
            "category": one["category"],
            "specification": one["specification"],
            "price_amount": one["price"],
            "status": "off_sale" if stage == "discontinued" else "on_sale",
            "stage": stage,
            "stock": 0 if stage == "discontinued" else chance.randint(0, 900),
        }
        product_create(actor=SYSTEM, shop_id=shop.id, values=values)


class _Orders:
    """The orders of one shop, told backwards from now."""

    def __init__(self, words: dict[str, Any], place: int, shops: int, now: datetime) -> None:
        self._words = words
        self._place = place
        self._shops = shops
        self._now = now
        self._chance = Chance(f"orders/{place}")
        self._row = 0

    def rows(self, orders: int, customers: int) -> Iterator[tuple[StagedRow, bytes | None]]:
        """Staged rows, one per line. A tenth of the customers buys a third of everything."""
        for number in range(orders):
            chance = self._chance
            regular = chance.random() < 0.33
            of_shop = chance.randint(0, (customers // 10 if regular else customers) // self._shops - 1)
            yield from self._order(number, of_shop * self._shops + self._place)

    def _order(self, number: int, person: int) -> Iterator[tuple[StagedRow, bytes | None]]:
        chance, words = self._chance, self._words
        age = timedelta(days=_DAYS * chance.random() ** 1.3, minutes=chance.randint(0, 90))
        placed = self._now - age - timedelta(minutes=chance.randint(1, 20))
        told = self._told(placed, age)
        goods = chance.sample(range(len(words["products"])), chance.weighted(((1, 6.0), (2, 3.0), (3, 1.0))))
        lines = [(one, chance.weighted(((1, 7.0), (2, 2.0), (3, 1.0)))) for one in goods]
        total = sum(words["products"][one]["price"] * count for one, count in lines)
        discount = min(2000, total // 10) if chance.random() < 0.4 else 0
        owner = demo_person(person)
        secret = orjson.dumps(
            {
                "customer": owner.account,
                "receiver_name": owner.name,
                "receiver_phone": owner.phone,
                "address": _line(owner.address),
            }
        )
        head = self._head(told, owner.address.province if owner.address else "", total, discount)
        for place, (product, count) in enumerate(lines):
            self._row += 1
            one = words["products"][product]
            row = StagedRow(
                row_no=self._row, number=f"{_PREFIXES[self._place % 3]}26{number + 100001:06d}", line_id=new_id(),
                placed_at=placed, currency="CNY", has_line=True, name=one["name"],
                sku=_number(self._place, product), specification=one["specification"], quantity=count,
                unit_amount=one["price"], unit_exact=None, line_amount=one["price"] * count,
                head=head if place == 0 else {},
            )  # fmt: skip
            yield row, secret if place == 0 else None

    def _head(self, told: Mapping[str, Any], region: str, total: int, discount: int) -> Head:
        """What the first row says of the whole order."""
        chance, due = self._chance, total - discount
        head: Head = {name: value for name, value in told.items() if name != "refunded"}
        head |= {"total_amount": due, "discount_amount": discount, "shipping_amount": 0, "region": region}
        remark = chance.choice(self._words["remarks"])
        if remark:
            head["buyer_remark"] = remark
        if "paid_at" in told:
            head |= {"paid_amount": due, "payment_method": chance.choice(("wechat", "alipay", "card"))}
        if "refunded" in told:
            head["refund_amount"] = int(due * told["refunded"])
        return head

    def _told(self, placed: datetime, age: timedelta) -> dict[str, Any]:
        """How far the order is, by its age: times, category, carrier, and how much of it was refunded."""
        chance = self._chance
        paid = placed + timedelta(minutes=chance.randint(1, 40))
        shipped = paid + timedelta(hours=chance.randint(4, 40))
        signed = shipped + timedelta(hours=chance.randint(30, 110))
        completed = signed + timedelta(days=7)
        if chance.random() < (0.05 if age > timedelta(hours=6) else 0.3):
            return {"category": "cancelled" if age > timedelta(days=1) else "pending"}
        told: dict[str, Any] = {"paid_at": paid, "category": "paid"}
        if shipped < self._now:
            carrier = chance.choice(self._words["carriers"])
            number = f"{_TRACKING[carrier]}{chance.randint(10**11, 10**12 - 1)}"
            told |= {"shipped_at": shipped, "category": "shipped", "carrier": carrier, "tracking_no": number}
        if signed < self._now and chance.random() < 0.985:
            told |= {"signed_at": signed, "category": "signed"}
            if completed < self._now:
                told |= {"completed_at": completed, "category": "completed"}
            if chance.random() < 0.07:
                told |= {"refunded": chance.choice((1.0, 1.0, 0.3, 0.5)), "category": "refunded"}
        return told


def _line(address: Any) -> str:
    """The address as carriers write it; a municipality is its own province."""
    if not address:
        return ""
    province = "" if address.province == address.city else address.province
    return f"{province}{address.city}{address.district}{address.detail}"


def _traces(now: datetime) -> None:
    """Steps of the parcels that left lately, each at its own time."""
    chance = Chance("traces")
    recent = Shipment.objects.filter(shipped_at__gte=now - timedelta(days=_TRACED_DAYS), status="shipped")
    for shipment in recent.select_related("order").order_by("shipped_at", "id"):
        if shipment.shipped_at is None:
            continue
        at = shipment.shipped_at
        for code, text, place in _STEPS:
            at += timedelta(hours=chance.randint(5, 22))
            if at >= now:
                break
            trace_add(
                actor=SYSTEM, order_id=shipment.order_id, shipment_id=shipment.id, code=code, at=at, text=text,
                place=place,
            )  # fmt: skip
