"""Making and changing deadline policies; clocks that run keep the version they were started with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.work.events import PolicyChanged
from zhike.work.models import Calendar, SlaPolicy, SlaPolicyVersion
from zhike.work.permissions import POLICY_MANAGE

FIELDS = (
    "name",
    "rank",
    "kinds",
    "shop_ids",
    "team_ids",
    "priorities",
    "question_types",
    "min_level",
    "calendar_id",
    "first_response_s",
    "next_response_s",
    "resolution_s",
)
_TARGETS = ("first_response_s", "next_response_s", "resolution_s")


def _check(values: Mapping[str, Any], policy: SlaPolicy | None) -> None:
    calendar_id = values.get("calendar_id")
    if calendar_id is not None and not Calendar.objects.filter(id=calendar_id, archived_at=None).exists():
        raise invalid("calendar_id", "policy.calendar_unknown")
    merged = {name: values.get(name, getattr(policy, name, None)) for name in _TARGETS}
    if all(target is None for target in merged.values()):
        raise invalid("first_response_s", "policy.no_target")


def content_of(policy: SlaPolicy) -> dict[str, Any]:
    """The policy's fields as JSON."""
    content = {name: getattr(policy, name) for name in FIELDS}
    for name in ("shop_ids", "team_ids"):
        content[name] = [str(one) for one in content[name]]
    content["calendar_id"] = None if policy.calendar_id is None else str(policy.calendar_id)
    return content


def _saved(policy: SlaPolicy, changed: list[str], *, actor: Actor, at: datetime) -> None:
    SlaPolicyVersion.objects.create(policy=policy, version=policy.version, content=content_of(policy), at=at)
    emit(
        PolicyChanged(policy_id=policy.id, changed=changed),
        actor=actor,
        subject=Subject(kind="sla_policy", id=policy.id, version=policy.version),
        topics=["company"],
    )


def _plain(values: Mapping[str, Any]) -> dict[str, object]:
    """Ids as text, for the log."""
    lists = ("shop_ids", "team_ids")
    texts: dict[str, object] = {name: [str(one) for one in values[name]] for name in lists if name in values}
    if values.get("calendar_id") is not None:
        texts["calendar_id"] = str(values["calendar_id"])
    return {**values, **texts}


@transaction.atomic
def policy_create(*, actor: Actor, values: Mapping[str, Any]) -> SlaPolicy:
    """A new policy. `values` are FIELDS. Raises `input.invalid`."""
    actor.require(POLICY_MANAGE)
    _check(values, None)
    now = clock.now()
    policy = SlaPolicy.objects.create(**values, updated_at=now)
    _saved(policy, sorted(values), actor=actor, at=now)
    trail.record("work.policy.create", actor=actor, object_kind="sla_policy", object_id=policy.id, after=_plain(values))
    return policy


def _locked(policy_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> SlaPolicy:
    policy = SlaPolicy.objects.select_for_update().filter(id=policy_id).first()
    if policy is None:
        raise NOT_FOUND()
    if policy.version != expected_version:
        current = {**content_of(policy), "version": policy.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return policy


@transaction.atomic
def policy_change(*, actor: Actor, policy_id: UUID, expected_version: int, values: Mapping[str, Any]) -> SlaPolicy:
    """Changes some of FIELDS. Raises `input.invalid`, `conflict.version`."""
    actor.require(POLICY_MANAGE)
    policy = _locked(policy_id, expected_version, values)
    _check(values, policy)
    before, after = trail.changed({name: getattr(policy, name) for name in values}, values)
    if not after:
        return policy
    for name, value in after.items():
        setattr(policy, name, value)
    policy.version += 1
    policy.updated_at = clock.now()
    policy.save()
    _saved(policy, sorted(after), actor=actor, at=policy.updated_at)
    trail.record(
        "work.policy.change",
        actor=actor,
        object_kind="sla_policy",
        object_id=policy_id,
        before=_plain(before),
        after=_plain(after),
    )
    return policy


@transaction.atomic
def policy_archive(*, actor: Actor, policy_id: UUID, expected_version: int, archived: bool) -> SlaPolicy:
    """Takes a policy out of use, or back; running clocks go on."""
    actor.require(POLICY_MANAGE)
    policy = _locked(policy_id, expected_version, {"archived": archived})
    if (policy.archived_at is not None) == archived:
        return policy
    if not archived and policy.calendar_id is not None:
        _check({"calendar_id": policy.calendar_id}, policy)
    policy.archived_at = clock.now() if archived else None
    policy.updated_at = clock.now()
    policy.version += 1
    policy.save()
    _saved(policy, ["archived"], actor=actor, at=policy.updated_at)
    trail.record(
        "work.policy.archive" if archived else "work.policy.restore",
        actor=actor,
        object_kind="sla_policy",
        object_id=policy_id,
    )
    return policy
