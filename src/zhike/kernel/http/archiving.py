"""`PUT /things/{thing_id}/archived`: out of use, or back. The same route for everything that is archived by a flag."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse

from zhike.kernel.http.answers import answer
from zhike.kernel.http.body import Body
from zhike.kernel.http.guard import Access
from zhike.kernel.http.request import Request
from zhike.kernel.http.router import Router


class ArchiveBody(Body):
    """Out of use, or back."""

    archived: bool


@dataclass(frozen=True, slots=True)
class Archiving:
    """What differs from thing to thing.

    `archive` is the service; it takes `actor`, the id under `row`'s name, `expected_version` and `archived`. `shown` is
    what the API answers for its row, `version` where that row keeps its version.
    """

    row: str
    permission: Access
    archive: Callable[..., Any]
    shown: Callable[[Request, Any], Any]
    response: Any
    version: Callable[[Any], int] = lambda row: cast(int, row.version)


def archive_route(router: Router, plural: str, operation_id: str, summary: str, what: Archiving) -> None:
    """Declares the route on `router`; `summary` stands in the API document."""

    def handler(request: Request, **arguments: Any) -> HttpResponse:
        row = what.archive(
            actor=request.actor,
            expected_version=request.expected_version,
            archived=arguments["body"].archived,
            **{what.row: arguments[what.row]},
        )
        return answer(what.shown(request, row), etag=what.version(row))

    kinds = {"request": Request, what.row: UUID, "body": ArchiveBody}
    place = inspect.Parameter.POSITIONAL_OR_KEYWORD
    # The framework finds the id in the path and the body by the handler's signature.
    cast(Any, handler).__signature__ = inspect.Signature(
        [inspect.Parameter(name, place, annotation=kind) for name, kind in kinds.items()]
    )
    handler.__name__, handler.__doc__ = operation_id, summary
    router.put(
        f"/{plural}/{{{what.row}}}/archived",
        operation_id=operation_id,
        permission=what.permission,
        body=ArchiveBody,
        response=what.response,
        versioned=True,
    )(handler)
