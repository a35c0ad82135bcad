"""Positions shown to customers: a number nobody outside can read, compare or make up.

The plain position in the event log would tell how busy the company is. The same position always gives the
same text.
"""

import base64
import binascii
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from zhike.kernel.crypto import keys
from zhike.kernel.crypto.errors import POSITION_INVALID

_PURPOSE: Final = "opaque position"
_BYTES: Final = 8
_LENGTH: Final = keys.KEY_ID_BYTES + 16 + _BYTES


def opaque(position: int) -> str:
    """Thirty-eight URL-safe characters for a position of 0 to 2**63 - 1."""
    key = keys.current("signing")
    sealed = AESSIV(key.derive(_PURPOSE)).encrypt(position.to_bytes(_BYTES), [key.id])
    return base64.urlsafe_b64encode(key.id + sealed).rstrip(b"=").decode()


def read_opaque(text: str) -> int:
    """The position written by :func:`opaque`. Raises `crypto.position_invalid`."""
    try:
        raw = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise POSITION_INVALID() from None
    key = keys.find("signing", raw[: keys.KEY_ID_BYTES]) if len(raw) == _LENGTH else None
    if key is None:
        raise POSITION_INVALID()
    try:
        return int.from_bytes(AESSIV(key.derive(_PURPOSE)).decrypt(raw[keys.KEY_ID_BYTES :], [key.id]))
    except InvalidTag:
        raise POSITION_INVALID() from None
