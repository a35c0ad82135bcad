"""Hot routes are found and run without the framework's own machinery.

Resolving an address, choosing an operation and reading its arguments anew for each request costs the framework more
than a hot read costs PostgreSQL. A hot route takes nothing but ids from its path, the list contract and a body, so a
look into a table is enough. The gate, the handler, the errors and the headers are the same on both ways; whatever this
way does not know (another method, an id in another spelling, a body that does not fit) takes the usual one.
"""

import inspect
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast
from uuid import UUID

import orjson
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from zhike.kernel import context
from zhike.kernel.authz import Permission
from zhike.kernel.errors import FAULT, ZhikeError
from zhike.kernel.http import problems
from zhike.kernel.http.guard import caller_token
from zhike.kernel.http.hot import remember_caller
from zhike.kernel.http.request import Request
from zhike.kernel.http.router import RouteSpec, gate_behind, gate_for, view_for

log = logging.getLogger(__name__)
_ID: Final = re.compile(r"(?<=/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=/|\Z)")
_PARAMETER: Final = re.compile(r"{(?:[a-z]+:)?([a-z_]+)}")


@dataclass(frozen=True, slots=True)
class _Direct:
    """A route that can be run directly. `own`: the handler has arguments of its own in the query string."""

    gate: Callable[[HttpRequest], bool]
    view: Callable[..., HttpResponse]
    names: tuple[str, ...]
    body: type[BaseModel] | None
    own: bool


#: A route and the ids in the path of a request for it.
Found = tuple[_Direct, list[str]]
#: Where a request's environment says what was found for it already. No header can: theirs begin with HTTP_.
FOUND: Final = "zhike.found"

_reads: dict[str, _Direct] = {}
_writes: dict[str, _Direct] = {}
_tables: Final[Mapping[str | None, dict[str, _Direct]]] = {"GET": _reads, "POST": _writes}


def offer(prefix: str, routes: Iterable[RouteSpec]) -> None:
    """Puts the hot ones among `routes`, which are mounted under `prefix`, into the table of their method."""
    for route in routes:
        found = _direct(route) if route.hot else None
        if found is not None:
            _tables[route.method][prefix + _PARAMETER.sub("{}", route.path)] = found


def find(method: str | None, path: str, query: str) -> Found | None:
    """The hot route that answers such a request directly, with the ids in its path."""
    table = _tables.get(method)
    if table is None:
        return None
    ids: list[str] = []
    route = table.get(path)
    if route is None:
        ids = _ID.findall(path)
        route = table.get(_ID.sub("{}", path))
    if route is None or len(ids) != len(route.names) or (route.own and query):
        return None
    return route, ids


def answer_directly(plain_request: HttpRequest) -> HttpResponse | None:
    """The answer to a request for a hot route; None when the framework is to answer."""
    meta = plain_request.META
    found: Found | None = meta.get(FOUND) or find(
        plain_request.method, plain_request.path_info, meta.get("QUERY_STRING", "")
    )
    return None if found is None else _run(found[0], cast(Request, plain_request), found[1])


def _run(found: _Direct, request: Request, ids: list[str]) -> HttpResponse | None:
    arguments: dict[str, Any] = dict(zip(found.names, map(UUID, ids), strict=True))
    try:
        found.gate(request)
        if found.body is not None:
            body = _body(request, found.body)
            if body is None:
                request.remembered = None
                return None
            arguments["body"] = body
        return found.view(request, **arguments)
    except (ZhikeError, DatabaseError, InterfaceError) as raised:
        return problems.handle(request, raised)
    except Exception:
        log.exception("unexpected error, request %s", context.current().request_id)
        return problems.render(request, FAULT())


def _body(request: Request, shape: type[BaseModel]) -> BaseModel | None:
    """The body; None for one that does not fit, which the framework reads again to say what is wrong with it."""
    try:
        return shape.model_validate(orjson.loads(request.body))
    except (ValueError, RequestDataTooBig):
        return None


def _direct(route: RouteSpec) -> _Direct | None:
    names = tuple(_PARAMETER.findall(route.path))
    arguments: dict[str, Any] = dict(list(inspect.signature(route.handler, eval_str=True).parameters.items())[1:])
    if any(name not in arguments or arguments[name].annotation is not UUID for name in names):
        return None
    own = [one for name, one in arguments.items() if name not in (*names, "page", "body")]
    if any(one.default is not None for one in own):
        # Only an argument that may be left out has a value here without the framework reading it.
        return None
    gate = gate_for(route) if route.method == "GET" else gate_behind(_remembering(route), route)
    return _Direct(gate, view_for(route), names, route.body, bool(own))


def _remembering(route: RouteSpec) -> Callable[[HttpRequest], None]:
    """The guard of a hot write: who calls is remembered, and checked by the statement that writes."""
    wanted = cast(Permission, route.permission)

    def guard(plain_request: HttpRequest) -> None:
        request = cast(Request, plain_request)
        remember_caller(request, caller_token(request), wanted)

    return guard
