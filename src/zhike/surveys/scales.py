"""Rating scales: making, changing (always a new version), putting into use, archiving."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.surveys.errors import SCALE_ACTIVE, SCALE_INVALID
from zhike.surveys.events import ScaleChanged
from zhike.surveys.models import RatingScale, RatingScaleVersion
from zhike.surveys.permissions import SCALE_MANAGE
from zhike.surveys.rules import Scale, scale_errors

#: The fields that make the scale; changing one of them makes a new scale version, renaming does not.
SHAPE: Final = ("min", "max", "step", "satisfied_from", "labels")


def shape_of(scale: RatingScale) -> dict[str, Any]:
    """The present shape of a scale."""
    version = RatingScaleVersion.objects.get(scale=scale, version=scale.scale_version)
    return {name: getattr(version, name) for name in SHAPE}


def _checked(shape: Mapping[str, Any]) -> None:
    errors = scale_errors(Scale(**shape))
    if errors:
        raise SCALE_INVALID(fields=errors)


def _told(
    scale: RatingScale, action: str, *, actor: Actor, before: dict[str, object], after: dict[str, object]
) -> None:
    emit(
        ScaleChanged(scale_id=scale.id, changed=sorted(after)),
        actor=actor,
        subject=Subject(kind="rating_scale", id=scale.id, version=scale.version),
        topics=["company"],
    )
    trail.record(
        f"surveys.scale.{action}",
        actor=actor,
        object_kind="rating_scale",
        object_id=scale.id,
        before=before,
        after=after,
    )


@transaction.atomic
def scale_create(*, actor: Actor, name: Mapping[str, str], shape: Mapping[str, Any]) -> RatingScale:
    """A new scale, not yet in use; `shape` has the fields of SHAPE. Raises `surveys.scale_invalid` with its fields."""
    actor.require(SCALE_MANAGE)
    _checked(shape)
    now = clock.now()
    scale = RatingScale.objects.create(name=dict(name), updated_at=now)
    RatingScaleVersion.objects.create(scale=scale, version=1, at=now, **shape)
    _told(scale, "create", actor=actor, before={}, after={"name": dict(name), **shape})
    return scale


def _locked(scale_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> RatingScale:
    scale = RatingScale.objects.select_for_update().filter(id=scale_id).first()
    if scale is None:
        raise NOT_FOUND()
    if scale.version != expected_version:
        current = {"name": scale.name, **shape_of(scale), "version": scale.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return scale


@transaction.atomic
def scale_change(
    *, actor: Actor, scale_id: UUID, expected_version: int, name: Mapping[str, str] | None, shape: Mapping[str, Any]
) -> RatingScale:
    """Changes a name or some of SHAPE. Invitations that are out, and answers, keep the version they had.

    Raises `surveys.scale_invalid`, `conflict.version`.
    """
    actor.require(SCALE_MANAGE)
    scale = _locked(scale_id, expected_version, {**shape, **({} if name is None else {"name": dict(name)})})
    present = shape_of(scale)
    wanted = {**present, **shape}
    before, after = trail.changed(present, wanted)
    if name is not None and dict(name) != scale.name:
        before, after = {**before, "name": scale.name}, {**after, "name": dict(name)}
    if not after:
        return scale
    _checked(wanted)
    now = clock.now()
    if set(after) - {"name"}:
        scale.scale_version += 1
        RatingScaleVersion.objects.create(scale=scale, version=scale.scale_version, at=now, **wanted)
    if name is not None:
        scale.name = dict(name)
    scale.version += 1
    scale.updated_at = now
    scale.save()
    _told(scale, "change", actor=actor, before=before, after=after)
    return scale


@transaction.atomic
def scale_use(*, actor: Actor, scale_id: UUID, expected_version: int) -> RatingScale:
    """Puts a scale into use in place of the present one; from now on invitations get it."""
    actor.require(SCALE_MANAGE)
    # All scales are locked, in order: two that are put into use at once must not meet in the unique index.
    list(RatingScale.objects.select_for_update().order_by("id").values_list("id"))
    scale = _locked(scale_id, expected_version, {"in_use": True})
    if scale.in_use:
        return scale
    now = clock.now()
    for other in RatingScale.objects.filter(in_use=True):
        other.in_use = False
        other.version += 1
        other.updated_at = now
        other.save()
        _told(other, "retire", actor=actor, before={"in_use": True}, after={"in_use": False})
    scale.in_use, scale.archived_at = True, None
    scale.version += 1
    scale.updated_at = now
    scale.save()
    _told(scale, "use", actor=actor, before={"in_use": False}, after={"in_use": True})
    return scale


@transaction.atomic
def scale_archive(*, actor: Actor, scale_id: UUID, expected_version: int, archived: bool) -> RatingScale:
    """Takes a scale out of the lists, or back. Raises `surveys.scale_active` for the one in use."""
    actor.require(SCALE_MANAGE)
    scale = _locked(scale_id, expected_version, {"archived": archived})
    if (scale.archived_at is not None) == archived:
        return scale
    if archived and scale.in_use:
        raise SCALE_ACTIVE()
    scale.archived_at = clock.now() if archived else None
    scale.version += 1
    scale.updated_at = clock.now()
    scale.save()
    _told(scale, "archive" if archived else "restore", actor=actor, before={}, after={"archived": archived})
    return scale
