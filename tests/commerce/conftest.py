"""A company with two shops and an order in it, all made through services and routes."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast, Side
from tests.spine_fixture import Spine
from zhike.customers.public import Claims

PHONE = "13800001234"
ADDRESS = "浙江省杭州市西湖区文一路1号"
_keys = count(1)


def key() -> str:
    """An Idempotency-Key that was not used before."""
    return f"commerce-{next(_keys):06d}"


@dataclass
class World:
    """The cast, and orders of theirs."""

    cast: Cast
    made: int = 0
    apis: dict[str, Api] = field(default_factory=dict)

    def api(self, name: str) -> Api:
        """A caller by short name: wang, chen, li, zhao, admin."""
        return self.cast.callers[name]

    def customer(self, subject: str = "sun-li", name: str = "孙丽", side: Side | None = None) -> str:
        """The id of a customer that a shop vouches for."""
        claims = Claims(subject, name, phone=PHONE, email=f"{subject}@example.com", vip=True)
        thread = self.cast.thread(side=side, claims=claims)
        found: str = self.cast.admin_api.get(thread.path)["customer"]["id"]
        return found

    def order(self, side: Side | None = None, by: str = "admin", **more: Any) -> dict[str, Any]:
        """An order of shop A, or of `side`."""
        self.made += 1
        body = {
            "shop_id": str((side or self.cast.a).shop_id),
            "number": f"A{self.made:05d}",
            "lines": [{"name": "保温杯", "quantity": 2, "unit_price": 4_900}],
            "receiver": {
                "name": "孙丽",
                "phone": PHONE,
                "region": "浙江省杭州市",
                "address": "浙江省杭州市西湖区文一路1号",
            },
            **more,
        }
        made: dict[str, Any] = self.api(by).post("/orders", body, 201, key=key())
        return made

    def move(self, order: dict[str, Any], action: str, by: str = "admin", status: int = 200, **body: Any) -> Any:
        """Moves an order as somebody who has confirmed it."""
        return self.api(by).post(
            f"/orders/{order['id']}/actions/{action}",
            {"confirm": True, **body},
            status,
            key=key(),
            version=order["version"],
        )

    def read(self, order: dict[str, Any], by: str = "admin") -> Any:
        """The order as its page shows it."""
        return self.api(by).get(f"/orders/{order['id']}")


@pytest.fixture
def world(db: None, spine: Spine) -> World:
    return World(Cast(spine))


__all__ = ["ADDRESS", "PHONE", "World", "key", "read"]
