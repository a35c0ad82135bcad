"""Types, statuses and priorities. Everybody who is signed in may read them; screens name tickets by them."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse

from zhike.kernel import i18n
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    SIGNED_IN,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)
from zhike.tickets.api.bodies import changes
from zhike.tickets.api.configuration_bodies import (
    ArchiveBody,
    ConfiguredStatus,
    PriorityPatch,
    PriorityShape,
    StatusNewBody,
    StatusPatch,
    TypeBody,
    TypePatch,
    TypeShape,
)
from zhike.tickets.models import TicketPriority, TicketStatus, TicketType
from zhike.tickets.permissions import CONFIG_MANAGE
from zhike.tickets.selectors.configuration import priority_rows, rows_of, ways
from zhike.tickets.services.configuration import (
    priority_change,
    status_archive,
    status_change,
    status_create,
    type_archive,
    type_change,
    type_create,
)

router = Router("tickets")

CONFIGURED: Final = ListSpec(
    sorts={"place": SortColumn("c.place", "integer")},
    default="place",
    id_column="c.id",
    filters={"archived": Filter("bool")},
)
LEVELS: Final = ListSpec(sorts={"level": SortColumn("c.level", "smallint")}, default="level", id_column="c.id")


def _shown(request: Request, row: TicketType | TicketStatus) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": row.id,
        "code": row.code,
        "name": row.name,
        "label": i18n.local_name(row.name, request.language),
        "color": row.color,
        "place": row.place,
        "archived_at": row.archived_at,
        "updated_at": row.updated_at,
        "version": row.version,
    }
    if isinstance(row, TicketStatus):
        shown |= {"category": row.category, "next": ways([row.id])[row.id]}
    return shown


@router.get_list(
    "/ticket-types", spec=CONFIGURED, item=TypeShape, operation_id="ticket_type_list", permission=SIGNED_IN
)
def ticket_types(request: Request, page: ListRequest) -> HttpResponse:
    """Types of tickets in use; `filter[archived]=true` lists the others"""
    rows, total = rows_of("tickets_tickettype", page, request.language)
    return list_answer(page, rows, total=total)


@router.get("/ticket-types/{type_id}", operation_id="ticket_type_get", permission=SIGNED_IN, response=TypeShape)
def ticket_type(request: Request, type_id: UUID) -> HttpResponse:
    """One type of tickets"""
    row = TicketType.objects.filter(pk=type_id).first()
    if row is None:
        raise NOT_FOUND()
    return answer(_shown(request, row), etag=row.version)


@router.post(
    "/ticket-types",
    operation_id="ticket_type_create",
    permission=CONFIG_MANAGE,
    body=TypeBody,
    response=TypeShape,
    status=201,
    idempotent=True,
)
def ticket_type_new(request: Request, body: TypeBody) -> HttpResponse:
    """Makes a type of tickets"""
    row = type_create(actor=request.actor, values=body.model_dump())
    return answer(_shown(request, row), status=201, etag=row.version)


@router.patch(
    "/ticket-types/{type_id}",
    operation_id="ticket_type_change",
    permission=CONFIG_MANAGE,
    body=TypePatch,
    response=TypeShape,
    versioned=True,
)
def ticket_type_change(request: Request, type_id: UUID, body: TypePatch) -> HttpResponse:
    """Renames, recolours or moves a type"""
    row = type_change(
        actor=request.actor, type_id=type_id, expected_version=request.expected_version, values=changes(body)
    )
    return answer(_shown(request, row), etag=row.version)


@router.put(
    "/ticket-types/{type_id}/archived",
    operation_id="ticket_type_archive",
    permission=CONFIG_MANAGE,
    body=ArchiveBody,
    response=TypeShape,
    versioned=True,
)
def ticket_type_out(request: Request, type_id: UUID, body: ArchiveBody) -> HttpResponse:
    """Takes a type out of use, or back"""
    row = type_archive(
        actor=request.actor, type_id=type_id, expected_version=request.expected_version, archived=body.archived
    )
    return answer(_shown(request, row), etag=row.version)


@router.get_list(
    "/ticket-statuses",
    spec=CONFIGURED,
    item=ConfiguredStatus,
    operation_id="ticket_status_list",
    permission=SIGNED_IN,
)
def ticket_statuses(request: Request, page: ListRequest) -> HttpResponse:
    """Statuses in use, with those that can follow; `filter[archived]=true` lists the others"""
    rows, total = rows_of("tickets_ticketstatus", page, request.language)
    return list_answer(page, rows, total=total)


@router.get(
    "/ticket-statuses/{status_id}",
    operation_id="ticket_status_get",
    permission=SIGNED_IN,
    response=ConfiguredStatus,
)
def ticket_status_one(request: Request, status_id: UUID) -> HttpResponse:
    """One status"""
    row = TicketStatus.objects.filter(pk=status_id).first()
    if row is None:
        raise NOT_FOUND()
    return answer(_shown(request, row), etag=row.version)


@router.post(
    "/ticket-statuses",
    operation_id="ticket_status_create",
    permission=CONFIG_MANAGE,
    body=StatusNewBody,
    response=ConfiguredStatus,
    status=201,
    idempotent=True,
)
def ticket_status_new(request: Request, body: StatusNewBody) -> HttpResponse:
    """Makes a status"""
    values = body.model_dump()
    following = values.pop("next")
    row = status_create(actor=request.actor, values=values, next_ids=following)
    return answer(_shown(request, row), status=201, etag=row.version)


@router.patch(
    "/ticket-statuses/{status_id}",
    operation_id="ticket_status_change",
    permission=CONFIG_MANAGE,
    body=StatusPatch,
    response=ConfiguredStatus,
    versioned=True,
)
def ticket_status_change(request: Request, status_id: UUID, body: StatusPatch) -> HttpResponse:
    """Renames, recolours or moves a status, and says what can follow it"""
    values = changes(body)
    following = values.pop("next", None)
    row = status_change(
        actor=request.actor,
        status_id=status_id,
        expected_version=request.expected_version,
        values=values,
        next_ids=following,
    )
    return answer(_shown(request, row), etag=row.version)


@router.put(
    "/ticket-statuses/{status_id}/archived",
    operation_id="ticket_status_archive",
    permission=CONFIG_MANAGE,
    body=ArchiveBody,
    response=ConfiguredStatus,
    versioned=True,
)
def ticket_status_out(request: Request, status_id: UUID, body: ArchiveBody) -> HttpResponse:
    """Takes a status out of use, or back"""
    row = status_archive(
        actor=request.actor, status_id=status_id, expected_version=request.expected_version, archived=body.archived
    )
    return answer(_shown(request, row), etag=row.version)


@router.get_list(
    "/ticket-priorities",
    spec=LEVELS,
    item=PriorityShape,
    operation_id="ticket_priority_list",
    permission=SIGNED_IN,
)
def ticket_priorities(request: Request, page: ListRequest) -> HttpResponse:
    """The five levels of priority"""
    rows, total = priority_rows(page, request.language)
    return list_answer(page, rows, total=total)


def _priority(request: Request, row: TicketPriority) -> dict[str, Any]:
    return {
        "id": row.id,
        "level": row.level,
        "code": row.code,
        "name": row.name,
        "label": i18n.local_name(row.name, request.language),
        "color": row.color,
        "updated_at": row.updated_at,
        "version": row.version,
    }


@router.get(
    "/ticket-priorities/{priority_id}",
    operation_id="ticket_priority_get",
    permission=SIGNED_IN,
    response=PriorityShape,
)
def ticket_priority(request: Request, priority_id: UUID) -> HttpResponse:
    """One level of priority"""
    row = TicketPriority.objects.filter(pk=priority_id).first()
    if row is None:
        raise NOT_FOUND()
    return answer(_priority(request, row), etag=row.version)


@router.patch(
    "/ticket-priorities/{priority_id}",
    operation_id="ticket_priority_change",
    permission=CONFIG_MANAGE,
    body=PriorityPatch,
    response=PriorityShape,
    versioned=True,
)
def ticket_priority_change(request: Request, priority_id: UUID, body: PriorityPatch) -> HttpResponse:
    """Renames or recolours a level"""
    row = priority_change(
        actor=request.actor,
        priority_id=priority_id,
        expected_version=request.expected_version,
        values=changes(body),
    )
    return answer(_priority(request, row), etag=row.version)
