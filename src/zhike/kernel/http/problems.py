"""Every error as RFC 9457 problem JSON, in the reader's language."""

import logging
from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import HttpError
from ninja.errors import ValidationError as NinjaValidationError

from zhike.kernel import context, i18n, trail
from zhike.kernel.errors import (
    FAULT,
    INPUT_INVALID,
    INPUT_MALFORMED,
    INPUT_TOO_LARGE,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    PERMISSION_MISSING,
    UNAVAILABLE,
    FieldError,
    ZhikeError,
)
from zhike.kernel.http.answers import json_bytes

PROBLEM: Final = "application/problem+json; charset=utf-8"
_log = logging.getLogger(__name__)

#: pydantic's error types that say the same as one of ours (the rest keep their own name under `value.`).
_FIELD_CODES: Final = {
    "missing": "value.missing",
    "extra_forbidden": "value.unknown_field",
    "string_too_long": "text.too_long",
    "string_too_short": "text.too_short",
    "greater_than_equal": "number.too_small",
    "greater_than": "number.too_small",
    "less_than_equal": "number.too_large",
    "less_than": "number.too_large",
    "uuid_parsing": "value.id",
    "uuid_type": "value.id",
    "enum": "value.choice",
    "literal_error": "value.choice",
    "too_long": "list.too_long",
    "too_short": "list.too_short",
}
_KEPT_PARAMS: Final = ("max_length", "min_length", "ge", "gt", "le", "lt", "expected", "actual_length")


def field_errors(errors: Sequence[dict[str, Any]]) -> list[FieldError]:
    """pydantic's errors as ours; the value that was sent is never repeated (it may be a secret)."""
    found: list[FieldError] = []
    for error in errors:
        kind = str(error["type"])
        code = _FIELD_CODES.get(kind) or (kind if "." in kind else f"value.{kind}")
        # ninja's location begins with where the value came from and the parameter's name: ("body", "body", "text").
        place = [str(part) for part in error["loc"]]
        path = ".".join(place[2:] or place[1:] if place and place[0] == "body" else place[1:])
        params = {name: error["ctx"][name] for name in _KEPT_PARAMS if name in error.get("ctx", {})}
        found.append(FieldError(path, code, params))
    return found


def _field_text(error: FieldError, language: str) -> str:
    code = f"fields.{error.code}"
    found = i18n.text(code, language, error.params)
    return i18n.text("fields.value.invalid", language) if found == code else found


def problem_document(error: ZhikeError, language: str) -> dict[str, Any]:
    """The members of the problem document for `error`."""
    code = error.code
    params = dict(error.params)
    if error.permission:
        params["permission"] = i18n.text(f"permissions.{error.permission}", language)
    document: dict[str, Any] = {
        "type": f"/errors/{code.code}",
        "code": code.code,
        "title": i18n.text(f"errors.{code.code}.title", language, params),
        "detail": i18n.text(f"errors.{code.code}.detail", language, params),
        "status": code.status,
        "class": code.kind,
        "retry": code.retry,
        "fields": [
            {"path": item.path, "code": item.code, "params": dict(item.params), "text": _field_text(item, language)}
            for item in error.fields
        ],
        "permission": error.permission,
        "request_id": context.current().request_id,
    }
    return document | error.extra


def render(request: HttpRequest, error: ZhikeError) -> HttpResponse:
    """The response for `error`; a refused permission is written to the operation log."""
    principal = getattr(request, "principal", None)
    if error.code is PERMISSION_MISSING and principal is not None:
        trail.record(
            "permission.denied",
            actor=principal.actor,
            object_kind="route",
            object_id=f"{request.method} {request.path}"[:200],
            result="denied",
            after={"permission": error.permission},
        )
    language = getattr(request, "language", i18n.DEFAULT_LANGUAGE)
    response = HttpResponse(
        json_bytes(problem_document(error, language)), status=error.code.status, content_type=PROBLEM
    )
    response["Content-Language"] = language
    if error.retry_after_s is not None:
        response["Retry-After"] = str(error.retry_after_s)
    return response


def to_error(raised: Exception) -> ZhikeError:
    """The error that stands for any exception a handler or the framework raised."""
    if isinstance(raised, ZhikeError):
        return raised
    if isinstance(raised, NinjaValidationError):
        if any(error["loc"][0] == "path" for error in raised.errors):
            return NOT_FOUND()
        return INPUT_INVALID(fields=field_errors(raised.errors))
    if isinstance(raised, RequestDataTooBig):
        return INPUT_TOO_LARGE()
    if isinstance(raised, Http404):
        return NOT_FOUND()
    if isinstance(raised, HttpError):
        return _from_status(raised.status_code)
    if isinstance(raised, OperationalError | InterfaceError):
        _log.error("the database did not answer: %s", raised)
        return UNAVAILABLE(retry_after_s=2)
    _log.exception("unexpected error, request %s", context.current().request_id, exc_info=raised)
    return FAULT()


def _from_status(status: int) -> ZhikeError:
    return {400: INPUT_MALFORMED, 404: NOT_FOUND, 405: METHOD_NOT_ALLOWED, 413: INPUT_TOO_LARGE}.get(status, FAULT)()


def handle(request: HttpRequest, raised: Exception) -> HttpResponse:
    """Exception handler of the API and of plain views."""
    return render(request, to_error(raised))
