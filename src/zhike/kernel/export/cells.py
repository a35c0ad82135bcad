"""What stands in a cell, the same for both formats."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

Cell = str | int | float | Decimal | bool | date | datetime | UUID | None

#: What a spreadsheet takes for the beginning of a formula, also in full width, and what it skips before one.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Excel keeps fifteen digits of a number and 32,767 characters of a text.
_EXACT: Final = 10**15
LONGEST_TEXT: Final = 32_767


def guarded(text: str) -> str:
    """`text` with an apostrophe in front when a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(value: Cell, zone: ZoneInfo) -> str | int | float | Decimal | date | datetime:
    """`value` as it is written: numbers as numbers, texts guarded, times on the reader's wall clock without a zone."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None, microsecond=0)
    if isinstance(value, int):
        return value if abs(value) < _EXACT else str(value)
    if isinstance(value, float | Decimal | date):
        return value
    return guarded(str(value))
