"""The line of a template that shows how to fill it in, and how it is known again when somebody leaves it there."""

from collections.abc import Mapping
from typing import Final

from zhike.integrations.rules.fields import Kind

#: Field → (Chinese, English), or one text for both; fields that are not here stay empty.
_LINES: Final[Mapping[Kind, Mapping[str, str | tuple[str, str]]]] = {
    "orders": {
        "number": ("示例-0001", "EXAMPLE-0001"), "placed_at": "2026-11-02 10:30:00",
        "sku": "SKU-01", "name": ("保温杯", "Flask"), "specification": ("500 ml 白色", "500 ml white"),
        "quantity": "2", "unit_price": "59.00", "line_amount": "118.00",
        "total": "113.00", "discount": "5.00", "shipping": "0.00",
        "paid": "113.00", "currency": "CNY", "status": ("已发货", "Shipped"),
        "paid_at": "2026-11-02 10:31:20", "shipped_at": "2026-11-02 17:05",
        "payment_method": ("支付宝", "Alipay"), "carrier": ("顺丰速运", "SF Express"),
        "tracking_no": "SF1234567890123", "customer": ("示例买家", "example-buyer"),
        "customer_name": ("王小明", "Wang Xiaoming"), "customer_phone": "13800000000",
        "customer_email": "wang@example.com", "receiver_name": ("王小明", "Wang Xiaoming"),
        "receiver_phone": "13800000000", "province": "浙江省", "city": "杭州市",
        "district": "西湖区", "address": "文三路 100 号", "buyer_remark": ("请尽快发货", "Please hurry"),
    },
    "customers": {
        "external_id": "K0001", "name": ("示例客户", "EXAMPLE CUSTOMER"), "phone": "13800000000",
        "email": "wang@example.com", "province": "浙江省", "city": "杭州市",
        "district": "西湖区", "address": "文三路 100 号", "postcode": "310012",
        "language": "zh-CN", "registered_at": "2025-06-18",
        "birthday": "1990-05-01", "remark": ("喜欢电话联系", "Prefers the phone"),
        "vip": ("否", "No"), "service_level": ("基础服务", "Basic"), "preferred_channel": ("电话", "Phone"),
        "preferred_language": "zh-CN",
    },
    "products": {
        "number": ("示例-0001", "EXAMPLE-0001"), "name": ("保温杯", "Flask"),
        "category": ("家居 / 杯壶", "Home / Cups"),
        "specification": ("500 ml 白色", "500 ml white"), "price": "59.00", "currency": "CNY",
        "stock": "320", "status": ("在售", "On sale"), "stage": ("成长期", "Growth"),
        "url": "https://shop.example.com/p/1",
    },
    "traces": {
        "tracking_no": ("示例-0001", "EXAMPLE-0001"), "at": "2026-11-03 08:15:00",
        "status": ("运输中", "In transit"), "text": ("快件已到达杭州转运中心", "Arrived at the Hangzhou hub"),
        "place": ("杭州市", "Hangzhou"),
    },
}  # fmt: skip
#: The field whose value tells the line from any other; programs for spreadsheets change how times and numbers look.
_MARKED_BY: Final[Mapping[Kind, str]] = {
    "orders": "number", "customers": "name", "products": "number", "traces": "tracking_no",
}  # fmt: skip


def example_line(kind: Kind, *, chinese: bool) -> Mapping[str, str]:
    """The example's values by field."""
    place = 0 if chinese else 1
    return {name: said if isinstance(said, str) else said[place] for name, said in _LINES[kind].items()}


def example_mark(kind: Kind) -> tuple[str, frozenset[str]]:
    """(field, values): a row with one of these there is the example."""
    field = _MARKED_BY[kind]
    return field, frozenset(example_line(kind, chinese=chinese)[field] for chinese in (True, False))
