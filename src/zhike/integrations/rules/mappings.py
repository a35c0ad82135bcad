"""Ready mappings for files that are known, and what is missing in a mapping made by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zhike.integrations.reading.headings import key
from zhike.integrations.rules.fields import KINDS, Kind, by_name, suggest

CUSTOM: Final = "custom"


@dataclass(frozen=True, slots=True)
class ReadyMapping:
    """A mapping for one known form. `columns` maps fields to headings; `options` are the plan's, where they differ."""

    code: str
    kind: Kind
    columns: Mapping[str, str]
    options: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, columns: Sequence[str]) -> bool:
        """Whether a table has every column of this form."""
        return {key(heading) for heading in self.columns.values()} <= {key(column) for column in columns}

    def on(self, columns: Sequence[str]) -> dict[str, str]:
        """Field → column of a table that has them, dirty headings included."""
        keyed = {key(column): column for column in reversed(columns)}
        return {name: keyed[key(heading)] for name, heading in self.columns.items() if key(heading) in keyed}


READY: Final[tuple[ReadyMapping, ...]] = (
    # Invoices of one British shop, one row a line. An invoice is a settled sale; numbers with C cancel an earlier one
    # and come as orders of their own with negative lines, because the file does not say which one they cancel.
    ReadyMapping(
        "online_retail_ii",
        "orders",
        {
            "number": "Invoice",
            "sku": "StockCode",
            "name": "Description",
            "quantity": "Quantity",
            "placed_at": "InvoiceDate",
            "unit_price": "Price",
            "customer": "Customer ID",
            "country": "Country",
        },
        {"currency": "GBP", "zone": "Europe/London", "settled": True, "credit_prefix": "C", "date_order": "ymd"},
    ),
    # One row an order. What the buyer "really paid" is what is left after refunds, so both together were paid.
    ReadyMapping(
        "tmall_report",
        "orders",
        {
            "number": "订单编号",
            "total": "总金额",
            "paid": "买家实际支付金额",
            "province": "收货地址",
            "placed_at": "订单创建时间",
            "paid_at": "订单付款时间",
            "refund": "退款金额",
        },
        {"currency": "CNY", "zone": "Asia/Shanghai", "paid_after_refunds": True, "date_order": "ymd"},
    ),
)


#: The kinds in the order in which headings are looked at: a customer's name may stand beside anything.
_BY_HEADINGS: Final[tuple[Kind, ...]] = ("orders", "traces", "products")


def find(code: str) -> ReadyMapping | None:
    """The ready mapping of this code."""
    return next((one for one in READY if one.code == code), None)


def propose(columns: Sequence[str]) -> tuple[str, Kind, dict[str, str]]:
    """(mapping code, kind, field → column) that fits a table best: a ready mapping, else the first kind of which
    everything needed is there, else the one whose usual headings are found more often.
    """
    for ready in READY:
        if ready.fits(columns):
            return ready.code, ready.kind, ready.on(columns)
    found = {kind: suggest(kind, columns) for kind in KINDS}
    kind = next((one for one in _BY_HEADINGS if not gaps(one, found[one])), None)
    if kind is None:
        orders, customers = found["orders"], found["customers"]
        kind = "orders" if "number" in orders or len(orders) > len(customers) else "customers"
    return CUSTOM, kind, found[kind]


def gaps(kind: Kind, chosen: Mapping[str, str]) -> list[str]:
    """Fields that a mapping lacks: the required ones, an order's amount to go by, what a parcel's step was."""
    missing = [field.name for field in by_name(kind).values() if field.required and field.name not in chosen]
    if kind == "orders" and not _has_amount(chosen):
        missing.append("total")
    if kind == "traces" and not chosen.keys() & {"status", "text"}:
        missing.append("status")
    return missing


def _has_amount(chosen: Mapping[str, str]) -> bool:
    return bool(chosen.keys() & {"total", "line_amount"}) or {"quantity", "unit_price"} <= chosen.keys()
