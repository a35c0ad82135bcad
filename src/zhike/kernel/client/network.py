"""Connections that go to checked addresses only and end at a deadline, however slowly the other side speaks."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from zhike.kernel.client.addresses import AddressRule
from zhike.kernel.client.errors import ANSWER_INVALID, TIMED_OUT, UNREACHABLE

SocketOptions = Iterable[Any] | None


class Deadline:
    """An end on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        """Seconds left, at most `timeout`. Raises `client.timed_out` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TIMED_OUT()
        return left if timeout is None else min(left, timeout)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves a name itself and connects to what it checked: a second answer of the name server changes nothing."""

    def __init__(self, rule: AddressRule, deadline: Deadline) -> None:
        self._rule = rule
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions = None,
    ) -> httpcore.NetworkStream:
        last: Exception | None = None
        for address in self._rule.addresses(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, timeout=self._deadline.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _Stream(stream, self._deadline)
        raise last or UNREACHABLE()

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: SocketOptions = None
    ) -> httpcore.NetworkStream:
        raise UNREACHABLE()


@contextmanager
def _as_ours() -> Iterator[None]:
    """The library's network errors as ours."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TIMED_OUT() from error
    except (httpcore.NetworkError, OSError) as error:
        raise UNREACHABLE() from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise ANSWER_INVALID() from error


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: httpcore.Response) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        with _as_ours():
            yield from self._inner.iter_stream()

    def close(self) -> None:
        self._inner.close()


class CheckedTransport(httpx.BaseTransport):
    """A transport for one call: no connection is kept for another."""

    def __init__(self, rule: AddressRule, deadline: Deadline, *, step_s: float, tls: ssl.SSLContext) -> None:
        self._step_s = step_s
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, max_keepalive_connections=0, network_backend=_Backend(rule, deadline)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request; redirects come here one by one and are checked like the first."""
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self._step_s)
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        ours = httpcore.Request(
            request.method, url, headers=request.headers.raw, content=request.stream, extensions={"timeout": timeouts}
        )
        with _as_ours():
            answer = self._pool.handle_request(ours)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Closes what is open."""
        self._pool.close()
