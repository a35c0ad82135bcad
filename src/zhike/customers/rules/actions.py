"""What can be done with a customer, by the record's state. The same table answers services' refusals and the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from zhike.customers.errors import ARCHIVED, ERASED, IN_CONSULTATION, MERGED, NOT_ARCHIVED
from zhike.customers.types import Action
from zhike.kernel.errors import PERMISSION_MISSING

State = Literal["active", "archived", "deleted", "merged", "erased"]
#: Action → (the right it needs, the states in which it can be done).
TABLE: Final[Mapping[str, tuple[str, frozenset[State]]]] = {
    "edit": ("edit", frozenset({"active"})),
    "tag": ("tag", frozenset({"active"})),
    "correct": ("correct", frozenset({"active"})),
    "archive": ("edit", frozenset({"active"})),
    "delete": ("delete", frozenset({"active", "archived"})),
    "restore": ("edit", frozenset({"archived", "deleted"})),
    "erase": ("delete", frozenset({"active", "archived", "deleted"})),
    "reveal": ("reveal", frozenset({"active", "archived", "deleted", "merged"})),
}
_WHY: Final[Mapping[State, str]] = {
    "active": NOT_ARCHIVED.code,
    "archived": ARCHIVED.code,
    "deleted": ARCHIVED.code,
    "merged": MERGED.code,
    "erased": ERASED.code,
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What the actions depend on: the state, and whether somebody serves the customer now."""

    state: State
    in_consultation: bool


def state_of(*, archived: bool, deleted: bool, merged: bool, erased: bool) -> State:
    """The state of a record by its four marks; a deleted one is archived too."""
    if erased:
        return "erased"
    if merged:
        return "merged"
    if deleted:
        return "deleted"
    return "archived" if archived else "active"


def actions(held: frozenset[str], situation: Situation) -> list[Action]:
    """Every action with whether it can be done, for somebody who holds the rights `held` on this customer."""
    return [_action(name, held, situation) for name in TABLE]


def _action(name: str, held: frozenset[str], situation: Situation) -> Action:
    right, states = TABLE[name]
    if name == "restore" and situation.state == "deleted":
        right = "delete"
    if right not in held:
        return Action(name, allowed=False, why=PERMISSION_MISSING.code)
    if situation.state not in states:
        return Action(name, allowed=False, why=_WHY[situation.state])
    if name in ("archive", "delete") and situation.in_consultation:
        return Action(name, allowed=False, why=IN_CONSULTATION.code)
    return Action(name, allowed=True, why=None)
