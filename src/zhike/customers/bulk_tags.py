"""Tags that a file gives by their names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from zhike.customers.models import CustomerTag, Tag
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.copying import copy, fresh
from zhike.kernel.ids import new_id


class KnownTag(NamedTuple):
    """A tag in use; `slot` is what a customer has only one of: the group of an exclusive one, else the tag itself."""

    id: UUID
    slot: UUID


def by_name() -> Mapping[str, KnownTag]:
    """The tags in use by each of their names, whatever the case."""
    found: dict[str, KnownTag] = {}
    rows = Tag.objects.filter(archived_at=None).order_by("place", "id")
    for tag_id, names, group_id, exclusive in rows.values_list("id", "names", "group_id", "group__exclusive"):
        for name in names.values():
            found.setdefault(str(name).casefold(), KnownTag(tag_id, group_id if exclusive else tag_id))
    return found


def chosen(tags: Sequence[KnownTag]) -> tuple[KnownTag, ...]:
    """Each slot once; of a group that excludes, the last one given counts."""
    return tuple({one.slot: one for one in tags}.values())


def held(ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Customer → the slots that are taken."""
    taken: dict[UUID, set[UUID]] = {}
    rows = CustomerTag.objects.filter(customer_id__in=list(ids))
    for customer_id, tag_id, group_id, exclusive in rows.values_list(
        "customer_id", "tag_id", "tag__group_id", "tag__group__exclusive"
    ):
        taken.setdefault(customer_id, set()).add(group_id if exclusive else tag_id)
    return taken


def put(pairs: Sequence[tuple[UUID, KnownTag]], actor: Actor) -> None:
    """Writes tags on customers that do not have them."""
    now = clock.now()
    rows: list[Any] = [
        fresh(CustomerTag, id=new_id(), customer_id=customer_id, tag_id=tag.id, actor_kind=actor.kind,
              actor_id=actor.id, at=now)
        for customer_id, tag in pairs
    ]  # fmt: skip
    copy(CustomerTag, rows)
