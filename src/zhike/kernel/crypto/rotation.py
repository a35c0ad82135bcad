"""Changing the master key: a new one wraps every data key anew, batch by batch; old ones stay until they are retired.

Nothing is encrypted anew but the data keys themselves, so a million customers take seconds. Whatever ends a rotation
half-way leaves both keys in the ring and every value readable; the next call goes on with the same new key.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from zhike.kernel import trail
from zhike.kernel.authz import SYSTEM
from zhike.kernel.crypto import data_keys, keys
from zhike.kernel.crypto.errors import KEY_FILE_GIVEN, KEY_IN_USE


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A key of the master ring: its id, whether new values use it, how many data keys it holds."""

    id: bytes
    current: bool
    held: int


def state() -> Sequence[MasterKey]:
    """The ring, the current key first. A key that is not in the ring any more but needed stands there with the rest."""
    held = data_keys.held_by()
    ring = keys.every("master")
    found = [MasterKey(key.id, place == 0, held.pop(key.id, 0)) for place, key in enumerate(ring)]
    return [*found, *(MasterKey(key_id, False, count) for key_id, count in held.items())]


def rotate(*, batch: int = 1000, told: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Makes a new master key, unless one is waiting to take over, and wraps all data keys with it; answers how many.

    `told` hears (done, all) after each batch, which is a transaction of its own. Raises `crypto.key_file_given` where
    the ring's file is not ours and holds no newer key to go over to.
    """
    if not _behind():
        if keys.given("master"):
            raise KEY_FILE_GIVEN()
        _begin()
    total, done = _behind(), 0
    while True:
        with transaction.atomic():
            count = data_keys.rewrap(batch) or data_keys.rewrap(batch, wait=True)
        if count == 0:
            return done
        done += count
        told(done, max(total, done))


def retire() -> Sequence[bytes]:
    """Takes every master key out of the ring but the current one; answers their ids.

    Raises `crypto.key_in_use` while one of them holds a data key, `crypto.key_file_given` where the file is not ours.
    """
    if keys.given("master"):
        raise KEY_FILE_GIVEN()
    old = [key.id for key in keys.every("master")[1:]]
    with transaction.atomic():
        held = _behind()
        if held:
            raise KEY_IN_USE(count=held)
        if old:
            _log("retire", old)
            keys.retire("master", old)
    return old


def _behind() -> int:
    """How many data keys wait for the current master key."""
    older = {key.id for key in keys.every("master")[1:]}
    return sum(count for key_id, count in data_keys.held_by().items() if key_id in older)


def _begin() -> None:
    new = keys.rotate("master")
    with transaction.atomic():
        _log("rotate", [new.id])


def _log(verb: str, key_ids: Sequence[bytes]) -> None:
    named = {"keys": [key_id.hex() for key_id in key_ids]}
    trail.record(f"kernel.keys.{verb}", actor=SYSTEM, object_kind="key_ring", object_id="master", after=named)
