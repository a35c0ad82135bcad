"""What may happen to a ticket: pure rules over the categories of statuses and the company's own transitions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from zhike.kernel.authz import Actor, Permission, ScopedRow, covers
from zhike.tickets.permissions import (
    COMMENT_CREATE,
    NOTE_CREATE,
    TICKET_ASSIGN,
    TICKET_CLOSE,
    TICKET_EDIT,
    TICKET_VIEW,
)
from zhike.tickets.types import Category, MergeFault

Action = Literal[
    "edit",
    "take",
    "assign",
    "transfer",
    "comment",
    "note",
    "resolve",
    "close",
    "reopen",
    "link",
    "merge",
    "split",
]

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
    "merge": TICKET_EDIT,
    "split": TICKET_EDIT,
}
#: Whose rows count where it is not the action's own permission: who may see a waiting ticket may take it.
ROWS: Final[Mapping[Action, Permission]] = {"take": TICKET_VIEW}


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides about actions: category, whether somebody has it, the categories that can follow, and whether it
    went into another ticket.
    """

    category: Category
    owned: bool
    ways: frozenset[Category]
    merged: bool = False


def why_not(situation: Situation, action: Action) -> str | None:
    """The code of what stands in the way of `action`, or None when it may happen."""
    active = situation.category in ACTIVE
    if situation.merged != (action == "split"):
        return "ticket.merged" if situation.merged else "ticket.not_merged"
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


@dataclass(frozen=True, slots=True)
class Side:
    """One of two tickets that may be about the same."""

    shop_id: UUID
    customer_id: UUID | None
    active: bool
    merged: bool


def merge_fault(ticket: Side, kept: Side) -> MergeFault | None:
    """Why `ticket` cannot go into `kept`, or None. What one customer wrote must never reach another one, nor another
    shop; and work must be able to go on in the kept one.
    """
    if ticket.merged:
        return "merged"
    if kept.merged:
        return "target_merged"
    if not kept.active:
        return "target_done"
    if ticket.shop_id != kept.shop_id:
        return "other_shop"
    if ticket.customer_id and kept.customer_id and ticket.customer_id != kept.customer_id:
        return "other_customer"
    return None


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
