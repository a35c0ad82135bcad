"""Declaring what may be done to many rows at once.

    TICKETS = register("tickets.tickets", object_kind="ticket", actions={"assign": BulkAction(ASSIGN, give, back)})

A change is done to each row by the same service as to a single one, with the rights that whoever started it holds then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from zhike.kernel.authz import Actor, Permission

Params = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row. `version` and `inverse` (ids and codes, no texts) are kept for taking it back."""

    state: Literal["done", "unchanged"]
    version: int | None = None
    inverse: Params | None = None


@dataclass(frozen=True, slots=True)
class BulkAction:
    """A change: `do(actor, row id, params)`; `undo(actor, row id, version, inverse)` takes it back.

    Both run in a transaction per row and raise what stands in the way; `undo` raises `conflict.version` for a row that
    moved on. Without `undo` the change stays.
    """

    permission: Permission
    do: Callable[[Actor, UUID, Params], Outcome]
    undo: Callable[[Actor, UUID, int, Params], Outcome] | None = None


@dataclass(frozen=True, slots=True)
class BulkKind:
    """Rows that may be changed together, and by which actions. Titles are the texts `bulk.<name>.<action>`."""

    name: str
    object_kind: str
    actions: Mapping[str, BulkAction]


_kinds: Final[dict[str, BulkKind]] = {}


def register(name: str, *, object_kind: str, actions: Mapping[str, BulkAction]) -> BulkKind:
    """Registers a kind, in the owner's `tasks.py`. Raises ValueError for a taken name."""
    if name in _kinds:
        raise ValueError(f"bulk kind {name!r} is registered twice")
    _kinds[name] = BulkKind(name, object_kind, actions)
    return _kinds[name]


def kind_of(name: str) -> BulkKind:
    """The kind of this name. Raises KeyError."""
    return _kinds[name]


def all_kinds() -> Mapping[str, BulkKind]:
    """Every registered kind by name."""
    return dict(_kinds)
