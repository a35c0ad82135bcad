"""What may happen to a ticket: pure rules over the categories of statuses and the company's own transitions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from zhike.kernel.authz import Actor, Permission, ScopedRow, covers
from zhike.tickets.permissions import (
    COMMENT_CREATE,
    NOTE_CREATE,
    TICKET_ASSIGN,
    TICKET_CLOSE,
    TICKET_EDIT,
    TICKET_VIEW,
)
from zhike.tickets.types import Category

Action = Literal["edit", "take", "assign", "transfer", "comment", "note", "resolve", "close", "reopen", "link"]

#: Categories in which work is left to do.
ACTIVE: Final[frozenset[Category]] = frozenset({"new", "open", "waiting"})
#: Categories that a company needs at least one status of.
NEEDED: Final[tuple[Category, ...]] = ("new", "open", "resolved", "closed")
#: Statuses that services move to by themselves, where the company still uses them and a way leads there.
BEGUN: Final = "in_progress"
HANDED_ON: Final = "transferred"

PERMISSIONS: Final[Mapping[Action, Permission]] = {
    "edit": TICKET_EDIT,
    "take": TICKET_EDIT,
    "assign": TICKET_ASSIGN,
    "transfer": TICKET_EDIT,
    "comment": COMMENT_CREATE,
    "note": NOTE_CREATE,
    "resolve": TICKET_EDIT,
    "close": TICKET_CLOSE,
    "reopen": TICKET_EDIT,
    "link": TICKET_EDIT,
}
#: Whose rows count where it is not the action's own permission: who may see a waiting ticket may take it.
ROWS: Final[Mapping[Action, Permission]] = {"take": TICKET_VIEW}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about actions: category, whether somebody has it, and the categories that can follow."""

    category: Category
    owned: bool
    ways: frozenset[Category]


def why_not(situation: Situation, action: Action) -> str | None:
    """The code of what stands in the way of `action`, or None when it may happen."""
    active = situation.category in ACTIVE
    if action in ("take", "assign", "transfer") and not active:
        return "ticket.done"
    if action == "take" and situation.owned:
        return "ticket.owned"
    if action == "transfer" and not situation.owned:
        return "ticket.waiting"
    if action == "reopen":
        return "ticket.open" if active else _way(situation, ACTIVE)
    if action == "resolve":
        return _way(situation, ("resolved",)) if active else "ticket.done"
    if action == "close":
        return "ticket.closed" if situation.category == "closed" else _way(situation, ("closed",))
    return None


def _way(situation: Situation, wanted: Iterable[Category]) -> str | None:
    return None if situation.ways & set(wanted) else "ticket.no_way"


def actions(actor: Actor, row: ScopedRow, situation: Situation) -> list[dict[str, object]]:
    """What `actor` may do here. An action without the right is left out; one that the state forbids says why."""
    found: list[dict[str, object]] = []
    for action, permission in PERMISSIONS.items():
        if actor.may(permission) and covers(actor, ROWS.get(action, permission), row):
            why = why_not(situation, action)
            found.append({"name": action, "allowed": why is None, "why": why})
    return found


def right_to_move(to: Category) -> Permission:
    """The right that a move to a status of this category asks for."""
    return TICKET_CLOSE if to == "closed" else TICKET_EDIT


def missing_for(*, before: Category, to: Category, result: str, reason: str) -> str | None:
    """The field that a move lacks: an end needs a result, a new beginning a reason."""
    if to not in ACTIVE and not result.strip():
        return "result"
    if before not in ACTIVE and to in ACTIVE and not reason.strip():
        return "reason"
    return None
