"""Routes: each names its permission or is declared public, once, in one registry that generated tests walk."""

import functools
import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import GenericAlias
from typing import Any, Final, Literal, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from ninja import Router as NinjaRouter
from ninja import Schema
from pydantic import BaseModel

from zhike.kernel.authz import Permission
from zhike.kernel.errors import INPUT_INVALID, VERSION_CONFLICT, VERSION_REQUIRED, FieldError, ZhikeError
from zhike.kernel.http.body import Body
from zhike.kernel.http.conflicts import base_of
from zhike.kernel.http.guard import Access, guard_for
from zhike.kernel.http.idempotency import once, read_key
from zhike.kernel.http.lists import ListSpec, read_list_request
from zhike.kernel.http.request import Request

Idempotency = Literal[False, True, "domain"]
Handler = TypeVar("Handler", bound=Callable[..., HttpResponse])
_ETAG: Final = re.compile(r'"(\d{1,9})"')
#: Fields of bodies that are never repeated in an answer.
_SECRETS: Final = {"password"}
_PATH_PARAMETER: Final = re.compile(r"{(?:[a-z]+:)?([a-z_]+)}")


@dataclass(frozen=True, slots=True)
class RouteSpec:
    """What a route promises. The generated suites (role × route × row, lists, idempotency, If-Match) read these."""

    method: str
    path: str
    operation_id: str
    access: Access
    handler: Callable[..., HttpResponse]
    tag: str
    summary: str = ""
    body: type[Body] | None = None
    response: Any = None
    status: int = 200
    idempotent: Idempotency = False
    #: Answers a repetition of an idempotent call by reading anew, with the handler's arguments; else the first answer
    #: is kept and sent again.
    again: Callable[..., HttpResponse] | None = None
    #: Runs before the transaction of an idempotent call, with the handler's arguments: what counts tries, which a
    #: refused call must not give back.
    first: Callable[..., None] | None = None
    versioned: bool = False
    hot: bool = False
    spec: ListSpec | None = None
    item: type[BaseModel] | None = None
    query: tuple[str, ...] = ()
    media: Literal["json", "multipart", "none"] = "json"
    openapi: dict[str, Any] = field(default_factory=dict)

    @property
    def permission(self) -> Permission | None:
        """The permission the route asks for, if it is one."""
        return self.access if isinstance(self.access, Permission) else None


class RouteError(RuntimeError):
    """A route is declared wrongly; raised at start."""


class Router:
    """Collects a module's routes. `tag` groups them in the API document."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.routes: list[RouteSpec] = []

    def route(
        self, method: str, path: str, *, operation_id: str, permission: Access, **facts: Any
    ) -> Callable[[Handler], Handler]:
        """Declares a route; `facts` are fields of :class:`RouteSpec`."""

        def declare(handler: Handler) -> Handler:
            summary = (inspect.getdoc(handler) or operation_id.replace("_", " ")).split("\n")[0]
            self.routes.append(
                RouteSpec(method, path, operation_id, permission, handler, self.tag, summary=summary, **facts)
            )
            return handler

        return declare

    def get(self, path: str, *, operation_id: str, permission: Access, **facts: Any) -> Callable[[Handler], Handler]:
        """A read."""
        return self.route("GET", path, operation_id=operation_id, permission=permission, **facts)

    def post(self, path: str, *, operation_id: str, permission: Access, **facts: Any) -> Callable[[Handler], Handler]:
        """A creation or a verb."""
        return self.route("POST", path, operation_id=operation_id, permission=permission, **facts)

    def put(self, path: str, *, operation_id: str, permission: Access, **facts: Any) -> Callable[[Handler], Handler]:
        """A replacement."""
        return self.route("PUT", path, operation_id=operation_id, permission=permission, **facts)

    def patch(self, path: str, *, operation_id: str, permission: Access, **facts: Any) -> Callable[[Handler], Handler]:
        """A change of some fields."""
        return self.route("PATCH", path, operation_id=operation_id, permission=permission, **facts)

    def delete(self, path: str, *, operation_id: str, permission: Access, **facts: Any) -> Callable[[Handler], Handler]:
        """A removal."""
        return self.route("DELETE", path, operation_id=operation_id, permission=permission, **facts)

    def get_list(
        self, path: str, *, spec: ListSpec, item: type[BaseModel], operation_id: str, permission: Access, **facts: Any
    ) -> Callable[[Handler], Handler]:
        """A list by the list contract; the handler takes `page: ListRequest` after its path parameters."""
        return self.route("GET", path, operation_id=operation_id, permission=permission, spec=spec, item=item, **facts)


def mount(routes: Iterable[RouteSpec], target: NinjaRouter) -> None:
    """Registers the routes with the framework. Raises RouteError for a wrong declaration."""
    for route in routes:
        if route.versioned and route.method not in ("PATCH", "PUT", "DELETE", "POST"):
            raise RouteError(f"{route.operation_id}: only writes are versioned")
        if route.hot and route.permission is None:
            raise RouteError(f"{route.operation_id}: only routes with a permission are hot")
        if route.hot and route.method != "GET" and (route.method, route.idempotent) != ("POST", "domain"):
            raise RouteError(f"{route.operation_id}: of writes only those with a row's own key are hot")
        if route.body is not None and not issubclass(route.body, Body):
            raise RouteError(f"{route.operation_id}: the body must be a Body, so that unknown fields are refused")
        target.add_api_operation(
            route.path,
            [route.method],
            view_for(route),
            auth=gate_for(route),
            operation_id=route.operation_id,
            summary=route.summary,
            tags=[route.tag],
            response={route.status: _response_schema(route)},
            openapi_extra=_openapi_extra(route),
        )


def _response_schema(route: RouteSpec) -> Any:
    if route.spec is not None and route.item is not None:
        return list_schema(route.item)
    return route.response


@functools.cache
def list_schema(item: type[BaseModel]) -> type[Schema]:
    """The list envelope around `item`."""
    total = type("ListTotal", (Schema,), {"__annotations__": {"value": int, "exact": bool}})
    fields: dict[str, Any] = {"items": GenericAlias(list, (item,)), "next": str | None, "total": total | None}
    return type(f"{item.__name__}List", (Schema,), {"__annotations__": fields, "total": None})


def _openapi_extra(route: RouteSpec) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [*(route.spec.openapi_parameters() if route.spec else [])]
    headers = [("If-Match", r'^"\d{1,9}"$')] if route.versioned else []
    if route.idempotent:
        headers.append(("Idempotency-Key", "^[A-Za-z0-9._:-]{8,64}$"))
    for name, pattern in headers:
        parameters.append(
            {"in": "header", "name": name, "required": True, "schema": {"type": "string", "pattern": pattern}}
        )
    extra: dict[str, Any] = {"parameters": parameters} if parameters else {}
    if route.permission is not None:
        extra["x-permission"] = route.permission.name
    return extra | route.openapi


def _known_query(route: RouteSpec) -> frozenset[str]:
    """Every query parameter of the route: those of its list, those declared, and scalar arguments of the handler."""
    if route.spec is not None:
        return route.spec.parameter_names()
    in_path = set(_PATH_PARAMETER.findall(route.path))
    arguments = set(list(inspect.signature(route.handler).parameters)[1:])
    return frozenset(arguments - in_path - {"body", "file"}) | frozenset(route.query)


def gate_for(route: RouteSpec) -> Callable[[HttpRequest], bool]:
    """What must hold before the body is even parsed: the caller's right, known parameters, required headers."""
    return gate_behind(guard_for(route.access, hot=route.hot and route.method == "GET"), route)


def gate_behind(guard: Callable[[HttpRequest], object], route: RouteSpec) -> Callable[[HttpRequest], bool]:
    """The gate of `route` with `guard` deciding about the caller."""
    known = _known_query(route)

    def gate(plain_request: HttpRequest) -> bool:
        request = cast(Request, plain_request)
        guard(request)
        if request.META.get("QUERY_STRING"):
            unknown = [FieldError(name, "value.unknown_parameter") for name in request.GET if name not in known]
            if unknown:
                raise INPUT_INVALID(fields=unknown)
        if route.versioned:
            request.expected_version = _if_match(request)
        if route.idempotent:
            request.idempotency_key = read_key(request)
        return True

    return gate


def view_for(route: RouteSpec) -> Callable[..., HttpResponse]:
    """The handler with everything that all routes do alike around it."""
    work = functools.partial(_with_yours, route.handler) if route.versioned else route.handler

    @functools.wraps(route.handler)
    def view(request: Request, **arguments: Any) -> HttpResponse:
        if route.spec is not None:
            arguments["page"] = read_list_request(request, route.spec)
        if route.first is not None:
            route.first(request, **arguments)
        if route.idempotent is True:
            again = None if route.again is None else functools.partial(route.again, request, **arguments)
            return once(request, route.operation_id, lambda: work(request, **arguments), again)
        return work(request, **arguments)

    if route.spec is not None:
        # The framework must not look for `page` in the query string: the list contract reads that whole.
        signature = inspect.signature(route.handler)
        kept = [one for name, one in signature.parameters.items() if name != "page"]
        cast(Any, view).__signature__ = signature.replace(parameters=kept)
    return view


def _with_yours(handler: Callable[..., HttpResponse], request: Request, **arguments: Any) -> HttpResponse:
    """Runs a versioned handler; a conflict also says what the caller meant and started from, so that a screen can show
    both sides."""
    try:
        return handler(request, **arguments)
    except ZhikeError as error:
        if error.code is VERSION_CONFLICT:
            body = arguments.get("body")
            if isinstance(body, BaseModel):
                error.extra.setdefault("yours", body.model_dump(mode="json", exclude_unset=True, exclude=_SECRETS))
            error.extra.setdefault("base", base_of(error.extra, request.expected_version, arguments))
        raise


def _if_match(request: Request) -> int:
    match = _ETAG.fullmatch(request.META.get("HTTP_IF_MATCH", ""))
    if match is None:
        raise VERSION_REQUIRED()
    return int(match[1])
