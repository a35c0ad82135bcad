"""The cast of the contracts, and the few things that ticket tests do all the time."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.accounts.models import User
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values


class Keyed(Api):
    """A caller whose POSTs have a key of their own each, as the console's do."""

    def __init__(self, api: Api) -> None:
        super().__init__(None)
        self.client = api.client

    def call(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, version: int | None = None
    ) -> Any:
        key = key or (new_id().hex if method == "POST" else None)
        return super().call(method, path, body, key=key, version=version)


class Desk:
    """The cast with tickets: made, read and moved by API, as people do."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.wang = Keyed(cast.wang_api)
        self.chen = self.api(cast.chen)
        self.admin = Keyed(cast.admin_api)

    def make(self, by: Api | None = None, **values: Any) -> dict[str, Any]:
        """A ticket of shop A, by Wang Min unless said."""
        body = {"subject": "包裹破损，要求换货", "shop_id": str(self.cast.a.shop_id), **values}
        return self.get((by or self.wang).post("/tickets", body, 201))

    def get(self, ticket: dict[str, Any], by: Api | None = None) -> dict[str, Any]:
        found: dict[str, Any] = (by or self.admin).get(f"/tickets/{ticket['id']}")
        return found

    def mine(self, **values: Any) -> dict[str, Any]:
        """A ticket that Wang Min has taken."""
        return self.make(owner_id=str(self.cast.wang.id), **values)

    def statuses(self) -> dict[str, dict[str, Any]]:
        return {one["code"]: one for one in self.admin.get("/ticket-statuses")["items"]}

    def history(self, ticket: dict[str, Any]) -> list[dict[str, Any]]:
        """The steps of a ticket, the oldest first."""
        steps: list[dict[str, Any]] = self.admin.get(f"/tickets/{ticket['id']}/history?limit=200")["items"]
        return steps[::-1]

    def api(self, user: User) -> Api:
        return Keyed(self.cast.api(user))


@pytest.fixture
def desk(db: None, spine: Spine) -> Iterator[Desk]:
    values.forget()
    yield Desk(Cast(spine))
    values.forget()
