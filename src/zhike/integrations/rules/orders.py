"""What a row says about an order and its line, in the form in which orders are merged."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Any, Final

import orjson

from zhike.commerce.public import OrderHead, StagedRow
from zhike.integrations.rules.cells import Cells, RowReader
from zhike.integrations.rules.regions import region_of
from zhike.integrations.rules.statuses import category_of, derived
from zhike.integrations.types import Options, Plan, Refusal
from zhike.kernel.ids import new_id
from zhike.kernel.money import CURRENCIES, exponent

#: Values of persons; they travel sealed from the moment the row is read.
PERSONAL: Final = (
    "customer", "customer_name", "customer_phone", "customer_email", "receiver_name", "receiver_phone", "address",
)  # fmt: skip
_ONE: Final = Decimal(1)
Totals = tuple[int | None, int | None, int | None, int | None, int | None]
_TOTALS: Final = ("total", "discount", "shipping", "paid", "refund")
_AMOUNTS: Final = ("total_amount", "discount_amount", "shipping_amount", "paid_amount", "refund_amount")
_NO_TOTALS: Final[Totals] = (None, None, None, None, None)
_NO_LINE: Final = (0, 0, None, 0)
#: Fields that a row's values give to the order as they are.
_COPIED: Final = (
    "paid_at", "shipped_at", "signed_at", "completed_at", "payment_method", "carrier", "tracking_no", "buyer_remark",
    "seller_remark",
)  # fmt: skip


@lru_cache(maxsize=16384)
def minor(value: Decimal, digits: int) -> int:
    """`value` in the currency's smallest unit, rounded half to even, once."""
    return int(value.scaleb(digits).quantize(_ONE, rounding=ROUND_HALF_EVEN))


_CURRENCIES: Final = {"RMB": "CNY", "人民币": "CNY", "元": "CNY", "美元": "USD", "$": "USD", "€": "EUR", "£": "GBP"}


def currency_of(given: str | None, options: Options) -> str | None:
    """The code of the currency that a cell names (the plan's where it names none), or None for what is none."""
    if given is None:
        return options.currency
    code = _CURRENCIES.get(given.upper(), given.upper())
    return code if code in CURRENCIES else None


class OrderRows:
    """Turns rows into staged ones under a plan."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._reader = RowReader(plan, columns)
        self._options = plan.options
        self._column = plan.columns
        self._copied = [name for name in _COPIED if name in plan.columns]
        self._names_people = any(name in plan.columns for name in PERSONAL)
        self._has_totals = any(name in plan.columns for name in _TOTALS)

    def faults(self, number: int, cells: Sequence[str]) -> list[Refusal]:
        """Everything that a row would be refused for."""
        found, wrong = self._reader.leniently(cells)
        if wrong or not found:
            return wrong
        made = self.convert(number, found)
        return [made] if isinstance(made, Refusal) else []

    def read(self, number: int, cells: Sequence[str]) -> tuple[StagedRow, str | None] | Refusal | None:
        """(the row, its personal values as JSON), why it is refused, or None when it is empty."""
        found = self._reader.read(cells)
        if found is None or isinstance(found, Refusal):
            return found
        return self.convert(number, found)

    def convert(self, number: int, found: Cells) -> tuple[StagedRow, str | None] | Refusal:
        """The row from its values."""
        get = found.get
        currency = currency_of(get("currency"), self._options)
        if currency is None:
            return Refusal("cell.currency", self._column.get("currency"))
        digits = exponent(currency)
        line = self._line(found, digits)
        if isinstance(line, Refusal):
            return line
        totals = self._totals(found, digits, line)
        if isinstance(totals, Refusal):
            return totals
        category = self._category(found, totals, line)
        if category is None:
            return Refusal("cell.status", self._column.get("status"))
        people = {name: found[name] for name in PERSONAL if name in found} if self._names_people else None
        staged = StagedRow(
            number, found["number"], new_id(), found["placed_at"], currency, line is not None, get("name", ""),
            get("sku", ""), get("specification", ""), *(line or _NO_LINE), self._head(found, category, totals),
        )  # fmt: skip
        return staged, orjson.dumps(people).decode() if people else None

    def _head(self, found: Cells, category: str, totals: Totals) -> OrderHead:
        """What the row says of the whole order."""
        head: OrderHead = {"category": category}
        if self._options.settled:
            head["settled"] = True
        for name in self._copied:
            if name in found:
                head[name] = found[name]
        if "status" in found:
            head["external_status"] = found["status"]
        if totals is not _NO_TOTALS:
            for name, amount in zip(_AMOUNTS, totals, strict=True):
                if amount is not None:
                    head[name] = amount
        region = region_of(found.get("country"), found.get("province"), found.get("city"), found.get("district"))
        if region:
            head["region"] = region
        return head

    def _line(self, found: Cells, digits: int) -> tuple[int, int, Decimal | None, int] | Refusal | None:
        """(quantity, unit price, exact unit price, amount) in minor units; None when the row names no goods."""
        price, amount = found.get("unit_price"), found.get("line_amount")
        if price is None and amount is None and not (found.keys() & {"sku", "name"}):
            return None
        quantity: int = found.get("quantity", 1)
        if price is None:
            if amount is None:
                return (quantity, 0, None, 0) if "total" in self._column else self._missing("unit_price")
            price = amount / quantity if quantity else amount
        unit = minor(price, digits)
        exact = price.quantize(Decimal("0.000001")) if price.scaleb(digits) != unit else None
        return quantity, unit, exact, minor(price * quantity if amount is None else amount, digits)

    def _missing(self, name: str) -> Refusal:
        return Refusal("cell.missing", self._column.get(name))

    def _totals(self, found: Cells, digits: int, line: tuple[int, int, Decimal | None, int] | None) -> Totals | Refusal:
        """(total, discount, shipping, paid, refunded) of the order as far as this row says."""
        if not self._has_totals:
            return self._missing("total") if line is None else _NO_TOTALS
        total, discount, shipping, paid, refund = (
            None if (value := found.get(name)) is None else minor(value, digits) for name in _TOTALS
        )
        if total is None and line is None:
            return self._missing("total")
        discount = None if discount is None else abs(discount)
        refund = None if refund is None else abs(refund)
        if paid is not None and paid < 0:
            return Refusal("cell.negative", self._column.get("paid"))
        if paid is not None and refund and self._options.paid_after_refunds:
            paid += refund
        if refund and paid is not None and refund > paid:
            return Refusal("row.refund_above_paid", self._column.get("refund"))
        return total, discount, shipping, paid, refund

    def _category(self, found: Cells, totals: Sequence[int | None], line: Any) -> str | None:
        if "status" in found:
            return category_of(found["status"])
        prefix = self._options.credit_prefix
        amount = totals[0] if totals[0] is not None else (line[3] if line else 0)
        return derived(
            is_credit=bool(prefix) and found["number"].startswith(prefix) and amount <= 0,
            settled=self._options.settled,
            paid=totals[3] or 0,
            refunded=totals[4] or 0,
            was_paid="paid_at" in found,
            was_shipped="shipped_at" in found,
            was_signed="signed_at" in found,
            was_completed="completed_at" in found,
        )
