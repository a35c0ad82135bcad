"""Users: made, changed, switched off and on, given a new password."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID
from zoneinfo import available_timezones

from django.db import IntegrityError, transaction

from zhike.accounts import rules
from zhike.accounts.access import locked, require_known, taken
from zhike.accounts.authenticator import raise_authz_version, read_rights
from zhike.accounts.errors import OWN_ACCOUNT, RIGHT_NOT_HELD
from zhike.accounts.events import UserChanged
from zhike.accounts.models import Department, User
from zhike.accounts.permissions import USER_CREATE, USER_EDIT
from zhike.accounts.services import contact, memberships, passwords
from zhike.accounts.services.administrators import require_another_administrator
from zhike.accounts.services.presence import presence_forget
from zhike.accounts.services.sessions import sessions_end
from zhike.accounts.types import UNSET, Unset, UserFields
from zhike.kernel import clock, i18n, rates, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, FieldError, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

_UNIQUE: Final = {"accounts_user_username": "username"}
_PASSWORD_RATE_S: Final = 1 / 60
_PASSWORD_BURST: Final = 10
#: What sessions remember of their user beside the rights: every page follows at once when it changes.
_REMEMBERED: Final = frozenset({"language", "zone"})
_PLAIN: Final = ("name", "language", "zone", "position", "capacity")


def require_reach(actor: Actor, user_id: UUID) -> None:
    """Raises `accounts.right_not_held` when the user may do something that `actor` may not.

    Else somebody could take over a mightier account by giving it a new password.
    """
    missing = rules.missing_for(actor.rights, read_rights(user_id))
    if missing is not None:
        raise RIGHT_NOT_HELD(permission=missing)


def user_create(*, actor: Actor, username: str, password: str, fields: UserFields) -> User:
    """A new user with roles, teams, shops and skills in one go.

    The user has to choose an own password at the first sign-in, unless the system itself made the account.
    Raises `input.invalid`, `conflict.value_taken`, `accounts.right_not_held`.
    """
    actor.require(USER_CREATE)
    name = rules.normal_username(username)
    fault = rules.username_fault(name)
    if fault:
        raise invalid("username", fault)
    if isinstance(fields.name, Unset):
        raise invalid("name", "value.missing")
    hashed = passwords.hashed(password, username=name)
    own_password_at = clock.now() if actor.kind == "system" else None
    user = User(
        id=new_id(), username=name, password=hashed, password_changed_at=own_password_at, created_at=clock.now()
    )
    _take_plain(user, fields)
    with transaction.atomic():
        memberships.hold(fields)
        try:
            with transaction.atomic():
                user.save(force_insert=True)
        except IntegrityError as error:
            raise taken(error, _UNIQUE) from error
        contact.contacts_take(user, fields)
        memberships.take(actor=actor, user=user, fields=fields, fresh=True)
        require_reach(actor, user.id)
        user.save(update_fields=["email", "email_mask", "phone", "phone_mask"])
        raise_authz_version([user.id])
        _tell(user, "created", [], actor=actor, rights=False)
        trail.record(
            "accounts.user.create",
            actor=actor,
            object_kind="user",
            object_id=user.id,
            after={"username": name, **_described(fields)},
        )
    return user


def user_change(*, actor: Actor, user_id: UUID, version: int, fields: UserFields) -> User:
    """Changes what is given. Raises `conflict.version`, `input.invalid`, `accounts.right_not_held`,
    `accounts.own_roles`.

    Changing roles asks for `accounts.user.assign` besides; nobody changes own roles, and only a system administrator
    changes own teams, shops or department.
    """
    with transaction.atomic():
        memberships.hold(fields)
        user = locked(User, user_id, actor=actor, wanted=USER_EDIT, version=version)
        require_reach(actor, user_id)
        before = {name: getattr(user, name) for name in _PLAIN} | _contacts(user)
        _take_plain(user, fields)
        contact.contacts_take(user, fields)
        touched, rights = memberships.take(actor=actor, user=user, fields=fields)
        if rights:
            require_reach(actor, user_id)
        old, new = trail.changed(before, {name: getattr(user, name) for name in _PLAIN} | _contacts(user))
        changed = sorted({*new, *touched})
        if changed:
            user.version += 1
            user.save()
            if rights or _REMEMBERED & new.keys():
                raise_authz_version([user.id])
            _tell(user, "changed", changed, actor=actor, rights=rights)
            trail.record(
                "accounts.user.edit",
                actor=actor,
                object_kind="user",
                object_id=user.id,
                before={**old, **{name: pair[0] for name, pair in touched.items()}},
                after={**new, **{name: pair[1] for name, pair in touched.items()}},
            )
    user.refresh_from_db()
    return user


def own_account_change(*, actor: Actor, fields: UserFields) -> User:
    """What everybody may change about themselves: name, language, zone."""
    if actor.kind != "user" or actor.id is None:
        raise OWN_ACCOUNT()
    with transaction.atomic():
        user = User.objects.select_for_update(no_key=True).get(pk=actor.id)
        before = {name: getattr(user, name) for name in _PLAIN}
        _take_plain(user, UserFields(name=fields.name, language=fields.language, zone=fields.zone))
        old, new = trail.changed(before, {name: getattr(user, name) for name in _PLAIN})
        if new:
            user.version += 1
            user.save(update_fields=[*_PLAIN, "version"])
            if _REMEMBERED & new.keys():
                raise_authz_version([user.id])
            _tell(user, "changed", sorted(new), actor=actor, rights=False)
            trail.record(
                "accounts.user.edit", actor=actor, object_kind="user", object_id=user.id, before=old, after=new
            )
    return user


def user_deactivate(*, actor: Actor, user_id: UUID, version: int) -> User:
    """Switches an account off: its sessions end at once, its presence too. What it did stays its own.

    Raises `accounts.own_account` for one's own, `accounts.last_administrator`, `accounts.right_not_held`.
    """
    return _switch(actor=actor, user_id=user_id, version=version, active=False)


def user_activate(*, actor: Actor, user_id: UUID, version: int) -> User:
    """Switches an account on again, with the roles it had. Raises `accounts.right_not_held`."""
    return _switch(actor=actor, user_id=user_id, version=version, active=True)


def _switch(*, actor: Actor, user_id: UUID, version: int, active: bool) -> User:
    with transaction.atomic():
        user = locked(User, user_id, actor=actor, wanted=USER_EDIT, version=version)
        if user_id == actor.id:
            raise OWN_ACCOUNT()
        require_reach(actor, user_id)
        if user.active == active:
            return user
        if not active:
            require_another_administrator(user_id)
        user.active = active
        user.version += 1
        user.save(update_fields=["active", "version"])
        raise_authz_version([user.id])
        if not active:
            sessions_end(actor=actor, user_id=user.id, reason="deactivated")
            presence_forget(actor=actor, user_id=user.id, session_id=None, reason="deactivated")
        _tell(user, "restored" if active else "archived", ["active"], actor=actor, rights=True)
        trail.record(
            "accounts.user.activate" if active else "accounts.user.deactivate",
            actor=actor,
            object_kind="user",
            object_id=user.id,
            before={"active": not active},
            after={"active": active},
        )
    user.refresh_from_db()
    return user


def password_change(*, actor: Actor, current: str, new: str, session_id: UUID | None) -> None:
    """The user's own new password; every other session of the account ends.

    Raises `input.invalid` when the current one is wrong or the new one too weak, `limit.too_many`.
    """
    if actor.kind != "user" or actor.id is None:
        raise OWN_ACCOUNT()
    # A stolen session must not become the password itself by trying.
    rates.take("accounts.password", str(actor.id), rate_per_s=_PASSWORD_RATE_S, burst=_PASSWORD_BURST)
    user = User.objects.get(pk=actor.id)
    if not passwords.matches(current, user.password):
        trail.record(
            "accounts.user.password",
            actor=actor,
            object_kind="user",
            object_id=user.id,
            result="failed",
            after={"cause": "password.wrong"},
        )
        raise INPUT_INVALID(fields=[FieldError("current", "password.wrong")])
    if current == new:
        raise INPUT_INVALID(fields=[FieldError("new", "password.same")])
    hashed = passwords.hashed(new, username=user.username, path="new")
    with transaction.atomic():
        fresh = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if fresh.password != user.password:
            raise INPUT_INVALID(fields=[FieldError("current", "password.wrong")])
        fresh.password, fresh.password_changed_at = hashed, clock.now()
        fresh.save(update_fields=["password", "password_changed_at"])
        sessions_end(actor=actor, user_id=user.id, reason="password_changed", but=session_id)
        trail.record("accounts.user.password", actor=actor, object_kind="user", object_id=user.id)


def password_reset(*, actor: Actor, user_id: UUID, version: int, new: str) -> User:
    """A new password given by an administrator; all sessions of the account end.

    Raises `accounts.own_account` (there the current one must be known), `accounts.right_not_held`, `input.invalid`.
    """
    actor.require(USER_EDIT)
    if user_id == actor.id:
        raise OWN_ACCOUNT()
    username = User.objects.filter(pk=user_id).values_list("username", flat=True).first() or ""
    hashed = passwords.hashed(new, username=username)
    with transaction.atomic():
        user = locked(User, user_id, actor=actor, wanted=USER_EDIT, version=version)
        require_reach(actor, user_id)
        user.password, user.password_changed_at = hashed, None
        user.version += 1
        user.save(update_fields=["password", "password_changed_at", "version"])
        sessions_end(actor=actor, user_id=user.id, reason="password_reset")
        _tell(user, "changed", ["password"], actor=actor, rights=False)
        trail.record("accounts.user.password_reset", actor=actor, object_kind="user", object_id=user.id)
    return user


def _take_plain(user: User, fields: UserFields) -> None:
    if not isinstance(fields.language, Unset) and fields.language not in i18n.LANGUAGES:
        raise invalid("language", "value.choice", expected=", ".join(i18n.LANGUAGES))
    if not isinstance(fields.zone, Unset) and fields.zone not in available_timezones():
        raise invalid("zone", "value.zone")
    for name in _PLAIN:
        value = getattr(fields, name)
        if value is not UNSET:
            setattr(user, name, value)
    if not isinstance(fields.department_id, Unset) and fields.department_id is not None:
        require_known(Department, {fields.department_id}, "department_id")


def _contacts(user: User) -> dict[str, object]:
    return {"email_mask": user.email_mask, "phone_mask": user.phone_mask}


def _described(fields: UserFields) -> Mapping[str, Any]:
    """The given fields as the operation log keeps them: no personal value, ids as text."""
    kept = {name: getattr(fields, name) for name in (*_PLAIN, "department_id", "role_ids", "team_ids", "shop_ids")}
    return {
        name: sorted(str(one) for one in value) if isinstance(value, frozenset) else value
        for name, value in kept.items()
        if value is not UNSET
    }


def _tell(user: User, change: Any, changed: list[str], *, actor: Actor, rights: bool) -> None:
    emit(
        UserChanged(change=change, fields=changed, active=user.active, user_ids=[user.id] if rights else []),
        actor=actor,
        subject=Subject(kind="user", id=user.id, version=user.version),
        topics=["company", f"user:{user.id}"],
    )
