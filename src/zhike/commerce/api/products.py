"""The catalogue."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zhike.audit.public import record_look
from zhike.commerce.api.bodies import Amount, Number
from zhike.commerce.api.shapes import MoneyAmount
from zhike.commerce.permissions import PRODUCT_EDIT, PRODUCT_MANAGE, PRODUCT_VIEW
from zhike.commerce.selectors.products import LIST, product_detail, product_rows
from zhike.commerce.services.products import product_archive, product_create, product_edit, product_restore
from zhike.kernel.errors import INPUT_INVALID, SIGN_IN_REQUIRED, FieldError
from zhike.kernel.files import LinkKey, Viewer, link_key
from zhike.kernel.http import (
    Body,
    Currency,
    ListRequest,
    OneLine,
    Request,
    Router,
    answer,
    expected_version,
    list_answer,
)

router = Router("commerce")


def _address(value: str) -> str:
    if value and not value.lower().startswith(("http://", "https://")):
        raise PydanticCustomError("commerce.url", "an address of the web")
    return value


Text = Annotated[str, OneLine(200, blank=True)]
Url = Annotated[str, OneLine(500, blank=True), AfterValidator(_address)]
State = Literal["on_sale", "off_sale"]
Stage = Literal["introduction", "growth", "maturity", "decline", "discontinued"]
Stock = Annotated[int, Field(ge=0, le=2_000_000_000)]


class ProductBody(Body):
    """A new product. The price is in minor units of `price_currency` (the shop's, where not said)."""

    shop_id: UUID
    number: Number
    name: Annotated[str, OneLine(200)]
    category: Annotated[str, OneLine(100, blank=True)] = ""
    specification: Text = ""
    price_amount: Amount | None = None
    price_currency: Currency | None = None
    url: Url = ""
    image_file_id: UUID | None = None
    status: State = "on_sale"
    stage: Stage = "maturity"
    stock: Stock | None = None
    external_id: Annotated[str, OneLine(64, blank=True)] = ""


class ProductPatch(Body):
    """What may change about a product; what is not named stays. Price, picture and stock may become null."""

    number: Number | None = None
    name: Annotated[str, OneLine(200)] | None = None
    category: Annotated[str, OneLine(100, blank=True)] | None = None
    specification: Text | None = None
    price_amount: Amount | None = None
    price_currency: Currency | None = None
    url: Url | None = None
    image_file_id: UUID | None = None
    status: State | None = None
    stage: Stage | None = None
    stock: Stock | None = None
    external_id: Annotated[str, OneLine(64, blank=True)] | None = None


_NULLABLE = frozenset({"price_amount", "image_file_id", "stock"})


class ProductItem(Schema):
    """A product; picture addresses are good for five minutes."""

    id: UUID
    version: int
    shop_id: UUID
    number: str
    name: str
    category: str
    specification: str
    currency: str
    price: MoneyAmount | None
    url: str
    image_file_id: UUID | None
    image_url: str | None
    image_thumb_url: str | None
    status: str
    stage: str
    stock: int | None
    archived_at: datetime | None
    updated_at: datetime


class ProductAction(Schema):
    """Something that can be done with a product; `why` is a code when it cannot be done now."""

    name: str
    allowed: bool
    why: str | None


class ProductDetail(ProductItem):
    """A product and what can be done with it."""

    actions: list[ProductAction]


def _key(request: Request) -> LinkKey:
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return link_key(Viewer("session", request.principal.session_id))


def _detail(request: Request, product_id: UUID, status: int = 200) -> HttpResponse:
    found = product_detail(request.actor, product_id, _key(request))
    if request.principal is not None:
        session_id, shop_id = request.principal.session_id, found["shop_id"]
        record_look(session_id, actor=request.actor, object_kind="product", object_id=product_id, shop_id=shop_id)
    return answer(found, status=status, etag=found["version"])


@router.get_list("/products", spec=LIST, item=ProductItem, operation_id="product_list", permission=PRODUCT_VIEW)
def product_list(request: Request, page: ListRequest) -> HttpResponse:
    """The catalogue of the caller's shops"""
    rows, total = product_rows(request.actor, page, _key(request))
    return list_answer(page, rows, total=total)


@router.post(
    "/products",
    operation_id="product_create",
    permission=PRODUCT_EDIT,
    body=ProductBody,
    response=ProductDetail,
    status=201,
    idempotent=True,
)
def product_add(request: Request, body: ProductBody) -> HttpResponse:
    """Add a product"""
    values: dict[str, Any] = body.model_dump(exclude={"shop_id"})
    if values["price_currency"] is None:
        values.pop("price_currency")
    product = product_create(actor=request.actor, shop_id=body.shop_id, values=values)
    return _detail(request, product.id, 201)


@router.get("/products/{product_id}", operation_id="product_get", permission=PRODUCT_VIEW, response=ProductDetail)
def product_get(request: Request, product_id: UUID) -> HttpResponse:
    """One product"""
    return _detail(request, product_id)


@router.patch(
    "/products/{product_id}",
    operation_id="product_change",
    permission=PRODUCT_EDIT,
    body=ProductPatch,
    response=ProductDetail,
    versioned=True,
)
def product_change(request: Request, product_id: UUID, body: ProductPatch) -> HttpResponse:
    """Change a product"""
    values = body.model_dump(exclude_unset=True)
    empty = [name for name, value in values.items() if value is None and name not in _NULLABLE]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    product_edit(actor=request.actor, product_id=product_id, expected_version=expected_version(request), values=values)
    return _detail(request, product_id)


@router.post(
    "/products/{product_id}/archive",
    operation_id="product_archive",
    permission=PRODUCT_MANAGE,
    response=ProductDetail,
    versioned=True,
)
def product_away(request: Request, product_id: UUID) -> HttpResponse:
    """Take a product out of the catalogue"""
    product_archive(actor=request.actor, product_id=product_id, expected_version=expected_version(request))
    return _detail(request, product_id)


@router.post(
    "/products/{product_id}/restore",
    operation_id="product_restore",
    permission=PRODUCT_MANAGE,
    response=ProductDetail,
    versioned=True,
)
def product_back(request: Request, product_id: UUID) -> HttpResponse:
    """Take a product back into the catalogue"""
    product_restore(actor=request.actor, product_id=product_id, expected_version=expected_version(request))
    return _detail(request, product_id)
