"""What a cell means. Texts become amounts, times and numbers here, or a code that says why not.

Amounts and quantities are decimals from the first digit on; nothing passes through binary fractions.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Literal

DateOrder = Literal["auto", "ymd", "dmy", "mdy"]
DecimalMark = Literal["auto", "point", "comma"]


class CellError(ValueError):
    """A cell that cannot be used; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


_FORBIDDEN: Final = re.compile("[\x00\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\u202a-\u202e]")
_EXCEL_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_NOTHING: Final = frozenset({"", "-", "--", "—", "/", "null", "none", "nan", "n/a", "#n/a", "无", "空"})


def text(cell: str) -> str:
    """The text of a cell: trimmed, NFC, without marks nobody sees, without a spreadsheet's `="…"` or leading `'`.

    Raises CellError for what cannot be stored.
    """
    plain = cell.strip()
    if plain.isascii() and plain.isprintable():
        return plain if plain[:1] not in ("=", "'") else _unprefixed(plain)
    if _FORBIDDEN.search(plain):
        raise CellError("cell.control_character")
    return _unprefixed(_CONTROL.sub("", unicodedata.normalize("NFC", plain)).strip())


def _unprefixed(plain: str) -> str:
    found = _EXCEL_TEXT.fullmatch(plain)
    if found:
        return found[1].strip()
    return plain[1:].strip() if plain.startswith("'") else plain


def is_nothing(plain: str) -> bool:
    """Whether a cell says that there is no value."""
    return plain.casefold() in _NOTHING


# --------------------------------------------------------------- identifiers

_FLOAT_ID: Final = re.compile(r"(\d+)\.0+")
_ROUNDED_ID: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def identifier(cell: str) -> str:
    """A number or code that names something. `13085.0`, which spreadsheets make of 13085, is 13085 again.

    Raises CellError when a spreadsheet has rounded it (`1.23E+17`): its digits are lost.
    """
    plain = text(cell)
    whole = _FLOAT_ID.fullmatch(plain)
    if whole:
        return whole[1]
    if _ROUNDED_ID.fullmatch(plain):
        raise CellError("cell.digits_lost")
    return plain


# --------------------------------------------------------------- amounts

_SIMPLE: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
_SIGNS: Final = str.maketrans({"−": "-", "–": "-", "﹣": "-"})
_SPACES: Final = re.compile(r"[\s'’_\u00a0\u202f]")
_MONEY_WORDS: Final = re.compile(r"RMB|CNY|USD|EUR|GBP|HKD|JPY|[¥$€£元圆円]|US|HK|CN", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?")
_GROUPED_POINTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?")
_PLAIN: Final = re.compile(r"\d*\.?\d+|\d+\.")
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE][-+]?\d{1,2}")
_LARGEST: Final = Decimal(10) ** 13


@lru_cache(maxsize=16384)
def amount(cell: str, mark: DecimalMark = "auto") -> Decimal:
    """An amount in major units. Takes signs before and after, parentheses for negative ones, currency signs, full-width
    digits, thousands separators, and a decimal comma where `mark` or the form says so.

    Raises CellError.
    """
    plain = cell.strip()
    if mark != "comma" and _SIMPLE.fullmatch(plain):
        return _bounded(Decimal(plain))
    folded = unicodedata.normalize("NFKC", text(cell)).translate(_SIGNS)
    body = _SPACES.sub("", _MONEY_WORDS.sub("", folded))
    negative = False
    if body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1]
    if body.endswith(("-", "+")):
        negative, body = negative != body.endswith("-"), body[:-1]
    if body.startswith(("-", "+")):
        negative, body = negative != body.startswith("-"), body[1:]
    value = _bounded(_number(body, mark))
    return -value if negative else value


def _number(body: str, mark: DecimalMark) -> Decimal:
    if mark == "comma" or (mark == "auto" and _has_decimal_comma(body)):
        if "," in body and not (_GROUPED_POINTS.fullmatch(body) or _PLAIN.fullmatch(body.replace(",", ".", 1))):
            raise CellError("cell.number")
        body = body.replace(".", "").replace(",", ".")
    elif "," in body:
        if not _GROUPED.fullmatch(body):
            raise CellError("cell.number")
        body = body.replace(",", "")
    if not (_PLAIN.fullmatch(body) or _SCIENTIFIC.fullmatch(body)):
        raise CellError("cell.number")
    try:
        return Decimal(body)
    except InvalidOperation:
        raise CellError("cell.number") from None


def _has_decimal_comma(body: str) -> bool:
    """`1.234,50` and `12,5`; `1,234` is a thousand."""
    comma, point = body.rfind(","), body.rfind(".")
    if comma < 0:
        return False
    if point >= 0:
        return comma > point
    return body.count(",") == 1 and len(body) - comma - 1 != 3


def _bounded(value: Decimal) -> Decimal:
    if abs(value) >= _LARGEST:
        raise CellError("cell.number_too_large")
    return value


@lru_cache(maxsize=4096)
def whole(cell: str) -> int:
    """How many: a whole number that fits four bytes; `12.0` is one. Raises CellError."""
    value = amount(cell)
    if value != value.to_integral_value():
        raise CellError("cell.not_whole")
    if abs(value) >= 2**31:
        raise CellError("cell.number_too_large")
    return int(value)


# --------------------------------------------------------------- times

_YEAR_FIRST: Final = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})分?(?::?(\d{1,2})(?:\.\d+)?秒?)?)?"
)
_YEAR_LAST: Final = re.compile(
    r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T,\s]*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?"
)
_HALF: Final = re.compile(r"\s*(AM|PM|上午|下午|a\.m\.|p\.m\.)\s*", re.IGNORECASE)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_UNIX: Final = re.compile(r"1\d{9}(?:\d{3})?")
#: Where spreadsheets begin to count days. Like every wall-clock time of a cell it has no zone yet.
_BEGINNING: Final = datetime.fromisoformat("1899-12-30")
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2100, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=16384)
def moment(cell: str, zone: tzinfo, order: DateOrder = "auto") -> datetime:
    """An instant, in UTC; a time without a zone is one of `zone`. Takes ISO forms, `2020/2/1 8:05`, `2020年2月1日`,
    `01.02.2020`, spreadsheets' day numbers and Unix seconds.

    Raises CellError: `cell.date_ambiguous` when day and month could be either way round and `order` does not say.
    """
    plain = unicodedata.normalize("NFKC", text(cell))
    local = _iso(plain) or _loose(plain, order)
    try:
        at = local if local.tzinfo else local.replace(tzinfo=zone)
        at = at.astimezone(UTC)
    except (OverflowError, ValueError):
        raise CellError("cell.date") from None
    if not _FIRST <= at < _LAST:
        raise CellError("cell.date_range")
    return at


def _iso(plain: str) -> datetime | None:
    if plain[4:5] != "-":
        return None
    try:
        return datetime.fromisoformat(plain)
    except ValueError:
        return None


def _loose(plain: str, order: DateOrder) -> datetime:
    half = _HALF.search(plain)
    body = _HALF.sub(" ", plain).strip() if half else plain
    found = _YEAR_FIRST.fullmatch(body)
    if found:
        return _made(found[1], found[2], found[3], found.groups()[3:], half)
    found = _YEAR_LAST.fullmatch(body)
    if found:
        day, month = _ordered(int(found[1]), int(found[3]), "dmy" if found[2] == "." and order == "auto" else order)
        return _made(found[4], str(month), str(day), found.groups()[4:], half)
    if re.fullmatch(r"(?:19|20)\d{6}", body):
        return _made(body[:4], body[4:6], body[6:], (), None)
    if _SERIAL.fullmatch(body):
        seconds = int((Decimal(body) * 86400).to_integral_value())
        return _BEGINNING + timedelta(seconds=seconds)
    if _UNIX.fullmatch(body):
        return datetime.fromtimestamp(int(body[:10]), UTC)
    raise CellError("cell.date")


def _ordered(first: int, second: int, order: DateOrder) -> tuple[int, int]:
    """(day, month)."""
    if order == "dmy":
        return first, second
    if order == "mdy":
        return second, first
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    raise CellError("cell.date_ambiguous")


def _made(year: str, month: str, day: str, clock: tuple[str | None, ...], half: re.Match[str] | None) -> datetime:
    hour, minute, second = (int(part or 0) for part in (*clock, None, None, None)[:3])
    if half:
        is_afternoon = half[1].casefold()[0] == "p" or half[1] == "下午"
        hour = hour % 12 + (12 if is_afternoon else 0)
    try:
        return datetime.combine(date(int(year), int(month), int(day)), time(hour, minute, second))
    except ValueError:
        raise CellError("cell.date") from None
