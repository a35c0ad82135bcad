"""Rights as everybody may know them: what one is called, who can give it, and asking for it."""

from typing import Annotated, Final

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts.permissions import ROLE_EDIT
from zhike.accounts.selectors import holders_of, names_of_users
from zhike.accounts.services.right_requests import right_request
from zhike.kernel import i18n
from zhike.kernel.authz import all_permissions
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import SIGNED_IN, Body, OneLine, Request, Router, answer

router = Router("accounts")

#: So many of those who can give a right are named.
_NAMED: Final = 3


class RightShape(Schema):
    """A right in the reader's language, and who can give it: some names, and how many more there are."""

    name: str
    title: str
    held: bool
    givers: list[str]
    more: int


class RightRequestBody(Body):
    """The right that is asked for, and the page where it was missed (a path of the console)."""

    permission: Annotated[str, OneLine(120)]
    page: Annotated[str, Field(pattern=r"^/[A-Za-z0-9/_-]{0,200}$")]


class RightRequested(Schema):
    """How many people were told."""

    told: int


@router.get("/rights/{name}", operation_id="right", permission=SIGNED_IN, response=RightShape)
def right(request: Request, name: str) -> HttpResponse:
    """What a right is called and who can give it"""
    known = all_permissions().get(name)
    if known is None:
        raise NOT_FOUND()
    givers = [one for one in holders_of(ROLE_EDIT.name) if one != request.actor.id]
    names = names_of_users(givers[:_NAMED])
    return answer(
        {
            "name": name,
            "title": i18n.text(f"permissions.{name}", request.language),
            "held": request.actor.may(known),
            "givers": [names[one] for one in givers[:_NAMED]],
            "more": max(0, len(givers) - _NAMED),
        }
    )


@router.post(
    "/me/right-requests",
    operation_id="right_request",
    permission=SIGNED_IN,
    body=RightRequestBody,
    response=RightRequested,
    status=201,
)
def request_right(request: Request, body: RightRequestBody) -> HttpResponse:
    """Ask those who look after roles for a right"""
    told = right_request(actor=request.actor, permission=body.permission, page=body.page)
    return answer({"told": told}, status=201)
