"""Callers of the API in tests: a member of staff with a bearer token, an open chat widget."""

from typing import Any

import orjson
from django.test import Client

from zhike.kernel.ids import new_id


class Api:
    """JSON in and out below /api/v1; nobody in particular without a token."""

    def __init__(self, token: str | None) -> None:
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers=self.headers, raise_request_exception=False)

    def call(
        self, method: str, path: str, body: Any = None, *, key: str | None = None, version: int | None = None
    ) -> Any:
        """One request; `key` is the Idempotency-Key, `version` goes into If-Match."""
        headers = {}
        if key is not None:
            headers["Idempotency-Key"] = key
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.client.generic(
            method,
            f"/api/v1{path}",
            data=b"" if body is None else orjson.dumps(body),
            content_type="application/json",
            headers=headers,
        )

    def get(self, path: str) -> Any:
        """The JSON of a read that must succeed."""
        return read(self.call("GET", path))

    def post(
        self,
        path: str,
        body: Any = None,
        status: int = 200,
        *,
        key: str | None = None,
        version: int | None = None,
    ) -> Any:
        """The JSON of a POST that must end with `status`; with a fresh key where none is given."""
        key = new_id().hex if key is None else key
        return read(self.call("POST", path, {} if body is None else body, key=key, version=version), status)


class Widget(Api):
    """An open chat widget."""

    def __init__(self, opened: dict[str, Any]) -> None:
        super().__init__(opened["token"])
        self.opened = opened
        self._sent = 0

    def say(self, text: str) -> Any:
        """Sends a text and answers the message."""
        self._sent += 1
        key = f"{self.opened['token'][-24:]}-{self._sent}"
        return self.post("/widget/messages", {"kind": "text", "text": text}, 201, key=key)

    def thread(self, query: str = "") -> Any:
        """The thread as the widget shows it."""
        return self.get(f"/widget/conversation{query}")


def read(response: Any, status: int = 200) -> Any:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, response.content.decode()
    return orjson.loads(response.content) if response.content else None
