"""Blind tokens: finding a personal value without storing it readable.

HMAC-SHA-256 of the normalised value under the token ring, cut to 16 bytes, with the key's id in front.
There are tokens for the whole value and for exactly the parts that the mask shows; of an e-mail for the
whole and the domain.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hmac import digest
from typing import Final, Literal

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from zhike.kernel.crypto import keys, mask

TokenKind = Literal["phone", "email", "id_number", "bank_card", "external"]
Part = Literal["whole", "first3", "last4", "domain"]

_TOKEN_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class BlindTokens:
    """The tokens of one value; None for a part that the mask does not show."""

    whole: bytes
    first3: bytes | None = None
    last4: bytes | None = None
    domain: bytes | None = None


def normalise(kind: TokenKind, value: str, *, region: str = "CN") -> str | None:
    """The one form in which a value is sealed and compared; None when it is not of this kind.

    Phone: E.164 (numbers without a country code are read as of `region`). E-mail: lower case, IDNA domain.
    ID number and card: letters and digits only, upper case. External: as it is, without surrounding blanks.
    """
    text = unicodedata.normalize("NFKC", value).strip()
    match kind:
        case "phone":
            return _phone(text, region)
        case "email":
            return _email(text)
        case "id_number" | "bank_card":
            compact = re.sub(r"[\s-]", "", text).upper()
            return compact if re.fullmatch(r"[0-9A-Z]{6,32}", compact) else None
        case "external":
            stripped = value.strip()
            return stripped or None


def tokens(kind: TokenKind, value: str) -> BlindTokens:
    """The tokens to store beside a normalised value (see :func:`normalise`)."""
    key = keys.current("token")
    parts = _parts(kind, value)
    return BlindTokens(**{part: _token(key, kind, part, text) for part, text in parts.items()})


def lookup(kind: TokenKind, part: Part, text: str) -> list[bytes]:
    """What to compare a stored token with: one per key of the ring, so that a search works while tokens are
    rebuilt.

    `text` is the normalised whole value, the first three or last four digits, or the domain in lower case.
    """
    return [_token(key, kind, part, text) for key in keys.every("token")]


def is_current(token: bytes) -> bool:
    """Whether a stored token was made with the ring's current key; a rebuild rewrites the others."""
    return bytes(token[: keys.KEY_ID_BYTES]) == keys.current("token").id


def _parts(kind: TokenKind, value: str) -> dict[Part, str]:
    parts: dict[Part, str] = {"whole": value}
    if kind == "email":
        parts["domain"] = value.rpartition("@")[2]
    elif kind != "external":
        digits = mask.split_country(value)[1] if kind == "phone" else value
        first, last = mask.shown_digits(digits)
        if len(first) == 3:
            parts["first3"] = first
        if len(last) == 4:
            parts["last4"] = last
    return parts


def _token(key: keys.Key, kind: TokenKind, part: Part, text: str) -> bytes:
    # Of parts there are few: thousands of rows of a file share a domain or a beginning.
    return _made(key, kind, part, text) if part == "whole" else _made_of_part(key, kind, part, text)


def _made(key: keys.Key, kind: TokenKind, part: Part, text: str) -> bytes:
    return key.id + digest(key.derive(f"blind {kind} {part}"), text.encode(), "sha256")[:_TOKEN_BYTES]


_made_of_part: Final = lru_cache(maxsize=16_384)(_made)


def _phone(text: str, region: str) -> str | None:
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


#: Mailboxes of letters, digits and the usual signs, about which there is nothing to check but their length.
_PLAIN_BOX: Final = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*", re.ASCII)
_LONGEST_BOX: Final = 64
_LONGEST_EMAIL: Final = 254


def _email(text: str) -> str | None:
    box, _, domain = text.rpartition("@")
    if len(box) > _LONGEST_BOX or len(text) > _LONGEST_EMAIL or not _PLAIN_BOX.fullmatch(box):
        return _checked_email(text)
    found = _domain(domain)
    return None if found is None else f"{box.casefold()}@{found}"


@lru_cache(maxsize=4_096)
def _domain(text: str) -> str | None:
    """The domain in its standard form; thousands of rows of a file share one."""
    checked = _checked_email(f"a@{text}")
    return None if checked is None else checked.removeprefix("a@")


def _checked_email(text: str) -> str | None:
    try:
        checked = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return None
    return f"{checked.local_part.casefold()}@{checked.ascii_domain.lower()}"
