"""Calls to the API as a careful program makes them: one key per intent, repeated until there is an answer."""

import asyncio
import uuid
from collections.abc import Mapping
from typing import Any, Final

import httpx

_TRIES: Final = 60


class RefusedError(RuntimeError):
    """The API said no, for a reason that trying again does not change."""

    def __init__(self, method: str, path: str, response: httpx.Response) -> None:
        super().__init__(f"{method} {path}: {response.status_code} {response.text[:500]}")
        self.status = response.status_code


class Caller:
    """One caller with its token. Faults (5xx, no connection, 429) are tried again with the same key."""

    def __init__(self, base: str, client: httpx.AsyncClient, token: str | None = None) -> None:
        self._base = base
        self._client = client
        self.token = token
        self.repeats = 0

    def twin(self) -> "Caller":
        """Another caller on the same connections, not signed in."""
        return Caller(self._base, self._client)

    async def call(
        self,
        method: str,
        path: str,
        body: object | None = None,
        *,
        key: str | None = None,
        version: int | None = None,
        query: Mapping[str, object] | None = None,
    ) -> Any:
        """The answer's JSON. Raises RefusedError."""
        headers = {"Idempotency-Key": key or uuid.uuid4().hex} if method == "POST" else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        for attempt in range(_TRIES):
            try:
                response = await self._client.request(
                    method,
                    self._base + path,
                    json=body,
                    headers=headers,
                    params={k: str(v) for k, v in (query or {}).items()},
                )
            except httpx.TransportError:
                await self._wait(attempt)
                continue
            if response.status_code < 400:
                return response.json() if response.content else None
            if response.status_code < 500 and response.status_code != 429:
                raise RefusedError(method, path, response)
            await self._wait(attempt, response.headers.get("Retry-After"))
        raise RuntimeError(f"{method} {path}: no answer after {_TRIES} tries")

    async def _wait(self, attempt: int, retry_after: str | None = None) -> None:
        self.repeats += 1
        await asyncio.sleep(float(retry_after) if retry_after else min(0.1 * 2**attempt, 2.0))

    async def get(self, path: str, **query: object) -> Any:
        return await self.call("GET", path, query=query)

    async def post(self, path: str, body: object | None = None, *, key: str | None = None) -> Any:
        return await self.call("POST", path, body if body is not None else {}, key=key)
