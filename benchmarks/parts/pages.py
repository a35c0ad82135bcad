"""Every page of the console that reads large tables, as requests: what is asked, by whom, and how long it may take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from benchmarks.dataset import SCOPES, DataSet, row_id

PAGE_MS: Final = 150.0
SEARCH_MS: Final = 100.0
OVERVIEW_MS: Final = 300.0

Query = Mapping[str, str]
#: Lists by kind: what each screen asks for. The same queries are looked at as plans.
LISTS: Final[Mapping[str, Mapping[str, Query]]] = {
    "conversations": {
        **{state: {"filter[state]": state} for state in ("mine", "queued", "open", "closed", "all", "incoming")},
        "queued waiting": {"filter[state]": "queued", "sort": "waiting"},
        "closed waiting": {"filter[state]": "closed", "sort": "waiting"},
        "all waiting": {"filter[state]": "all", "sort": "-waiting"},
        "all oldest": {"filter[state]": "all", "sort": "last_message_at"},
        "all total": {"filter[state]": "all", "total": "1"},
        "closed total": {"filter[state]": "closed", "total": "1"},
    },
    "tickets": {
        "newest": {},
        "active": {"filter[active]": "true"},
        "mine": {"filter[owner]": "me", "filter[active]": "true"},
        "nobody's": {"filter[owner]": "none", "filter[active]": "true"},
        "overdue": {"filter[overdue]": "true", "sort": "due_at"},
        "urgent": {"filter[active]": "true", "sort": "priority"},
        "closed": {"filter[category]": "closed"},
        "urgent closed": {"filter[category]": "closed", "filter[priority]": "1"},
        "created": {"sort": "-created_at"},
        "total": {"total": "1"},
        "closed total": {"filter[category]": "closed", "total": "1"},
    },
    "orders": {
        "newest": {},
        "paid": {"filter[category]": "paid"},
        "completed": {"filter[category]": "completed"},
        "abnormal or refunding": {"filter[category]": "abnormal,refunding"},
        "consulting": {"filter[consulting]": "true"},
        "platform": {"filter[platform]": "own"},
        "dearest": {"sort": "-total"},
        "moved": {"sort": "-status_at"},
        "month": {"filter[from]": "2026-06-01T00:00:00Z", "filter[to]": "2026-07-01T00:00:00Z"},
        "total": {"total": "1"},
    },
}
#: One, two and four characters, frequent and rare, several words, other scripts, nothing at all.
SEARCHES: Final = (
    *("退", "货", "犄", "饕", "茶", "你", "发货", "退款", "耳机", "螃蟹", "衣架", "杭州", "没有", "你好"),
    *("蓝牙耳机", "保温杯", "颗粒度", "犄角衣架", "饕餮纹茶", "物流信息", "退货 发票", "充电宝 发货", "不存在的词"),
    *("iphone", "usb", "where is my parcel", "12345", "魑魅魍魉"),
)


@dataclass(frozen=True)
class Page:
    """Paths that are asked in turn by some agents."""

    name: str
    agents: Sequence[int]
    paths: Sequence[str]
    goal_ms: float = PAGE_MS


def pages(rows: DataSet) -> Iterator[Page]:
    """Everything that is asked over HTTP."""
    for agent, scope in enumerate(SCOPES, start=1):
        for kind, views in LISTS.items():
            for name, query in views.items():
                yield Page(f"{kind} {scope}: {name}", [agent], [f"/api/v1/{kind}?{urlencode(query)}"])
        for path in ("conversations/counts", "tickets/counts", "orders/board", "customers"):
            yield Page(f"{path} {scope}", [agent], [f"/api/v1/{path}"])
        for start in ("2026-10-31", "2026-10-25", "2026-10-02"):
            period = f"start={start}T00:00:00Z&end=2026-11-01T00:00:00Z"
            yield Page(f"overview {scope} since {start}", [agent], [f"/api/v1/overview?{period}"], OVERVIEW_MS)
    yield from _anywhere(rows)
    for text in SEARCHES:
        path = f"/api/v1/search?{urlencode({'q': text})}"
        # Many agents, as one may not search more than a few times a second.
        yield Page(f"search shop: {text}", range(6, 400), [path], SEARCH_MS)
        yield Page(f"search messages shop: {text}", range(6, 400), [f"{path}&kinds=message"], SEARCH_MS)
        yield Page(f"search all: {text}", range(401, 500), [path], SEARCH_MS)


def _anywhere(rows: DataSet) -> Iterator[Page]:
    """Rows of every age, and lists narrowed to one customer."""
    numbers = [1 + n * 7919 % rows.customers for n in range(400)]
    for kind, place in (("conversations", 15), ("tickets", 40), ("orders", 30), ("customers", 12)):
        yield Page(f"{kind} anywhere", [5], [f"/api/v1/{kind}/{row_id(place, n)}" for n in numbers])
    for name, path in (
        ("time line", "/api/v1/customers/{id}/timeline"),
        ("panel", "/api/v1/desk/customers/{id}"),
        ("orders", "/api/v1/orders?filter[customer]={id}"),
        ("tickets", "/api/v1/tickets?filter[customer]={id}"),
    ):
        yield Page(f"{name} of a customer", [5], [path.replace("{id}", str(row_id(12, n))) for n in numbers])
    yield Page(
        "conversations by number", [5], [f"/api/v1/conversations?filter[state]=all&q={_number(n)}" for n in numbers]
    )
    yield Page("orders by number", [5], [f"/api/v1/orders?q=T{n * 97:018d}" for n in numbers])
    yield Page("orders by name", [5], [f"/api/v1/orders?{urlencode({'q': '王敏' + str(n)})}" for n in numbers[:50]])
    for name, texts in (
        ("number", [_number(n) for n in numbers]),
        ("name part", ["王敏", "敏", "磊77", "王", "3456"]),
        ("phone part", ["138", "0042", "13800001234"]),
    ):
        paths = [f"/api/v1/customers?{urlencode({'q': text})}" for text in texts]
        yield Page(f"customers by {name}", range(6, 400), paths)
    for name, query in {
        "of a shop": {"filter[shop]": str(row_id(3, 5))},
        "with a tag": {"filter[tag]": str(row_id(22, 7))},
        "vip": {"filter[vip]": "true"},
        "without address": {"filter[missing]": "address"},
        "registered first": {"sort": "registered_at"},
        "total": {"total": "1"},
    }.items():
        yield Page(f"customers {name}", [4], [f"/api/v1/customers?{urlencode(query)}"])
        yield Page(f"customers all {name}", [5], [f"/api/v1/customers?{urlencode(query)}"])


def _number(n: int) -> str:
    return f"C2026-{n:08d}"
