"""Answers: JSON by orjson (Chinese stays Chinese, ids are strings), entity tags from row versions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from django.http import HttpResponse
from pydantic import BaseModel

from zhike.kernel.clock import iso
from zhike.kernel.http.request import Request

JSON: Final = "application/json; charset=utf-8"


def _encode(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="python", by_alias=True)
    if isinstance(value, datetime):
        return iso(value)
    raise TypeError(f"cannot render {type(value).__name__} as JSON")


def json_bytes(value: object) -> bytes:
    """`value` (dicts, lists, dataclasses, pydantic models, UUIDs, aware datetimes) as UTF-8 JSON."""
    return orjson.dumps(value, default=_encode, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS)


def answer(
    value: object, *, status: int = 200, etag: int | None = None, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """An answer with a JSON body; bytes are taken as JSON already. `etag` is the row's version."""
    content = value if isinstance(value, bytes) else json_bytes(value)
    response = HttpResponse(content, status=status, content_type=JSON)
    if etag is not None:
        response["ETag"] = f'"{etag}"'
    for name, text in (headers or {}).items():
        response[name] = text
    return response


def no_content() -> HttpResponse:
    """204: done, nothing to say."""
    return HttpResponse(status=204)


def expected_version(request: Request) -> int:
    """The version in If-Match of a route declared `versioned=True`."""
    return request.expected_version


def id_text(value: UUID | int | None) -> str | None:
    """An id as the API writes it."""
    return None if value is None else str(value)


def plain(value: Any) -> Any:
    """`value` as JSON-ready Python, for places that store what an answer holds."""
    return orjson.loads(json_bytes(value))
