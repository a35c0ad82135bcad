"""What a row says about a customer. Its rules are the customers' own; here cells only become values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from zhike.customers.public import AddressInput, CustomerRow
from zhike.integrations.rules.cells import Cells, RowReader
from zhike.integrations.types import Plan, Refusal

_ADDRESS: Final = ("province", "city", "district", "address", "postcode")


class CustomerRows:
    """Turns rows into customers under a plan."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._reader = RowReader(plan, columns)
        self._locale = plan.options.locale

    def check(self, number: int, cells: Sequence[str]) -> Refusal | None:
        """Why a row would be refused before the customers' rules look at it."""
        read = self.read(number, cells)
        return read if isinstance(read, Refusal) else None

    def read(self, _number: int, cells: Sequence[str]) -> CustomerRow | Refusal | None:
        """The customer, why the row is refused, or None when it is empty."""
        found = self._reader.read(cells)
        if found is None or isinstance(found, Refusal):
            return found
        return self._customer(found)

    def _customer(self, found: Cells) -> CustomerRow:
        given = {name: _text(found.get(name)) for name in _ADDRESS}
        address = None
        if any(given.values()):
            address = AddressInput(
                province=given["province"], city=given["city"], district=given["district"], detail=given["address"],
                postcode=given["postcode"], recipient=_text(found.get("name")), country=self._locale,
            )  # fmt: skip
        registered_at: datetime | None = found.get("registered_at")
        return CustomerRow(
            account=_text(found.get("external_id")), name=_text(found.get("name")), phone=_text(found.get("phone")),
            email=_text(found.get("email")), birthday=_text(found.get("birthday")),
            language=_text(found.get("language")), remark=_text(found.get("remark")), address=address,
            registered_at=registered_at,
        )  # fmt: skip


def _text(value: Any) -> str:
    return "" if value is None else str(value)
