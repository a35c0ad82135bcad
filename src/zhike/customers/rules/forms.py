"""One standard form for every value: half-width, trimmed, phones in E.164, e-mails in lower case."""

import re
import unicodedata
from datetime import date
from typing import Final

import phonenumbers

from zhike.kernel.crypto import blind

_BLANKS: Final = re.compile(r"\s+")
_MIDDLE_DOTS: Final = re.compile("[\u2022\u2027\u30fb\u00b7\uff65\u22c5]")
_MOBILE_CN: Final = re.compile(r"1[3-9]\d{9}")
#: Area code with its 0, then seven or eight digits that do not begin with 0 or 1, perhaps an extension.
_LANDLINE_CN: Final = re.compile(r"(0\d{2,3})-?([2-9]\d{6,7})(?:(?:-|转|ext\.?|#)(\d{1,6}))?", re.IGNORECASE)
_NATIONWIDE_CN: Final = re.compile(r"[48]00-?\d{3}-?\d{4}")
_DATES: Final = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)


def text(value: str) -> str:
    """Compatibility forms unified (full width to half width), blanks joined, trimmed."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", value)).strip()


def name(value: str) -> str:
    """A name: :func:`text` with one kind of middle dot, and no blanks between Chinese characters."""
    unified = _MIDDLE_DOTS.sub("·", text(value))
    return re.sub(r"(?<=[\u4e00-\u9fff·]) (?=[\u4e00-\u9fff·])", "", unified)


def phone_cn(value: str) -> str | None:
    """A Chinese number in E.164, or None: a mobile of exactly eleven digits, a landline with its area code, a 400 or
    800 number. Blanks, hyphens and a leading +86 or 86 do not count.
    """
    compact = re.sub(r"[\s()（）]", "", text(value))
    compact = re.sub(r"^(\+?0{0,2}86)-?(?=1[3-9]|0\d{2}|[48]00)", "", compact)
    if _MOBILE_CN.fullmatch(compact.replace("-", "")):
        return f"+86{compact.replace('-', '')}"
    if _NATIONWIDE_CN.fullmatch(compact):
        return f"+86{compact.replace('-', '')}"
    landline = _LANDLINE_CN.fullmatch(compact)
    if landline:
        # The extension is dialled after the answer and is no part of the number.
        return f"+86{landline[1][1:]}{landline[2]}"
    national = re.fullmatch(r"\+86([1-9]\d{8,11})", re.sub(r"[\s-]", "", text(value)))
    if national and _LANDLINE_CN.fullmatch(f"0{national[1]}"):
        return f"+86{national[1]}"
    return None


def phone_of(value: str, region: str) -> str | None:
    """A number in E.164 by the numbering plan of `region` (or of the country code it begins with), or None."""
    unified = text(value)
    if region == "CN" and not (unified.startswith("+") and not unified.startswith("+86")):
        return phone_cn(unified)
    try:
        parsed = phonenumbers.parse(unified, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def email(value: str) -> str | None:
    """An e-mail address in lower case with its domain in ASCII, or None."""
    return blind.normalise("email", value)


def postcode(value: str) -> str:
    """A postcode without blanks, letters in upper case."""
    return text(value).replace(" ", "").upper()


def birthday(value: str, *, today: date) -> date | None:
    """A date of birth out of ISO, `1990/5/12`, `1990年5月12日` or `19900512`; None for no date, the future, or
    more than 130 years ago.
    """
    unified = text(value)
    for shape in _DATES:
        found = shape.fullmatch(unified)
        if found:
            try:
                born = date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                return None
            return born if born <= today and today.year - born.year <= 130 else None
    return None
