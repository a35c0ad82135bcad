"""Tags that a file gives by their names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from zhike.customers.models import CustomerTag, Tag, TagGroup
from zhike.customers.services.tags import tag_create
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.copying import copy, fresh
from zhike.kernel.i18n import DEFAULT_LANGUAGE
from zhike.kernel.ids import new_id

#: Characters of a tag's name, and tags in use up to which files may bring new ones.
LONGEST_NAME: Final = 40
MOST_TAGS: Final = 1_000


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


@dataclass(frozen=True, slots=True)
class UnknownTags:
    """What becomes of tags in a file that nobody made: their rows are refused, they are left out, or they are made in
    the group `group_id`.
    """

    manner: Literal["refuse", "leave_out", "make"] = "refuse"
    group_id: UUID | None = None


#: Their rows are refused.
REFUSED: Final = UnknownTags()


def unknown(names: Collection[str]) -> set[str]:
    """Those of `names` that are no tags in use."""
    known = by_name()
    return {name for name in names if name.casefold() not in known}


def make(names: Iterable[str], group_id: UUID, actor: Actor) -> None:
    """Makes tags of names that are none yet, as the first row that has one writes it. What cannot be one stays unknown:
    a name that is too long, and any beyond the number of tags that people can still choose from.

    Raises `permission.missing`, `input.invalid` for a group that is not in use.
    """
    wanted: dict[str, str] = {}
    for name in names:
        if len(name) <= LONGEST_NAME:
            wanted.setdefault(name.casefold(), name)
    if not wanted:
        return
    # Whoever makes tags from files at the same moment waits here, and finds those of the other.
    TagGroup.objects.select_for_update().filter(pk=group_id).first()
    room = MOST_TAGS - Tag.objects.filter(archived_at=None).count()
    for name in sorted(unknown(list(wanted.values())))[: max(room, 0)]:
        values = {"names": {DEFAULT_LANGUAGE: name}, "color": "gray", "place": 0, "group_id": group_id}
        tag_create(actor=actor, values=values)


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
