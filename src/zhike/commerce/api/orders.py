"""Orders: the list, the board, the page of one order, and what one does with it."""

from typing import Annotated, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Query
from pydantic import Field

from zhike.audit.public import record_look
from zhike.commerce.api.bodies import (
    ExportOrdersBody,
    OrderBody,
    OrderLinkBody,
    OrderMoveBody,
    OrderPatch,
    ReceiverRevealBody,
)
from zhike.commerce.api.shapes import (
    OrderBoard,
    OrderDetail,
    OrderExportJob,
    OrderLineItem,
    OrderPlatforms,
    ReceiverRevealed,
)
from zhike.commerce.permissions import ORDER_CREATE, ORDER_EDIT, ORDER_EXPORT, ORDER_REVEAL, ORDER_VIEW
from zhike.commerce.searching import count_phone
from zhike.commerce.selectors.board import board_body, board_sql
from zhike.commerce.selectors.detail import detail_body, detail_sql
from zhike.commerce.selectors.listing import LIST, list_body, list_sql
from zhike.commerce.selectors.options import platforms
from zhike.commerce.sensitive import Receiver
from zhike.commerce.services.exporting import EXPORT_COLUMNS, export_start
from zhike.commerce.services.linking import order_link_customer
from zhike.commerce.services.moving import order_transition
from zhike.commerce.services.orders import order_create, order_edit, receiver_reveal
from zhike.commerce.types import NewLine, NewOrder
from zhike.kernel.errors import SIGN_IN_REQUIRED
from zhike.kernel.files import LinkKey, Viewer, link_key
from zhike.kernel.http import ListRequest, Request, Router, answer, expected_version, hot_read

router = Router("commerce")

BoardLimit = Annotated[int | None, Query(ge=1, le=50)]
_BOARD_LIMIT: Final = 20


def order_answer(request: Request, order_id: UUID, status: int = 200) -> HttpResponse:
    """The order as its page shows it, logged as opened."""

    def build(actor: object) -> tuple[str, list[object]]:
        return detail_sql(request.actor, order_id, request.language, _link_key(request))

    scalar = hot_read(request, ORDER_VIEW, build)
    body, facts = detail_body(request.actor, scalar)
    principal = request.principal
    if principal is not None:
        record_look(
            principal.session_id,
            actor=request.actor,
            object_kind="order",
            object_id=order_id,
            customer_id=facts.customer_id,
            shop_id=facts.row.shop_id,
        )
    return answer(body, status=status, etag=facts.version)


def _link_key(request: Request) -> LinkKey:
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return link_key(Viewer("session", request.principal.session_id))


@router.get_list("/orders", spec=LIST, item=OrderLineItem, operation_id="order_list", permission=ORDER_VIEW, hot=True)
def order_list(request: Request, page: ListRequest) -> HttpResponse:
    """Orders in the caller's scope, newest first"""
    scalar = hot_read(request, ORDER_VIEW, lambda actor: list_sql(actor, page, request.language))
    # By now the caller is known for sure; a search too many is found and not told.
    if page.q and page.after is None:
        count_phone(request.actor, page.filters, page.q)
    return answer(list_body(page, scalar))


@router.get("/orders/board", operation_id="order_board", permission=ORDER_VIEW, response=OrderBoard, hot=True)
def order_board(request: Request, shop: UUID | None = None, limit: BoardLimit = None) -> HttpResponse:
    """The newest orders of each status on the board, and how many there are"""
    scalar = hot_read(
        request,
        ORDER_VIEW,
        lambda actor: board_sql(actor, shop_id=shop, limit=limit or _BOARD_LIMIT, language=request.language),
    )
    return answer(board_body(request.actor, scalar))


@router.get("/orders/platforms", operation_id="order_platforms", permission=ORDER_VIEW, response=OrderPlatforms)
def order_platforms(request: Request) -> HttpResponse:
    """The platforms that shops are on"""
    return answer({"items": platforms()})


def _count_export(request: Request, body: ExportOrdersBody) -> None:
    count_phone(request.actor, body.filters, body.q)


@router.post(
    "/orders/export",
    operation_id="order_export",
    permission=ORDER_EXPORT,
    body=ExportOrdersBody,
    response=OrderExportJob,
    status=202,
    idempotent=True,
    first=_count_export,
)
def order_export(request: Request, body: ExportOrdersBody) -> HttpResponse:
    """Export the chosen orders as CSV or Excel; the file comes with the task"""
    job_id = export_start(
        actor=request.actor,
        format_=body.format,
        filters=body.filters,
        q=body.q,
        columns=body.columns or list(EXPORT_COLUMNS),
        language=request.language,
    )
    return answer({"job": job_id}, status=202)


@router.post(
    "/orders",
    operation_id="order_create",
    permission=ORDER_CREATE,
    body=OrderBody,
    response=OrderDetail,
    status=201,
    idempotent=True,
)
def order_add(request: Request, body: OrderBody) -> HttpResponse:
    """Enter an order"""
    receiver = Receiver(**body.receiver.model_dump()) if body.receiver else None
    fields = body.model_dump(exclude={"lines", "receiver"})
    lines = [NewLine(**line.model_dump()) for line in body.lines]
    order = order_create(actor=request.actor, new=NewOrder(lines=lines, receiver=receiver, **fields))
    return order_answer(request, order.id, 201)


@router.get("/orders/{order_id}", operation_id="order_get", permission=ORDER_VIEW, response=OrderDetail, hot=True)
def order_get(request: Request, order_id: UUID) -> HttpResponse:
    """One order with everything its page shows"""
    return order_answer(request, order_id)


@router.patch(
    "/orders/{order_id}",
    operation_id="order_change",
    permission=ORDER_EDIT,
    body=OrderPatch,
    response=OrderDetail,
    versioned=True,
)
def order_change(request: Request, order_id: UUID, body: OrderPatch) -> HttpResponse:
    """Change an order's remarks"""
    remarks = {name: text for name, text in body.model_dump(exclude_unset=True).items() if text is not None}
    order_edit(actor=request.actor, order_id=order_id, expected_version=expected_version(request), remarks=remarks)
    return order_answer(request, order_id)


@router.post(
    "/orders/{order_id}/actions/{action}",
    operation_id="order_move",
    permission=ORDER_VIEW,
    body=OrderMoveBody,
    response=OrderDetail,
    idempotent=True,
    versioned=True,
)
def order_move(
    request: Request, order_id: UUID, action: Annotated[str, Field(max_length=32)], body: OrderMoveBody
) -> HttpResponse:
    """Move an order along an allowed transition; the move names the right it needs"""
    order_transition(
        actor=request.actor,
        order_id=order_id,
        action=action,
        expected_version=expected_version(request),
        confirmed=body.confirm,
        reason=body.reason,
    )
    return order_answer(request, order_id)


@router.post(
    "/orders/{order_id}/link",
    operation_id="order_link",
    permission=ORDER_EDIT,
    body=OrderLinkBody,
    response=OrderDetail,
    idempotent=True,
    versioned=True,
)
def order_link(request: Request, order_id: UUID, body: OrderLinkBody) -> HttpResponse:
    """Say whose order this is"""
    order_link_customer(
        actor=request.actor,
        order_id=order_id,
        customer_id=body.customer_id,
        expected_version=expected_version(request),
        reason=body.reason,
    )
    return order_answer(request, order_id)


@router.post(
    "/orders/{order_id}/reveal",
    operation_id="order_reveal",
    permission=ORDER_REVEAL,
    body=ReceiverRevealBody,
    response=ReceiverRevealed,
)
def order_reveal(request: Request, order_id: UUID, body: ReceiverRevealBody) -> HttpResponse:
    """Shows one part of the receiver in plain; the call is logged with its reason"""
    value = receiver_reveal(actor=request.actor, order_id=order_id, field=body.field, reason=body.reason)
    return answer({"field": body.field, "value": value}, headers={"Cache-Control": "no-store"})
