"""The life of one socket: hello with a ticket, then pings, grants and typing until it ends."""

import asyncio
import time
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from zhike.kernel import clock
from zhike.kernel.live.clerk import ClerkUnavailableError, Redeemed
from zhike.kernel.live.frames import CONVERSATION, plain
from zhike.kernel.live.limits import Bucket
from zhike.kernel.live.protocol import Close, FrameError, Hello, Listen, Ping, Typing, Unlisten, parse
from zhike.kernel.live.sockets import Receive, Send, Socket
from zhike.kernel.live.tickets import Ticket, TicketError, read_grant, read_ticket

if TYPE_CHECKING:
    from zhike.kernel.live.gateway import Gateway


async def run_socket(gateway: "Gateway", scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
    """Serves one connection from its handshake to its end."""
    await receive()
    address = scope["client"][0] if scope.get("client") else ""
    await send({"type": "websocket.accept"})
    if not gateway.rates.enter(address):
        await _close(send, Close.TOO_MANY)
        return
    try:
        socket = await _greet(gateway, scope, receive, send)
        if socket is not None:
            await _serve(gateway, socket, receive)
    except OSError:
        # The peer went away in the middle of a frame; `finally` cleans up as after any end.
        return
    finally:
        gateway.rates.leave(address)


async def _greet(gateway: "Gateway", scope: MutableMapping[str, Any], receive: Receive, send: Send) -> Socket | None:
    """Waits for the hello and joins the hub; None when the socket was closed instead."""
    try:
        async with asyncio.timeout(gateway.options.limits.hello_within_s):
            message = await receive()
    except TimeoutError:
        await _close(send, Close.BAD_TICKET)
        return None
    if message["type"] != "websocket.receive":
        return None
    try:
        hello = parse(message.get("text") or "")
        if not isinstance(hello, Hello):
            raise FrameError("hello comes first")
        ticket = read_ticket(gateway.options.signer, hello.ticket)
        after = _position(gateway, ticket, hello)
    except FrameError:
        await _close(send, Close.BAD_FRAME)
        return None
    except TicketError:
        await _close(send, Close.BAD_TICKET)
        return None
    redeemed = await _redeem(gateway, ticket)
    if redeemed is None:
        await _close(send, Close.TRY_LATER)
        return None
    left_s = None if ticket.until is None else ticket.until - clock.now().timestamp()
    if not redeemed.fresh or gateway.hub.revocations.forbid(ticket) or (left_s is not None and left_s <= 0):
        await _close(send, Close.BAD_TICKET)
        return None
    if gateway.hub.of_owner(ticket.owner_id) >= gateway.options.limits.per_owner:
        await _close(send, Close.TOO_MANY)
        return None
    socket = Socket(ticket, send, scope.get("extensions", {}).get("zhike.abort"))
    gateway.hub.join(socket, after, redeemed.pos)
    if left_s is not None:
        socket.ends = asyncio.get_running_loop().call_later(left_s, gateway.hub.expire, socket)
    _beat(gateway, socket)
    return socket


async def _redeem(gateway: "Gateway", ticket: Ticket) -> Redeemed | None:
    """Uses the ticket up; None while the database or the feed is not there."""
    if not await gateway.ready(within_s=5.0):
        return None
    try:
        async with asyncio.timeout(10.0):
            return await gateway.clerk.redeem(ticket.id)
    except (TimeoutError, ClerkUnavailableError):
        return None


async def _serve(gateway: "Gateway", socket: Socket, receive: Receive) -> None:
    limits = gateway.options.limits
    bucket = Bucket(limits, time.monotonic())
    try:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return
            if socket.closing:
                continue
            if not bucket.take(limits, time.monotonic()):
                socket.close(Close.TOO_MANY)
                continue
            try:
                _heard(gateway, socket, message.get("text") or "")
            except FrameError:
                socket.close(Close.BAD_FRAME)
    finally:
        gateway.hub.leave(socket)


def _heard(gateway: "Gateway", socket: Socket, text: str) -> None:
    match parse(text):
        case Ping():
            socket.heard_at = time.monotonic()
            gateway.hub.pong(socket)
            _beat(gateway, socket)
        case Listen(token):
            _listen(gateway, socket, token)
        case Unlisten(topic):
            gateway.hub.unlisten(socket, topic)
        case Typing(conversation, on):
            frame = gateway.hub.typing(socket, conversation, on)
            if frame is not None:
                gateway.tell_others(CONVERSATION + conversation, frame)
        case Hello():
            raise FrameError("hello comes once")


def _listen(gateway: "Gateway", socket: Socket, token: str) -> None:
    """A grant of somebody else, or one that expired, is refused without closing: the client asks for another."""
    try:
        grant = read_grant(gateway.options.signer, token)
    except TicketError:
        socket.push(plain(type="refused", what="listen", code="grant_invalid"))
        return
    if grant.owner_id != socket.owner_id or (socket.staff and gateway.hub.narrowings.forbid(grant, socket.topics)):
        socket.push(plain(type="refused", what="listen", code="grant_invalid"))
    elif not gateway.hub.listen(socket, grant):
        socket.push(plain(type="refused", what="listen", code="too_many"))


def _beat(gateway: "Gateway", socket: Socket) -> None:
    now = time.monotonic()
    if socket.staff and now - socket.beat_at >= gateway.options.limits.beat_every_s:
        socket.beat_at = now
        gateway.clerk.beat(socket.owner_id, socket.id, socket.session_id)


def _position(gateway: "Gateway", ticket: Ticket, hello: Hello) -> int | None:
    """The position to resume from. Raises FrameError for a number from a visitor or a text that is no position."""
    if hello.after is None:
        return None
    if ticket.staff:
        try:
            return int(hello.after)
        except ValueError:
            raise FrameError("not a position") from None
    if not isinstance(hello.after, str):
        raise FrameError("not a position")
    try:
        return gateway.options.view.read_pos(hello.after)
    except Exception as error:
        raise FrameError("not a position") from error


async def _close(send: Send, code: Close) -> None:
    await send({"type": "websocket.close", "code": int(code), "reason": ""})
