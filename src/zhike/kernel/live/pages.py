"""The two pages a gateway has: is it well, and its numbers."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from zhike.kernel.live.sockets import Send

if TYPE_CHECKING:
    from zhike.kernel.live.gateway import Gateway


async def answer(gateway: "Gateway", scope: MutableMapping[str, Any], send: Send) -> None:
    """`GET /healthz` (200 or 503) and `GET /metrics` (Prometheus text); 404 and 405 for everything else."""
    if scope["path"] not in ("/healthz", "/metrics"):
        await _send(send, 404, "not found\n")
    elif scope["method"] not in ("GET", "HEAD"):
        await _send(send, 405, "GET only\n", ((b"allow", b"GET, HEAD"),))
    elif scope["path"] == "/metrics":
        await _send(send, 200, metrics(gateway))
    elif gateway.healthy:
        await _send(send, 200, "ok\n")
    else:
        await _send(send, 503, "no connection to the database\n")


def metrics(gateway: "Gateway") -> str:
    """The gateway's numbers in the text format of Prometheus."""
    hub, feed = gateway.hub, gateway.feed.state
    lines = [
        ("zhike_live_sockets", "gauge", hub.sockets),
        ("zhike_live_pos", "gauge", hub.pos),
        ("zhike_live_events_total", "counter", hub.stats.events),
        ("zhike_live_deliveries_total", "counter", hub.stats.deliveries),
        ("zhike_live_resumed_total", "counter", hub.stats.resumed),
        ("zhike_live_reloads_total", "counter", hub.stats.reloads),
        ("zhike_live_too_slow_total", "counter", hub.stats.too_slow),
        ("zhike_live_revoked_total", "counter", hub.stats.revoked),
        ("zhike_live_feed_failures_total", "counter", feed.failures),
        ("zhike_live_texts_failed_total", "counter", feed.texts_failed),
    ]
    if gateway.sequencer is not None:
        state = gateway.sequencer.state
        lines += [
            ("zhike_sequencer_leading", "gauge", int(state.leading)),
            ("zhike_sequencer_pos", "gauge", state.last_pos),
            ("zhike_sequencer_numbered_total", "counter", state.numbered),
            ("zhike_sequencer_failures_total", "counter", state.failures),
        ]
    return "".join(f"# TYPE {name} {kind}\n{name} {value}\n" for name, kind, value in lines)


async def _send(send: Send, status: int, text: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    body = text.encode()
    start = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})
