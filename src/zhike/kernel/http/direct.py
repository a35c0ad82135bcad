"""Hot routes are found and run without the framework's own machinery.

Resolving an address, choosing an operation and reading its arguments anew for each request costs the framework more
than a hot read costs PostgreSQL. A hot route takes nothing but ids from its path and the list contract, so a look into
a table is enough. The gate, the handler, the errors and the headers are the same objects on both ways; whatever this
way does not know (another method, an id in another spelling, an argument of the handler's own) takes the usual one.
"""

import inspect
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, cast
from uuid import UUID

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse

from zhike.kernel import context
from zhike.kernel.errors import FAULT, ZhikeError
from zhike.kernel.http import problems
from zhike.kernel.http.request import Request
from zhike.kernel.http.router import RouteSpec, gate_for, view_for

log = logging.getLogger(__name__)
_ID: Final = re.compile(r"(?<=/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=/|\Z)")
_PARAMETER: Final = re.compile(r"{(?:[a-z]+:)?([a-z_]+)}")


@dataclass(frozen=True, slots=True)
class _Direct:
    """A route that can be run directly. `own`: the handler has arguments of its own in the query string."""

    gate: Callable[[HttpRequest], bool]
    view: Callable[..., HttpResponse]
    names: tuple[str, ...]
    own: bool


_table: dict[str, _Direct] = {}


def offer(prefix: str, routes: Iterable[RouteSpec]) -> None:
    """Puts the hot ones among `routes`, which are mounted under `prefix`, into the table."""
    for route in routes:
        found = _direct(route) if route.hot else None
        if found is not None:
            _table[prefix + _PARAMETER.sub("{}", route.path)] = found


def answer_directly(plain_request: HttpRequest) -> HttpResponse | None:
    """The answer to a request for a hot route; None when the framework is to answer."""
    if plain_request.method != "GET":
        return None
    path = plain_request.path_info
    ids: list[str] = []
    found = _table.get(path)
    if found is None:
        ids = _ID.findall(path)
        found = _table.get(_ID.sub("{}", path))
    if found is None or len(ids) != len(found.names) or (found.own and plain_request.META.get("QUERY_STRING")):
        return None
    request = cast(Request, plain_request)
    try:
        found.gate(request)
        return found.view(request, **dict(zip(found.names, map(UUID, ids), strict=True)))
    except (ZhikeError, DatabaseError, InterfaceError) as raised:
        return problems.handle(request, raised)
    except Exception:
        log.exception("unexpected error, request %s", context.current().request_id)
        return problems.render(request, FAULT())


def _direct(route: RouteSpec) -> _Direct | None:
    names = tuple(_PARAMETER.findall(route.path))
    arguments: dict[str, Any] = dict(list(inspect.signature(route.handler, eval_str=True).parameters.items())[1:])
    if any(name not in arguments or arguments[name].annotation is not UUID for name in names):
        return None
    own = [one for name, one in arguments.items() if name not in names and name != "page"]
    if any(one.default is not None for one in own):
        # Only an argument that may be left out has a value here without the framework reading it.
        return None
    return _Direct(gate_for(route), view_for(route), names, bool(own))
