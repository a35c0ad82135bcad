"""Conversations that changed hands: who may hear them from now on, and who no longer."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import orjson

from zhike.kernel.live.frames import CONVERSATION, FeedEvent
from zhike.kernel.live.tickets import MAX_AGE_S, Grant

_ANSWERED: Final = "conversations.transfer_answered"
#: Events after which a conversation belongs to other people than before, or was not handed to whom it was offered.
NARROWING: Final = frozenset({"conversations.episode_assigned", "conversations.episode_released", _ANSWERED})
#: Longer than a grant lives, so that one from before the change opens nothing after it.
_KEEP_S: Final = 2.0 * MAX_AGE_S
_PLACES: Final = ("team:", "shop:")
_NAMED: Final[tuple[tuple[str, str], ...]] = (("user", "user_id"), ("department", "department_id"))
#: Where the conversation is after an answer: its topics also name those who were asked, who are just the ones to go.
_STAYS: Final[tuple[tuple[str, str], ...]] = (
    ("user", "owner_id"),
    ("team", "team_id"),
    ("department", "department_id"),
)
_ALL_SHOPS: Final = "shop:*"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """From `pos` on `topic` is for staff whose ticket holds one of `places`: owner, team, department, shop."""

    topic: str
    pos: int
    places: frozenset[str]

    def covers(self, topics: frozenset[str]) -> bool:
        """Whether a ticket with these topics reaches the conversation where it is now."""
        return _ALL_SHOPS in topics or not self.places.isdisjoint(topics)


def narrowed_by(event: FeedEvent) -> Narrowed | None:
    """What an event says about who may hear a conversation; None for events of other kinds."""
    if event.name not in NARROWING:
        return None
    payload = orjson.loads(event.payload)
    if "conversation_id" not in payload:
        return None
    if event.name == _ANSWERED:
        if payload.get("state") == "accepted" or "owner_id" not in payload:
            # Accepted: the change of hands beside it narrows, and the receiver goes on hearing.
            return None
        places = {topic for topic in event.topics if topic.startswith("shop:")}
        named = _STAYS
    else:
        places = {topic for topic in event.topics if topic.startswith(_PLACES)}
        named = _NAMED
    places |= {f"{kind}:{payload[name]}" for kind, name in named if payload.get(name)}
    return Narrowed(f"{CONVERSATION}{payload['conversation_id']}", event.pos, frozenset(places))


class Narrowings:
    """The last change of each conversation in the past two minutes, asked when a grant comes in."""

    def __init__(self) -> None:
        self._recent: dict[str, tuple[float, Narrowed]] = {}

    def note(self, narrowed: Narrowed) -> None:
        """Remembers one, forgets the old, which stand first."""
        now = time.monotonic()
        self._recent.pop(narrowed.topic, None)
        self._recent[narrowed.topic] = (now, narrowed)
        for topic, (at, _) in list(_first(self._recent.items())):
            if at < now - _KEEP_S:
                del self._recent[topic]

    def forbid(self, grant: Grant, topics: frozenset[str]) -> bool:
        """Whether the grant is from before a change after which these topics do not reach the conversation."""
        known = self._recent.get(grant.topic)
        return known is not None and grant.pos < known[1].pos and not known[1].covers(topics)


def _first(entries: Iterable[tuple[str, tuple[float, Narrowed]]]) -> Iterable[tuple[str, tuple[float, Narrowed]]]:
    """The oldest two: more leave than come, and no turn takes long."""
    return [entry for entry, _ in zip(entries, range(2), strict=False)]
