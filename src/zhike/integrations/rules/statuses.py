"""What a file's word for an order's status means, and what the status is where the file has no word for it."""

from typing import Final

from zhike.integrations.reading.headings import key

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "pending": ("待付款", "等待买家付款", "未付款", "待支付", "pending", "unpaid", "awaiting payment", "created"),
    "paid": (
        "已付款",
        "待发货",
        "等待卖家发货",
        "买家已付款",
        "买家已付款等待卖家发货",
        "paid",
        "processing",
        "approved",
        "invoiced",
        "to ship",
    ),
    "shipped": ("已发货", "待收货", "卖家已发货", "卖家已发货等待买家确认", "运输中", "shipped", "in transit"),
    "signed": ("已签收", "delivered", "signed"),
    "completed": ("已完成", "交易成功", "完成", "completed", "complete", "closed", "done", "finished"),
    "cancelled": ("已取消", "交易关闭", "关闭", "取消", "cancelled", "canceled", "void", "unavailable"),
    "refunding": ("退款中", "退货中", "售后中", "refunding", "return requested"),
    "refunded": ("已退款", "退款成功", "已退货", "refunded", "returned"),
    "exchanged": ("已换货", "换货", "exchanged"),
    "abnormal": ("异常", "abnormal", "exception", "failed"),
}
_BY_WORD: Final = {key(word): category for category, words in _WORDS.items() for word in words}


def category_of(word: str) -> str | None:
    """The category a status word stands for; None for an unknown one."""
    return _BY_WORD.get(key(word))


def derived(
    *, is_credit: bool, settled: bool, paid: int, refunded: int, was_paid: bool, was_shipped: bool, was_signed: bool,
    was_completed: bool,
) -> str:  # fmt: skip
    """The category of an order whose file has no status: cancelled for credit notes, refunded when all that was paid
    went back, else as far as its times say. Amounts in minor units.
    """
    if is_credit:
        return "cancelled"
    if paid > 0 and refunded >= paid:
        return "refunded"
    if was_completed or settled:
        return "completed"
    if was_signed:
        return "signed"
    if was_shipped:
        return "shipped"
    return "paid" if was_paid or paid > 0 else "pending"
