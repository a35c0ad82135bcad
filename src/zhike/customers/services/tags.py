"""Tags and their groups: making, changing, taking out of use."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from zhike.customers.errors import GROUP_IN_USE, TAG_ARCHIVED
from zhike.customers.events import TagChanged
from zhike.customers.models import Tag, TagGroup
from zhike.customers.permissions import TAG_MANAGE
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, VERSION_CONFLICT, FieldError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

Row = Tag | TagGroup
T = TypeVar("T", Tag, TagGroup)
_GROUP_FIELDS = ("names", "place", "exclusive")
_TAG_FIELDS = ("names", "color", "place", "group_id")


@transaction.atomic
def group_create(*, actor: Actor, values: Mapping[str, Any]) -> TagGroup:
    """A new group: `names`, `place`, `exclusive`. Raises `permission.missing`, `input.invalid` for a taken name."""
    actor.require(TAG_MANAGE)
    _check_names(TagGroup, values["names"], None)
    now = clock.now()
    group = TagGroup.objects.create(id=new_id(), created_at=now, updated_at=now, **values)
    _tell(actor, group, "create", {}, values)
    return group


@transaction.atomic
def tag_create(*, actor: Actor, values: Mapping[str, Any]) -> Tag:
    """A new tag: `names`, `color`, `place`, `group_id`. Raises as `group_create`."""
    actor.require(TAG_MANAGE)
    _check_names(Tag, values["names"], None)
    _check_group(values["group_id"])
    now = clock.now()
    tag = Tag.objects.create(id=new_id(), created_at=now, updated_at=now, **values)
    _tell(actor, tag, "create", {}, values)
    return tag


@transaction.atomic
def group_change(*, actor: Actor, group_id: UUID, expected_version: int, values: Mapping[str, Any]) -> TagGroup:
    """Changes some of `names`, `place`, `exclusive`. A group that becomes exclusive leaves customers as they are."""
    actor.require(TAG_MANAGE)
    group = _locked(TagGroup, group_id, expected_version, values, _GROUP_FIELDS)
    if "names" in values:
        _check_names(TagGroup, values["names"], group.id)
    _change(actor, group, values)
    return group


@transaction.atomic
def tag_change(*, actor: Actor, tag_id: UUID, expected_version: int, values: Mapping[str, Any]) -> Tag:
    """Changes some of `names`, `color`, `place`, `group_id`."""
    actor.require(TAG_MANAGE)
    tag = _locked(Tag, tag_id, expected_version, values, _TAG_FIELDS)
    if "names" in values:
        _check_names(Tag, values["names"], tag.id)
    if "group_id" in values:
        _check_group(values["group_id"])
    _change(actor, tag, values)
    return tag


@transaction.atomic
def group_archive(*, actor: Actor, group_id: UUID, expected_version: int, archived: bool) -> TagGroup:
    """Takes a group out of use, or back. Raises `customers.group_in_use` while tags of it are in use."""
    actor.require(TAG_MANAGE)
    group = _locked(TagGroup, group_id, expected_version, {"archived": archived}, _GROUP_FIELDS)
    if archived and Tag.objects.filter(group=group, archived_at=None).exists():
        raise GROUP_IN_USE()
    _archive(actor, group, archived)
    return group


@transaction.atomic
def tag_archive(*, actor: Actor, tag_id: UUID, expected_version: int, archived: bool) -> Tag:
    """Takes a tag out of use, or back. It stays on the customers that have it. A tag comes back into a group that is in
    use: raises `customers.tag_archived` otherwise.
    """
    actor.require(TAG_MANAGE)
    tag = _locked(Tag, tag_id, expected_version, {"archived": archived}, _TAG_FIELDS)
    if not archived and tag.group.archived_at is not None:
        raise TAG_ARCHIVED()
    _archive(actor, tag, archived)
    return tag


def _locked(
    model: type[T], row_id: UUID, expected_version: int, yours: Mapping[str, Any], fields: tuple[str, ...]
) -> T:
    row = model.objects.select_for_update().filter(pk=row_id).first()
    if row is None:
        raise NOT_FOUND()
    if row.version != expected_version:
        current = {name: getattr(row, name) for name in fields}
        raise VERSION_CONFLICT(extra={"current": {**current, "version": row.version}, "yours": dict(yours)})
    return row


def _check_names(model: type[Row], names: Mapping[str, str], own_id: UUID | None) -> None:
    """Two tags in use of one name cannot be told apart."""
    for language, name in names.items():
        same = model.objects.filter(archived_at=None, **{f"names__{language}": name})
        if (same if own_id is None else same.exclude(pk=own_id)).exists():
            raise INPUT_INVALID(fields=[FieldError(f"names.{language}", "customers.name_taken")])


def _check_group(group_id: UUID) -> None:
    if not TagGroup.objects.filter(pk=group_id, archived_at=None).exists():
        raise INPUT_INVALID(fields=[FieldError("group_id", "value.unknown")])


def _change(actor: Actor, row: Row, values: Mapping[str, Any]) -> None:
    before, after = trail.changed({name: getattr(row, name) for name in values}, values)
    if not after:
        return
    for name, value in after.items():
        setattr(row, name, value)
    _save(row)
    _tell(actor, row, "edit", before, after)


def _archive(actor: Actor, row: Row, archived: bool) -> None:
    if (row.archived_at is not None) == archived:
        return
    row.archived_at = clock.now() if archived else None
    _save(row)
    _tell(actor, row, "archive" if archived else "restore", {}, {})


def _save(row: Row) -> None:
    row.version += 1
    row.updated_at = clock.now()
    row.save()


def _tell(actor: Actor, row: Row, verb: str, before: Mapping[str, object], after: Mapping[str, object]) -> None:
    is_tag = isinstance(row, Tag)
    kind = "tag" if is_tag else "tag_group"
    emit(
        TagChanged(tag_id=row.id if is_tag else None, group_id=row.group_id if isinstance(row, Tag) else row.id),
        actor=actor,
        subject=Subject(kind=kind, id=row.id, version=row.version),
        topics=["company"],
    )
    trail.record(
        f"customers.tag.{verb}",
        actor=actor,
        object_kind=kind,
        object_id=row.id,
        before={name: _plain(value) for name, value in before.items()},
        after={name: _plain(value) for name, value in after.items()},
    )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
