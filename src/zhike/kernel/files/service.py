"""Taking files in, handing them out, and forgetting them."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, Literal
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.crypto import destroy_key, load
from zhike.kernel.errors import NOT_FOUND, ZhikeError
from zhike.kernel.files import cipher, images, kinds, rows
from zhike.kernel.files.errors import (
    FILE_ATTACHED,
    FILE_INFECTED,
    FILE_NOT_READY,
    FILE_TOO_LARGE,
    REJECTIONS,
)
from zhike.kernel.files.parameters import MAX_BYTES
from zhike.kernel.files.permissions import FILE_CREATE
from zhike.kernel.files.rows import FileInfo
from zhike.kernel.files.scan import scan
from zhike.kernel.files.storage import STORAGE
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values

Part = Literal["body", "thumb"]

log = logging.getLogger(__name__)

UNATTACHED_FOR: Final = timedelta(hours=24)
_STUCK_AFTER: Final = timedelta(seconds=60)
_BATCH: Final = 200


def store(*, name: str, data: bytes, actor: Actor) -> FileInfo:
    """Takes a file in: quarantine, then examination. Answers it `ready`, or still in `quarantine` when the scanner
    could not say.

    Raises one of `errors.REJECTIONS`; the row stays as `rejected` until the sweep. Must not run inside a transaction
    that may roll back: the bytes are stored first.
    """
    if actor.kind == "user":
        actor.require(FILE_CREATE)
    limit = values.get(MAX_BYTES)
    if len(data) > limit:
        raise FILE_TOO_LARGE(megabytes=round(limit / 1024 / 1024, 1))
    file_id = new_id()
    blob = _put(file_id, "body", [data], make_key=True)
    with transaction.atomic():
        rows.insert(file_id, name=kinds.clean_name(name), size=len(data), blob=blob, actor=actor, at=clock.now())
    return _examine(file_id, data, name, actor)


def store_generated(
    *, name: str, type_: str, chunks: Iterable[bytes], owner_kind: str, owner_id: UUID, actor: Actor
) -> FileInfo:
    """Keeps a file the product itself made, such as an export: ready and attached at once, of any size."""
    file_id = new_id()
    counted = _Counted(chunks)
    blob = _put(file_id, "body", counted, make_key=True)
    with transaction.atomic():
        rows.insert(file_id, name=kinds.clean_name(name), size=counted.size, blob=blob, actor=actor, at=clock.now())
        rows.update(
            file_id, "quarantine", state="ready", type=type_, scan="own", owner_kind=owner_kind, owner_id=owner_id
        )
    found = rows.by_id(file_id)
    if found is None:
        raise NOT_FOUND()
    return found


def attach(*, file_id: UUID, owner_kind: str, owner_id: UUID, actor: Actor) -> FileInfo:
    """Gives a file to its owner, in the transaction of the service that uses it. Only who brought it may do so.

    Raises `missing.not_found`, `file.not_ready`, the code of its rejection, or `file.attached` when it has an owner.
    """
    found = rows.by_id(file_id, lock=True)
    if found is None or not found.uploaded_by(actor):
        raise NOT_FOUND()
    if found.state == "rejected":
        raise REJECTIONS[found.reject_code or ""]()
    if found.state != "ready":
        raise FILE_NOT_READY()
    if found.owner_id is not None:
        raise FILE_ATTACHED()
    rows.update(file_id, "ready", owner_kind=owner_kind, owner_id=owner_id, attached_at=clock.now())
    return replace(found, owner_kind=owner_kind, owner_id=owner_id)


def own(*, file_id: UUID, actor: Actor) -> FileInfo:
    """A file of one's own, attached or not. Raises `missing.not_found`."""
    found = rows.by_id(file_id)
    if found is None or not found.uploaded_by(actor):
        raise NOT_FOUND()
    return found


def ready(*, file_id: UUID) -> FileInfo:
    """A file that may be served. Raises `missing.not_found`."""
    found = rows.by_id(file_id)
    if found is None or found.state != "ready":
        raise NOT_FOUND()
    return found


def read(info: FileInfo, part: Part = "body", *, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The plain bytes [start, end) in pieces of at most 64 KiB. Raises `missing.not_found`, `crypto.unreadable`."""
    blob, size = (info.blob, info.size) if part == "body" else (info.thumb_blob, info.thumb_size)
    if blob is None or size is None:
        raise NOT_FOUND()
    key = load([info.id], make=False).derive(f"file {part}", key_owner=info.id)
    return cipher.decrypt(STORAGE.get().open(blob), key, size, start=start, end=end)


def purge(*, file_ids: Sequence[UUID]) -> int:
    """Forgets files for ever, in the caller's transaction: rows and keys now, bytes after the commit."""
    found = rows.select("id = ANY(%s::uuid[])", [list(file_ids)], suffix="ORDER BY id FOR UPDATE")
    for info in found:
        destroy_key(info.id)
    rows.delete([info.id for info in found])
    blobs = [blob for info in found for blob in (info.blob, info.thumb_blob) if blob]
    # Bytes that stay behind when this process dies here have lost their key, and the sweep finds them.
    transaction.on_commit(lambda: _delete_blobs(blobs))
    return len(found)


def purge_of(*, owner_kind: str, owner_id: UUID) -> int:
    """Forgets every file of an owner that is purged itself; in the caller's transaction."""
    found = rows.select("owner_kind = %s AND owner_id = %s", [owner_kind, owner_id])
    return purge(file_ids=[info.id for info in found])


def purge_brought(*, actor: Actor) -> int:
    """Forgets every file that somebody brought, used or not; in the caller's transaction."""
    found = rows.select("actor_kind = %s AND actor_id = %s", [actor.kind, actor.id])
    return purge(file_ids=[info.id for info in found])


def examine_stuck() -> int:
    """Examines what stayed in quarantine (a killed process, a scanner that could not say); answers how many passed."""
    limit = clock.now() - _STUCK_AFTER
    waiting = rows.select("state = 'quarantine' AND created_at < %s", [limit], suffix="ORDER BY created_at LIMIT 50")
    passed = 0
    for info in waiting:
        try:
            data = b"".join(read(info))
            passed += _examine(info.id, data, info.name, SYSTEM).state == "ready"
        except ZhikeError as error:
            log.info("file %s: %s", info.id, error.code.code)
    return passed


def remove_unattached() -> int:
    """Purges up to 200 files that nobody used within 24 hours; answers how many."""
    limit = clock.now() - UNATTACHED_FOR
    with transaction.atomic():
        old = rows.select(
            "owner_id IS NULL AND created_at < %s", [limit],
            suffix=f"ORDER BY created_at LIMIT {_BATCH} FOR UPDATE SKIP LOCKED",
        )  # fmt: skip
        return purge(file_ids=[info.id for info in old])


def remove_orphans() -> int:
    """Deletes stored bytes older than two days that no row knows; answers how many."""
    removed = 0
    batch: list[str] = []
    for name in STORAGE.get().names_older_than(clock.now() - timedelta(days=2)):
        batch.append(name)
        if len(batch) == 1000:
            removed += _delete_blobs(rows.unknown_blobs(batch))
            batch.clear()
    return removed + _delete_blobs(rows.unknown_blobs(batch))


def _examine(file_id: UUID, data: bytes, name: str, actor: Actor) -> FileInfo:
    """Quarantine → ready or rejected. A scanner's failure leaves the file where it is, for the loop to try again."""
    before = rows.by_id(file_id)
    if before is None or before.state != "quarantine":
        raise NOT_FOUND()
    try:
        changes = _findings(file_id, data, name)
    except ZhikeError as error:
        _reject(before, error, actor)
        raise
    except OSError as error:
        log.warning("file %s stays in quarantine: %s", file_id, error)
        return before
    with transaction.atomic():
        if not rows.update(file_id, "quarantine", state="ready", **changes):
            raise FILE_NOT_READY()
        after = {"type": changes["type"], "size": changes.get("size", before.size), "scan": changes["scan"]}
        trail.record("kernel.file.create", actor=actor, object_kind="file", object_id=file_id, after=after)
        if "blob" in changes and before.blob:
            old = before.blob
            transaction.on_commit(lambda: _delete_blobs([old]))
    return replace(before, state="ready", **changes)


def _findings(file_id: UUID, data: bytes, name: str) -> dict[str, Any]:
    """What examination found out, as columns. Raises one of `errors.REJECTIONS`."""
    kind, kept_name = kinds.recognise(data, name)
    scanner, is_clean = scan(data)
    if not is_clean:
        raise FILE_INFECTED()
    changes: dict[str, Any] = {"name": kept_name, "type": kind.type, "scan": scanner}
    if kind.is_image:
        image = images.clean(data, kind)
        changes |= {
            "width": image.width,
            "height": image.height,
            "size": len(image.data),
            "blob": _put(file_id, "body", [image.data]),
            "thumb_blob": _put(file_id, "thumb", [image.thumbnail]),
            "thumb_size": len(image.thumbnail),
        }
    return changes


def _reject(info: FileInfo, error: ZhikeError, actor: Actor) -> None:
    code = error.code.code
    if code not in REJECTIONS:
        return
    with transaction.atomic():
        rows.update(info.id, "quarantine", state="rejected", reject_code=code, blob=None)
        trail.record(
            "kernel.file.create", actor=actor, object_kind="file", object_id=info.id, result="denied",
            after={"code": code, "size": info.size},
        )  # fmt: skip
        if info.blob:
            blob = info.blob
            transaction.on_commit(lambda: _delete_blobs([blob]))


def _put(file_id: UUID, part: Part, chunks: Iterable[bytes], *, make_key: bool = False) -> str:
    key = load([file_id], make=make_key).derive(f"file {part}", key_owner=file_id)
    return STORAGE.get().put(cipher.encrypt(chunks, key))


def _delete_blobs(names: Sequence[str]) -> int:
    storage = STORAGE.get()
    for name in names:
        storage.delete(name)
    return len(names)


class _Counted:
    """Counts the bytes that pass."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.size += len(chunk)
            yield chunk
