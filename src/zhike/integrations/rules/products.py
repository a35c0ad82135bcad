"""What a row says about a product, in the form in which catalogues are merged."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from zhike.commerce.public import ProductRow
from zhike.integrations.rules.cells import Cells, RowReader
from zhike.integrations.rules.orders import currency_of, minor
from zhike.integrations.types import Plan, Refusal
from zhike.kernel.money import exponent

#: What files write for choices. The words of the screens come first.
_STATES: Final = {
    "在售": "on_sale", "上架": "on_sale", "出售中": "on_sale", "on sale": "on_sale", "active": "on_sale",
    "on_sale": "on_sale",
    "停售": "off_sale", "下架": "off_sale", "仓库中": "off_sale", "off sale": "off_sale", "inactive": "off_sale",
    "off_sale": "off_sale", "not on sale": "off_sale",
}  # fmt: skip
_STAGES: Final = {
    "导入期": "introduction", "引入期": "introduction", "新品": "introduction", "introduction": "introduction",
    "成长期": "growth", "growth": "growth", "成熟期": "maturity", "maturity": "maturity", "衰退期": "decline",
    "decline": "decline", "停产": "discontinued", "退市": "discontinued", "已停产": "discontinued",
    "discontinued": "discontinued",
}  # fmt: skip
_CHOICES: Final[Mapping[str, Mapping[str, str]]] = {"status": _STATES, "stage": _STAGES}
_TEXTS: Final = ("name", "category", "specification", "url")
_MOST_STOCK: Final = 2_000_000_000
_MOST_PRICE: Final = 10**13


class ProductRows:
    """Turns rows into products under a plan."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._reader = RowReader(plan, columns)
        self._options = plan.options
        self._column = plan.columns

    def read(self, _number: int, cells: Sequence[str]) -> ProductRow | Refusal | None:
        """The product, why the row is refused, or None when it is empty."""
        found = self._reader.read(cells)
        if found is None or isinstance(found, Refusal):
            return found
        values, wrong = self._values(found)
        return wrong[0] if wrong else ProductRow(found["number"], values)

    def faults(self, cells: Sequence[str]) -> list[Refusal]:
        """Everything that a row would be refused for."""
        found, wrong = self._reader.leniently(cells)
        return [*wrong, *self._values(found)[1]]

    def _values(self, found: Cells) -> tuple[dict[str, Any], list[Refusal]]:
        """What the row says of the product, and what it cannot mean."""
        values: dict[str, Any] = {name: found[name] for name in _TEXTS if name in found}
        wrong: list[str] = []
        if any(character.isspace() for character in found.get("number", "")):
            wrong.append("number")
        for name, words in _CHOICES.items():
            if name in found:
                values[name] = words.get(str(found[name]).casefold())
        stock = found.get("stock")
        if stock is not None:
            values["stock"] = stock
        refused = [Refusal("cell.spaces", self._column.get(name)) for name in wrong]
        refused += [Refusal("cell.choice", self._column.get(name)) for name in _CHOICES if values.get(name, "") is None]
        if stock is not None and not 0 <= stock <= _MOST_STOCK:
            refused.append(self._refused_number("stock", negative=stock < 0))
        if not str(values.get("url", "http://")).lower().startswith(("http://", "https://")):
            refused.append(Refusal("cell.url", self._column.get("url")))
        if "price" in found:
            refused += self._price(found["price"], found.get("currency"), values)
        return values, refused

    def _price(self, price: Decimal, given: str | None, values: dict[str, Any]) -> list[Refusal]:
        currency = currency_of(given, self._options)
        if currency is None:
            return [Refusal("cell.currency", self._column.get("currency"))]
        amount = minor(price, exponent(currency))
        values["price_amount"], values["price_currency"] = amount, currency
        return [] if 0 <= amount <= _MOST_PRICE else [self._refused_number("price", negative=amount < 0)]

    def _refused_number(self, name: str, *, negative: bool) -> Refusal:
        return Refusal("cell.negative" if negative else "cell.number_too_large", self._column.get(name))
