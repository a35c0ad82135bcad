"""A scripted agent at the API: answers every customer message of every conversation it is given, then closes."""

import asyncio
import time
from typing import Any

from tools.acceptance.customer import Heard, Turns
from tools.acceptance.http import Caller, RefusedError
from tools.acceptance.live import Frame, LiveSocket


def reply_to(text: str) -> str:
    """What the script answers to a customer's text."""
    return f"收到：{text}"[:10_000]


class Agent:
    """One agent. `turns` tells how many customer messages a conversation will have before it is to be closed."""

    def __init__(self, caller: Caller, user_id: str, category_id: str, turns: Turns) -> None:
        self._caller = caller
        self._user_id = user_id
        self._category_id = category_id
        self._turns = turns
        self._socket = LiveSocket(lambda: self._caller.post("/live/ticket"), self._on_event)
        self._working: dict[str, asyncio.Task[None]] = {}
        self._wakes: dict[str, asyncio.Event] = {}
        self.heard: dict[str, Heard] = {}
        self.closed = 0
        self.errors: list[str] = []

    @property
    def reconnects(self) -> int:
        return max(self._socket.reconnects, 0)

    async def start(self) -> None:
        await self._socket.open()
        self._socket.on_ready = self._look
        await self._caller.call("PUT", "/me/presence", {"state": "online"})

    async def stop(self) -> None:
        for task in self._working.values():
            task.cancel()
        await asyncio.gather(*self._working.values(), return_exceptions=True)
        await self._socket.close()

    async def _on_event(self, frame: Frame) -> None:
        data = frame["data"]
        conversation_id = data.get("conversation_id")
        if conversation_id is None:
            return
        if frame["name"] == "conversations.episode_assigned" and data["user_id"] == self._user_id:
            self._take(conversation_id)
        elif conversation_id in self._wakes:
            self._wakes[conversation_id].set()

    async def _look(self) -> None:
        """After a reconnection: whatever is ours now, known or not."""
        listed = await self._caller.get("/conversations", **{"filter[state]": "mine", "limit": 200})
        for row in listed["items"]:
            self._take(row["id"])
        for wake in self._wakes.values():
            wake.set()

    def _take(self, conversation_id: str) -> None:
        if conversation_id not in self._working:
            self._wakes[conversation_id] = asyncio.Event()
            self._wakes[conversation_id].set()
            self.heard[conversation_id] = Heard()
            self._working[conversation_id] = asyncio.create_task(self._serve(conversation_id))

    async def _serve(self, conversation_id: str) -> None:
        try:
            await self._answer_all(conversation_id)
        except (RefusedError, RuntimeError, KeyError) as error:
            self.errors.append(f"{conversation_id}: {error!r}")

    async def _answer_all(self, conversation_id: str) -> None:
        heard, wake = self.heard[conversation_id], self._wakes[conversation_id]
        answered = 0
        while answered < await self._turns.of(conversation_id):
            await wake.wait()
            wake.clear()
            for message in await self._new(conversation_id, heard):
                if message["author"]["kind"] != "customer":
                    continue
                begun = time.perf_counter()
                await self._caller.post(
                    f"/conversations/{conversation_id}/messages",
                    {"kind": "text", "text": reply_to(message["text"])},
                    key=f"reply-{message['id']}",
                )
                heard.latencies_s.append(time.perf_counter() - begun)
                heard.sent.append(reply_to(message["text"]))
                answered += 1
        await self._close(conversation_id, heard)

    async def _new(self, conversation_id: str, heard: Heard) -> list[dict[str, Any]]:
        """Messages that were not seen yet, in order."""
        last = max(heard.seqs, default=0)
        page = await self._caller.get(f"/conversations/{conversation_id}/messages", after_seq=last, limit=200)
        fresh = [message for message in page["messages"] if int(message["seq"]) > last]
        for message in fresh:
            heard.take(message)
        return fresh

    async def _close(self, conversation_id: str, heard: Heard) -> None:
        detail = await self._caller.get(f"/conversations/{conversation_id}")
        await self._caller.call(
            "POST",
            f"/conversations/{conversation_id}/close",
            {"category_id": self._category_id, "result": "solved"},
            version=detail["episode"]["version"],
        )
        self.closed += 1
        await self._new(conversation_id, heard)
