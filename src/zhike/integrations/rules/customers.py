"""What a row says about a customer. Its rules are the customers' own; here cells only become values."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from zhike.customers.public import AddressInput, CustomerRow
from zhike.integrations.rules.cells import Cells, RowReader
from zhike.integrations.types import Plan, Refusal

#: What files write for choices. The words of the screens come first.
_VIP: Final = {"是": True, "yes": True, "y": True, "true": True, "1": True, "vip": True,
               "否": False, "no": False, "n": False, "false": False, "0": False}  # fmt: skip
_LEVELS: Final = {
    "基础服务": "basic", "普通": "basic", "普通客户": "basic", "basic": "basic", "standard": "basic",
    "高级服务": "advanced", "高级": "advanced", "advanced": "advanced",
    "专属服务": "exclusive", "专属": "exclusive", "exclusive": "exclusive",
}  # fmt: skip
_CHANNELS: Final = {
    "在线聊天": "chat", "在线": "chat", "chat": "chat", "电话": "phone", "phone": "phone", "邮件": "email",
    "邮箱": "email", "email": "email", "e-mail": "email", "微信": "wechat", "wechat": "wechat", "短信": "sms",
    "sms": "sms",
}  # fmt: skip
_CHOICES: Final[Mapping[str, Mapping[str, object]]] = {
    "vip": _VIP, "service_level": _LEVELS, "preferred_channel": _CHANNELS,
}  # fmt: skip
_SEPARATORS: Final = re.compile("[;；、|]")
_ADDRESS: Final = ("province", "city", "district", "address", "postcode")


class CustomerRows:
    """Turns rows into customers under a plan."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._reader = RowReader(plan, columns)
        self._locale = plan.options.locale
        self._column = plan.columns

    def read(self, _number: int, cells: Sequence[str]) -> CustomerRow | Refusal | None:
        """The customer, why the row is refused, or None when it is empty."""
        found = self._reader.read(cells)
        if found is None or isinstance(found, Refusal):
            return found
        chosen, unknown = self._chosen(found)
        return unknown[0] if unknown else self._customer(found, chosen)

    def leniently(self, cells: Sequence[str]) -> tuple[CustomerRow | None, list[Refusal]]:
        """The customer as far as the cells can be read (None where they cannot at all), and every cell that cannot be;
        the customers' rules say the rest.
        """
        found, wrong = self._reader.leniently(cells)
        if not found and any(one.column is None for one in wrong):
            return None, wrong
        chosen, unknown = self._chosen(found)
        return (self._customer(found, chosen) if found or wrong else None), [*wrong, *unknown]

    def _chosen(self, found: Cells) -> tuple[dict[str, Any], list[Refusal]]:
        """What the words for choices mean, and those that mean nothing."""
        chosen: dict[str, Any] = {}
        unknown: list[Refusal] = []
        for name, words in _CHOICES.items():
            if name in found:
                value = words.get(str(found[name]).casefold())
                if value is None:
                    unknown.append(Refusal("cell.choice", self._column.get(name)))
                else:
                    chosen[name] = value
        return chosen, unknown

    def _customer(self, found: Cells, chosen: Mapping[str, Any]) -> CustomerRow:
        given = {name: _text(found.get(name)) for name in _ADDRESS}
        address = None
        if any(given.values()):
            address = AddressInput(
                province=given["province"], city=given["city"], district=given["district"], detail=given["address"],
                postcode=given["postcode"], recipient=_text(found.get("name")), country=self._locale,
            )  # fmt: skip
        wishes = {"channel": chosen.get("preferred_channel"), "language": found.get("preferred_language")}
        registered_at: datetime | None = found.get("registered_at")
        return CustomerRow(
            account=_text(found.get("external_id")), name=_text(found.get("name")), phone=_text(found.get("phone")),
            email=_text(found.get("email")), birthday=_text(found.get("birthday")),
            language=_text(found.get("language")), remark=_text(found.get("remark")), address=address,
            registered_at=registered_at, tags=tag_names(found.get("tags")), vip=chosen.get("vip", False),
            service_level=chosen.get("service_level", "basic"),
            preferences={name: value for name, value in wishes.items() if value},
        )  # fmt: skip


def tag_names(cell: Any) -> tuple[str, ...]:
    """The names in a cell of tags, each once."""
    return tuple(dict.fromkeys(tag for one in _SEPARATORS.split(_text(cell)) if (tag := one.strip())))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
