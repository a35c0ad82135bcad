"""Many tickets at once: as a file, and changed together."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.kernel import bulk
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.export import start
from zhike.kernel.http import Body, Moment, OneLine, Request, Router, answer
from zhike.tickets.api.bodies import Level, LongText, Reason
from zhike.tickets.permissions import TICKET_EXPORT, TICKET_VIEW
from zhike.tickets.selectors.choosing import check_filters, kept, named
from zhike.tickets.services.exporting import EXPORT, USUAL
from zhike.tickets.services.many import TICKETS

router = Router("tickets")

Filters = Annotated[
    dict[str, Annotated[list[Annotated[str, OneLine(200)]], Field(max_length=100)]], Field(max_length=20)
]
Text = Annotated[str, OneLine(200, blank=True)]
Action = Literal["assign", "status", "close", "priority", "link", "merge"]


class TicketSelectBody(Body):
    """Which tickets: those named, or all that filters and search of the list keep; `as_of` leaves out those made after
    the list was read.
    """

    ids: Annotated[list[UUID], Field(max_length=1000)] | None = None
    filters: Filters = {}
    q: Text = ""
    as_of: Moment | None = None


class TicketBulkParams(Body):
    """What an action needs: `assign` a person or a team, `status` a status (with reason or result where the way asks
    for them), `close` a result, `priority` a level with its reason, `link` what belongs to them, `merge`
    the ticket that they go into (`target_id`).
    """

    user_id: UUID | None = None
    team_id: UUID | None = None
    status_id: UUID | None = None
    priority: Level | None = None
    kind: Literal["order", "conversation", "ticket"] | None = None
    target_id: UUID | None = None
    reason: Reason = ""
    result: LongText = ""


class TicketBulkBody(Body):
    """What to do with which tickets; with `dry_run` they are only counted."""

    action: Action
    params: TicketBulkParams
    select: TicketSelectBody
    dry_run: bool = False


class TicketExportBody(Body):
    """Which tickets and columns, in which format; no columns means the usual ones."""

    format: Literal["csv", "xlsx"] = "xlsx"
    ids: Annotated[list[UUID], Field(max_length=1000)] | None = None
    filters: Filters = {}
    q: Text = ""
    columns: Annotated[list[str], Field(max_length=50)] = []


class TicketBulkStarted(Schema):
    """The task, or null of a trial; `count` of tickets, at most one more than a change may take."""

    job: UUID | None
    count: int | None


_NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "status": ("status_id",),
    "priority": ("priority",),
    "link": ("kind", "target_id"),
    "merge": ("target_id",),
}


def _params(body: TicketBulkBody) -> dict[str, Any]:
    """What was given for the action. Raises `input.invalid` where something is missing."""
    given = body.params.model_dump(mode="json", exclude_none=True)
    missing = [name for name in _NEEDED.get(body.action, ()) if name not in given]
    if body.action == "assign" and ("user_id" in given) == ("team_id" in given):
        missing = ["user_id"]
    if missing:
        raise INPUT_INVALID(fields=[FieldError(f"params.{name}", "value.missing") for name in missing])
    return given


def _chosen(request: Request, select: TicketSelectBody) -> list[tuple[UUID, str]]:
    if select.ids is not None:
        return named(request.actor, select.ids)
    check_filters("select.filters", select.filters)
    until: datetime | None = select.as_of
    return kept(request.actor, select.filters, select.q.strip(), limit=bulk.MOST_ROWS + 1, until=until)


@router.post(
    "/tickets/bulk",
    operation_id="ticket_bulk",
    permission=TICKET_VIEW,
    body=TicketBulkBody,
    response=TicketBulkStarted,
    status=202,
    idempotent=True,
)
def ticket_bulk(request: Request, body: TicketBulkBody) -> HttpResponse:
    """Change many tickets at once; the task tells of each, and can be taken back within ten minutes"""
    request.actor.require(TICKETS.actions[body.action].permission)
    params = _params(body)
    chosen = _chosen(request, body.select)
    if body.dry_run:
        return answer({"job": None, "count": len(chosen)}, status=202)
    job_id = bulk.start(TICKETS, action=body.action, params=params, chosen=chosen, actor=request.actor)
    return answer({"job": job_id, "count": len(chosen)}, status=202)


@router.post(
    "/tickets/export",
    operation_id="ticket_export",
    permission=TICKET_EXPORT,
    body=TicketExportBody,
    response=TicketBulkStarted,
    status=202,
    idempotent=True,
)
def ticket_export(request: Request, body: TicketExportBody) -> HttpResponse:
    """Export the chosen tickets as CSV or Excel; the file comes with the task"""
    check_filters("filters", body.filters)
    filters = body.filters if body.ids is None else {"id": [str(one) for one in body.ids]}
    job_id = start(
        EXPORT,
        format_=body.format,
        filters=filters,
        q=body.q.strip() if body.ids is None else "",
        columns=body.columns or list(USUAL),
        language=request.language,
        actor=request.actor,
    )
    return answer({"job": job_id, "count": None}, status=202)
