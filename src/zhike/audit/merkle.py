"""Merkle roots over row digests, in the manner of RFC 6962 §2.1: leaves and nodes can never pass for one another."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

#: Bytes of each row digest that a seal keeps, so that a broken root can be traced to its row.
HINT_BYTES: Final = 8

EMPTY: Final = sha256(b"").digest()


def root(digests: Sequence[bytes]) -> bytes:
    """The root over row digests in their order; 32 bytes. Of no rows: the hash of nothing."""
    if not digests:
        return EMPTY
    level = [sha256(b"\x00" + digest).digest() for digest in digests]
    while len(level) > 1:
        paired = [sha256(b"\x01" + level[place] + level[place + 1]).digest() for place in range(0, len(level) - 1, 2)]
        # An odd one goes up as it is; hashing it with itself would give two row sets one root.
        level = paired + level[len(paired) * 2 :]
    return level[0]


def hints(digests: Sequence[bytes]) -> bytes:
    """The first bytes of every digest, joined."""
    return b"".join(digest[:HINT_BYTES] for digest in digests)
