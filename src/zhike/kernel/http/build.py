"""The API object: all routers, our JSON, our errors, one document."""

from collections.abc import Sequence
from typing import Any, Final

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja import Router as NinjaRouter
from ninja.errors import HttpError
from ninja.errors import ValidationError as NinjaValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

from zhike.kernel.errors import ZhikeError
from zhike.kernel.http import problems
from zhike.kernel.http.answers import json_bytes
from zhike.kernel.http.router import RouteError, Router, RouteSpec, mount


class _OrjsonParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


class _OrjsonRenderer(BaseRenderer):
    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return json_bytes(data)


_PROBLEM_SCHEMA: Final[dict[str, Any]] = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "code", "title", "detail", "status", "class", "retry", "fields", "request_id"],
    "properties": {
        "type": {"type": "string"},
        "code": {"type": "string"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "status": {"type": "integer"},
        "class": {
            "type": "string",
            "enum": ["input", "auth", "permission", "missing", "conflict", "limit", "sync", "fault"],
        },
        "retry": {"type": "string", "enum": ["never", "later", "after_reload"]},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "code", "params", "text"],
                "properties": {
                    "path": {"type": "string"},
                    "code": {"type": "string"},
                    "params": {"type": "object"},
                    "text": {"type": "string"},
                },
            },
        },
        "permission": {"type": ["string", "null"]},
        "request_id": {"type": "string"},
    },
}


class ZhikeAPI(NinjaAPI):
    """The framework's API with our routes on it; `route_specs` is what the generated suites walk."""

    route_specs: list[RouteSpec]

    def get_openapi_schema(self, **options: Any) -> Any:
        """OpenAPI 3.1: every operation also names its problem answers and its security."""
        document = super().get_openapi_schema(**options)
        document["components"]["schemas"]["Problem"] = _PROBLEM_SCHEMA
        document["components"]["securitySchemes"] = {
            "session": {"type": "apiKey", "in": "cookie", "name": "zhike_session"},
            "bearer": {"type": "http", "scheme": "bearer"},
        }
        problem = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for operations in document["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {"description": "Problem (RFC 9457)", **problem}
                operation.setdefault("security", [{"session": []}, {"bearer": []}])
        return document


def build_api(routers: Sequence[Router]) -> ZhikeAPI:
    """The API of all `routers`. Raises RouteError for an operation id or an address that is used twice."""
    api = ZhikeAPI(
        title="Zhike 知客",
        version="v1",
        description="Customer service for online shops. Errors are RFC 9457 problem documents.",
        docs_url=None,
        openapi_url="/openapi.json",
        renderer=_OrjsonRenderer(),
        parser=_OrjsonParser(),
        urls_namespace="api",
    )
    api.route_specs = [route for router in routers for route in router.routes]
    _refuse_twins([route.operation_id for route in api.route_specs])
    _refuse_twins([f"{route.method} {route.path}" for route in api.route_specs])
    for router in routers:
        target = NinjaRouter()
        mount(router.routes, target)
        api.add_router("", target)
    for kind in (ZhikeError, NinjaValidationError, HttpError, Exception):
        api.add_exception_handler(kind, _handler)
    return api


def _handler(request: HttpRequest, raised: Exception | type[Exception]) -> HttpResponse:
    return problems.handle(request, raised() if isinstance(raised, type) else raised)


def _refuse_twins(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise RouteError(f"{name} is declared twice")
        seen.add(name)
