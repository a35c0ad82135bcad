"""Finding customers by what other modules know of them, such as an order's number.

LOOKUPS.register("order", find)      # find(actor, text) -> ids of customers, in the actor's scope, at most 200
"""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from zhike.kernel.authz import Actor

#: Customers that `text` leads to; nothing for a text that is none of this kind. It must be quick: lists wait for it.
Lookup = Callable[[Actor, str], Sequence[UUID]]
#: More than these of one kind are no answer to a search.
MOST: Final = 200


class Lookups:
    """The registered look-ups by name."""

    def __init__(self) -> None:
        self._known: dict[str, Lookup] = {}

    def register(self, name: str, find: Lookup) -> None:
        """Adds a look-up, in the owner's `subscribers.py` or wiring; the same name again takes its place."""
        self._known[name] = find

    def find(self, actor: Actor, text: str) -> list[UUID]:
        """The customers that any look-up names for `text`."""
        found: dict[UUID, None] = {}
        for look in self._known.values():
            found.update(dict.fromkeys(look(actor, text)[:MOST]))
        return list(found)


LOOKUPS: Final = Lookups()
