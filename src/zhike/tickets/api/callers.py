"""Who calls, that they looked, and addresses of files for them."""

from typing import Any, Final
from uuid import UUID

import orjson

from zhike.audit.public import record_look
from zhike.kernel.authz import Principal
from zhike.kernel.errors import SIGN_IN_REQUIRED
from zhike.kernel.files import Viewer, link_key
from zhike.kernel.http import Request

#: How a comment with files looks in the JSON that PostgreSQL builds; without it nothing needs to be read again.
_MARK: Final = b'"files" : [{'


def principal_of(request: Request) -> Principal:
    """The signed-in caller. Raises `auth.sign_in_required` on a route that let somebody else pass."""
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return request.principal


def opened(request: Request, ticket_id: UUID, customer_id: UUID | None, shop_id: UUID | None) -> None:
    """Notes in the operation log that the caller reads this ticket, however they came to it."""
    principal = principal_of(request)
    record_look(
        principal.session_id,
        actor=principal.actor,
        object_kind="ticket",
        object_id=ticket_id,
        customer_id=customer_id,
        shop_id=shop_id,
    )


def sign(request: Request, comments: list[dict[str, Any]]) -> None:
    """Puts the addresses of files, good for five minutes, into comments."""
    if not any(comment["files"] for comment in comments):
        return
    key = link_key(Viewer("session", principal_of(request).session_id))
    for comment in comments:
        for file in comment["files"]:
            file_id = UUID(file["id"])
            thumb = file.pop("thumb", False)
            file["url"] = key.url(file_id)
            file["thumb_url"] = key.url(file_id, thumb=True) if thumb else None


def signed(request: Request, json: bytes) -> bytes:
    """A ticket's JSON with file addresses; untouched without files."""
    if _MARK not in json:
        return json
    found = orjson.loads(json)
    sign(request, found["comments"])
    return orjson.dumps(found)
