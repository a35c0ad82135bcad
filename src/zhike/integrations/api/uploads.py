"""Uploading a file in parts."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import File
from ninja.files import UploadedFile
from pydantic import Field

from zhike.integrations.api.routing import router
from zhike.integrations.api.shapes import ImportDetail, detail
from zhike.integrations.permissions import IMPORT_CREATE
from zhike.integrations.services.planning import suggestions
from zhike.integrations.services.uploading import PART_BYTES, import_create, import_part, import_uploaded
from zhike.kernel.errors import TOO_MANY
from zhike.kernel.http import Body, OneLine, Request, answer


class ImportBody(Body):
    """A file that is to come."""

    name: Annotated[str, OneLine(150)]
    size: Annotated[int, Field(ge=1)]


class UploadedBody(Body):
    """All parts are there; the digest of the whole file (hex), where the sender can say it."""

    sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = None


@router.post(
    "/imports",
    operation_id="import_create",
    permission=IMPORT_CREATE,
    body=ImportBody,
    response=ImportDetail,
    status=201,
    idempotent=True,
)
def import_new(request: Request, body: ImportBody) -> HttpResponse:
    """Announce a file; its parts of `part_bytes` follow"""
    run = import_create(actor=request.actor, name=body.name, size=body.size, language=request.language)
    return answer(detail(request, run, PART_BYTES, {}), status=201, etag=run.version)


@router.post(
    "/imports/{import_id}/parts/{number}",
    operation_id="import_part",
    permission=IMPORT_CREATE,
    response=ImportDetail,
    media="multipart",
)
def import_piece(request: Request, import_id: UUID, number: int, file: File[UploadedFile]) -> HttpResponse:
    """Send a part (numbers from 1); one that was sent before is replaced"""
    if file.size is None or file.size > PART_BYTES:
        raise TOO_MANY(retry_after_s=0)
    run = import_part(actor=request.actor, run_id=import_id, number=number, data=file.read())
    return answer(detail(request, run, PART_BYTES, {}), etag=run.version)


@router.post(
    "/imports/{import_id}/uploaded",
    operation_id="import_uploaded",
    permission=IMPORT_CREATE,
    body=UploadedBody,
    response=ImportDetail,
)
def import_whole(request: Request, import_id: UUID, body: UploadedBody) -> HttpResponse:
    """Say that every part was sent: the file is put together, stored and recognised"""
    run = import_uploaded(actor=request.actor, run_id=import_id, sha256=body.sha256)
    return answer(detail(request, run, PART_BYTES, suggestions(run.shape)), etag=run.version)
