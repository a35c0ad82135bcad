"""The call that writes the operation log. Module `audit` keeps it; wiring connects the two.

One row per service call that changed something, per reveal, export, sign-in, denied action and opened page. Written
in the caller's transaction: no change without its row, no row without its change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol
from uuid import UUID

from zhike.kernel.authz import Actor
from zhike.kernel.ports import Port

Result = Literal["ok", "denied", "failed"]


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What happened. `before` and `after` hold changed fields only; sensitive ones masked or as ciphertext."""

    action: str
    actor: Actor
    object_kind: str
    object_id: str
    result: Result = "ok"
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    customer_id: UUID | None = None
    shop_id: UUID | None = None


class Trail(Protocol):
    """Where entries go; implemented by `audit`."""

    def record(self, entry: TrailEntry) -> None:
        """Writes the entry in the running transaction."""


#: Filled by wiring; an empty one is an error at start, so that nothing runs unlogged.
TRAIL: Final[Port[Trail]] = Port("audit trail")


class History(Protocol):
    """What the log kept of a row's changes; implemented by `audit`."""

    def changes(
        self, row_id: UUID, operations: Sequence[UUID]
    ) -> Sequence[tuple[Mapping[str, object], Mapping[str, object]]]:
        """(before, after) of each change of the row in these operations, the newest first."""


#: Filled by wiring.
HISTORY: Final[Port[History]] = Port("history of rows")


def record(
    action: str,
    *,
    actor: Actor,
    object_kind: str,
    object_id: object,
    result: Result = "ok",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    customer_id: UUID | None = None,
    shop_id: UUID | None = None,
) -> None:
    """Writes one row of the operation log in the caller's transaction. `action` is `module.object.verb`."""
    TRAIL.get().record(
        TrailEntry(action, actor, object_kind, str(object_id), result, before or {}, after or {}, customer_id, shop_id)
    )


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The fields that differ, as (before, after)."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}
