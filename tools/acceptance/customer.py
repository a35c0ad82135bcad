"""A customer in the chat widget: sends each text when the answer to the one before has come, then rates."""

import asyncio
import uuid
from dataclasses import dataclass, field
from typing import Any

from tools.acceptance.http import Caller
from tools.acceptance.live import Frame, LiveSocket

ANSWER_WITHIN_S = 120.0
_ASK_AGAIN_S = 0.3


@dataclass
class Heard:
    """What one side of a conversation has seen, in the order in which it came."""

    sent: list[str] = field(default_factory=list)
    seqs: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    latencies_s: list[float] = field(default_factory=list)

    def take(self, message: dict[str, Any]) -> None:
        self.seqs.append(int(message["seq"]))
        self.texts.append(message["text"])


class Turns:
    """How many customer messages each conversation will have; the scripted agent asks, so as to know when to close."""

    def __init__(self) -> None:
        self._known: dict[str, asyncio.Future[int]] = {}

    def tell(self, conversation_id: str, turns: int) -> None:
        future = self._future(conversation_id)
        if not future.done():
            future.set_result(turns)

    async def of(self, conversation_id: str) -> int:
        """The number, once the customer has said it."""
        return await asyncio.wait_for(asyncio.shield(self._future(conversation_id)), ANSWER_WITHIN_S)

    def _future(self, conversation_id: str) -> asyncio.Future[int]:
        return self._known.setdefault(conversation_id, asyncio.get_running_loop().create_future())


class Customer:
    """One conversation from the customer's side."""

    def __init__(self, caller: Caller, channel_key: str, texts: list[str], turns: Turns) -> None:
        self._caller = caller
        self._channel_key = channel_key
        self._texts = texts
        self._turns = turns
        self._answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._closed = asyncio.Event()
        self.heard = Heard()
        self.conversation_id = ""
        self.episode_id = ""
        self.reconnects = 0
        self.rated: int | None = None

    async def run(self) -> None:
        """The whole conversation. Raises TimeoutError when an answer or the end does not come."""
        await self._start()
        socket = LiveSocket(lambda: self._caller.post("/widget/live-ticket"), self._on_event)
        socket.on_ready = self._catch_up
        try:
            await self._say(self._texts[0])
            await socket.open()
            await self._answer()
            for text in self._texts[1:]:
                await self._say(text)
                await self._answer()
            await asyncio.wait_for(self._closed.wait(), ANSWER_WITHIN_S)
            await asyncio.wait_for(self._invited(), ANSWER_WITHIN_S)
            await self._rate()
        finally:
            self.reconnects = max(socket.reconnects, 0)
            await socket.close()

    async def _start(self) -> None:
        started = await self._caller.post(
            "/widget/sessions",
            {"channel": self._channel_key, "visitor_token": None, "shop_token": None, "language": "zh-CN"},
        )
        self._caller.token = started["token"]

    async def _say(self, text: str) -> None:
        message = await self._caller.post(
            "/widget/messages", {"kind": "text", "text": text}, key=f"accept-{uuid.uuid4().hex}"
        )
        self.conversation_id, self.episode_id = message["conversation_id"], message["episode_id"]
        self._turns.tell(self.conversation_id, len(self._texts))
        self.heard.sent.append(message["text"])

    async def _answer(self) -> None:
        await asyncio.wait_for(self._answers.get(), ANSWER_WITHIN_S)

    async def _on_event(self, frame: Frame) -> None:
        message = frame.get("message")
        if message is not None:
            await self._take(message)
        elif frame["name"] == "conversations.episode_moved" and frame["data"]["state"] == "closed":
            self._closed.set()

    async def _take(self, message: dict[str, Any]) -> None:
        """A message from the socket or from catching up; whatever was seen already is left alone."""
        if int(message["seq"]) in self.heard.seqs:
            return
        self.heard.take(message)
        if message["author"]["kind"] == "agent":
            await self._answers.put(message)

    async def _catch_up(self) -> None:
        last = max(self.heard.seqs, default=0)
        snapshot = await self._caller.get("/widget/conversation", after_seq=last, limit=200)
        for message in snapshot["messages"]:
            await self._take(message)
        episode = snapshot["episode"]
        if episode is not None and episode["state"] == "closed":
            self._closed.set()

    async def _invited(self) -> None:
        """Waits until the customer is asked: that follows the end, and takes a while when the worker was away."""
        while True:
            snapshot = await self._caller.get("/widget/conversation", after_seq=max(self.heard.seqs, default=0))
            if snapshot["episode"]["rating"]["state"] != "none":
                return
            await asyncio.sleep(_ASK_AGAIN_S)

    async def _rate(self) -> None:
        self.rated = 1 + sum(map(ord, self._texts[0])) % 10
        body = {"episode_id": self.episode_id, "score": self.rated, "comment": ""}
        await self._caller.post("/widget/rating", body, key=f"rate-{self.episode_id}")
