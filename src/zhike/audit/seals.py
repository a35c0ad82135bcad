"""What a seal says, how it is chained and signed."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Final, Literal

from zhike.kernel.crypto import keys

SealKind = Literal["batch", "checkpoint", "drop"]
#: What stands in place of a previous seal in front of the first.
BEGINNING: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Seal:
    """One link of the chain. `from_pos` and `to_pos` are the rows it speaks of, both included."""

    number: int
    kind: SealKind
    from_pos: int
    to_pos: int
    root: bytes
    leaves: bytes
    at: datetime
    previous: bytes
    hash: bytes
    key_id: str
    signature: bytes

    def intact(self) -> bool:
        """Whether the hash fits the content."""
        facts = (self.number, self.kind, self.from_pos, self.to_pos, self.root, self.leaves, self.at, self.previous)
        return compare_digest(self.hash, seal_hash(*facts))

    def signed(self) -> bool:
        """Whether the signature was made with one of our keys over this hash."""
        try:
            key = keys.find("seal", bytes.fromhex(self.key_id))
        except ValueError:
            return False
        return key is not None and compare_digest(self.signature, _sign(key, self.hash))


def make(
    *,
    number: int,
    kind: SealKind,
    from_pos: int,
    to_pos: int,
    root: bytes,
    leaves: bytes,
    at: datetime,
    previous: bytes,
) -> Seal:
    """A new seal, signed with the current key."""
    hashed = seal_hash(number, kind, from_pos, to_pos, root, leaves, at, previous)
    key = keys.current("seal")
    return Seal(
        number, kind, from_pos, to_pos, root, leaves, at, previous, hashed, key.id.hex(), _sign(key, hashed)
    )  # fmt: skip


def seal_hash(
    number: int, kind: str, from_pos: int, to_pos: int, root: bytes, leaves: bytes, at: datetime, previous: bytes
) -> bytes:
    """SHA-256 over everything a seal says, each part in a fixed width or hashed, so that no two read alike."""
    microseconds = int(at.timestamp()) * 1_000_000 + at.microsecond
    numbers = b"".join(value.to_bytes(8) for value in (number, from_pos, to_pos, microseconds))
    kind_bytes = kind.encode().ljust(12, b"\x00")
    return sha256(b"zhike seal 1\x00" + kind_bytes + numbers + root + sha256(leaves).digest() + previous).digest()


def _sign(key: keys.Key, hashed: bytes) -> bytes:
    return digest(key.derive("audit seal"), hashed, "sha256")
