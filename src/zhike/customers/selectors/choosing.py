"""Customers chosen out of the list, for changes to many."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.customers.selectors.lists import numbered
from zhike.kernel.authz import Actor, Permission


def chosen_rows(
    actor: Actor,
    filters: Mapping[str, list[str]],
    text: str,
    permission: Permission,
    *,
    named: Sequence[UUID] | None,
    limit: int,
) -> list[tuple[UUID, str]]:
    """(id, number) of up to `limit` customers that filters and search keep. Of those named, one that the actor does not
    reach comes along without its number.
    """
    found = numbered(actor, filters, text, permission, limit)
    if named is None:
        return found
    numbers = dict(found)
    return [(one, numbers.get(one, "")) for one in named]
