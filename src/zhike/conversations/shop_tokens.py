"""Reading the signed token by which a shop says who its customer is.

HS256 only, at most ten minutes of life, single use, and no claim but the known ones: what is not understood must not be
accepted in silence. The key is the channel's secret, so a token of another shop or channel is a wrong signature.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import jwt

from zhike.conversations.errors import SHOP_TOKEN_CLAIMS, SHOP_TOKEN_EXPIRED, SHOP_TOKEN_INVALID
from zhike.customers.public import Claims
from zhike.kernel.errors import FieldError

LIFE_MAX: Final = timedelta(minutes=10)
#: How far the clocks of the shop and ours may be apart.
SKEW: Final = timedelta(seconds=60)
TOKEN_MAX: Final = 4096
_TEXTS: Final = {"sub": (1, 200), "jti": (8, 200), "name": (0, 100), "phone": (0, 40), "email": (0, 254)}
_REQUIRED: Final = ("sub", "name", "exp", "jti")
_KNOWN: Final = frozenset({*_TEXTS, "vip", "exp"})
#: What the database cannot store: NUL, and halves of surrogate pairs, which JSON may spell out.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
#: Controls and overrides of the writing direction: nothing to read, but able to make one name look like another.
_UNSEEN: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")


@dataclass(frozen=True, slots=True)
class ShopToken:
    """A valid token: what it claims, its one-time id, and when it ends."""

    claims: Claims
    jti: str
    expires_at: datetime


def read_shop_token(token: str, secrets: Sequence[str], now: datetime) -> ShopToken:
    """Checks a token against the channel's secrets (present and previous).

    Raises `conversations.shop_token_invalid` (signature, algorithm, form), `conversations.shop_token_expired` (ended,
    or living longer than ten minutes) and `conversations.shop_token_claims` naming the claims that cannot be used.
    """
    payload = _verified(token, secrets)
    problems = _problems(payload)
    if problems:
        raise SHOP_TOKEN_CLAIMS(fields=problems)
    expires_at = datetime.fromtimestamp(payload["exp"], UTC)
    if expires_at <= now - SKEW or expires_at > now + LIFE_MAX + SKEW:
        raise SHOP_TOKEN_EXPIRED()
    claims = Claims(
        subject=payload["sub"],
        name=" ".join(_UNSEEN.sub("", payload["name"]).split()),
        phone=payload.get("phone") or None,
        email=payload.get("email") or None,
        vip=payload.get("vip", False),
    )
    return ShopToken(claims, payload["jti"], expires_at)


def write_shop_token(claims: Claims, *, secret: str, jti: str, expires_at: datetime) -> str:
    """A token as a shop makes it; for the demo shop and for trying a channel out."""
    payload: dict[str, object] = {
        "sub": claims.subject,
        "name": claims.name,
        "jti": jti,
        "exp": int(expires_at.timestamp()),
    }
    optional = {"phone": claims.phone, "email": claims.email, "vip": claims.vip or None}
    payload |= {name: value for name, value in optional.items() if value is not None}
    return jwt.encode(payload, secret, algorithm="HS256")


def _verified(token: str, secrets: Sequence[str]) -> dict[str, Any]:
    if len(token) > TOKEN_MAX:
        raise SHOP_TOKEN_INVALID()
    # Times are judged below, by our clock and our bounds.
    options: Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "verify_aud": False}
    options |= {"verify_iss": False, "verify_sub": False, "verify_jti": False}
    for secret in secrets:
        try:
            return jwt.decode(token, secret, algorithms=["HS256"], options=options)
        except jwt.PyJWTError:
            continue
    raise SHOP_TOKEN_INVALID()


def _problems(payload: dict[str, Any]) -> list[FieldError]:
    unknown = sorted(_UNSTORABLE.sub("�", name) for name in payload.keys() - _KNOWN)
    found = [FieldError(name, "value.unknown_field") for name in unknown]
    found += [FieldError(name, "value.missing") for name in _REQUIRED if name not in payload]
    for name, (low, high) in _TEXTS.items():
        value = payload.get(name, "x" * low)
        if not isinstance(value, str) or not low <= len(value) <= high or _UNSTORABLE.search(value):
            found.append(FieldError(name, "value.invalid"))
    exp = payload.get("exp", 0)
    if isinstance(exp, bool) or not isinstance(exp, int) or not 0 <= exp < 2**33:
        found.append(FieldError("exp", "value.invalid"))
    if not isinstance(payload.get("vip", False), bool):
        found.append(FieldError("vip", "value.invalid"))
    return found
