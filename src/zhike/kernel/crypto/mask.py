"""What may be shown of a personal value. Written beside the ciphertext at the same time, never computed
from it later.

A mask shows at most the first three and the last four characters of a number, and of short values less: at
least three digits always stay hidden. Blind tokens (:mod:`zhike.kernel.crypto.blind`) cover what the mask
shows, nothing more.
"""

import re
from typing import Final, Literal

import phonenumbers

SensitiveKind = Literal["phone", "email", "id_number", "bank_card", "name", "address", "birthday", "text"]

STARS: Final = "****"
_HIDDEN_AT_LEAST: Final = 3
_DISTRICT: Final = re.compile(r"^.{1,24}?(?:(?<![小社园校])区|县|旗|市(?=[^区县旗]*$))")


def shown_digits(digits: str) -> tuple[str, str]:
    """The leading and trailing characters of a number that may be shown: up to three and four, fewer when
    it is short.
    """
    if len(digits) >= 3 + 4 + _HIDDEN_AT_LEAST:
        return digits[:3], digits[-4:]
    if len(digits) >= 4 + _HIDDEN_AT_LEAST:
        return "", digits[-4:]
    return "", digits[-1:] if len(digits) > _HIDDEN_AT_LEAST else ""


def phone(value: str) -> str:
    """`138****5678`; of a number abroad also the country code: `+44 771****3456`."""
    digits = re.sub(r"\D", "", value)
    if value.startswith("+86"):
        return number(digits[2:])
    if value.startswith("+"):
        country, national = split_country(value)
        return f"+{country} {number(national)}"
    return number(digits)


def split_country(e164: str) -> tuple[str, str]:
    """Country calling code and national number of an E.164 number."""
    if e164.startswith("+86"):
        return "86", e164[3:]
    try:
        parsed = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return "", re.sub(r"\D", "", e164)
    country = str(parsed.country_code)
    return country, re.sub(r"\D", "", e164).removeprefix(country)


def number(digits: str) -> str:
    """First three, four stars, last four; less of a short one."""
    first, last = shown_digits(digits)
    return f"{first}{STARS}{last}"


def email(value: str) -> str:
    """`s***@example.com`: one character of the name, the whole domain."""
    local, _, domain = value.rpartition("@")
    return f"{local[:1] if len(local) > 2 else ''}***@{domain}" if domain and local else STARS


def name(value: str) -> str:
    """`孙*`, `J*** S***`: the first character of each word, of a Chinese name the first."""
    words = value.split()
    if len(words) > 1:
        return " ".join(f"{word[:1]}***" for word in words[:3])
    text = words[0] if words else ""
    if not text:
        return ""
    return text[:1] + ("*" * min(len(text) - 1, 3) if len(text) > 1 else "*")


def address(value: str) -> str:
    """`上海市浦东新区****`: down to the district where one is written, else nothing but stars and the first
    two characters.
    """
    text = " ".join(value.split())
    found = _DISTRICT.match(text)
    if found and len(text) - found.end() >= _HIDDEN_AT_LEAST:
        return found[0] + STARS
    return (text[:2] if len(text) >= 8 else "") + STARS


def birthday(value: str) -> str:
    """`****-05-12` of `1990-05-12`: the day one may congratulate on, not the age."""
    return f"{STARS}{value[4:]}" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else STARS


def of(kind: SensitiveKind, value: str) -> str:
    """The mask of a value of this kind; free text shows nothing."""
    match kind:
        case "phone":
            return phone(value)
        case "email":
            return email(value)
        case "id_number" | "bank_card":
            return number(re.sub(r"[^0-9A-Za-z]", "", value))
        case "name":
            return name(value)
        case "address":
            return address(value)
        case "birthday":
            return birthday(value)
        case "text":
            return STARS if value else ""
