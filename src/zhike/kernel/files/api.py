"""Uploading, for members of staff. Visitors upload through the widget's routes, which call the same service."""

from uuid import UUID

from django.http import HttpResponse
from ninja import File, Schema
from ninja.files import UploadedFile

from zhike.kernel import files
from zhike.kernel.files.permissions import FILE_CREATE
from zhike.kernel.files.rows import FileInfo
from zhike.kernel.http import Request, Router, answer

router = Router("files")


class UploadedShape(Schema):
    """A file that was taken in."""

    id: UUID
    name: str
    size: int
    type: str
    state: str
    code: str | None
    width: int | None
    height: int | None
    scan: str | None


def uploaded_json(info: FileInfo) -> dict[str, object]:
    """A file as its uploader sees it; the widget's route answers the same."""
    return {
        "id": info.id, "name": info.name, "size": info.size, "type": info.type, "state": info.state,
        "code": info.reject_code, "width": info.width, "height": info.height, "scan": info.scan,
    }  # fmt: skip


@router.post(
    "/files",
    operation_id="file_create",
    permission=FILE_CREATE,
    response=UploadedShape,
    status=201,
    media="multipart",
)
def file_create(request: Request, file: File[UploadedFile]) -> HttpResponse:
    """Takes a file in; it is removed again when nothing uses it within 24 hours."""
    info = files.store(name=file.name or "", data=file.read(), actor=request.actor)
    return answer(uploaded_json(info), status=201)


@router.get("/files/{file_id}", operation_id="file_get", permission=FILE_CREATE, response=UploadedShape)
def file_get(request: Request, file_id: UUID) -> HttpResponse:
    """A file of one's own: whether it left quarantine."""
    return answer(uploaded_json(files.own(file_id=file_id, actor=request.actor)))
