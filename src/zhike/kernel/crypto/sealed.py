"""Sealing single text values. For many at once take :func:`zhike.kernel.crypto.data_keys.load`."""

from uuid import UUID

from zhike.kernel.crypto import data_keys


def seal(plain: str, *, aad: str, key_owner: UUID) -> bytes:
    """`plain` encrypted under the data key of `key_owner`, which is made when there is none.

    `aad` names the place as `table.column.id`: the value opens nowhere else. Raises `crypto.key_destroyed`.
    """
    loaded = data_keys.load([key_owner], make=True)
    return loaded.seal(plain.encode(), aad=aad, key_owner=key_owner)


def open_sealed(sealed: bytes, *, aad: str, key_owner: UUID) -> str:
    """The plain text of a sealed value. Raises `crypto.key_destroyed` or `crypto.unreadable`."""
    loaded = data_keys.load([key_owner], make=False)
    return loaded.open(bytes(sealed), aad=aad, key_owner=key_owner).decode()


def seal_secret(plain: str, *, aad: str) -> bytes:
    """A secret of the installation itself, such as the credentials of a channel."""
    return seal(plain, aad=aad, key_owner=data_keys.INSTALLATION)


def open_secret(sealed: bytes, *, aad: str) -> str:
    """The plain text of :func:`seal_secret`. Raises `crypto.unreadable`."""
    return open_sealed(sealed, aad=aad, key_owner=data_keys.INSTALLATION)
