"""Handing bytes out, on a path of their own, with every header that keeps a browser from running them."""

import re
from typing import Final, cast
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import links, service
from zhike.kernel.files.rows import FileInfo
from zhike.kernel.http import problems
from zhike.kernel.http.request import Request

_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
def file_body(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The file, whole or the range asked for."""
    return _served(request, file_id, "body")


@require_safe
def file_thumb(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The thumbnail of an image."""
    return _served(request, file_id, "thumb")


def _served(request: HttpRequest, file_id: UUID, part: service.Part) -> HttpResponseBase:
    try:
        links.check(file_id, request.GET.get("v", ""), request.GET.get("s", ""))
        info = service.ready(file_id=file_id)
        links.check_opening(info)
        return _answer(request, info, part)
    except ZhikeError as error:
        return problems.render(cast(Request, request), error)


def _answer(request: HttpRequest, info: FileInfo, part: service.Part) -> HttpResponseBase:
    size = (info.size if part == "body" else info.thumb_size) or 0
    tag = f'"{((info.blob if part == "body" else info.thumb_blob) or "")[:32]}"'
    response: HttpResponseBase
    wanted = _range(request.headers.get("Range", ""), size)
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    elif wanted is not None and wanted[0] >= wanted[1]:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        start, end = wanted or (0, size)
        response = StreamingHttpResponse(service.read(info, part, start=start, end=end), status=206 if wanted else 200)
        response["Content-Length"] = str(end - start)
        if wanted:
            response["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    _make_harmless(response, info, part)
    return response


def _make_harmless(response: HttpResponseBase, info: FileInfo, part: service.Part) -> None:
    kind = info.type if part == "body" else "image/webp"
    shown = "inline" if kind.startswith("image/") else "attachment"
    response["Content-Type"] = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(info.name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    # Only the browser that asked may keep it, and not longer than the address is good.
    response["Cache-Control"] = "private, max-age=300"


def _range(header: str, size: int) -> tuple[int, int] | None:
    """[start, end) of a single range (RFC 9110 §14), empty when it lies outside; None when all is to be sent."""
    found = _RANGE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        start, end = max(0, size - int(found[2])), size
    else:
        start, end = int(found[1]), min(int(found[2]) + 1 if found[2] else size, size)
        if found[2] and int(found[2]) < start:
            return None
    return start, end
