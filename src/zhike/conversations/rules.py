"""What may happen to an episode, as data, and the few pure decisions around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from zhike.conversations.permissions import (
    CONVERSATION_ASSIGN,
    CONVERSATION_CLOSE,
    CONVERSATION_EDIT,
    CONVERSATION_VIEW,
    MESSAGE_CREATE,
    NOTE_CREATE,
)
from zhike.kernel.authz import Actor, Permission, ScopedRow, reach

State = Literal["queued", "assigned", "closed"]
Action = Literal["reply", "note", "take", "assign", "transfer", "close", "reopen"]

PREVIEW_MAX: Final = 120

PERMISSIONS: Final[Mapping[Action, Permission]] = {
    "reply": MESSAGE_CREATE,
    "note": NOTE_CREATE,
    "take": CONVERSATION_EDIT,
    "assign": CONVERSATION_ASSIGN,
    "transfer": CONVERSATION_EDIT,
    "close": CONVERSATION_CLOSE,
    "reopen": CONVERSATION_EDIT,
}

#: Whose rows count, where it is not the action's own permission: who may see a waiting conversation may take it.
ROWS: Final[Mapping[Action, Permission]] = {"take": CONVERSATION_VIEW}

#: (from, action) → to. What is not here cannot happen; REASONS says why.
TRANSITIONS: Final[Mapping[tuple[State, Action], State]] = {
    ("queued", "reply"): "queued",
    ("queued", "note"): "queued",
    ("queued", "take"): "assigned",
    ("queued", "assign"): "assigned",
    ("queued", "transfer"): "queued",
    ("queued", "close"): "closed",
    ("assigned", "reply"): "assigned",
    ("assigned", "note"): "assigned",
    ("assigned", "assign"): "assigned",
    ("assigned", "transfer"): "assigned",
    ("assigned", "close"): "closed",
    ("closed", "note"): "closed",
    ("closed", "reopen"): "assigned",
}

REASONS: Final[Mapping[tuple[State, Action], str]] = {
    ("queued", "reopen"): "episode.open",
    ("assigned", "take"): "episode.owned",
    ("assigned", "reopen"): "episode.open",
    ("closed", "reply"): "episode.closed",
    ("closed", "take"): "episode.closed",
    ("closed", "assign"): "episode.closed",
    ("closed", "transfer"): "episode.closed",
    ("closed", "close"): "episode.closed",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about actions: the episode's state, who waits, whether there ever was one."""

    state: State
    owner_id: UUID | None
    transfer_waiting: bool = False
    had_episode: bool = True


def why_not(situation: Situation, action: Action) -> str | None:
    """The code of what stands in the way of `action`, or None when it may happen."""
    if action == "reopen" and not situation.had_episode:
        return "episode.none"
    if (situation.state, action) not in TRANSITIONS:
        return REASONS[situation.state, action]
    if action == "transfer" and situation.transfer_waiting:
        return "transfer.waiting"
    return None


def actions(actor: Actor, row: ScopedRow, situation: Situation) -> list[dict[str, object]]:
    """What `actor` may do here. An action without the right is left out; one that the state forbids says why."""
    found: list[dict[str, object]] = []
    wanted = reach(actor, row)
    for action, permission in PERMISSIONS.items():
        scope = actor.rights.scope(ROWS.get(action, permission))
        if scope is not None and scope >= wanted and actor.may(permission):
            why = why_not(situation, action)
            found.append({"name": action, "allowed": why is None, "why": why})
    return found


def preview(kind: str, text: str) -> str:
    """The beginning of a message on one line, for lists: a card's is its title; a picture or file has none, its kind
    says it.
    """
    return " ".join(text[: PREVIEW_MAX * 4].split())[:PREVIEW_MAX] if kind in ("text", "card") else ""


def kind_shown(kind: str, data: Mapping[str, object] | None) -> str:
    """What lists say a message is: cards by what they show (`order_card`, `product_card`), everything else as it is."""
    return f"{data['card']}_card" if kind == "card" and data and data.get("card") in ("order", "product") else kind


def moved_marks(
    *, last_seq: int, delivered: int, read: int, new_delivered: int | None, new_read: int | None
) -> tuple[int, int]:
    """Marks after a report: they never go back, never beyond the last message, and what is read was delivered."""
    read_now = min(max(read, new_read or 0), last_seq)
    delivered_now = min(max(delivered, new_delivered or 0, read_now), last_seq)
    return delivered_now, read_now
