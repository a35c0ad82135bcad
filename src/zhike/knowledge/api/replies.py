"""Canned replies."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zhike.kernel.http import (
    Archiving,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    PlainText,
    Request,
    Router,
    SortColumn,
    answer,
    archive_route,
    list_answer,
)
from zhike.knowledge import access, selectors
from zhike.knowledge.api.bodies import Action, Language, changes
from zhike.knowledge.permissions import SNIPPET_EDIT, SNIPPET_VIEW
from zhike.knowledge.rules import VARIABLES
from zhike.knowledge.snippets import (
    SnippetView,
    bodies_of,
    snippet_archive,
    snippet_change,
    snippet_create,
    snippet_render,
)

router = Router("knowledge")


def _shortcut(value: str) -> str:
    if not value[0].isalnum() or any(character.isspace() or character == "/" for character in value):
        raise PydanticCustomError("snippet.shortcut", "begins with a letter or digit, no spaces")
    return value


Shortcut = Annotated[str, OneLine(40), AfterValidator(_shortcut)]
Bodies = Annotated[dict[Language, Annotated[str, PlainText(5000)]], Field(max_length=20)]


class SnippetBody(Body):
    """A new canned reply; `bodies` are its texts by language, with variables such as {customer.name}."""

    name: Annotated[str, OneLine(80)]
    shortcut: Shortcut
    reach: Literal["company", "team", "own"] = "own"
    team_id: UUID | None = None
    bodies: Bodies


class SnippetPatch(Body):
    """What may change about a canned reply; `bodies` replaces all texts."""

    name: Annotated[str, OneLine(80)] | None = None
    shortcut: Shortcut | None = None
    reach: Literal["company", "team", "own"] | None = None
    team_id: UUID | None = None
    bodies: Bodies | None = None


class RenderBody(Body):
    """Values for the variables; those left out or empty stay as gaps."""

    language: Language = "zh-CN"
    values: Annotated[dict[str, Annotated[str, OneLine(200, blank=True)] | None], Field(max_length=20)] = {}


class SnippetItem(Schema):
    """A canned reply."""

    id: UUID
    name: str
    shortcut: str
    reach: str
    team_id: UUID | None
    owner_id: UUID | None
    bodies: dict[str, str]
    uses: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


class SnippetDetail(SnippetItem):
    """A canned reply, what can be done with it, and the variables it may use."""

    variables: list[str]
    actions: list[Action]


class RenderedPart(Schema):
    """A piece of a rendered reply: text, a value, or a gap to be filled by hand."""

    kind: str
    text: str
    variable: str | None


class RenderedReply(Schema):
    """A reply ready to be looked over; `gaps` names the variables without a value."""

    language: str
    text: str
    parts: list[RenderedPart]
    gaps: list[str]


SNIPPETS: Final = ListSpec(
    sorts={
        "uses": SortColumn("s.uses", "integer"),
        "name": SortColumn("s.name", "text"),
        "updated_at": SortColumn("s.updated_at", "timestamptz"),
    },
    default="-uses",
    id_column="s.id",
    filters={
        "reach": Filter(choices=("company", "team", "own")),
        "team": Filter("uuid"),
        "archived": Filter("bool"),
    },
    q=True,
)


@router.get_list(
    "/canned-replies", spec=SNIPPETS, item=SnippetItem, operation_id="canned_reply_list", permission=SNIPPET_VIEW
)
def canned_reply_list(request: Request, page: ListRequest) -> HttpResponse:
    """Canned replies of the company, the own teams and the own ones; `q` finds shortcuts, names and texts"""
    rows, total = selectors.snippet_rows(request.actor, page)
    return list_answer(page, rows, total=total)


def _detail(request: Request, view: SnippetView) -> dict[str, Any]:
    snippet = view.snippet
    may = access.may_change(request.actor, snippet)
    why = None if may else "permission.missing"
    return {
        "id": snippet.id,
        "name": snippet.name,
        "shortcut": snippet.shortcut,
        "reach": snippet.reach,
        "team_id": snippet.team_id,
        "owner_id": snippet.owner_id,
        "bodies": view.bodies,
        "uses": snippet.uses,
        "archived_at": snippet.archived_at,
        "updated_at": snippet.updated_at,
        "version": snippet.version,
        "variables": list(VARIABLES),
        "actions": [
            {"name": "edit", "allowed": may, "why": why},
            {"name": "archive" if snippet.archived_at is None else "restore", "allowed": may, "why": why},
        ],
    }


@router.get(
    "/canned-replies/{snippet_id}",
    operation_id="canned_reply_detail",
    permission=SNIPPET_VIEW,
    response=SnippetDetail,
)
def canned_reply_detail(request: Request, snippet_id: UUID) -> HttpResponse:
    """One canned reply"""
    snippet = access.visible(request.actor, snippet_id)
    return answer(_detail(request, SnippetView(snippet, bodies_of(snippet))), etag=snippet.version)


@router.post(
    "/canned-replies",
    operation_id="canned_reply_create",
    permission=SNIPPET_EDIT,
    body=SnippetBody,
    response=SnippetDetail,
    status=201,
    idempotent=True,
)
def canned_reply_new(request: Request, body: SnippetBody) -> HttpResponse:
    """Make a canned reply"""
    values = body.model_dump()
    bodies = values.pop("bodies")
    view = snippet_create(actor=request.actor, values=values, bodies=bodies)
    return answer(_detail(request, view), status=201, etag=view.snippet.version)


@router.patch(
    "/canned-replies/{snippet_id}",
    operation_id="canned_reply_change",
    permission=SNIPPET_EDIT,
    body=SnippetPatch,
    response=SnippetDetail,
    versioned=True,
)
def canned_reply_edit(request: Request, snippet_id: UUID, body: SnippetPatch) -> HttpResponse:
    """Change a canned reply"""
    values = changes(body, nullable=("team_id",))
    bodies = values.pop("bodies", None)
    view = snippet_change(
        actor=request.actor,
        snippet_id=snippet_id,
        expected_version=request.expected_version,
        values=values,
        bodies=bodies,
    )
    return answer(_detail(request, view), etag=view.snippet.version)


archive_route(
    router,
    "canned-replies",
    "canned_reply_archive",
    "Take a canned reply out of use, or back",
    Archiving(
        "snippet_id", SNIPPET_EDIT, snippet_archive, _detail, SnippetDetail, version=lambda view: view.snippet.version
    ),
)


@router.post(
    "/canned-replies/{snippet_id}/render",
    operation_id="canned_reply_render",
    permission=SNIPPET_VIEW,
    body=RenderBody,
    response=RenderedReply,
)
def canned_reply_render(request: Request, snippet_id: UUID, body: RenderBody) -> HttpResponse:
    """Fill in a canned reply and count its use; sends nothing"""
    language, rendered = snippet_render(
        actor=request.actor, snippet_id=snippet_id, language=body.language, values=body.values
    )
    parts = [{"kind": part.kind, "text": part.text, "variable": part.variable} for part in rendered.parts]
    return answer({"language": language, "text": rendered.text, "parts": parts, "gaps": list(rendered.gaps)})
