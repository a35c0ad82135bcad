"""Many customers at once: a file of them, and tags."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.customers.permissions import CUSTOMER_EXPORT, TAG_ASSIGN
from zhike.customers.searching import count_choice
from zhike.customers.selectors.choosing import chosen_rows
from zhike.customers.selectors.lists import LIST, customer_count
from zhike.customers.services.tagging import check_tags
from zhike.customers.tasks import CUSTOMERS, EXPORT, NEEDED
from zhike.kernel import bulk
from zhike.kernel.errors import INPUT_INVALID, FieldError, invalid
from zhike.kernel.export import start
from zhike.kernel.http import Body, OneLine, Request, Router, answer

router = Router("customers")

Filters = Annotated[
    dict[str, Annotated[list[Annotated[str, OneLine(200)]], Field(max_length=100)]], Field(max_length=20)
]


class CustomerSelectBody(Body):
    """Which customers: those named, or all that the filters and the search of the list keep."""

    ids: Annotated[list[UUID], Field(max_length=1000)] | None = None
    filters: Filters = {}
    q: Annotated[str, OneLine(200, blank=True)] = ""


class CustomerExportBody(CustomerSelectBody):
    """Which customers and columns, in which format; no columns means those that are needed to know who it is."""

    format: Literal["csv", "xlsx"] = "xlsx"
    columns: Annotated[list[str], Field(max_length=50)] = []


class CustomerBulkBody(Body):
    """What to do with which customers; with `dry_run` they are only counted."""

    action: Literal["tag"]
    add: Annotated[list[UUID], Field(max_length=50)] = []
    remove: Annotated[list[UUID], Field(max_length=50)] = []
    select: CustomerSelectBody
    dry_run: bool = False


class CustomerJobStarted(Schema):
    """The task, or null of a trial; `count` of customers, at most 10,000 of them counted."""

    job: UUID | None
    count: int | None


def _chosen(select: CustomerSelectBody) -> tuple[dict[str, list[str]], str]:
    """The choice as filters and a text to search for. Raises `input.invalid` for a filter that the list does not
    know.
    """
    if select.ids is not None:
        return {"id": [str(one) for one in select.ids], "state": ["active", "archived", "deleted"]}, ""
    for name, values in select.filters.items():
        if name not in LIST.filters:
            raise invalid(f"select.filters.{name}", "value.unknown_field")
        LIST.filters[name].check(f"select.filters.{name}", values)
    return select.filters, select.q


def _count_export(request: Request, body: CustomerExportBody) -> None:
    count_choice(request.actor, *_chosen(body))


def _count_bulk(request: Request, body: CustomerBulkBody) -> None:
    count_choice(request.actor, *_chosen(body.select))


@router.post(
    "/customers/export",
    operation_id="customer_export",
    permission=CUSTOMER_EXPORT,
    body=CustomerExportBody,
    response=CustomerJobStarted,
    status=202,
    idempotent=True,
    first=_count_export,
)
def customer_export(request: Request, body: CustomerExportBody) -> HttpResponse:
    """Export the chosen customers as CSV or Excel, with masks; the file comes with the task"""
    filters, text = _chosen(body)
    job_id = start(
        EXPORT,
        format_=body.format,
        filters=filters,
        q=text,
        columns=body.columns or list(NEEDED),
        language=request.language,
        actor=request.actor,
    )
    return answer({"job": job_id, "count": None}, status=202)


@router.post(
    "/customers/bulk",
    operation_id="customer_bulk",
    permission=TAG_ASSIGN,
    body=CustomerBulkBody,
    response=CustomerJobStarted,
    status=202,
    idempotent=True,
    first=_count_bulk,
)
def customer_bulk(request: Request, body: CustomerBulkBody) -> HttpResponse:
    """Put tags on many customers, or take them off; the task tells of each, and can be taken back within ten minutes"""
    if not body.add and not body.remove:
        raise INPUT_INVALID(fields=[FieldError("add", "value.missing")])
    check_tags(body.add, "add")
    check_tags(body.remove, "remove", archived=True)
    filters, text = _chosen(body.select)
    if body.dry_run:
        count = customer_count(request.actor, filters, text, TAG_ASSIGN)
        return answer({"job": None, "count": count}, status=202)
    chosen = chosen_rows(request.actor, filters, text, TAG_ASSIGN, named=body.select.ids, limit=bulk.MOST_ROWS + 1)
    params = {"add": [str(one) for one in body.add], "remove": [str(one) for one in body.remove]}
    job_id = bulk.start(CUSTOMERS, action="tag", params=params, chosen=chosen, actor=request.actor)
    return answer({"job": job_id, "count": len(chosen)}, status=202)
