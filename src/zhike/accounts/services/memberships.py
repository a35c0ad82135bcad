"""What a user belongs to and holds: roles, teams, shops, department, skills. Each set is replaced as a whole."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection

from zhike.accounts import rules
from zhike.accounts.access import DEPARTMENT_LOCK, lock_named, require_known
from zhike.accounts.errors import OWN_ACCOUNT, OWN_ROLES, RIGHT_NOT_HELD
from zhike.accounts.models import (
    Role,
    RolePermission,
    Shop,
    Skill,
    Team,
    TeamMember,
    User,
    UserRole,
    UserShop,
    UserSkill,
)
from zhike.accounts.permissions import USER_ASSIGN
from zhike.accounts.services.administrators import require_another_administrator
from zhike.accounts.services.notice_kinds import RIGHTS_CHANGED
from zhike.accounts.services.notices import notify
from zhike.accounts.types import Unset, UserFields
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.kernel.events.payload import Subject

#: Field name → (before, after), as the operation log keeps them.
Touched = dict[str, tuple[object, object]]


def take(*, actor: Actor, user: User, fields: UserFields, fresh: bool = False) -> tuple[Touched, bool]:
    """Applies the sets that are given. Answers what changed, and whether the user's rights or their reach did.

    A user who was there before is told of new roles; a `fresh` one has not seen others.
    """
    touched: Touched = {}
    if not isinstance(fields.role_ids, Unset):
        _roles(actor, user, fields.role_ids, touched)
    if not isinstance(fields.department_id, Unset) and fields.department_id != user.department_id:
        touched["department_id"] = (_text(user.department_id), _text(fields.department_id))
        user.department_id = fields.department_id
        User.objects.filter(pk=user.pk).update(department_id=fields.department_id)
    if not isinstance(fields.team_ids, Unset):
        _teams(user, fields.team_ids, touched)
    if not isinstance(fields.shop_ids, Unset):
        _shops(user, fields.shop_ids, touched)
    reach = bool(touched)
    if reach and user.id == actor.id and not actor.rights.everything:
        raise OWN_ACCOUNT()
    if not isinstance(fields.skills, Unset):
        _skills(user, fields.skills, touched)
    if "roles" in touched and not fresh:
        _tell(actor, user)
    return touched, reach


def hold(fields: UserFields) -> None:
    """Taken before the user's own row: the roles and the tree cannot change while somebody is put under them.

    Else a role's new rights could miss the holder who is just being added, and stay unseen in a process's memory.
    """
    if not isinstance(fields.role_ids, Unset) and fields.role_ids:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM accounts_role WHERE id = ANY(%s) ORDER BY id FOR SHARE", [list(fields.role_ids)]
            )
    if not isinstance(fields.department_id, Unset):
        lock_named(DEPARTMENT_LOCK)


def _roles(actor: Actor, user: User, wanted: frozenset[UUID], touched: Touched) -> None:
    held = set(UserRole.objects.filter(user=user).values_list("role_id", flat=True))
    if held == wanted:
        return
    actor.require(USER_ASSIGN)
    if user.id == actor.id:
        raise OWN_ROLES()
    require_known(Role, set(wanted - held), "role_ids")
    _require_givable(actor, held ^ wanted)
    if held - wanted:
        _require_administrator_left(user, held - wanted)
    UserRole.objects.filter(user=user, role_id__in=held - wanted).delete()
    UserRole.objects.bulk_create(
        [
            UserRole(user=user, role_id=role_id, granted_at=clock.now(), granted_by=actor.id)
            for role_id in sorted(wanted - held)
        ]
    )
    touched["roles"] = (_texts(held), _texts(wanted))


def _require_givable(actor: Actor, role_ids: set[UUID]) -> None:
    """Raises `accounts.right_not_held` for a role with a right that the actor lacks: neither given nor taken."""
    roles = list(Role.objects.filter(pk__in=role_ids))
    if any(not role.assignable for role in roles):
        raise invalid("role_ids", "role.not_assignable")
    if any(role.everything for role in roles) and not actor.rights.everything:
        raise RIGHT_NOT_HELD(permission=rules.EVERYTHING)
    wanted: dict[str, int] = {}
    for name, scope in RolePermission.objects.filter(role_id__in=role_ids).values_list("permission", "scope"):
        wanted[name] = max(scope, wanted.get(name, 0))
    missing = rules.missing_right(actor.rights, wanted)
    if missing is not None:
        raise RIGHT_NOT_HELD(permission=missing)


def _require_administrator_left(user: User, lost: set[UUID]) -> None:
    if Role.objects.filter(pk__in=lost, everything=True).exists():
        require_another_administrator(user.id)


def _teams(user: User, wanted: frozenset[UUID], touched: Touched) -> None:
    held = set(TeamMember.objects.filter(user=user).values_list("team_id", flat=True))
    if held == wanted:
        return
    require_known(Team, set(wanted - held), "team_ids")
    TeamMember.objects.filter(user=user, team_id__in=held - wanted).delete()
    TeamMember.objects.bulk_create([TeamMember(user=user, team_id=team_id) for team_id in sorted(wanted - held)])
    touched["teams"] = (_texts(held), _texts(wanted))


def _shops(user: User, wanted: frozenset[UUID], touched: Touched) -> None:
    held = set(UserShop.objects.filter(user=user).values_list("shop_id", flat=True))
    if held == wanted:
        return
    require_known(Shop, set(wanted - held), "shop_ids")
    UserShop.objects.filter(user=user, shop_id__in=held - wanted).delete()
    UserShop.objects.bulk_create([UserShop(user=user, shop_id=shop_id) for shop_id in sorted(wanted - held)])
    touched["shops"] = (_texts(held), _texts(wanted))


def _skills(user: User, wanted: Mapping[UUID, int], touched: Touched) -> None:
    held = dict(UserSkill.objects.filter(user=user).values_list("skill_id", "level"))
    if held == dict(wanted):
        return
    if any(not 1 <= level <= 5 for level in wanted.values()):
        raise invalid("skills", "number.out_of_range", min=1, max=5)
    require_known(Skill, set(wanted.keys() - held.keys()), "skills")
    UserSkill.objects.filter(user=user).delete()
    UserSkill.objects.bulk_create(
        [UserSkill(user=user, skill_id=skill_id, level=level) for skill_id, level in sorted(wanted.items())]
    )
    touched["skills"] = (_levels(held), _levels(wanted))


def _tell(actor: Actor, user: User) -> None:
    notify(RIGHTS_CHANGED, recipients=[user.id], subject=Subject(kind="user", id=user.id), actor=actor)


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _texts(ids: Iterable[UUID]) -> list[str]:
    return sorted(str(one) for one in ids)


def _levels(skills: Mapping[UUID, int]) -> dict[str, int]:
    return {str(skill_id): level for skill_id, level in sorted(skills.items())}
