"""Roles: made, changed, put away."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.accounts import rules
from zhike.accounts.access import locked, taken
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.errors import OWN_ROLES, RIGHT_NOT_HELD, ROLE_FIXED, ROLE_IN_USE
from zhike.accounts.events import Change, RoleChanged, in_parts
from zhike.accounts.models import Role, RolePermission, UserRole
from zhike.accounts.permissions import ROLE_EDIT
from zhike.accounts.services.company import company_language, names_checked
from zhike.accounts.types import RoleFields, Unset
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, Scope, all_permissions
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject

_UNIQUE: Final = {"accounts_role_label": "names"}


def role_create(*, actor: Actor, fields: RoleFields) -> Role:
    """A custom role with any combination of rights that the actor holds.

    Raises `input.invalid`, `conflict.value_taken`, `accounts.right_not_held`.
    """
    actor.require(ROLE_EDIT)
    names = names_checked({} if isinstance(fields.names, Unset) else fields.names)
    rights = {} if isinstance(fields.rights, Unset) else _checked(fields.rights)
    _require_held(actor, {}, rights)
    role = Role(
        names=names,
        label=rules.label_of(names, company_language()),
        description="" if isinstance(fields.description, Unset) else fields.description,
        created_at=clock.now(),
    )
    with transaction.atomic():
        try:
            with transaction.atomic():
                role.save(force_insert=True)
        except IntegrityError as error:
            raise taken(error, _UNIQUE) from error
        _write_rights(role, rights)
        _tell(role, "created", [], actor=actor, holders=[])
        trail.record(
            "accounts.role.create",
            actor=actor,
            object_kind="role",
            object_id=role.id,
            after={"names": names, "rights": _codes(rights)},
        )
    return role


def role_change(*, actor: Actor, role_id: UUID, version: int, fields: RoleFields) -> Role:
    """Changes names, description or rights; new rights hold for every holder from the next request on.

    Raises `accounts.role_fixed` for the rights of the system administrator, `accounts.own_roles` for a role that the
    actor holds, `accounts.right_not_held`, `conflict.version`, `conflict.value_taken`, `input.invalid`.
    """
    with transaction.atomic():
        role = locked(Role, role_id, actor=actor, wanted=ROLE_EDIT, version=version)
        before: dict[str, object] = {"names": role.names, "description": role.description}
        if not isinstance(fields.names, Unset):
            role.names = names_checked(fields.names)
            role.label = rules.label_of(role.names, company_language())
        if not isinstance(fields.description, Unset):
            role.description = fields.description
        old, new = trail.changed(before, {"names": role.names, "description": role.description})
        if not isinstance(fields.rights, Unset) and (role.everything or not role.assignable):
            raise ROLE_FIXED()
        held = rights_of_role(role.id)
        rights = held if isinstance(fields.rights, Unset) else _checked(fields.rights)
        holders: list[UUID] = []
        if rights != held:
            holders = _rights_change(actor, role, held, rights)
            taken_away = sorted(held.keys() - rights.keys())
            lost, won = trail.changed(_codes(held), {**_codes(rights), **dict.fromkeys(taken_away)})
            old["rights"], new["rights"] = lost, won
        if new:
            role.version += 1
            try:
                with transaction.atomic():
                    role.save()
            except IntegrityError as error:
                raise taken(error, _UNIQUE) from error
            _tell(role, "changed", sorted(new), actor=actor, holders=holders)
            trail.record(
                "accounts.role.edit", actor=actor, object_kind="role", object_id=role.id, before=old, after=new
            )
    return role


def role_archive(*, actor: Actor, role_id: UUID, version: int) -> None:
    """Puts a custom role away. Raises `accounts.role_fixed` for a built-in one, `accounts.role_in_use` while held."""
    with transaction.atomic():
        role = locked(Role, role_id, actor=actor, wanted=ROLE_EDIT, version=version)
        if role.code is not None:
            raise ROLE_FIXED()
        if role.archived_at is not None:
            return
        holders = UserRole.objects.filter(role=role).count()
        if holders:
            raise ROLE_IN_USE(count=holders)
        role.archived_at = clock.now()
        role.version += 1
        role.save(update_fields=["archived_at", "version"])
        _tell(role, "archived", ["archived_at"], actor=actor, holders=[])
        trail.record("accounts.role.archive", actor=actor, object_kind="role", object_id=role.id)


def rights_of_role(role_id: UUID) -> dict[str, Scope]:
    """Permission name to scope, as stored."""
    stored = RolePermission.objects.filter(role_id=role_id).values_list("permission", "scope")
    return {name: Scope(scope) for name, scope in stored}


def _rights_change(actor: Actor, role: Role, held: dict[str, Scope], rights: dict[str, Scope]) -> list[UUID]:
    """Stores the rights and makes what processes remember of the holders out of date; answers the holders."""
    holders = list(UserRole.objects.filter(role=role).values_list("user_id", flat=True))
    if actor.id in holders and not actor.rights.everything:
        raise OWN_ROLES()
    _require_held(actor, held, rights)
    _write_rights(role, rights)
    raise_authz_version(holders)
    return holders


def _require_held(actor: Actor, held: Mapping[str, Scope], rights: Mapping[str, Scope]) -> None:
    missing = rules.missing_right(actor.rights, rules.changed_rights(held, rights))
    if missing is not None:
        raise RIGHT_NOT_HELD(permission=missing)


def _checked(rights: Mapping[str, Scope]) -> dict[str, Scope]:
    """Known permissions only; one without scopes counts as all."""
    known = all_permissions()
    unknown = sorted(rights.keys() - known.keys())
    if unknown:
        raise INPUT_INVALID(fields=[FieldError(f"rights.{name}", "permission.unknown") for name in unknown[:50]])
    return {name: scope if known[name].scoped else Scope.ALL for name, scope in rights.items()}


def _write_rights(role: Role, rights: Mapping[str, Scope]) -> None:
    RolePermission.objects.filter(role=role).delete()
    RolePermission.objects.bulk_create(
        [RolePermission(role=role, permission=name, scope=scope) for name, scope in sorted(rights.items())]
    )


def _codes(rights: Mapping[str, Scope]) -> dict[str, object]:
    return {name: scope.code for name, scope in sorted(rights.items())}


def _tell(role: Role, change: Change, fields: list[str], *, actor: Actor, holders: list[UUID]) -> None:
    for part in in_parts(holders):
        emit(
            RoleChanged(change=change, fields=fields, user_ids=part),
            actor=actor,
            subject=Subject(kind="role", id=role.id, version=role.version),
            topics=["company"],
        )
