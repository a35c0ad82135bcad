"""What the owners of work items (conversations, tickets) do for this module; `config/wiring.py` connects them.

**Lock order.** Everybody locks the owner's row first, then the work item, then loads in order of user id. Owners that
call in here hold their row already; when work acts on its own (assigner, sweeps) it calls :meth:`WorkItemOwner.lock`
before it locks the item.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from zhike.kernel.authz import Actor, Permission
from zhike.kernel.events.payload import Subject


class WorkItemOwner(Protocol):
    """The module that a kind of work item belongs to. All calls come inside the transaction of the change."""

    def lock(self, *, kind: str, item_id: UUID) -> bool:
        """Locks the owner's row (FOR UPDATE SKIP LOCKED). False: somebody is busy with it, or it is gone."""

    def assigned(
        self,
        *,
        kind: str,
        item_id: UUID,
        user_id: UUID,
        team_id: UUID | None,
        department_id: UUID | None,
        assignment_id: UUID,
        actor: Actor,
    ) -> None:
        """The item now belongs to `user_id`; stamps owner, team and department on the owner's row."""

    def released(
        self, *, kind: str, item_id: UUID, team_id: UUID | None, department_id: UUID | None, reason: str, actor: Actor
    ) -> None:
        """The item waits in the queue of `team_id` again (a `QueueReason` says why)."""


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A registered kind. `live` items need somebody who is there now (chats); others may wait for a person. Whoever
    lacks the right `needs` could do nothing with such an item and never gets one. `page` names what a person looks at
    for an item, given its id; None where that is the item itself. `automatic` says per shop and team whether the
    assigner gives such items to people, or leaves them for somebody to take; None: always given. `most` is how many of
    the kind one person is given; what people take or are handed by others does not stop at it.
    """

    name: str
    owner: WorkItemOwner
    live: bool
    needs: Permission | None = None
    page: Callable[[UUID], Subject] | None = None
    automatic: Callable[[UUID, UUID | None], bool] | None = None
    most: Callable[[], int] | None = None

    def given(self, *, shop_id: UUID, team_id: UUID | None) -> bool:
        """Whether the assigner gives items of this shop and team to people by itself."""
        return self.automatic is None or self.automatic(shop_id, team_id)


_kinds: dict[str, ItemKind] = {}


def use_item_owner(
    kind: str,
    owner: WorkItemOwner,
    *,
    live: bool = True,
    needs: Permission | None = None,
    page: Callable[[UUID], Subject] | None = None,
    automatic: Callable[[UUID, UUID | None], bool] | None = None,
    most: Callable[[], int] | None = None,
) -> None:
    """Called by wiring, once per kind of work item."""
    _kinds[kind] = ItemKind(kind, owner, live, needs, page, automatic, most)


def item_kind(kind: str) -> ItemKind:
    """The registered kind. Raises RuntimeError when wiring forgot it."""
    try:
        return _kinds[kind]
    except KeyError:
        raise RuntimeError(f"no owner is wired for work items of kind {kind!r}") from None


def live_kinds() -> list[str]:
    """Names of the kinds whose items need a person who is present."""
    return sorted(name for name, kind in _kinds.items() if kind.live)


def optional_kinds() -> list[str]:
    """Names of the kinds that are left for somebody to take where the shop or team wants it so."""
    return sorted(name for name, kind in _kinds.items() if kind.automatic is not None)


def kind_limits() -> dict[str, int]:
    """How many items of a kind one person is given, for kinds with such a limit."""
    return {name: kind.most() for name, kind in _kinds.items() if kind.most is not None}


def kind_needs() -> dict[str, Permission]:
    """The right that a kind of item asks of whoever gets one, where it asks for one."""
    return {name: kind.needs for name, kind in _kinds.items() if kind.needs is not None}


def known_kinds() -> list[str]:
    """Names of all wired kinds."""
    return sorted(_kinds)
