"""Handing the CSRF token to the browser: its half in the cookie, the other in the answer."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token, rotate_token

from zhike.kernel.errors import CSRF_FAILED


def csrf_token(request: HttpRequest, *, fresh: bool = False) -> str:
    """The token for the header. It matches the cookie the browser has already, so that other windows go on working.

    `fresh` makes a new one: a token from before the sign-in must not be worth anything after it.
    """
    if fresh:
        rotate_token(request)
    elif "CSRF_COOKIE" not in request.META:
        CsrfViewMiddleware(lambda _request: HttpResponse()).process_request(request)
    return get_token(request)


def require_own_page(request: HttpRequest) -> None:
    """Raises `auth.csrf_failed` when another site's page made the browser send this.

    Signing in has no token to check yet; without this a stranger's page could sign a browser in to the stranger's
    account and see what is then typed there.
    """
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None or origin in settings.CSRF_TRUSTED_ORIGINS:
        return
    if urlsplit(origin).netloc.lower() != request.get_host().lower():
        raise CSRF_FAILED()


def with_csrf_cookie(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Sets the cookie when this request made or renewed the token."""
    CsrfViewMiddleware(lambda _request: response).process_response(request, response)
    return response
