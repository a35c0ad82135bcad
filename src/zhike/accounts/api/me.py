"""The signed-in user: who am I, what may I do."""

from typing import Annotated, Literal

from django.http import HttpResponse

from zhike.accounts import reading
from zhike.accounts.api.csrf import csrf_token, with_csrf_cookie
from zhike.accounts.api.schemas import MeAnswer
from zhike.accounts.authenticator import rights_of
from zhike.accounts.services.users import own_account_change, password_change
from zhike.accounts.types import UNSET, UserFields
from zhike.kernel.authz import Actor
from zhike.kernel.http import FIRST_STEPS, Body, OneLine, PlainText, Request, Router, answer, no_content

router = Router("accounts")


class MeBody(Body):
    """What everybody may change about themselves."""

    name: Annotated[str, OneLine(80)] | None = None
    language: Literal["zh-CN", "en"] | None = None
    zone: Annotated[str, OneLine(64)] | None = None


class PasswordBody(Body):
    """The current password and the new one."""

    current: Annotated[str, PlainText(200)]
    new: Annotated[str, PlainText(200)]


@router.get("/me", operation_id="me", permission=FIRST_STEPS, response=MeAnswer)
def me(request: Request) -> HttpResponse:
    """The signed-in user with rights"""
    return _shown(request, request.actor, request.language)


@router.patch("/me", operation_id="me_change", permission=FIRST_STEPS, body=MeBody, response=MeAnswer)
def me_change(request: Request, body: MeBody) -> HttpResponse:
    """Change own name, language or time zone"""
    user = own_account_change(
        actor=request.actor,
        fields=UserFields(
            name=UNSET if body.name is None else body.name,
            language=UNSET if body.language is None else body.language,
            zone=UNSET if body.zone is None else body.zone,
        ),
    )
    actor = Actor("user", user.id, rights=rights_of(user.id, user.authz_version))
    return _shown(request, actor, user.language)


@router.post("/me/password", operation_id="me_password", permission=FIRST_STEPS, body=PasswordBody, status=204)
def me_password(request: Request, body: PasswordBody) -> HttpResponse:
    """Change own password; all other sessions end"""
    session_id = request.principal.session_id if request.principal else None
    password_change(actor=request.actor, current=body.current, new=body.new, session_id=session_id)
    return no_content()


def _shown(request: Request, actor: Actor, language: str) -> HttpResponse:
    shown = {**reading.me(actor, language), "csrf": csrf_token(request)}
    return with_csrf_cookie(request, answer(shown, headers={"Cache-Control": "no-store"}))
