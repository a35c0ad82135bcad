"""What a row says about a parcel: one step, with its moment, and the state that its words mean."""

from collections.abc import Sequence
from typing import Final

from zhike.commerce.public import TraceRow
from zhike.integrations.reading.headings import key
from zhike.integrations.rules.cells import Cells, RowReader
from zhike.integrations.types import Plan, Refusal

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "waiting": ("待发货", "待揽收", "已下单", "等待揽收", "waiting", "label created", "order placed"),
    "shipped": ("已发货", "已揽收", "揽收", "已收件", "收寄", "shipped", "picked up", "collected", "accepted"),
    "in_transit": ("运输中", "在途", "中转", "转运中", "到达", "离开", "in transit", "transit", "arrived", "departed"),
    "delivering": ("派送中", "派件中", "派送", "派件", "配送中", "待取件", "out for delivery", "delivering"),
    "signed": ("已签收", "签收", "妥投", "已妥投", "delivered", "signed", "signed for"),
    "returned": ("已退回", "退回", "退回中", "退件", "拒收", "returned", "return to sender"),
    "abnormal": ("异常", "问题件", "疑难件", "疑难", "滞留", "abnormal", "exception", "failed"),
}
_BY_WORD: Final = {key(word): code for code, words in _WORDS.items() for word in words}
#: Words of carriers' sentences, the decisive ones first: "未签收" and "签收失败" are no deliveries.
_IN_TEXT: Final = (
    ("returned", ("退回", "退件", "拒收", "return to sender", "returned")),
    ("abnormal", ("未签收", "签收失败", "派送失败", "派件失败", "投递失败", "未妥投", "问题件", "疑难", "滞留", "异常",
                  "not delivered", "failed", "exception")),
    ("delivering", ("派送", "派件", "配送", "待取件", "等待签收", "请签收", "准备签收", "out for delivery")),
    ("signed", ("签收", "妥投", "delivered", "signed")),
    ("shipped", ("揽收", "揽件", "收寄", "已收件", "picked up", "collected")),
)  # fmt: skip


class TraceRows:
    """Turns rows into steps of parcels under a plan."""

    def __init__(self, plan: Plan, columns: Sequence[str]) -> None:
        self._reader = RowReader(plan, columns)
        self._column = plan.columns

    def read(self, _number: int, cells: Sequence[str]) -> TraceRow | Refusal | None:
        """The step, why the row is refused, or None when it is empty."""
        found = self._reader.read(cells)
        if found is None or isinstance(found, Refusal):
            return found
        return self._step(found)

    def faults(self, cells: Sequence[str]) -> list[Refusal]:
        """Everything that a row would be refused for."""
        found, wrong = self._reader.leniently(cells)
        if wrong or not found:
            return wrong
        made = self._step(found)
        return [made] if isinstance(made, Refusal) else []

    def _step(self, found: Cells) -> TraceRow | Refusal:
        text = found.get("text", "")
        if "status" in found:
            code = _BY_WORD.get(key(found["status"]))
            if code is None:
                return Refusal("cell.parcel_status", self._column.get("status"))
        elif text:
            code = state_in(text)
        else:
            return Refusal("cell.missing", self._column.get("status") or self._column.get("text"))
        return TraceRow(found["tracking_no"], found["at"], code, text, found.get("place", ""))


def state_in(text: str) -> str:
    """The state that a carrier's sentence tells of: on its way, unless it says more."""
    plain = text.casefold()
    return next((code for code, words in _IN_TEXT if any(word in plain for word in words)), "in_transit")
