"""Signing in and out, and the list of sessions."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from ninja import Schema

from zhike.accounts import reading
from zhike.accounts.api.csrf import csrf_token, require_own_page, with_csrf_cookie
from zhike.accounts.api.schemas import SessionAnswer
from zhike.accounts.authenticator import SessionAuthenticator
from zhike.accounts.models import User
from zhike.accounts.permissions import SESSION_MANAGE
from zhike.accounts.services.sessions import session_end, sign_in
from zhike.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED
from zhike.kernel.http import FIRST_STEPS, PUBLIC, SIGNED_IN, Body, PlainText, Request, Router, answer, no_content

router = Router("accounts")


class SignInBody(Body):
    """Name and password. A browser takes transport "cookie", a program "bearer"."""

    username: Annotated[str, PlainText(200)]
    password: Annotated[str, PlainText(200)]
    transport: Literal["cookie", "bearer"] = "cookie"


class SessionRow(Schema):
    """One of the user's living sessions."""

    id: str
    created_at: datetime
    seen_at: datetime
    ip: str
    device: str
    until: datetime
    current: bool


class SessionLeft(Schema):
    """Seconds until the session ends if nobody uses it, and until it ends in any case."""

    left_s: int
    longest_s: int


class SessionRows(Schema):
    """All of them: a person has few."""

    items: list[SessionRow]


@router.post(
    "/sessions", operation_id="session_create", permission=PUBLIC, body=SignInBody, response=SessionAnswer, status=201
)
def session_create(request: Request, body: SignInBody) -> HttpResponse:
    """Sign in"""
    if body.transport == "cookie":
        require_own_page(request)
    opened = sign_in(username=body.username, password=body.password)
    principal = SessionAuthenticator().authenticate(opened.token)
    if principal is None:
        raise SIGN_IN_REQUIRED()
    request.principal, request.actor, request.language = principal, principal.actor, principal.language
    bearer = body.transport == "bearer"
    shown = {
        "user": reading.me(principal.actor, principal.language)["user"],
        "token": opened.token if bearer else None,
        "csrf": csrf_token(request, fresh=True),
    }
    response = answer(shown, status=201)
    response["Cache-Control"] = "no-store"
    if not bearer:
        response.set_cookie(
            settings.SESSION_COOKIE_NAME,
            opened.token,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return with_csrf_cookie(request, response)


@router.get("/sessions/current", operation_id="session_left", permission=SIGNED_IN, response=SessionLeft)
def session_left(request: Request) -> HttpResponse:
    """How long the session lasts. Asked in the background (`X-Background: 1`) it does not count as use"""
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return answer(reading.session_left(request.principal.session_id))


@router.delete("/sessions/current", operation_id="session_end_current", permission=FIRST_STEPS, status=204)
def session_end_current(request: Request) -> HttpResponse:
    """Sign out"""
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    session_end(actor=request.actor, session_id=request.principal.session_id, reason="signed_out")
    response = no_content()
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    return response


@router.get("/sessions", operation_id="session_list", permission=SIGNED_IN, response=SessionRows)
def session_list(request: Request) -> HttpResponse:
    """Own sessions"""
    if request.principal is None or request.actor.id is None:
        raise SIGN_IN_REQUIRED()
    return answer({"items": reading.sessions(request.actor.id, request.principal.session_id)})


@router.delete("/sessions/{session_id}", operation_id="session_end", permission=SIGNED_IN, status=204)
def session_end_one(request: Request, session_id: UUID) -> HttpResponse:
    """End one of one's own sessions (anybody's with the right to manage sessions)"""
    session_end(actor=request.actor, session_id=session_id)
    return no_content()


@router.get("/users/{user_id}/sessions", operation_id="user_sessions", permission=SESSION_MANAGE, response=SessionRows)
def user_sessions(request: Request, user_id: UUID) -> HttpResponse:
    """Sessions of a user"""
    if not User.objects.filter(pk=user_id).exists():
        raise NOT_FOUND()
    current = request.principal.session_id if request.principal else None
    return answer({"items": reading.sessions(user_id, current)})
