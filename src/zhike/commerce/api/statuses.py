"""The statuses of orders and the moves between them."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.commerce.permissions import ORDER_VIEW, STATUS_MANAGE
from zhike.commerce.selectors.options import statuses
from zhike.commerce.services.statuses import Move, status_create, status_edit, transitions_set
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine, Request, Router, answer, expected_version

router = Router("commerce")

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Names = Annotated[dict[Literal["zh-CN", "en"], Annotated[str, OneLine(40)]], Field(min_length=1)]
Category = Literal[
    "pending", "paid", "shipped", "signed", "completed", "cancelled", "refunding", "refunded", "exchanged", "abnormal"
]
Color = Literal["gray", "blue", "green", "yellow", "orange", "red", "purple", "teal"]
MovePermission = Literal[
    "commerce.order.edit", "commerce.order.close", "commerce.shipment.edit", "commerce.refund.create"
]


class OrderTransitionShape(Schema):
    """A move from a status: its action, where it leads, the right it needs."""

    action: str
    to_id: UUID
    permission: str
    needs_reason: bool


class OrderStatusShape(Schema):
    """A status with what may follow from it. `initial`: where orders of its category begin."""

    id: UUID
    version: int
    code: str
    names: dict[str, str]
    label: str
    category: str
    color: str
    position: int
    on_board: bool
    active: bool
    initial: bool
    transitions: list[OrderTransitionShape]


class OrderStatuses(Schema):
    """All statuses, in order."""

    items: list[OrderStatusShape]


class OrderStatusBody(Body):
    """A new status; code and category stay for ever."""

    code: Code
    names: Names
    category: Category
    color: Color = "gray"
    on_board: bool = True


class OrderStatusPatch(Body):
    """What may change about a status; `position` is its new place from 0."""

    names: Names | None = None
    color: Color | None = None
    position: Annotated[int, Field(ge=0, le=1000)] | None = None
    on_board: bool | None = None
    active: bool | None = None


class OrderTransitionItem(Body):
    """A move to allow."""

    action: Code
    to_id: UUID
    permission: MovePermission = "commerce.order.edit"
    needs_reason: bool = False


class OrderTransitionsBody(Body):
    """What may follow from a status; replaces what was there."""

    transitions: Annotated[list[OrderTransitionItem], Field(max_length=30)]


def _one(request: Request, status_id: UUID, status: int = 200) -> HttpResponse:
    found = statuses(request.language, status_id)[0]
    return answer(found, status=status, etag=found["version"])


@router.get("/order-statuses", operation_id="order_status_list", permission=ORDER_VIEW, response=OrderStatuses)
def order_status_list(request: Request) -> HttpResponse:
    """The statuses of orders and the moves between them"""
    return answer({"items": statuses(request.language)})


@router.post(
    "/order-statuses",
    operation_id="order_status_create",
    permission=STATUS_MANAGE,
    body=OrderStatusBody,
    response=OrderStatusShape,
    status=201,
    idempotent=True,
)
def order_status_create(request: Request, body: OrderStatusBody) -> HttpResponse:
    """Add a status"""
    made = status_create(
        actor=request.actor,
        code=body.code,
        names={str(language): name for language, name in body.names.items()},
        category=body.category,
        color=body.color,
        on_board=body.on_board,
    )
    return _one(request, made.id, 201)


@router.patch(
    "/order-statuses/{status_id}",
    operation_id="order_status_change",
    permission=STATUS_MANAGE,
    body=OrderStatusPatch,
    response=OrderStatusShape,
    versioned=True,
)
def order_status_change(request: Request, status_id: UUID, body: OrderStatusPatch) -> HttpResponse:
    """Change a status"""
    values = body.model_dump(exclude_unset=True)
    empty = [name for name, value in values.items() if value is None]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    status_edit(actor=request.actor, status_id=status_id, expected_version=expected_version(request), values=values)
    return _one(request, status_id)


@router.put(
    "/order-statuses/{status_id}/transitions",
    operation_id="order_status_transitions",
    permission=STATUS_MANAGE,
    body=OrderTransitionsBody,
    response=OrderStatusShape,
    versioned=True,
)
def order_status_transitions(request: Request, status_id: UUID, body: OrderTransitionsBody) -> HttpResponse:
    """Say anew what may follow from a status"""
    moves = [Move(one.action, one.to_id, one.permission, one.needs_reason) for one in body.transitions]
    transitions_set(actor=request.actor, status_id=status_id, expected_version=expected_version(request), moves=moves)
    return _one(request, status_id)
