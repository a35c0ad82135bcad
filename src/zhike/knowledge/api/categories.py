"""The category tree."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.kernel import i18n
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    SIGNED_IN,
    Archiving,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    archive_route,
    list_answer,
)
from zhike.knowledge import selectors
from zhike.knowledge.api.bodies import Names, changes
from zhike.knowledge.categories import category_archive, category_change, category_create
from zhike.knowledge.models import KINDS, Category
from zhike.knowledge.permissions import CATEGORY_MANAGE

router = Router("knowledge")


Kind = Literal["category", "tag"]
#: A named tone of the screen, readable in light and dark, or a colour of one's own.
Color = Annotated[str, Field(pattern=r"^(gray|blue|green|yellow|orange|red|purple|teal|#[0-9a-f]{6})?$")]


class CategoryBody(Body):
    """A new category or tag, below `parent_id` or at the top; `place` orders siblings. A tag at the top is a group."""

    kind: Kind = "category"
    name: Names
    color: Color = ""
    parent_id: UUID | None = None
    place: Annotated[int, Field(ge=0, le=100_000)] = 0


class CategoryPatch(Body):
    """What may change about a category; a parent of null moves it to the top."""

    name: Names | None = None
    color: Color | None = None
    parent_id: UUID | None = None
    place: Annotated[int, Field(ge=0, le=100_000)] | None = None


class CategoryItem(Schema):
    """A category; `path` names the way down to it in the viewer's language, itself last."""

    id: UUID
    kind: str
    parent_id: UUID | None
    name: dict[str, str]
    color: str
    label: str
    path: list[str]
    place: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


CATEGORIES: Final = ListSpec(
    sorts={"place": SortColumn("c.place", "integer")},
    default="place",
    id_column="c.id",
    filters={
        "archived": Filter("bool"),
        "parent": Filter("uuid"),
        "kind": Filter("choice", choices=KINDS),
    },
)


@router.get_list("/categories", spec=CATEGORIES, item=CategoryItem, operation_id="category_list", permission=SIGNED_IN)
def category_list(request: Request, page: ListRequest) -> HttpResponse:
    """Categories in use, with their paths; `filter[archived]=true` lists the others, `filter[kind]=tag` the tags"""
    rows, total = selectors.category_rows(page, request.language)
    return list_answer(page, rows, total=total)


def _category(request: Request, category: Category) -> dict[str, Any]:
    return {
        "id": category.id,
        "kind": category.kind,
        "parent_id": category.parent_id,
        "name": category.name,
        "color": category.color,
        "label": i18n.local_name(category.name, request.language),
        "path": selectors.path_names([category.id], request.language)[category.id],
        "place": category.place,
        "archived_at": category.archived_at,
        "updated_at": category.updated_at,
        "version": category.version,
    }


@router.get("/categories/{category_id}", operation_id="category_detail", permission=SIGNED_IN, response=CategoryItem)
def category_detail(request: Request, category_id: UUID) -> HttpResponse:
    """One category"""
    category = Category.objects.filter(id=category_id).first()
    if category is None:
        raise NOT_FOUND()
    return answer(_category(request, category), etag=category.version)


@router.post(
    "/categories",
    operation_id="category_create",
    permission=CATEGORY_MANAGE,
    body=CategoryBody,
    response=CategoryItem,
    status=201,
    idempotent=True,
)
def category_new(request: Request, body: CategoryBody) -> HttpResponse:
    """Make a category"""
    category = category_create(actor=request.actor, values=body.model_dump())
    return answer(_category(request, category), status=201, etag=category.version)


@router.patch(
    "/categories/{category_id}",
    operation_id="category_change",
    permission=CATEGORY_MANAGE,
    body=CategoryPatch,
    response=CategoryItem,
    versioned=True,
)
def category_edit(request: Request, category_id: UUID, body: CategoryPatch) -> HttpResponse:
    """Rename, move or reorder a category"""
    category = category_change(
        actor=request.actor,
        category_id=category_id,
        expected_version=request.expected_version,
        values=changes(body, nullable=("parent_id",)),
    )
    return answer(_category(request, category), etag=category.version)


archive_route(
    router,
    "categories",
    "category_archive",
    "Take a category out of use, or back",
    Archiving("category_id", CATEGORY_MANAGE, category_archive, _category, CategoryItem),
)
