"""Bringing a file in: in parts, so that its size has no say in memory and a broken line costs one part.

Everything is stored, encrypted, before a byte of it is understood.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.integrations import reading
from zhike.integrations.access import run_for
from zhike.integrations.errors import INCOMPLETE, STATE, TOO_LARGE
from zhike.integrations.models import ImportPart, ImportRun
from zhike.integrations.parameters import IMPORT_MAX_BYTES
from zhike.integrations.permissions import IMPORT_CREATE
from zhike.integrations.services.recognising import found, look
from zhike.integrations.services.saving import save, tell
from zhike.integrations.services.source import FILE_OWNER, PART_OWNER
from zhike.integrations.tasks import recognise_file
from zhike.kernel import clock, files, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.kernel.files.kinds import clean_name
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values

#: Size of every part but the last.
PART_BYTES: Final = 8 * 1024 * 1024


@transaction.atomic
def import_create(*, actor: Actor, name: str, size: int, language: str) -> ImportRun:
    """Announces a file of `size` bytes. Raises `permission.missing`, `import.too_large`."""
    actor.require(IMPORT_CREATE)
    limit = values.get(IMPORT_MAX_BYTES)
    if size > limit:
        raise TOO_LARGE(megabytes=limit // 1024**2)
    now = clock.now()
    run = ImportRun.objects.create(
        id=new_id(), name=clean_name(name), size=size, language=language, created_at=now, updated_at=now,
        creator_id=actor.id if actor.kind == "user" else None,
    )  # fmt: skip
    tell(run, actor)
    trail.record(
        "integrations.import.create", actor=actor, object_kind="import", object_id=run.id, after={"size": size}
    )
    return run


def import_part(*, actor: Actor, run_id: UUID, number: int, data: bytes) -> ImportRun:
    """Takes one part in; a part that is there already is replaced, so a failed sending is simply sent again.

    Raises `import.state` when the file is whole already, `input.invalid` for a part that does not fit.
    """
    with transaction.atomic():
        run = _uploading(actor, run_id)
        _check_part(run, number, len(data))
    info = files.store_generated(
        name="part", type_="application/octet-stream", chunks=[data], owner_kind=PART_OWNER, owner_id=run_id,
        actor=actor,
    )  # fmt: skip
    with transaction.atomic():
        run = _uploading(actor, run_id)
        before = ImportPart.objects.filter(run=run, number=number).first()
        if before is not None:
            files.purge(file_ids=[before.file_id])
            before.delete()
        ImportPart.objects.create(id=new_id(), run=run, number=number, file_id=info.id, size=len(data))
        run.received = sum(ImportPart.objects.filter(run=run).values_list("size", flat=True))
        run.save(update_fields=["received"])
    return run


def _uploading(actor: Actor, run_id: UUID) -> ImportRun:
    run = run_for(actor, run_id, change=True)
    if run.state != "uploading":
        raise STATE(state=run.state)
    return run


def _check_part(run: ImportRun, number: int, size: int) -> None:
    last = (run.size + PART_BYTES - 1) // PART_BYTES
    if not 1 <= number <= last:
        raise invalid("number", "number.out_of_range", min=1, max=last)
    wanted = PART_BYTES if number < last else run.size - (last - 1) * PART_BYTES
    if size != wanted:
        raise invalid("file", "value.size", expected=wanted, found=size)


def import_uploaded(*, actor: Actor, run_id: UUID, sha256: str | None = None) -> ImportRun:
    """Puts the parts together and checks that all are there and (with `sha256`, in hex) unharmed. A text is recognised
    at once, a spreadsheet by a job.

    Raises `import.incomplete` and, of a text, what :func:`reading.recognise` raises; the upload stays as it is then.
    """
    with transaction.atomic():
        run = _uploading(actor, run_id)
        parts = list(ImportPart.objects.filter(run=run).order_by("number"))
        if sum(part.size for part in parts) != run.size or run.size == 0:
            raise INCOMPLETE(expected=run.size, received=sum(part.size for part in parts))
    digest = hashlib.sha256()
    for chunk in _joined(parts):
        digest.update(chunk)
    if sha256 is not None and digest.hexdigest() != sha256.lower():
        raise INCOMPLETE(expected=run.size, received=run.size)
    is_sheet = reading.is_sheet(next(_joined(parts), b""))
    looked = None if is_sheet else look(lambda: _joined(parts))
    whole = files.store_generated(
        name=run.name, type_="application/octet-stream", chunks=_joined(parts), owner_kind=FILE_OWNER, owner_id=run_id,
        actor=actor,
    )  # fmt: skip
    with transaction.atomic():
        run = _uploading(actor, run_id)
        files.purge_of(owner_kind=PART_OWNER, owner_id=run_id)
        ImportPart.objects.filter(run=run).delete()
        values: dict[str, object] = {"sha256": digest.digest(), "file_id": whole.id}
        if looked is None:
            job_id = recognise_file.defer(actor=actor, run_id=run.id)
            return save(run, actor, state="recognising", job_id=job_id, **values)
        return save(run, actor, state="ready", **values, **found(run, whole.id, *looked))


def _joined(parts: Iterable[ImportPart]) -> Iterator[bytes]:
    # Opened here and now: whoever reads on may be a thread without a connection of its own.
    return chain.from_iterable([files.read(files.ready(file_id=part.file_id)) for part in parts])
