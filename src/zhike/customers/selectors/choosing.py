"""Customers chosen out of the list, for changes to many."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.customers.selectors.lists import streamed
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
    found: dict[UUID, str] = {}
    for batch in streamed(actor, filters, text, permission):
        found.update((row["id"], row["number"]) for row in batch)
        if len(found) >= limit:
            break
    if named is not None:
        return [(one, found.get(one, "")) for one in named]
    return list(found.items())[:limit]
