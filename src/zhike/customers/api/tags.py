"""Tags and their groups."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import Field

from zhike.customers.api.shapes import TagOnCustomer, sent_fields
from zhike.customers.permissions import CUSTOMER_VIEW, TAG_MANAGE
from zhike.customers.selectors import tags as selectors
from zhike.customers.services import tags as services
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.http import SIGNED_IN, Body, ListRequest, OneLine, Request, Router, answer, list_answer

router = Router("customers")

Language = Literal["zh-CN", "en"]
Names = Annotated[dict[Language, Annotated[str, OneLine(40)]], Field(min_length=1)]
Color = Literal["gray", "red", "orange", "yellow", "green", "teal", "blue", "purple"]
Place = Annotated[int, Field(ge=0, le=100_000)]


class CustomerTagGroupBody(Body):
    """A new group of tags. Of an exclusive one a customer has at most one tag."""

    names: Names
    place: Place = 0
    exclusive: bool = False


class CustomerTagGroupPatch(Body):
    """What may change about a group."""

    names: Names | None = None
    place: Place | None = None
    exclusive: bool | None = None


class CustomerTagBody(Body):
    """A new tag."""

    group_id: UUID
    names: Names
    color: Color = "gray"
    place: Place = 0


class CustomerTagPatch(Body):
    """What may change about a tag."""

    group_id: UUID | None = None
    names: Names | None = None
    color: Color | None = None
    place: Place | None = None


class CustomerTagArchivedBody(Body):
    """Out of use, or back."""

    archived: bool


class CustomerTagGroupItem(Schema):
    """A group; `label` is its name for the viewer, `tags` counts those in use."""

    id: UUID
    names: dict[str, str]
    label: str
    place: int
    exclusive: bool
    tags: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


class CustomerTagItem(Schema):
    """A tag; `customers` counts who has it, up to a thousand."""

    id: UUID
    group_id: UUID
    code: str | None
    names: dict[str, str]
    label: str
    color: str
    place: int
    customers: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


class TaggedCustomer(Schema):
    """The tags of one customer, in the order of their groups."""

    customer_id: UUID
    tags: list[TagOnCustomer]


class TaggedCustomers(Schema):
    """Tags of several customers; who has none, or may not be seen, is left out."""

    items: list[TaggedCustomer]


#: As many customers as one page of a list shows.
_MOST: Final = 50


@router.get(
    "/tagged-customers",
    operation_id="customer_tags_of_many",
    permission=CUSTOMER_VIEW,
    response=TaggedCustomers,
)
def tags_of_many(request: Request, customers: Annotated[str, Query(min_length=36, max_length=2000)]) -> HttpResponse:
    """Which tags these customers have (`customers`: up to 50 ids with commas between), for screens that show them"""
    try:
        wanted = {UUID(one) for one in customers.split(",")}
    except ValueError:
        raise invalid("customers", "value.id") from None
    if len(wanted) > _MOST:
        raise invalid("customers", "list.too_long", max_length=_MOST)
    found = selectors.tags_in_scope(request.actor, wanted)
    items = [
        {
            "customer_id": one,
            "tags": [{"id": tag.id, "group_id": tag.group_id, "names": tag.names, "color": tag.color} for tag in tags],
        }
        for one, tags in found.items()
    ]
    return answer({"items": items})


@router.get_list(
    "/customer-tag-groups", spec=selectors.GROUPS, item=CustomerTagGroupItem, operation_id="customer_tag_group_list",
    permission=SIGNED_IN,
)  # fmt: skip
def group_list(request: Request, page: ListRequest) -> HttpResponse:
    """Groups of tags in use; `filter[archived]=true` lists the others"""
    rows, total = selectors.group_rows(page, request.language)
    return list_answer(page, rows, total=total)


@router.get_list(
    "/customer-tags", spec=selectors.TAGS, item=CustomerTagItem, operation_id="customer_tag_list", permission=SIGNED_IN
)
def tag_list(request: Request, page: ListRequest) -> HttpResponse:
    """Tags in use; `q` finds parts of names"""
    rows, total = selectors.tag_rows(page, request.language)
    return list_answer(page, rows, total=total)


def _answer(row: dict[str, Any] | None, status: int = 200) -> HttpResponse:
    if row is None:
        raise NOT_FOUND()
    return answer(row, status=status, etag=row["version"])


@router.get(
    "/customer-tag-groups/{group_id}",
    operation_id="customer_tag_group_detail",
    permission=SIGNED_IN,
    response=CustomerTagGroupItem,
)
def group_detail(request: Request, group_id: UUID) -> HttpResponse:
    """One group"""
    return _answer(selectors.one_group(group_id, request.language))


@router.get(
    "/customer-tags/{tag_id}", operation_id="customer_tag_detail", permission=SIGNED_IN, response=CustomerTagItem
)
def tag_detail(request: Request, tag_id: UUID) -> HttpResponse:
    """One tag"""
    return _answer(selectors.one_tag(tag_id, request.language))


@router.post(
    "/customer-tag-groups",
    operation_id="customer_tag_group_create",
    permission=TAG_MANAGE,
    body=CustomerTagGroupBody,
    response=CustomerTagGroupItem,
    status=201,
    idempotent=True,
)
def group_create(request: Request, body: CustomerTagGroupBody) -> HttpResponse:
    """Make a group"""
    made = services.group_create(actor=request.actor, values=body.model_dump())
    return _answer(selectors.one_group(made.id, request.language), 201)


@router.post(
    "/customer-tags",
    operation_id="customer_tag_create",
    permission=TAG_MANAGE,
    body=CustomerTagBody,
    response=CustomerTagItem,
    status=201,
    idempotent=True,
)
def tag_create(request: Request, body: CustomerTagBody) -> HttpResponse:
    """Make a tag"""
    made = services.tag_create(actor=request.actor, values=body.model_dump())
    return _answer(selectors.one_tag(made.id, request.language), 201)


@router.patch(
    "/customer-tag-groups/{group_id}",
    operation_id="customer_tag_group_change",
    permission=TAG_MANAGE,
    body=CustomerTagGroupPatch,
    response=CustomerTagGroupItem,
    versioned=True,
)
def group_change(request: Request, group_id: UUID, body: CustomerTagGroupPatch) -> HttpResponse:
    """Rename or reorder a group, or make it exclusive"""
    services.group_change(
        actor=request.actor,
        group_id=group_id,
        expected_version=request.expected_version,
        values=sent_fields(body),
    )
    return _answer(selectors.one_group(group_id, request.language))


@router.patch(
    "/customer-tags/{tag_id}",
    operation_id="customer_tag_change",
    permission=TAG_MANAGE,
    body=CustomerTagPatch,
    response=CustomerTagItem,
    versioned=True,
)
def tag_change(request: Request, tag_id: UUID, body: CustomerTagPatch) -> HttpResponse:
    """Rename, colour or move a tag"""
    services.tag_change(
        actor=request.actor,
        tag_id=tag_id,
        expected_version=request.expected_version,
        values=sent_fields(body),
    )
    return _answer(selectors.one_tag(tag_id, request.language))


@router.put(
    "/customer-tag-groups/{group_id}/archived",
    operation_id="customer_tag_group_archive",
    permission=TAG_MANAGE,
    body=CustomerTagArchivedBody,
    response=CustomerTagGroupItem,
    versioned=True,
)
def group_archive(request: Request, group_id: UUID, body: CustomerTagArchivedBody) -> HttpResponse:
    """Take a group out of use, or back"""
    services.group_archive(
        actor=request.actor,
        group_id=group_id,
        expected_version=request.expected_version,
        archived=body.archived,
    )
    return _answer(selectors.one_group(group_id, request.language))


@router.put(
    "/customer-tags/{tag_id}/archived",
    operation_id="customer_tag_archive",
    permission=TAG_MANAGE,
    body=CustomerTagArchivedBody,
    response=CustomerTagItem,
    versioned=True,
)
def tag_archive(request: Request, tag_id: UUID, body: CustomerTagArchivedBody) -> HttpResponse:
    """Take a tag out of use, or back; it stays on the customers that have it"""
    services.tag_archive(
        actor=request.actor,
        tag_id=tag_id,
        expected_version=request.expected_version,
        archived=body.archived,
    )
    return _answer(selectors.one_tag(tag_id, request.language))
