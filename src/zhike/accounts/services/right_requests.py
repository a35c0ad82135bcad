"""Asking for a right that one lacks: those who look after roles are told who asks for what."""

import re
from typing import Final

from zhike.accounts.permissions import ROLE_EDIT
from zhike.accounts.selectors import holders_of, names_of_users
from zhike.accounts.services.notice_kinds import RIGHT_REQUESTED
from zhike.accounts.services.notices import notify
from zhike.kernel import rates
from zhike.kernel.authz import Actor, all_permissions
from zhike.kernel.errors import SIGN_IN_REQUIRED, invalid
from zhike.kernel.events.payload import Subject

#: The same right once an hour, and ten requests a day: asking is no way to fill somebody's notifications.
_SAME_PER_S: Final = 1 / 3_600
_ALL_PER_S: Final = 10 / 86_400
_ALL_BURST: Final = 10
_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def right_request(*, actor: Actor, permission: str, page: str) -> int:
    """Tells everybody who may change roles that `actor` asks for `permission`, missed on `page`; answers how many hear.

    `page` is a path of the console; ids in it are left out, as whoever reads this may not see what they name.
    Raises `input.invalid` for a right that does not exist or is held already, `limit.too_many`.
    """
    if actor.id is None:
        raise SIGN_IN_REQUIRED()
    if permission not in all_permissions():
        raise invalid("permission", "value.unknown")
    if actor.may(all_permissions()[permission]):
        raise invalid("permission", "accounts.right_held")
    rates.take("accounts.right_request", f"{actor.id}:{permission}", rate_per_s=_SAME_PER_S, burst=1)
    rates.take("accounts.right_requests", str(actor.id), rate_per_s=_ALL_PER_S, burst=_ALL_BURST)
    return notify(
        RIGHT_REQUESTED,
        recipients=[one for one in holders_of(ROLE_EDIT.name) if one != actor.id],
        subject=Subject(kind="user", id=actor.id),
        params={"name": names_of_users([actor.id])[actor.id], "permission": permission, "page": _ID.sub("…", page)},
        dedupe_key=f"{actor.id}:{permission}",
        actor=actor,
    )
