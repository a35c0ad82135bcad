"""The gateway's server: uvicorn with small buffers and no compression, so that an idle socket stays cheap."""

import socket as sockets
from asyncio import BaseTransport, Transport
from typing import Any, Final, cast

import uvicorn
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from zhike.kernel.live.protocol import HELLO_MAX

#: Bytes that may wait in the process for one peer before its frames wait in its outbox.
_WRITE_HIGH: Final = 32 * 1024


class LiveProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol with small write buffers, and a way for the application to cut a dead connection."""

    def connection_made(self, transport: BaseTransport) -> None:
        """Called by the loop when a peer connected."""
        super().connection_made(transport)
        made = cast(Transport, transport)
        made.set_write_buffer_limits(high=_WRITE_HIGH)
        raw = made.get_extra_info("socket")
        if raw is not None and raw.family in (sockets.AF_INET, sockets.AF_INET6):
            raw.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_NODELAY, 1)

    def handle_connect(self, event: Request) -> None:
        """Called with the handshake request."""
        super().handle_connect(event)
        scope = getattr(self, "scope", None)
        if scope is not None:
            scope["extensions"]["zhike.abort"] = self.transport.abort
            # What the handshake needed is of no use later; a kilobyte for each of thousands of sockets is.
            scope["headers"] = []


def server_config(app: Any, *, host: str = "127.0.0.1", port: int = 8001, trusted_proxies: str = "") -> uvicorn.Config:
    """How the gateway is served. `trusted_proxies`: addresses and networks, comma-separated, whose X-Forwarded-For
    is believed; nobody's when empty."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http="h11",
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies,
        ws=LiveProtocol,
        ws_max_size=HELLO_MAX,
        ws_per_message_deflate=False,
        ws_ping_interval=25.0,
        ws_ping_timeout=25.0,
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=5,
        backlog=2048,
    )
