"""What a new or upgraded installation needs: the company, the built-in roles, the first administrator."""

import json
import os
import secrets
import string
from pathlib import Path
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zhike.accounts.access import lock_named
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.builtin_roles import BUILTIN_ROLES, BuiltinRole
from zhike.accounts.models import Company, Role, RolePermission, RoleSeed, User, UserRole
from zhike.kernel import clock, i18n, trail
from zhike.kernel.authz import SYSTEM, Scope, all_permissions

FIRST_USERNAME: Final = "admin"
FILE_NAME: Final = "first-admin.json"
_LOCK: Final = "accounts.seed"
#: Nothing that looks like something else when it is read from a screen.
_LETTERS: Final = "".join(sorted(set(string.ascii_letters + string.digits) - set("IlO01")))


def company_ensure() -> Company:
    """The company's row; made with plain defaults when there is none."""
    with transaction.atomic():
        lock_named(_LOCK)
        company = Company.objects.first()
        return company or Company.objects.create(name=i18n.text("company.default_name", i18n.DEFAULT_LANGUAGE))


def role_seed() -> list[str]:
    """Gives built-in roles the shipped rights that they were never given before, and nothing else.

    What somebody took away stays away, what somebody changed stays changed. Runs after each migration; safe to run by
    several processes at once. Answers the shipped names that no module declares (a test wants none).
    """
    known = all_permissions()
    with transaction.atomic():
        lock_named(_LOCK)
        for shipped in BUILTIN_ROLES:
            _seed_one(shipped, {name: scope for name, scope in shipped.rights.items() if name in known})
    return sorted({name for shipped in BUILTIN_ROLES for name in shipped.rights} - known.keys())


def _seed_one(shipped: BuiltinRole, rights: dict[str, Scope]) -> None:
    label = i18n.text(f"roles.{shipped.code}", i18n.DEFAULT_LANGUAGE)
    role, _made = Role.objects.get_or_create(
        code=shipped.code,
        defaults={
            "label": label,
            "everything": shipped.everything,
            "assignable": shipped.assignable,
            "created_at": clock.now(),
        },
    )
    given = set(RoleSeed.objects.filter(role=role).values_list("permission", flat=True))
    fresh = {name: scope for name, scope in rights.items() if name not in given}
    if not fresh:
        return
    permissions = all_permissions()
    RoleSeed.objects.bulk_create([RoleSeed(role=role, permission=name) for name in fresh])
    RolePermission.objects.bulk_create(
        [
            RolePermission(role=role, permission=name, scope=scope if permissions[name].scoped else Scope.ALL)
            for name, scope in fresh.items()
        ],
        ignore_conflicts=True,
    )
    raise_authz_version(UserRole.objects.filter(role=role).values_list("user_id", flat=True))
    trail.record(
        "accounts.role.seed",
        actor=SYSTEM,
        object_kind="role",
        object_id=role.id,
        after={name: scope.code for name, scope in sorted(fresh.items())},
    )


def first_administrator_ensure(home: Path) -> tuple[str, str | None]:
    """Makes the user `admin` when nobody was ever made; answers its name, and its password while nobody changed it.

    The password is kept, readable by its owner only, in `home/first-admin.json`; the file goes when it is changed.
    """
    company_ensure()
    role_seed()
    kept = home / FILE_NAME
    with transaction.atomic():
        lock_named(_LOCK)
        if not User.objects.exists():
            password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))
            _keep(kept, password)
            _first_administrator_make(password)
            return FIRST_USERNAME, password
    return _known_password(kept)


def _first_administrator_make(password: str) -> None:
    company = company_ensure()
    now = clock.now()
    user = User.objects.create(
        username=FIRST_USERNAME,
        name=i18n.text("roles.system_administrator", company.default_language),
        password=make_password(password),
        language=company.default_language,
        zone=company.zone,
        created_at=now,
        # Nobody chose this password for somebody else: it is random and known here only, so changing it is not forced.
        password_changed_at=now,
    )
    role = Role.objects.get(code="system_administrator")
    UserRole.objects.create(user=user, role=role, granted_at=clock.now())
    raise_authz_version([user.id])
    trail.record("accounts.user.create", actor=SYSTEM, object_kind="user", object_id=user.id, after={"first": True})


def _known_password(kept: Path) -> tuple[str, str | None]:
    """The kept password while it still is the administrator's."""
    user = User.objects.filter(username=FIRST_USERNAME).first()
    if user is None or user.password_changed_at != user.created_at or not user.active:
        kept.unlink(missing_ok=True)
        return FIRST_USERNAME, None
    try:
        stored = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return FIRST_USERNAME, None
    password = stored.get("password") if isinstance(stored, dict) else None
    return FIRST_USERNAME, password if isinstance(password, str) else None


def _keep(path: Path, password: str) -> None:
    """Writes the file before the row is made: a crash between the two leaves a file without a user, never a user
    without a password."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"username": FIRST_USERNAME, "password": password}, file)
    part.replace(path)
