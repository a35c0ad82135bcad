"""Departments, teams, shops and skills: made, changed, archived, restored. All four live by the same rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, models, transaction

from zhike.accounts import rules
from zhike.accounts.access import DEPARTMENT_LOCK, lock_named, locked_part, require_known, taken
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.errors import DEPARTMENT_CYCLE, OWN_ACCOUNT, STILL_IN_USE
from zhike.accounts.events import Change, DepartmentChanged, ShopChanged, SkillChanged, TeamChanged, in_parts
from zhike.accounts.models import Department, Shop, Skill, Team, TeamMember, User
from zhike.accounts.models.organisation import PLATFORMS, Named
from zhike.accounts.permissions import DEPARTMENT_EDIT, SHOP_EDIT, SKILL_EDIT, TEAM_EDIT
from zhike.accounts.services.company import company_language, currency_checked, names_checked, zone_checked
from zhike.accounts.services.reach import above, require_moves, require_opens
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, Permission, Scope
from zhike.kernel.errors import invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import EventPayload, Subject

Changes = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartKind:
    """A kind of part of the company: its table, the right to edit it, its word, the fields beside the names."""

    model: type[Named]
    permission: Permission
    word: str
    fields: tuple[str, ...]


DEPARTMENT: Final = PartKind(Department, DEPARTMENT_EDIT, "department", ("parent_id",))
TEAM: Final = PartKind(Team, TEAM_EDIT, "team", ("department_id",))
SHOP: Final = PartKind(Shop, SHOP_EDIT, "shop", ("platform", "team_id", "zone", "currency"))
SKILL: Final = PartKind(Skill, SKILL_EDIT, "skill", ())


def part_create(kind: PartKind, *, actor: Actor, changes: Changes) -> Named:
    """A new department, team, shop or skill. `changes` holds `names` and fields of the kind.

    Raises `permission.missing`, `input.invalid`, `conflict.value_taken` for a name that is in use.
    """
    actor.require(kind.permission)
    with transaction.atomic():
        row = kind.model(created_at=clock.now())
        _take(kind, row, {"names": {}, **changes})
        _save(kind, row, new=True)
        _tell(kind, row, "created", [], actor=actor)
        _log(kind, row, "create", actor=actor, after=_state(kind, row))
    return row


def part_change(kind: PartKind, *, actor: Actor, row_id: UUID, version: int, changes: Changes) -> Named:
    """Renames or changes fields. Raises `conflict.version` and as :func:`part_create`; a department cannot come under
    itself (`accounts.department_cycle`), nor where it opens to others what the actor may not see
    (`accounts.right_not_held`)."""
    with transaction.atomic():
        if kind is DEPARTMENT:
            lock_named(DEPARTMENT_LOCK)
        row = locked_part(kind.model, row_id, actor=actor, wanted=kind.permission, version=version)
        before = _state(kind, row)
        _take(kind, row, changes)
        old, new = trail.changed(before, _state(kind, row))
        if new:
            row.version += 1
            concerned = _concerned(kind, row, before) if "parent_id" in new else []
            if kind is DEPARTMENT and "parent_id" in new:
                require_moves(actor, row.id, before["parent_id"], getattr(row, "parent_id", None))
            _save(kind, row, new=False)
            raise_authz_version(concerned)
            _tell(kind, row, "changed", sorted(new), actor=actor, concerned=concerned)
            _log(kind, row, "edit", actor=actor, before=old, after=new)
    return row


def part_archive(kind: PartKind, *, actor: Actor, row_id: UUID, version: int) -> Named:
    """Takes a part out of use; what points to it keeps pointing. Raises `accounts.still_in_use`, `conflict.version`.

    A department goes when no department or team in use lies under it and no active user belongs to it, a team when no
    shop in use relies on it.
    """
    return _archive(kind, actor=actor, row_id=row_id, version=version, archived=True)


def part_restore(kind: PartKind, *, actor: Actor, row_id: UUID, version: int) -> Named:
    """Takes a part back into use. Raises `conflict.value_taken` when its name was given away, `conflict.version`, and
    `accounts.right_not_held` for a team whose members get back more in it than the actor may."""
    return _archive(kind, actor=actor, row_id=row_id, version=version, archived=False)


def _archive(kind: PartKind, *, actor: Actor, row_id: UUID, version: int, archived: bool) -> Named:
    with transaction.atomic():
        if kind is DEPARTMENT:
            lock_named(DEPARTMENT_LOCK)
        row = locked_part(kind.model, row_id, actor=actor, wanted=kind.permission, version=version)
        if (row.archived_at is not None) == archived:
            return row
        if archived:
            _require_unused(kind, row_id)
        row.archived_at = clock.now() if archived else None
        row.version += 1
        _save(kind, row, new=False)
        concerned = (
            list(TeamMember.objects.filter(team_id=row_id).values_list("user_id", flat=True)) if kind is TEAM else []
        )
        if not archived:
            require_opens(actor, concerned, Scope.TEAM, {row_id})
        raise_authz_version(concerned)
        change: Change = "archived" if archived else "restored"
        _tell(kind, row, change, ["archived_at"], actor=actor, concerned=concerned)
        _log(kind, row, "archive" if archived else "restore", actor=actor)
    return row


def team_members_set(*, actor: Actor, team_id: UUID, version: int, members: Mapping[UUID, bool]) -> Team:
    """Replaces a team's members (user id → leads the team). Rights with scope "team" follow at once.

    Raises `input.invalid` for somebody unknown or inactive, `conflict.version`, `accounts.right_not_held` where a new
    member would see more in the team than the actor may, and `accounts.own_account`: only a system administrator goes
    in and out of teams by their own hand.
    """
    with transaction.atomic():
        team = locked_part(Team, team_id, actor=actor, wanted=TEAM_EDIT, version=version)
        held = dict(TeamMember.objects.filter(team=team).values_list("user_id", "leader"))
        if held == dict(members):
            return team
        require_known(User, set(members.keys() - held.keys()), "members")
        TeamMember.objects.filter(team=team).delete()
        TeamMember.objects.bulk_create(
            [TeamMember(team=team, user_id=user_id, leader=leads) for user_id, leads in sorted(members.items())]
        )
        team.version += 1
        team.save(update_fields=["version"])
        concerned = sorted(held.keys() ^ members.keys())
        if actor.id in concerned and not actor.rights.everything:
            raise OWN_ACCOUNT()
        require_opens(actor, members.keys() - held.keys(), Scope.TEAM, {team_id})
        raise_authz_version(concerned)
        _tell(TEAM, team, "changed", ["members"], actor=actor, concerned=concerned)
        _log(TEAM, team, "members", actor=actor, before=_people(held), after=_people(members))
    return team


def _take(kind: PartKind, row: Named, changes: Changes) -> None:
    """Puts checked values on the row."""
    if "names" in changes:
        row.names = names_checked(changes["names"])
        row.label = rules.label_of(row.names, company_language())
    for name in kind.fields:
        if name in changes:
            setattr(row, name, _checked(kind, row, name, changes[name]))


def _checked(kind: PartKind, row: Named, name: str, value: Any) -> Any:
    if name == "zone":
        return zone_checked(value)
    if name == "currency":
        return currency_checked(value)
    if name == "platform" and value not in PLATFORMS:
        raise invalid("platform", "value.choice", expected=", ".join(PLATFORMS))
    if name == "team_id" and value is not None:
        require_known(Team, {value}, name)
    if name in ("parent_id", "department_id") and value is not None:
        require_known(Department, {value}, name)
    if name == "parent_id":
        parents: dict[object, object] = dict(Department.objects.values_list("id", "parent_id"))
        if rules.closes_cycle(parents, row.id, value):
            raise DEPARTMENT_CYCLE()
    return value


def _require_unused(kind: PartKind, row_id: UUID) -> None:
    users: list[tuple[str, models.QuerySet[Any]]] = []
    if kind is DEPARTMENT:
        users = [
            ("departments", Department.objects.filter(parent_id=row_id, archived_at__isnull=True)),
            ("teams", Team.objects.filter(department_id=row_id, archived_at__isnull=True)),
            ("users", User.objects.filter(department_id=row_id, active=True)),
        ]
    elif kind is TEAM:
        users = [("shops", Shop.objects.filter(team_id=row_id, archived_at__isnull=True))]
    for what, rows in users:
        count = rows.count()
        if count:
            raise STILL_IN_USE(count=count, what=what, extra={"by": what, "count": count})


def _concerned(kind: PartKind, row: Named, before: Mapping[str, Any]) -> list[UUID]:
    """Users whose set of departments changes when a department moves: those above its old and its new place."""
    if kind is not DEPARTMENT:
        return []
    places = above(before["parent_id"]) | above(getattr(row, "parent_id", None))
    return list(User.objects.filter(department_id__in=places).values_list("id", flat=True))


def _save(kind: PartKind, row: Named, *, new: bool) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=new)
    except IntegrityError as error:
        raise taken(error, {f"accounts_{kind.word}_label": "names"}) from error


def _state(kind: PartKind, row: Named) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in kind.fields}
    return {"names": row.names} | {
        name: str(value) if isinstance(value, UUID) else value for name, value in values.items()
    }


def _people(members: Mapping[UUID, bool]) -> dict[str, object]:
    return {"members": {str(user_id): leads for user_id, leads in sorted(members.items())}}


def _event(kind: PartKind, change: Change, fields: list[str], user_ids: list[UUID]) -> EventPayload:
    if kind is DEPARTMENT:
        return DepartmentChanged(change=change, fields=fields, user_ids=user_ids)
    if kind is TEAM:
        return TeamChanged(change=change, fields=fields, user_ids=user_ids)
    return (ShopChanged if kind is SHOP else SkillChanged)(change=change, fields=fields)


def _tell(
    kind: PartKind,
    row: Named,
    change: Change,
    fields: list[str],
    *,
    actor: Actor,
    concerned: list[UUID] | None = None,
) -> None:
    for part in in_parts(concerned or []):
        emit(
            _event(kind, change, fields, part),
            actor=actor,
            subject=Subject(kind=kind.word, id=row.id, version=row.version),
            shop_id=row.id if kind is SHOP else None,
            topics=["company"],
        )


def _log(
    kind: PartKind,
    row: Named,
    verb: str,
    *,
    actor: Actor,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    trail.record(
        f"accounts.{kind.word}.{verb}",
        actor=actor,
        object_kind=kind.word,
        object_id=row.id,
        before=before,
        after=after,
        shop_id=row.id if kind is SHOP else None,
    )
