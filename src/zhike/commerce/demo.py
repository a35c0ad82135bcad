"""What the demo company sells and sold: products, six thousand orders of the last half year with parcels and refunds.

The words are in `demo.json`. Orders take the way of an import; then parcels get their traces and refunds their reasons.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from zhike.accounts.public import ShopFacts, shops_in_use
from zhike.commerce import staging
from zhike.commerce.bulk import OrderBatch, orders_merge_next
from zhike.commerce.demo_pictures import Pictures
from zhike.commerce.models import Order, Refund, Shipment
from zhike.commerce.services.products import product_create
from zhike.commerce.staging import Head, StagedRow
from zhike.customers.public import DEMO_TOLD, CustomerRow, demo_person
from zhike.kernel import clock, files
from zhike.kernel.authz import SYSTEM
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at
from zhike.kernel.ids import new_id

SIZE: Final = 6_000
_CUSTOMERS: Final = 2_000
_DAYS: Final = 180
_WORDS: Final = Path(__file__).with_name("demo.json")
_SOURCE: Final = "demo"
_ZONE: Final = ZoneInfo("Asia/Shanghai")
_PREFIXES: Final = ("SH", "TM", "JD")
#: How each carrier numbers its parcels: what they begin with, and how many digits follow.
_TRACKING: Final = {
    "顺丰速运": ("SF1", 12), "中通快递": ("78", 12), "圆通速递": ("YT7", 12), "京东物流": ("JDVB", 11),
    "韵达快递": ("43", 11), "邮政 EMS": ("98", 11),
}  # fmt: skip
#: Parcels that got stuck longer ago than this have been found since.
_STUCK_FOR: Final = timedelta(days=14)
_TRACES: Final = "COPY commerce_trace (shipment_id, seq, at, code, text, place) FROM STDIN"
_STATUSES: Final = """
UPDATE commerce_shipment s SET status = t.code
FROM (SELECT DISTINCT ON (shipment_id) shipment_id, code FROM commerce_trace ORDER BY shipment_id, seq DESC) t
WHERE t.shipment_id = s.id AND s.status <> t.code
"""


def load(size: int = SIZE, customers: int = _CUSTOMERS) -> None:
    """Makes products and orders of every shop."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    now = clock.now()
    shops = shops_in_use()
    pictures = Pictures()
    for place, shop in enumerate(shops):
        with frozen_at(now - timedelta(days=_DAYS + 20), everywhere=True):
            _products(words, shop, place, pictures)
        batch = OrderBatch(new_id(), shop.id, _SOURCE, ("own", "tmall", "jd")[place % 3], _opened)
        orders = _Orders(words, place, len(shops), now)
        told = words["signed_in"] if place == 0 else {}
        rows = orders.rows(size // len(shops) - sum(map(len, told.values())), customers)
        staging.stage(batch.id, chain(rows, orders.told_rows(told)))
        after = ""
        while merged := orders_merge_next(actor=SYSTEM, batch=batch, after=after):
            after = merged.after
        staging.discard(batch.id)
        _refunds(words, orders.reasons)
        _traces(words, shop, place, now)


def _opened(_line: UUID, secret: bytes) -> Mapping[str, str]:
    """Invented people have nothing to hide: what is staged is not sealed."""
    found: dict[str, str] = orjson.loads(secret)
    return found


def _number(place: int, product: int) -> str:
    return f"{_PREFIXES[place % 3]}-{product + 1:04d}"


def _products(words: dict[str, Any], shop: ShopFacts, place: int, pictures: Pictures) -> None:
    chance = Chance(f"products/{place}")
    stages = (("maturity", 5.0), ("growth", 2.5), ("introduction", 1.0), ("decline", 1.0), ("discontinued", 0.3))
    for product, one in enumerate(words["products"]):
        stage = chance.weighted(stages)
        picture = pictures.of(one["name"], one["category"])
        number = _number(place, product)
        values = {
            "number": number,
            "name": one["name"],
            "category": one["category"],
            "specification": one["specification"],
            "price_amount": one["price"],
            "status": "off_sale" if stage == "discontinued" else "on_sale",
            "stage": stage,
            "stock": 0 if stage == "discontinued" else chance.randint(0, 900),
            "image_file_id": picture and files.store(name=f"{number}.png", data=picture, actor=SYSTEM).id,
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
        self._told = 0
        #: Why money was given or asked back, by the order's number, where it is told by hand.
        self.reasons: dict[str, str] = {}

    def rows(self, orders: int, customers: int) -> Iterator[tuple[StagedRow, bytes | None]]:
        """Staged rows, one per line. A tenth of the customers buys a third of everything."""
        for _ in range(orders):
            chance = self._chance
            regular = chance.random() < 0.33
            of_shop = chance.randint(0, (customers // 10 if regular else customers) // self._shops - 1)
            person = of_shop * self._shops + self._place
            if person in DEMO_TOLD:
                person += (customers // self._shops // 2) * self._shops
            yield from self._order(person)

    def told_rows(self, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[tuple[StagedRow, bytes | None]]:
        """The orders of the customers whom the demo shop signs in."""
        places = {demo_person(place).account: place for place in DEMO_TOLD}
        numbers = {product["name"]: at for at, product in enumerate(self._words["products"])}
        for account, orders in told.items():
            for order in orders:
                placed = self._now - timedelta(days=order["days"])
                lines = [(numbers[name], count) for name, count in order["lines"]]
                if "reason" in order:
                    self.reasons[self._number()] = order["reason"]
                course = self._course(placed, order["stage"], order["carrier"])
                yield from self._written(demo_person(places[account]), placed, course, lines, order.get("remark", ""))

    def _number(self) -> str:
        """The next order's number."""
        return f"{_PREFIXES[self._place % 3]}26{self._told + 100001:06d}"

    def _order(self, person: int) -> Iterator[tuple[StagedRow, bytes | None]]:
        chance, words = self._chance, self._words
        age = timedelta(days=_DAYS * chance.random() ** 1.3, minutes=chance.randint(0, 90))
        placed = self._now - age - timedelta(minutes=chance.randint(1, 20))
        course = self._fate(placed, age)
        goods = chance.sample(range(len(words["products"])), chance.weighted(((1, 6.0), (2, 3.0), (3, 1.0))))
        lines = [(one, chance.weighted(((1, 7.0), (2, 2.0), (3, 1.0)))) for one in goods]
        yield from self._written(demo_person(person), placed, course, lines, chance.choice(words["remarks"]))

    def _written(
        self,
        owner: CustomerRow,
        placed: datetime,
        course: Mapping[str, Any],
        lines: Sequence[tuple[int, int]],
        remark: str,
    ) -> Iterator[tuple[StagedRow, bytes | None]]:
        """The order as rows of a file; what is personal stands in the first one."""
        products = self._words["products"]
        total = sum(products[one]["price"] * count for one, count in lines)
        discount = min(2000, total // 10) if self._chance.random() < 0.4 else 0
        secret = orjson.dumps(
            {
                "customer": owner.account,
                "customer_name": owner.name,
                "phone": owner.phone,
                "receiver_name": owner.name,
                "receiver_phone": owner.phone,
                "address": _line(owner.address),
            }
        )
        head = self._head(course, owner.address.province if owner.address else "", total - discount)
        head |= {"discount_amount": discount} | ({"buyer_remark": remark} if remark else {})
        number = self._number()
        self._told += 1
        for place, (product, count) in enumerate(lines):
            self._row += 1
            one = products[product]
            row = StagedRow(
                row_no=self._row, number=number, line_id=new_id(), placed_at=placed, currency="CNY", has_line=True,
                name=one["name"], sku=_number(self._place, product), specification=one["specification"],
                quantity=count, unit_amount=one["price"], unit_exact=None, line_amount=one["price"] * count,
                head=head if place == 0 else {},
            )  # fmt: skip
            yield row, secret if place == 0 else None

    def _head(self, course: Mapping[str, Any], region: str, due: int) -> Head:
        """What the first row says of the whole order."""
        head: Head = {name: value for name, value in course.items() if name != "refunded"}
        head |= {"total_amount": due, "shipping_amount": 0, "region": region}
        if "paid_at" in course:
            head |= {"paid_amount": due, "payment_method": self._chance.choice(("wechat", "alipay", "card"))}
        if "refunded" in course:
            head["refund_amount"] = int(due * course["refunded"])
        return head

    def _course(self, placed: datetime, stage: str, carrier: str = "") -> dict[str, Any]:
        """How far the order is: its times up to `stage`, and by whom it was sent."""
        chance = self._chance
        paid = placed + timedelta(minutes=chance.randint(1, 40))
        shipped = _by_day(paid + timedelta(hours=chance.randint(4, 20)), chance.randint(15, 19))
        signed = _by_day(shipped + timedelta(hours=chance.randint(48, 80)), chance.randint(10, 19))
        course: dict[str, Any] = {"category": stage, "paid_at": paid}
        if stage == "paid":
            return course
        known = carrier or chance.choice(self._words["carriers"][self._place % 3])
        begins, digits = _TRACKING[known]
        number = f"{begins}{chance.randint(10 ** (digits - 1), 10**digits - 1)}"
        course |= {"shipped_at": shipped, "carrier": known, "tracking_no": number}
        if stage in ("shipped", "abnormal"):
            return course
        course["signed_at"] = signed
        if stage != "signed" and signed + timedelta(days=7) < self._now:
            course["completed_at"] = signed + timedelta(days=7)
        if stage == "refunded":
            course["refunded"] = 1.0
        return course

    def _fate(self, placed: datetime, age: timedelta) -> dict[str, Any]:
        """How far an order of this age has come, and what went wrong with it."""
        chance = self._chance
        if chance.random() < (0.05 if age > timedelta(hours=6) else 0.3):
            return {"category": "cancelled" if age > timedelta(days=1) else "pending"}
        whole = self._course(placed, "completed")
        if whole["shipped_at"] > self._now:
            return {"category": "paid", "paid_at": min(whole["paid_at"], self._now)}
        stuck = chance.random() < 0.015 and age < _STUCK_FOR
        if stuck or whole["signed_at"] > self._now:
            del whole["signed_at"]
            whole.pop("completed_at", None)
            return whole | {"category": "abnormal" if stuck and age > timedelta(days=4) else "shipped"}
        regret = chance.random()
        if "completed_at" not in whole:
            return whole | {"category": "refunding" if regret < 0.06 else "signed"}
        if regret < 0.07:
            whole |= {"refunded": chance.choice((1.0, 1.0, 0.3, 0.5)), "category": "refunded"}
        return whole


def _by_day(at: datetime, hour: int) -> datetime:
    """The first moment at `hour` o'clock of the shops from `at` on, minutes kept: parcels move by day."""
    local = at.astimezone(_ZONE)
    return local.replace(hour=hour) + timedelta(days=1 if local.hour > hour else 0)


def _line(address: Any) -> str:
    """The address as carriers write it; a municipality is its own province."""
    if not address:
        return ""
    province = "" if address.province == address.city else address.province
    return f"{province}{address.city}{address.district}{address.detail}"


def _refunds(words: Mapping[str, Any], reasons: Mapping[str, str]) -> None:
    """Why money went back, and what is asked back of the orders that wait for it."""
    chance = Chance("refunds")
    given = Refund.objects.filter(reason="", order__source=_SOURCE).select_related("order").order_by("order__number")
    for refund in (changed := list(given)):
        refund.reason = reasons.get(refund.order.number) or chance.choice(words["reasons"])
        refund.requested_at -= timedelta(hours=chance.randint(3, 60))
    Refund.objects.bulk_update(changed, ["reason", "requested_at"], batch_size=500)
    waiting = Order.objects.filter(source=_SOURCE, category="refunding", paid_amount__gt=0, signed_at__isnull=False)
    known = set(Refund.objects.filter(order__in=waiting).values_list("order_id", flat=True))
    Refund.objects.bulk_create(
        Refund(
            id=new_id(), order_id=order.id, ordinal=1, amount=order.paid_amount, status="requested",
            reason=chance.choice(words["reasons"]), requested_at=order.signed_at,
        )
        for order in waiting.order_by("number")
        if order.id not in known and order.signed_at is not None
    )  # fmt: skip


def _traces(words: Mapping[str, Any], shop: ShopFacts, place: int, now: datetime) -> None:
    """Where every parcel of the shop has been; one that is on its way is told up to now."""
    chance = Chance(f"traces/{place}")
    origin = words["origins"][place % 3]
    parcels = Shipment.objects.filter(order__shop_id=shop.id, order__source=_SOURCE, shipped_at__isnull=False)
    sent = list(parcels.select_related("order").order_by("order__number"))
    with connection.cursor() as cursor, cursor.copy(_TRACES) as copy:
        for parcel in sent:
            region = parcel.order.region.removesuffix("省").removesuffix("市")
            slots = {"carrier": parcel.carrier, "origin": origin, "region": region}
            for seq, step in enumerate(_steps(words, parcel, chance, now), start=1):
                at, code, text, where = step
                copy.write_row((parcel.id, seq, at, code, text.format(**slots), where.format(**slots)))
    with connection.cursor() as cursor:
        cursor.execute(_STATUSES)


def _steps(
    words: Mapping[str, Any], parcel: Shipment, chance: Chance, now: datetime
) -> Iterator[tuple[datetime, str, str, str]]:
    start = parcel.shipped_at or now
    stuck = parcel.order.category == "abnormal"
    way = (parcel.signed_at or _by_day(start + timedelta(hours=chance.randint(56, 90)), chance.randint(10, 19))) - start
    for share, code, text, where in words["traces"]:
        at = start + way * share
        if code == "delivering":
            # The day begins for the courier some hours before the parcel is there.
            at = start + way - timedelta(minutes=chance.randint(60, 150))
        if at > now or (stuck and share > 0.5):
            break
        if code != "signed" or parcel.signed_at is not None:
            yield at, code, text, where
    if stuck:
        yield min(start + way * 0.5 + timedelta(hours=48), now), "abnormal", words["stuck"], "{region}转运中心"
