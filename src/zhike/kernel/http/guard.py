"""Who may call a route: decided before the body is even parsed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.utils import check_csrf

from zhike.kernel import context
from zhike.kernel.authz import Actor, Permission, principal_for
from zhike.kernel.errors import CSRF_FAILED, SIGN_IN_REQUIRED
from zhike.kernel.http.request import Request

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Public:
    """A route that anybody may call; declared, never by omission."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A route for every signed-in member of staff, whatever their rights; with `given_password` also for those who
    still have to choose an own password.
    """

    given_password: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """A route with its own kind of caller (a widget visitor): `check` answers the actor or raises."""

    name: str
    check: Callable[[Request], Actor]


PUBLIC: Final = Public()
SIGNED_IN: Final = SignedIn()
#: What somebody needs who signed in with a password that another person chose: who am I, a new password, sign out.
FIRST_STEPS: Final = SignedIn(given_password=True)
Access = Permission | Public | SignedIn | Guard


def session_token(request: HttpRequest) -> tuple[str | None, bool]:
    """The session token and whether it came as a bearer (which no other site can make a browser send)."""
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if header[:7].lower() == "bearer ":
        return header[7:].strip() or None, True
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME), False


def bearer_token(request: HttpRequest) -> str:
    """The bearer token. Raises `auth.sign_in_required` when there is none."""
    token, is_bearer = session_token(request)
    if token is None or not is_bearer:
        raise SIGN_IN_REQUIRED()
    return token


def caller_token(request: Request) -> str:
    """The session token, put on the request. Raises `auth.sign_in_required`, `auth.csrf_failed`."""
    token, is_bearer = session_token(request)
    if token is None:
        raise SIGN_IN_REQUIRED()
    request.session_token = token
    if not is_bearer and request.method not in _SAFE and check_csrf(request) is not None:
        raise CSRF_FAILED()
    return token


def guard_for(access: Access, *, hot: bool) -> Callable[[HttpRequest], bool]:
    """The check that the framework runs before it parses a request of such a route."""

    def guard(plain_request: HttpRequest) -> bool:
        request = cast(Request, plain_request)
        if isinstance(access, Public):
            return True
        if isinstance(access, Guard):
            request.actor = access.check(request)
            return True
        token = caller_token(request)
        if hot:
            return True
        sign_in(request, token, given_password=isinstance(access, SignedIn) and access.given_password)
        if isinstance(access, Permission):
            request.actor.require(access)
        return True

    return guard


def sign_in(request: Request, token: str, *, given_password: bool = False) -> None:
    """Puts the caller behind `token` on the request. Raises what :func:`principal_for` raises."""
    principal = principal_for(token, given_password=given_password)
    request.principal = principal
    request.actor = principal.actor
    request.language = principal.language
    context.enrich(session_id=principal.session_id, language=principal.language)
