"""What the console and the widget do with frames, in few words: the reference for "snapshot + events = snapshot".

Both take messages and marks from the frame itself; whatever else they hear of the conversation makes them read it
again, which is noted here as `stale`.
"""

from dataclasses import dataclass, field
from typing import Any

#: Events after which the console looks at its lists again.
_MOVES_LISTS = ("conversations.", "surveys.")


@dataclass
class Thread:
    """A conversation on a screen: an old snapshot, moved on by frames."""

    conversation_id: str
    messages: dict[int, dict[str, Any]]
    marks: dict[str, dict[str, int]]
    stale: bool = False
    answered_at: str | None = None

    @classmethod
    def of(cls, conversation_id: str, snapshot: dict[str, Any]) -> "Thread":
        """The screen right after loading."""
        messages = {one["seq"]: one for one in snapshot["messages"]}
        return cls(conversation_id, messages, {side: dict(marks) for side, marks in snapshot["marks"].items()})

    def hear(self, frame: dict[str, Any]) -> None:
        """Applies an event, in any order and as often as it comes."""
        data = frame["data"] or {}
        if data.get("conversation_id") != self.conversation_id:
            self.stale = self.stale or frame["name"].startswith("surveys.")
        elif frame["name"] == "conversations.message_sent" and frame.get("message"):
            self.messages[frame["message"]["seq"]] = frame["message"]
            if data.get("first_response"):
                self.answered_at = frame["message"]["created_at"]
        elif frame["name"] == "conversations.marks_moved":
            mine = self.marks[data["side"]]
            mine["delivered_seq"] = max(mine["delivered_seq"], data["delivered_seq"])
            mine["read_seq"] = max(mine["read_seq"], data["read_seq"])
        elif frame["name"] != "conversations.message_sent":
            self.stale = True

    def part(self, name: str, old: Any) -> Any:
        """What the screen shows of something around the thread: as loaded, with the first answer's time put in."""
        if name == "episode" and old and self.answered_at and "first_response_at" in old:
            return old | {"first_response_at": self.answered_at}
        return old

    def shown(self) -> list[dict[str, Any]]:
        """The messages in order."""
        return [self.messages[seq] for seq in sorted(self.messages)]


@dataclass
class Inbox:
    """A list of conversations: rows as loaded, and those that events said to look at again."""

    rows: dict[str, dict[str, Any]]
    told: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, page: dict[str, Any]) -> "Inbox":
        """The list right after loading."""
        return cls({row["id"]: row for row in page["items"]})

    def hear(self, frame: dict[str, Any]) -> None:
        """Notes whose row may have moved."""
        if frame["name"].startswith(_MOVES_LISTS):
            found = (frame["data"] or {}).get("conversation_id")
            self.told |= {found} if found else {frame["subject"]["id"]}

    def missed(self, fresh: dict[str, Any]) -> list[str]:
        """Rows that differ from a fresh list although nothing was heard of them."""
        now = {row["id"]: row for row in fresh["items"]}
        changed = {one for one in now.keys() | self.rows.keys() if now.get(one) != self.rows.get(one)}
        return sorted(changed - self.told)
