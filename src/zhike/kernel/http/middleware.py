"""The one middleware: request id, operation context, language, safe headers."""

import re
from collections.abc import Callable
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhike.kernel import context, i18n
from zhike.kernel.errors import METHOD_NOT_ALLOWED, NOT_FOUND
from zhike.kernel.http import problems
from zhike.kernel.http.callers import caller
from zhike.kernel.http.direct import answer_directly
from zhike.kernel.http.request import Request
from zhike.kernel.ids import new_id

#: A year, this host alone: other names of the same domain are not ours to decide about.
_ONLY_HTTPS: Final = "max-age=31536000"
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")


def client_ip(request: HttpRequest) -> str | None:
    """The caller's address; X-Forwarded-For counts only when the nearest hop is a trusted proxy."""
    nearest = request.META.get("REMOTE_ADDR") or None
    return caller(nearest, request.META.get("HTTP_X_FORWARDED_FOR", "")[:1000], settings.TRUSTED_PROXIES)


def operation_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives each request its operation and makes sure that API errors are problem documents, whoever made them."""

    def middleware(plain_request: HttpRequest) -> HttpResponse:
        request = cast(Request, plain_request)
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else new_id().hex
        request.principal = None
        request.remembered = None
        request.language = i18n.choose_language(request.META.get("HTTP_ACCEPT_LANGUAGE"))
        facts = context.OperationContext(
            request_id=request_id,
            ip=client_ip(request),
            device=request.META.get("HTTP_USER_AGENT", "")[:300],
            language=request.language,
            background=request.META.get("HTTP_X_BACKGROUND") == "1",
        )
        with context.operation(facts):
            response = answer_directly(request) or get_response(request)
            is_ours = response.get("Content-Type", "").startswith("application/")
            if request.path.startswith("/api/") and response.status_code in (404, 405) and not is_ours:
                error = NOT_FOUND() if response.status_code == 404 else METHOD_NOT_ALLOWED()
                response = problems.render(request, error)
        if not response.streaming and response.status_code != 204 and not response.has_header("Content-Length"):
            # Without it the server would send the body in chunks, and a proxy could not see that an answer was cut off.
            response["Content-Length"] = str(len(response.content))
        response["X-Request-Id"] = request_id
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("Referrer-Policy", "same-origin")
        if settings.PUBLIC_URL.startswith("https://"):
            response.setdefault("Strict-Transport-Security", _ONLY_HTTPS)
        if request.path.startswith("/api/"):
            response.setdefault("Cache-Control", "no-store")
        return response

    return middleware
