"""The only way out: calls to addresses that people or other systems named."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import orjson

import zhike
from zhike.kernel.client.addresses import AddressRule
from zhike.kernel.client.errors import ADDRESS_FORBIDDEN, ANSWER_INVALID, ANSWER_TOO_LARGE
from zhike.kernel.client.network import CheckedTransport, Deadline

_MAX_REDIRECTS: Final = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may be and how long a call may take, in bytes and seconds."""

    max_bytes: int = 5_000_000
    total_s: float = 15.0
    step_s: float = 5.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, read whole. Any status is an answer; the caller decides what it means."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str

    def json(self) -> Any:
        """The content as JSON. Raises `client.answer_invalid`."""
        try:
            return orjson.loads(self.content)
        except orjson.JSONDecodeError:
            raise ANSWER_INVALID() from None


@dataclass(frozen=True, slots=True)
class SafeClient:
    """Calls web addresses without reaching into our own network.

    The name is resolved once and the checked address is used, for redirects too. No proxy, cookie or netrc of the
    environment counts; nothing is decompressed; https never becomes http.
    """

    rule: AddressRule = field(default_factory=AddressRule)
    limits: Limits = field(default_factory=Limits)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)

    def get(self, url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        """A GET. Raises `client.…` errors for what may not, or could not, be called."""
        return self.call("GET", url, headers=headers)

    def post(
        self, url: str, *, content: bytes = b"", json: object = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """A POST with bytes, or with `json`."""
        given = dict(headers or {})
        if json is not None:
            content = orjson.dumps(json)
            given.setdefault("Content-Type", "application/json")
        return self.call("POST", url, content=content, headers=given)

    def call(
        self, method: str, url: str, *, content: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Any method."""
        transport = CheckedTransport(self.rule, Deadline(self.limits.total_s), step_s=self.limits.step_s, tls=self.tls)
        fixed = {"User-Agent": f"Zhike/{zhike.__version__}", "Accept-Encoding": "identity", **(headers or {})}
        with httpx.Client(transport=transport, trust_env=False, follow_redirects=False) as client:
            try:
                request = client.build_request(method, _checked(url), content=content, headers=fixed)
                return self._followed(client, request)
            except httpx.InvalidURL:
                raise ADDRESS_FORBIDDEN() from None
            except (httpx.HTTPError, httpx.StreamError, UnicodeError, ValueError):
                raise ANSWER_INVALID() from None

    def _followed(self, client: httpx.Client, request: httpx.Request) -> Answer:
        for _ in range(_MAX_REDIRECTS + 1):
            response = client.send(request, stream=True)
            try:
                following = response.next_request
                if following is None:
                    return self._read(response)
            finally:
                response.close()
            if request.url.scheme == "https" and following.url.scheme != "https":
                raise ADDRESS_FORBIDDEN()
            _checked(str(following.url))
            request = following
        raise ANSWER_INVALID()

    def _read(self, response: httpx.Response) -> Answer:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ANSWER_INVALID()
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_raw():
            size += len(piece)
            if size > self.limits.max_bytes:
                raise ANSWER_TOO_LARGE(megabytes=round(self.limits.max_bytes / 1_000_000, 1))
            pieces.append(piece)
        return Answer(response.status_code, dict(response.headers), b"".join(pieces), str(response.url))


def _checked(url: str) -> httpx.URL:
    """Raises `client.address_forbidden` for anything but a plain http(s) address with a host and without a password."""
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host or parsed.userinfo:
        raise ADDRESS_FORBIDDEN()
    return parsed
