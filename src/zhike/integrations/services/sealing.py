"""What rows say of persons, sealed under a key that is derived from the file's and goes with it."""

import os
from collections.abc import Mapping
from typing import Final
from uuid import UUID

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhike.kernel.crypto import load

_NONCE: Final = 12


class Seal:
    """Seals values of one file's rows, each bound to the id of what it belongs to."""

    def __init__(self, file_id: UUID) -> None:
        self._cipher = AESGCM(load([file_id], make=False).derive("import rows", key_owner=file_id))

    def close(self, owner: UUID, plain: str) -> bytes:
        """Seals one text."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain.encode(), owner.bytes)

    def open_text(self, owner: UUID, sealed: bytes) -> bytes:
        """Opens one text."""
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], owner.bytes)

    def open(self, owner: UUID, sealed: bytes) -> Mapping[str, str]:
        """Opens the values of one row."""
        values: dict[str, str] = orjson.loads(self.open_text(owner, sealed))
        return values
