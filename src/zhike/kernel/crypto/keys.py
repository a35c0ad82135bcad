"""Key rings in files: made on first start, readable by their owner alone, rotated and never forgotten.

Four rings, each its own file, so that losing one does not give away what another guards:

    master   wraps the data keys of customers, files and the installation
    token    blind tokens (what a search for a phone number compares)
    signing  short-lived signed tokens, cursors, opaque positions
    seal     signed checkpoints of the audit log

This file and the ones beside it that take keys from it need no Django, so that the gateway can use them.
"""

import base64
import fcntl
import json
import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from hmac import digest
from pathlib import Path
from time import monotonic
from typing import Final, Literal

RingName = Literal["master", "token", "signing", "seal"]
RING_NAMES: Final[tuple[RingName, ...]] = ("master", "token", "signing", "seal")

#: Bytes of a key id, as it stands in front of every value made with that key.
KEY_ID_BYTES: Final = 4
_KEY_BYTES: Final = 32


class KeyFileError(RuntimeError):
    """A key file is missing, unreadable, malformed or open to others. The message says which and what to
    do.
    """


@lru_cache(maxsize=256)
def _derived(material: bytes, purpose: str) -> bytes:
    return digest(material, purpose.encode(), "sha256")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of 32 bytes with its 4-byte id."""

    id: bytes
    material: bytes

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose; keys of different purposes tell nothing about each other (HMAC as
        PRF).
        """
        return _derived(self.material, purpose)

    def __repr__(self) -> str:
        return f"Key({self.id.hex()})"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one ring. New values use `current`; old values name theirs."""

    current: Key
    keys: dict[bytes, Key]


_lock = threading.Lock()
_paths: dict[RingName, Path] = {}
_rings: dict[RingName, KeyRing] = {}
_made_here: set[RingName] = set()
_stamps: dict[RingName, tuple[int, int] | None] = {}
_look_at: dict[RingName, float] = {}
_LOOK_EVERY_S: Final = 2.0


def configure(folder: Path, *, master_file: Path | None = None) -> None:
    """Says where the rings live. Reads and writes nothing: files are made when a key is first needed.

    `master_file` (from ZHIKE_KEY_FILE) takes the place of `folder/master.json`; it is never made by us,
    because a wrongly mounted secret must stop the program and not start a new, useless key.
    """
    with _lock:
        _paths.clear()
        _rings.clear()
        _stamps.clear()
        _look_at.clear()
        _made_here.clear()
        for name in RING_NAMES:
            _paths[name] = folder / f"{name}.json"
            _made_here.add(name)
        if master_file is not None:
            _paths["master"] = master_file
            _made_here.discard("master")


def configured() -> tuple[Path, Path | None]:
    """The folder and the given master file of :func:`configure`; who configures others puts these back."""
    return path_of("signing").parent, None if "master" in _made_here else path_of("master")


def path_of(name: RingName) -> Path:
    """The file of a ring. Raises KeyFileError before :func:`configure`."""
    try:
        return _paths[name]
    except KeyError:
        raise KeyFileError("the key folder is not configured") from None


def ensure() -> None:
    """Makes the rings that do not exist yet and reads them all, so that a bad key file stops the start."""
    for name in RING_NAMES:
        _ring(name)


def current(name: RingName) -> Key:
    """The key that new values of this ring are made with. Raises KeyFileError."""
    return _ring(name).current


def find(name: RingName, key_id: bytes) -> Key | None:
    """The key with this id, or None. An unknown id reads the file anew once: another process may have
    rotated it.
    """
    found = _ring(name).keys.get(key_id)
    if found is None:
        with _lock:
            _rings.pop(name, None)
        found = _ring(name).keys.get(key_id)
    return found


def every(name: RingName) -> tuple[Key, ...]:
    """All keys of a ring, the current one first; for look-ups while values are being rebuilt."""
    ring = _ring(name)
    return (ring.current, *(key for key in ring.keys.values() if key.id != ring.current.id))


def rotate(name: RingName) -> Key:
    """Adds a new key and makes it current; the old ones stay readable. Answers the new key."""
    path = path_of(name)
    _ring(name)
    with _lock, _file_lock(path):
        ring = _read(path, strict=name in _made_here)
        key = _new_key()
        _write(path, KeyRing(key, {**ring.keys, key.id: key}), replace=True)
        _rings.pop(name, None)
    return key


def retire(name: RingName, key_ids: Collection[bytes]) -> None:
    """Takes old keys out of a ring for ever; the caller knows that nothing needs them. The current one stays."""
    path = path_of(name)
    _ring(name)
    with _lock, _file_lock(path):
        ring = _read(path, strict=name in _made_here)
        kept = {key_id: key for key_id, key in ring.keys.items() if key_id not in key_ids or key == ring.current}
        _write(path, KeyRing(ring.current, kept), replace=True)
        _rings.pop(name, None)


def given(name: RingName) -> bool:
    """Whether the ring's file is given from outside, so that it is not ours to write."""
    return name not in _made_here


def _ring(name: RingName) -> KeyRing:
    ring = _rings.get(name)
    if ring is not None and not _rewritten(name):
        return ring
    path = path_of(name)
    with _lock:
        known = _rings.get(name)
        if name in _made_here and known is None and not path.exists():
            _make(path)
        stamp = _stamp(path)
        if known is not None and stamp in (None, _stamps.get(name)):
            return known
        try:
            ring = _rings[name] = _read(path, strict=name in _made_here)
        except KeyFileError:
            if known is None:
                raise
            # A file that is spoilt while we run stops the next start, not the work under way.
            ring = known
        _stamps[name] = stamp
    return ring


def _rewritten(name: RingName) -> bool:
    """Whether the file is another one than was read, asked every other second: a rotation elsewhere holds here too."""
    now = monotonic()
    if now < _look_at.get(name, 0.0):
        return False
    _look_at[name] = now + _LOOK_EVERY_S
    stamp = _stamp(path_of(name))
    return stamp is not None and stamp != _stamps.get(name)


def _stamp(path: Path) -> tuple[int, int] | None:
    """What tells a file from the one that takes its place; None where there is none to be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = _new_key()
    with suppress(FileExistsError):  # another process was first: its key is as good
        _write(path, KeyRing(key, {key.id: key}), replace=False)


def _new_key() -> Key:
    material = os.urandom(_KEY_BYTES)
    return Key(sha256(b"key id" + material).digest()[:KEY_ID_BYTES], material)


def _write(path: Path, ring: KeyRing, *, replace: bool) -> None:
    """Writes the whole file or nothing; without `replace` an existing file wins (FileExistsError)."""
    document = {
        "current": ring.current.id.hex(),
        "written_at": datetime.now(UTC).isoformat(),
        "keys": {key.id.hex(): base64.b64encode(key.material).decode() for key in ring.keys.values()},
    }
    draft = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(document, file)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.replace(path)
        else:
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(path: Path, *, strict: bool) -> KeyRing:
    try:
        mode = path.stat().st_mode
        document = json.loads(path.read_text(encoding="utf-8"))
        keys = {
            bytes.fromhex(key_id): Key(bytes.fromhex(key_id), base64.b64decode(material, validate=True))
            for key_id, material in document["keys"].items()
        }
        chosen = keys[bytes.fromhex(document["current"])]
    except OSError as error:
        raise KeyFileError(f"cannot read the key file {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileError(f"the key file {path} is not a key ring") from error
    forbidden = 0o077 if strict else 0o007
    if mode & forbidden:
        raise KeyFileError(f"the key file {path} is open to others (mode {mode & 0o777:o}); run: chmod 600 {path}")
    if any(len(key.material) != _KEY_BYTES or len(key.id) != KEY_ID_BYTES for key in keys.values()):
        raise KeyFileError(f"the key file {path} holds a key of the wrong length")
    return KeyRing(chosen, keys)


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
