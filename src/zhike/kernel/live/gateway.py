"""The gateway: an ASGI application of sockets, with its sequencer candidate, feed and clerk in threads beside them."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Collection, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from zhike.kernel.events.sequencer import Sequencer
from zhike.kernel.ids import new_id
from zhike.kernel.live import pages
from zhike.kernel.live.clerk import Clerk, PresenceWriter
from zhike.kernel.live.feed import Feed, FeedBatch, FeedSinks, live_note, read_live_note
from zhike.kernel.live.frames import FrameLoader, VisitorView
from zhike.kernel.live.hub import Hub
from zhike.kernel.live.limits import Limits, Rates
from zhike.kernel.live.protocol import Close
from zhike.kernel.live.session import run_socket
from zhike.kernel.live.sockets import Receive, Send
from zhike.kernel.live.tickets import Signer

log = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]

#: Events whose payload names users, customers, sessions or a channel that lost something.
REVOKING: Final = frozenset(
    {
        "accounts.session_ended",
        "accounts.user_changed",
        "accounts.role_changed",
        "accounts.team_changed",
        "accounts.department_changed",
        "customers.customer_erased",
        "conversations.conversation_joined",
        "conversations.channel_changed",
        "conversations.widgets_ended",
    }
)


@dataclass(frozen=True)
class GatewayOptions:
    """Everything the gateway needs from outside; filled by `config.gateway`."""

    dsn: str
    signer: Signer
    load: FrameLoader | None = None
    presence: PresenceWriter | None = None
    view: VisitorView = field(default_factory=VisitorView)
    limits: Limits = field(default_factory=Limits)
    revoking: Collection[str] = REVOKING
    sequencer: bool = True


class Gateway:
    """The ASGI application. Start and stop come with the lifespan events of its server."""

    def __init__(self, options: GatewayOptions) -> None:
        self.id = str(new_id())
        self.options = options
        self.hub = Hub(options.view)
        self.rates = Rates(options.limits)
        self.clerk = Clerk(options.dsn, options.presence)
        self.sequencer = Sequencer(options.dsn) if options.sequencer else None
        self.feed = Feed(
            options.dsn, FeedSinks(self._from_feed, self._from_others), load=options.load, revoking=options.revoking
        )
        self.started_at = time.monotonic()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = asyncio.Event()
        self._nudging: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "lifespan":
                await self._lifespan(receive, send)
            case "http":
                await pages.answer(self, scope, send)
            case "websocket" if scope["path"] in ("/live", "/live/"):
                await run_socket(self, scope, receive, send)
            case "websocket":
                await receive()
                await send({"type": "websocket.close", "code": int(Close.BAD_FRAME)})

    @property
    def healthy(self) -> bool:
        """Whether events come in: the feed has its connection."""
        return self.feed.state.connected

    async def ready(self, within_s: float) -> bool:
        """Waits until the feed has told the hub where the stream stands."""
        try:
            async with asyncio.timeout(within_s):
                await self._ready.wait()
        except TimeoutError:
            return False
        return True

    def tell_others(self, topic: str, frame: str) -> None:
        """Hands a typing frame to the other gateways."""
        self.clerk.note(live_note(self.id, topic, frame))

    def start(self) -> None:
        """Starts the threads; called on the event loop."""
        self._loop = asyncio.get_running_loop()
        runs: list[tuple[str, Callable[[threading.Event], None]]] = [("feed", self.feed.run), ("clerk", self.clerk.run)]
        if self.sequencer is not None:
            runs.append(("sequencer", self.sequencer.run))
        for name, run in runs:
            thread = threading.Thread(target=self._guarded, args=(name, run), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)
        self._nudging = asyncio.create_task(self._nudge())

    async def _nudge(self) -> None:
        after_s = self.options.limits.nudge_after_s
        while True:
            await asyncio.sleep(after_s / 3)
            self.hub.nudge(after_s)

    async def stop(self) -> None:
        """Closes every socket, then ends the threads."""
        self.hub.close_all(Close.TRY_LATER)
        if self._nudging is not None:
            self._nudging.cancel()
        self._stop.set()
        self.clerk.wake()
        for thread in self._threads:
            await asyncio.to_thread(thread.join, 5.0)

    def _guarded(self, name: str, run: Callable[[threading.Event], None]) -> None:
        """A thread of the gateway never ends by a fault: it is logged and the thread begins anew."""
        while not self._stop.is_set():
            try:
                run(self._stop)
            except Exception:
                log.exception("gateway thread %s failed and starts again", name)
                self._stop.wait(1.0)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _from_feed(self, batch: FeedBatch) -> None:
        self._on_loop(lambda: self._take(batch))

    def _from_others(self, payload: str) -> None:
        note = read_live_note(payload)
        if note is not None and note[0] != self.id:
            self._on_loop(lambda: self.hub.typing_elsewhere(note[1], note[2]))

    def _take(self, batch: FeedBatch) -> None:
        if batch.restart is not None:
            floor, pos = batch.restart
            self.hub.start(floor, pos, batch.built)
            self.hub.deliver((), batch.revoked)
            self._ready.set()
        else:
            self.hub.deliver(batch.built, batch.revoked)

    def _on_loop(self, call: Callable[[], None]) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        try:
            self._loop.call_soon_threadsafe(call)
        except RuntimeError:
            # The loop closed between the question and the call: the process ends, nobody listens any more.
            self._stop.set()
