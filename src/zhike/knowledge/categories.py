"""The category tree: reading paths, making, changing, moving, archiving."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.knowledge.errors import (
    CATEGORY_CYCLE,
    CATEGORY_DEPTH,
    CATEGORY_HAS_CHILDREN,
    CATEGORY_PARENT_ARCHIVED,
    CATEGORY_UNUSABLE,
)
from zhike.knowledge.events import CategoryChanged
from zhike.knowledge.models import Category
from zhike.knowledge.permissions import CATEGORY_MANAGE
from zhike.knowledge.rules import MAX_DEPTHS, height, path_to
from zhike.knowledge.types import CategoryPath

FIELDS = ("name", "parent_id", "place", "color")


def _parents() -> dict[UUID, UUID | None]:
    return dict(Category.objects.values_list("id", "parent_id"))


def category_paths(category_ids: list[UUID]) -> dict[UUID, CategoryPath]:
    """The ways to categories, archived ones too; unknown ids are left out."""
    nodes = {row[0]: row for row in Category.objects.values_list("id", "parent_id", "name")}
    parents = {node: row[1] for node, row in nodes.items()}
    paths: dict[UUID, CategoryPath] = {}
    for category_id in category_ids:
        if category_id in nodes:
            ids = tuple(path_to(category_id, parents))
            paths[category_id] = CategoryPath(category_id, ids, tuple(dict(nodes[one][2]) for one in ids))
    return paths


def category_usable(category_id: UUID) -> bool:
    """Whether work can be closed with this category: it exists and is not archived."""
    return Category.objects.filter(id=category_id, kind="category", archived_at=None).exists()


def ids_by_name(kind: str, language: str) -> dict[str, UUID]:
    """Categories or tags in use by their name in a language; of two with one name, either."""
    found = Category.objects.filter(kind=kind, archived_at=None)
    return {name[language]: one for one, name in found.values_list("id", "name") if language in name}


def tags_unusable(tag_ids: Collection[UUID]) -> list[UUID]:
    """Those of `tag_ids` that cannot be put on a conversation: unknown, archived, or a group."""
    if not tag_ids:
        return []
    usable = Category.objects.filter(id__in=tag_ids, kind="tag", archived_at=None, parent__isnull=False)
    return sorted(set(tag_ids) - set(usable.values_list("id", flat=True)))


def _lock_tree() -> None:
    """One change of the tree at a time: two moves that are right alone can make a loop together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('knowledge.category', 0))")


def _check_place(category_id: UUID | None, parent_id: UUID | None, kind: str) -> None:
    parents = _parents()
    if parent_id is None:
        return
    if not Category.objects.filter(id=parent_id, kind=kind, archived_at=None).exists():
        raise CATEGORY_UNUSABLE()
    above = path_to(parent_id, parents)
    if category_id in above:
        raise CATEGORY_CYCLE()
    below = 1 if category_id is None else height(category_id, parents)
    if len(above) + below > MAX_DEPTHS[kind]:
        raise CATEGORY_DEPTH(max=MAX_DEPTHS[kind])


def _told(category: Category, changed: list[str], *, actor: Actor) -> None:
    emit(
        CategoryChanged(category_id=category.id, changed=changed),
        actor=actor,
        subject=Subject(kind="category", id=category.id, version=category.version),
        topics=["company"],
    )


def _plain(values: Mapping[str, Any]) -> dict[str, object]:
    return {name: str(value) if isinstance(value, UUID) else value for name, value in values.items()}


@transaction.atomic
def category_create(*, actor: Actor, values: Mapping[str, Any]) -> Category:
    """A new category or tag; `values` are FIELDS and `kind`.

    Raises `knowledge.category_depth`, `.category_unusable` for the parent.
    """
    actor.require(CATEGORY_MANAGE)
    _lock_tree()
    _check_place(None, values.get("parent_id"), values.get("kind", "category"))
    category = Category.objects.create(**values, updated_at=clock.now())
    _told(category, sorted(values), actor=actor)
    trail.record(
        "knowledge.category.create",
        actor=actor,
        object_kind="category",
        object_id=category.id,
        after=_plain(values),
    )
    return category


def _locked(category_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> Category:
    _lock_tree()
    category = Category.objects.select_for_update().filter(id=category_id).first()
    if category is None:
        raise NOT_FOUND()
    if category.version != expected_version:
        current = {**{name: getattr(category, name) for name in FIELDS}, "version": category.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return category


@transaction.atomic
def category_change(*, actor: Actor, category_id: UUID, expected_version: int, values: Mapping[str, Any]) -> Category:
    """Renames, moves or reorders. Raises `conflict.version`, `knowledge.category_cycle`, `.category_depth`."""
    actor.require(CATEGORY_MANAGE)
    category = _locked(category_id, expected_version, values)
    before, after = trail.changed({name: getattr(category, name) for name in values}, values)
    if not after:
        return category
    if "parent_id" in after:
        _check_place(category_id, values["parent_id"], category.kind)
    for name, value in after.items():
        setattr(category, name, value)
    category.version += 1
    category.updated_at = clock.now()
    category.save()
    _told(category, sorted(after), actor=actor)
    trail.record(
        "knowledge.category.change",
        actor=actor,
        object_kind="category",
        object_id=category_id,
        before=_plain(before),
        after=_plain(after),
    )
    return category


@transaction.atomic
def category_archive(*, actor: Actor, category_id: UUID, expected_version: int, archived: bool) -> Category:
    """Takes a category out of use, or back. Raises `knowledge.category_has_children`, `.category_parent_archived`."""
    actor.require(CATEGORY_MANAGE)
    category = _locked(category_id, expected_version, {"archived": archived})
    if (category.archived_at is not None) == archived:
        return category
    if archived and Category.objects.filter(parent=category, archived_at=None).exists():
        raise CATEGORY_HAS_CHILDREN()
    above = category.parent_id
    if not archived and above and Category.objects.filter(id=above, archived_at__isnull=False).exists():
        raise CATEGORY_PARENT_ARCHIVED()
    category.archived_at = clock.now() if archived else None
    category.updated_at = clock.now()
    category.version += 1
    category.save()
    _told(category, ["archived"], actor=actor)
    trail.record(
        "knowledge.category.archive" if archived else "knowledge.category.restore",
        actor=actor,
        object_kind="category",
        object_id=category_id,
    )
    return category
