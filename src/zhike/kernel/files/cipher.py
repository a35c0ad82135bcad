"""Bytes at rest: AES-256-GCM in chunks, so that files of any size stream and a player can ask for the middle.

    4 bytes  format "ZKF1"
    8 bytes  nonce prefix, random
    chunks   65,536 plain bytes each (the last one less), encrypted, 16-byte tag

The nonce of a chunk is prefix and number; the highest bit of the number marks the last chunk, so that neither order nor
end can be changed unnoticed (the STREAM construction). The key belongs to one file and one purpose.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhike.kernel.crypto.errors import UNREADABLE

CHUNK: Final = 65_536
_TAG: Final = 16
_MAGIC: Final = b"ZKF1"
_PREFIX: Final = 8
_HEAD: Final = len(_MAGIC) + _PREFIX
_LAST: Final = 1 << 31


class Reader(Protocol):
    """Stored bytes that can be read from anywhere."""

    def read_at(self, start: int, length: int) -> bytes:
        """Up to `length` bytes from `start`."""


def encrypt(chunks: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """The ciphertext of a stream of plain bytes, however it is cut."""
    cipher = AESGCM(key)
    prefix = os.urandom(_PREFIX)
    yield _MAGIC + prefix
    held = bytearray()
    number = 0
    for chunk in chunks:
        held += chunk
        while len(held) > CHUNK:  # the last chunk is only known when nothing follows it
            yield cipher.encrypt(_nonce(prefix, number), bytes(held[:CHUNK]), None)
            del held[:CHUNK]
            number += 1
    yield cipher.encrypt(_nonce(prefix, number | _LAST), bytes(held), None)


def decrypt(source: Reader, key: bytes, size: int, *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The plain bytes [start, end) of a file of `size` plain bytes. Raises `crypto.unreadable` for damaged ones."""
    stop = size if end is None else min(end, size)
    cipher = AESGCM(key)
    head = source.read_at(0, _HEAD)
    if head[: len(_MAGIC)] != _MAGIC or len(head) != _HEAD:
        raise UNREADABLE()
    last = max(0, (size - 1) // CHUNK)
    if not stop > start:
        if size == 0:
            _open(cipher, head, source, 0, last)
        return
    for number in range(start // CHUNK, (stop - 1) // CHUNK + 1):
        plain = _open(cipher, head, source, number, last)
        offset = number * CHUNK
        yield plain[max(0, start - offset) : stop - offset]


def _open(cipher: AESGCM, head: bytes, source: Reader, number: int, last: int) -> bytes:
    sealed = source.read_at(_HEAD + number * (CHUNK + _TAG), CHUNK + _TAG)
    flagged = number | _LAST if number == last else number
    try:
        return cipher.decrypt(_nonce(head[len(_MAGIC) :], flagged), sealed, None)
    except (InvalidTag, ValueError):
        raise UNREADABLE() from None


def _nonce(prefix: bytes, number: int) -> bytes:
    return prefix + number.to_bytes(4)
