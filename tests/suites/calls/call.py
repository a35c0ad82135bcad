"""What a call is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from zhike.kernel.http import RouteSpec

#: Whose the row in the address is: of a shop and its people (data scopes decide), of one person or visitor alone, or
#: of the company, where the permission decides alone.
Belongs = Literal["scoped", "own", "company"]


@dataclass(frozen=True)
class Call:
    """A call that succeeds: the row it is about, the body, the version it starts from, and who makes it."""

    by: Api
    values: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    version: int | None = None
    query: str = ""
    upload: tuple[str, bytes] | None = None
    belongs: Belongs = "company"

    def send(
        self,
        route: RouteSpec,
        by: Api | None = None,
        *,
        key: str = "suite-key-0001",
        version: int | None = None,
        body: Any = None,
        values: Mapping[str, str] | None = None,
    ) -> Any:
        """Sends it, with another caller, key, version, body or row where given."""
        api = by or self.by
        path = route.path.format(**(values or self.values)) + self.query
        if self.upload is not None:
            name, data = self.upload
            return api.client.post(f"/api/v1{path}", {"file": SimpleUploadedFile(name, data)})
        return api.call(
            route.method,
            path,
            self.body if body is None else body,
            key=key if route.idempotent else None,
            version=(version or self.version) if route.versioned else None,
        )


Maker = Callable[[Cast], Call]


def found(cast: Cast, path: str) -> dict[str, Any]:
    """A row as Admin reads it, with its version."""
    response = cast.admin_api.call("GET", path)
    assert response.status_code == 200, response.content.decode()
    row: dict[str, Any] = orjson.loads(response.content)
    if "ETag" in response:
        row.setdefault("version", int(response["ETag"].strip('"')))
    return row


def first(cast: Cast, path: str) -> dict[str, Any]:
    """The first row of a list as Admin reads it."""
    items: list[dict[str, Any]] = cast.admin_api.get(path)["items"]
    assert items, path
    return items[0]


def plain(path: str = "") -> Maker:
    """A call without row and body, by Admin."""
    return lambda cast: Call(cast.admin_api, query=path)
