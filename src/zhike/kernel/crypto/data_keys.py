"""Data keys: one per customer, file or the installation, kept wrapped by the master ring.

Erasing a person is destroying one key: nothing that it sealed can be opened again, in no copy of the table
that holds it. Keys are read from the database each time and kept for no longer than a call, so a destroyed
key is dead at once in every process.
"""

import os
from collections.abc import Iterable, Mapping
from hmac import digest
from typing import Final
from uuid import UUID

from django.db import connection

from zhike.kernel import clock
from zhike.kernel.crypto import envelope, keys
from zhike.kernel.crypto.errors import KEY_DESTROYED, UNREADABLE

#: The owner of what belongs to no person: credentials of channels, secrets of connections.
INSTALLATION: Final = UUID(int=0)

_VERSION: Final = 1
_VERSION_BYTES: Final = 2
_KEY_BYTES: Final = 32


class DataKeys:
    """Unwrapped keys of some owners, to seal and open many values with one query. Keep it no longer than a
    call.
    """

    def __init__(self, found: Mapping[UUID, bytes], destroyed: frozenset[UUID]) -> None:
        self._found = found
        self._destroyed = destroyed

    def seal(self, plain: bytes, *, aad: str, key_owner: UUID) -> bytes:
        """`plain` sealed under the key of `key_owner`. Raises `crypto.key_destroyed`."""
        return envelope.encrypt(
            plain,
            key=self._key(key_owner),
            key_name=_VERSION.to_bytes(_VERSION_BYTES),
            aad=_aad(aad, key_owner),
        )

    def open(self, sealed: bytes, *, aad: str, key_owner: UUID) -> bytes:
        """The plain bytes. Raises `crypto.key_destroyed` or `crypto.unreadable`."""
        key = self._key(key_owner)
        name = envelope.key_name_of(sealed, _VERSION_BYTES)
        return envelope.decrypt(sealed, key=key, key_name=name, aad=_aad(aad, key_owner))

    def derive(self, purpose: str, *, key_owner: UUID) -> bytes:
        """A 32-byte key for one purpose of an owner, as for the bytes of a file. Raises `crypto.key_destroyed`."""
        return digest(self._key(key_owner), purpose.encode(), "sha256")

    def _key(self, owner: UUID) -> bytes:
        if owner in self._destroyed:
            raise KEY_DESTROYED()
        try:
            return self._found[owner]
        except KeyError:
            raise UNREADABLE() from None

    def __repr__(self) -> str:
        return f"DataKeys({len(self._found)} owners)"


def load(owners: Iterable[UUID], *, make: bool) -> DataKeys:
    """The data keys of `owners`; with `make`, owners without one get one (in the running transaction)."""
    wanted = sorted(set(owners))
    rows = _select(wanted)
    missing = [owner for owner in wanted if owner not in rows]
    if missing and make:
        _insert(missing)
        # Read again: somebody else may have made one of them between our two statements, and theirs holds.
        rows.update(_select(missing))
    found = {owner: _unwrap(owner, wrapped) for owner, wrapped in rows.items() if wrapped is not None}
    return DataKeys(found, frozenset(owner for owner, wrapped in rows.items() if wrapped is None))


def destroy_key(key_owner: UUID) -> bool:
    """Destroys the data key of an owner for ever, in the caller's transaction; answers whether there was one.

    The row stays without its key, so that no new key can be made for an erased person. The caller writes
    the audit row.
    """
    at = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_data_key (owner, wrapped, master_key, made_at, destroyed_at) "
            "VALUES (%s, NULL, NULL, %s, %s) ON CONFLICT (owner) DO UPDATE "
            "SET wrapped = NULL, master_key = NULL, destroyed_at = EXCLUDED.destroyed_at "
            # xmax is set on a row that was there before: there was a key, and this statement took it away.
            "WHERE kernel_data_key.wrapped IS NOT NULL RETURNING xmax <> 0",
            [key_owner, at, at],
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def rewrap(limit: int = 1000, *, wait: bool = False) -> int:
    """Wraps up to `limit` data keys anew that an older master key holds; answers how many.

    Run it in a transaction per call. Rows that somebody else works on are left for the next call, unless `wait` says
    to stand in line for them; 0 with `wait` means that rotation is done.
    """
    current, *older = keys.every("master")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT owner, wrapped FROM kernel_data_key WHERE master_key = ANY(%s) ORDER BY owner LIMIT %s "
            f"FOR UPDATE{'' if wait else ' SKIP LOCKED'}",
            [[key.id for key in older], limit],
        )
        rows = [(owner, _wrap(owner, _unwrap(owner, bytes(wrapped)))) for owner, wrapped in cursor.fetchall()]
        cursor.executemany(
            "UPDATE kernel_data_key SET wrapped = %s, master_key = %s WHERE owner = %s",
            [(wrapped, current.id, owner) for owner, wrapped in rows],
        )
    return len(rows)


def held_by() -> dict[bytes, int]:
    """How many data keys each master key holds, by its id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT master_key, count(*) FROM kernel_data_key WHERE wrapped IS NOT NULL GROUP BY master_key ORDER BY 1"
        )
        return {bytes(key_id): count for key_id, count in cursor.fetchall()}


def orphaned() -> int:
    """How many data keys are wrapped by a master key that is not in the ring; more than 0 means a lost key
    file.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM kernel_data_key WHERE wrapped IS NOT NULL AND master_key <> ALL(%s)",
            [[key.id for key in keys.every("master")]],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _select(owners: list[UUID]) -> dict[UUID, bytes | None]:
    if not owners:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner, wrapped FROM kernel_data_key WHERE owner = ANY(%s)", [owners])
        return {owner: None if wrapped is None else bytes(wrapped) for owner, wrapped in cursor.fetchall()}


def _insert(owners: list[UUID]) -> None:
    master = keys.current("master")
    wrapped = [_wrap(owner, os.urandom(_KEY_BYTES)) for owner in owners]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_data_key (owner, wrapped, master_key, made_at) "
            "SELECT owner, wrapped, %s, %s FROM unnest(%s::uuid[], %s::bytea[]) AS made(owner, wrapped) "
            "ON CONFLICT (owner) DO NOTHING",
            [master.id, clock.now(), owners, wrapped],
        )


def _wrap(owner: UUID, data_key: bytes) -> bytes:
    master = keys.current("master")
    return envelope.encrypt(data_key, key=master.derive("data key"), key_name=master.id, aad=_wrap_aad(owner))


def _unwrap(owner: UUID, wrapped: bytes) -> bytes:
    name = envelope.key_name_of(wrapped, keys.KEY_ID_BYTES)
    master = keys.find("master", name)
    if master is None:
        raise UNREADABLE()
    return envelope.decrypt(wrapped, key=master.derive("data key"), key_name=name, aad=_wrap_aad(owner))


def _wrap_aad(owner: UUID) -> bytes:
    return f"kernel_data_key.wrapped.{owner}".encode()


def _aad(aad: str, owner: UUID) -> bytes:
    return f"{aad}|{owner}".encode()
