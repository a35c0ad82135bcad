"""Calls of accounts."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.plumbing.callers import Api
from tests.plumbing.cast import PASSWORD, Cast
from tests.suites.calls.call import Call, Maker, first, found, plain
from zhike.accounts.services.notice_kinds import notification_kinds
from zhike.accounts.services.notices import notify
from zhike.kernel.events.payload import Subject

NAMES = {"zh-CN": "新的名字", "en": "New name"}


def _sign_in(cast: Cast) -> Call:
    body = {"username": cast.wang.username, "password": PASSWORD, "transport": "bearer"}
    return Call(Api(None), body=body)


def _own_session(cast: Cast) -> Call:
    cast.api(cast.wang)
    other = next(one for one in cast.wang_api.get("/sessions")["items"] if not one["current"])
    return Call(cast.wang_api, {"session_id": other["id"]}, belongs="own")


def _password(cast: Cast) -> Call:
    return Call(cast.wang_api, body={"current": PASSWORD, "new": "Kettle-Ladder-42"})


def _user(cast: Cast, body: Any = None) -> Call:
    row = found(cast, f"/users/{cast.zhang.id}")
    return Call(cast.admin_api, {"user_id": str(cast.zhang.id)}, body, row["version"])


def _user_activate(cast: Cast) -> Call:
    before = _user(cast)
    cast.admin_api.post(f"/users/{cast.zhang.id}/deactivate", version=before.version)
    return _user(cast)


def _new_user(cast: Cast) -> Call:
    body = {"username": "han.mei.mei", "password": PASSWORD, "name": "韩梅梅", "shop_ids": [str(cast.a.shop_id)]}
    return Call(cast.admin_api, body=body)


def _role(cast: Cast, body: Any = None) -> Call:
    made = cast.admin_api.post("/roles", {"names": {"zh-CN": "培训师", "en": "Trainer"}}, 201, key="suite-role-1")
    return Call(cast.admin_api, {"role_id": made["id"]}, body, made["version"])


def _company(cast: Cast) -> Call:
    return Call(cast.admin_api, body={"name": "知客小店"}, version=found(cast, "/company")["version"])


def _members(cast: Cast) -> Call:
    row = found(cast, f"/teams/{cast.a.team_id}/members")
    body = {"members": [{"user_id": str(cast.zhang.id), "leader": True}]}
    return Call(cast.admin_api, {"team_id": str(cast.a.team_id)}, body, row["version"])


def _notification(cast: Cast) -> Api:
    kind = notification_kinds()["accounts.rights_changed"]
    notify(kind, recipients=[cast.wang.id], subject=Subject(kind="user", id=cast.wang.id, version=1))
    return cast.wang_api


def _part(nouns: str, body: Any = None, *, archived: bool = False) -> Maker:
    """A department, team, shop or skill that nothing hangs on."""

    def make(cast: Cast) -> Call:
        made = cast.admin_api.post(f"/{nouns}", {"names": {"zh-CN": "空的", "en": "Empty"}}, 201, key=f"suite-{nouns}")
        if archived:
            made = cast.admin_api.post(f"/{nouns}/{made['id']}/archive", version=made["version"])
        return Call(cast.admin_api, {"row_id": made["id"]}, body, made["version"])

    return make


def _parts(word: str, nouns: str) -> dict[str, Maker]:
    names = {"names": {"zh-CN": "第二个", "en": "Second"}}
    return {
        f"{word}_list": plain(),
        f"{word}_create": lambda cast: Call(cast.admin_api, body=names),
        f"{word}_detail": _part(nouns),
        f"{word}_change": _part(nouns, {"names": NAMES}),
        f"{word}_archive": _part(nouns),
        f"{word}_restore": _part(nouns, archived=True),
    }


def _mine(body: Any = None) -> Maker:
    return lambda cast: Call(cast.wang_api, body=body)


def _with_notification(body: Any = None) -> Maker:
    return lambda cast: Call(_notification(cast), body=body)


def _with(make: Callable[..., Call], body: Any = None) -> Maker:
    return lambda cast: make(cast, body)


CALLS: Mapping[str, Maker] = {
    "session_create": _sign_in,
    "session_end_current": _mine(),
    "session_list": _mine(),
    "session_end": _own_session,
    "session_left": lambda cast: Call(cast.wang_api),
    "user_sessions": lambda cast: Call(cast.admin_api, {"user_id": str(cast.wang.id)}),
    "me": _mine(),
    "me_change": _mine({"language": "en"}),
    "me_password": _password,
    "presence_choose": _mine({"state": "online"}),
    "presence_list": plain(),
    "user_list": plain("?total=1"),
    "user_create": _new_user,
    "user_detail": _with(_user),
    "user_change": _with(_user, {"name": "张小伟"}),
    "user_deactivate": _with(_user),
    "user_activate": _user_activate,
    "user_password_reset": _with(_user, {"password": "Kettle-Ladder-42"}),
    "permission_list": plain(),
    "right": lambda cast: Call(cast.wang_api, {"name": "customers.file.view"}),
    "right_request": _mine({"permission": "accounts.role.view", "page": "/roles"}),
    "role_list": plain(),
    "role_create": lambda cast: Call(cast.admin_api, body={"names": NAMES, "rights": {"audit.entry.view": "all"}}),
    "role_detail": lambda cast: Call(cast.admin_api, {"role_id": first(cast, "/roles")["id"]}),
    "role_change": _with(_role, {"names": NAMES}),
    "role_archive": _with(_role),
    "company": plain(),
    "company_change": _company,
    **_parts("department", "departments"),
    **_parts("team", "teams"),
    **_parts("shop", "shops"),
    **_parts("skill", "skills"),
    "team_members": lambda cast: Call(cast.admin_api, {"team_id": str(cast.a.team_id)}),
    "team_members_set": _members,
    "notification_list": _with_notification(),
    "notification_read": _with_notification({"ids": None}),
    "notification_unread": _with_notification(),
    "notification_choices": _mine(),
    "notification_choice_set": _mine({"kind": "work.clock_warned", "channel": "in_app", "enabled": False}),
}
