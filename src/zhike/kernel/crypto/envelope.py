"""AES-256-GCM with the key's name in front of the value.

    1 byte   format (1)
    n bytes  name of the key: 4 for a ring key, 2 for the version of a data key
    12 bytes nonce, random
    rest     ciphertext and 16-byte tag

The format byte and the key's name are authenticated with the caller's AAD.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhike.kernel.crypto.errors import UNREADABLE

_FORMAT: Final = b"\x01"
_NONCE: Final = 12
_TAG: Final = 16


def encrypt(plain: bytes, *, key: bytes, key_name: bytes, aad: bytes) -> bytes:
    """The sealed value. `aad` ties it to its place: elsewhere it does not open."""
    nonce = os.urandom(_NONCE)
    head = _FORMAT + key_name
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + aad)


def key_name_of(sealed: bytes, length: int) -> bytes:
    """The name of the key that made `sealed`. Raises `crypto.unreadable` for what is no sealed value."""
    if len(sealed) < 1 + length + _NONCE + _TAG or sealed[:1] != _FORMAT:
        raise UNREADABLE()
    return sealed[1 : 1 + length]


def decrypt(sealed: bytes, *, key: bytes, key_name: bytes, aad: bytes) -> bytes:
    """The plain value. Raises `crypto.unreadable` when the value, its place or the key is not the right
    one.
    """
    head = sealed[: 1 + len(key_name)]
    nonce = sealed[len(head) : len(head) + _NONCE]
    try:
        return AESGCM(key).decrypt(nonce, sealed[len(head) + _NONCE :], head + aad)
    except (InvalidTag, ValueError):
        raise UNREADABLE() from None
