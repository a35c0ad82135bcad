"""Short-lived signed tokens: socket tickets, topic grants, file addresses, cursors.

`dumps` writes the facts and the moment of expiry, readable by their holder (do not put secrets in); `loads`
answers the facts only for the same purpose, with a right signature, before expiry.
"""

import base64
import binascii
from collections.abc import Mapping
from datetime import timedelta
from hmac import compare_digest, digest
from typing import Any, Final

import orjson

from zhike.kernel import clock
from zhike.kernel.crypto import keys
from zhike.kernel.crypto.errors import TOKEN_EXPIRED, TOKEN_INVALID

_MAC_BYTES: Final = 20
_LONGEST: Final = 8192


def dumps(purpose: str, facts: Mapping[str, Any], max_age_s: int | None) -> str:
    """A token of URL-safe characters for `purpose`, good for `max_age_s` seconds (None: until the key is
    retired).
    """
    expires = None
    if max_age_s is not None:
        expires = int((clock.now() + timedelta(seconds=max_age_s)).timestamp() * 1000)
    body = orjson.dumps([expires, dict(facts)])
    key = keys.current("signing")
    return _text(key.id + _mac(key, purpose, body) + body)


def loads(purpose: str, token: str) -> dict[str, Any]:
    """The facts of a token. Raises `crypto.token_expired` or `crypto.token_invalid` (wrong purpose,
    altered, garbage).
    """
    raw = _bytes(token)
    key_id, mac, body = raw[:4], raw[4 : 4 + _MAC_BYTES], raw[4 + _MAC_BYTES :]
    key = keys.find("signing", key_id) if body else None
    if key is None or not compare_digest(mac, _mac(key, purpose, body)):
        raise TOKEN_INVALID()
    expires: int | None
    facts: dict[str, Any]
    expires, facts = orjson.loads(body)
    if expires is not None and clock.now().timestamp() * 1000 >= expires:
        raise TOKEN_EXPIRED()
    return facts


def _mac(key: keys.Key, purpose: str, body: bytes) -> bytes:
    return digest(key.derive(f"signed {purpose}"), body, "sha256")[:_MAC_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(token: str) -> bytes:
    if not token or len(token) > _LONGEST or not token.isascii():
        raise TOKEN_INVALID()
    try:
        # altchars with validate: urlsafe_b64decode would skip foreign characters, and one token could be
        # written twice.
        return base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise TOKEN_INVALID() from None
