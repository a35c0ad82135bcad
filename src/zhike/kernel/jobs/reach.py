"""What a result file was made with: the rights of that moment, and whether somebody still holds as much."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from zhike.kernel.authz import Permission, Rights, Scope

#: Whose ids a scope refers to, from which scope on.
_IDS: Final = (("team_ids", Scope.TEAM), ("department_ids", Scope.DEPARTMENT), ("shop_ids", Scope.SHOP))


def reach(rights: Rights, permissions: Sequence[Permission]) -> dict[str, Any]:
    """How far `rights` reach under these permissions, for keeping; what is not held is left out."""
    held = {one.name: scope for one in permissions if (scope := rights.scope(one)) is not None}
    widest = max((scope for scope in held.values() if scope is not Scope.ALL), default=None)
    ids = {
        name: [str(one) for one in getattr(rights, name)] if widest is not None and widest >= since else []
        for name, since in _IDS
    }
    return {"scopes": {name: scope.code for name, scope in held.items()}, **ids}


def covers(rights: Rights, kept: Mapping[str, Any]) -> bool:
    """Whether `rights` reach as far as what was kept, or further."""
    scopes = {name: Scope.parse(code) for name, code in kept["scopes"].items()}
    for name, then in scopes.items():
        now = Scope.ALL if rights.everything else rights.scopes.get(name)
        if now is None or now < then:
            return False
        if now is Scope.ALL:
            continue
        for ids, since in _IDS:
            if then >= since and not set(kept[ids]) <= {str(one) for one in getattr(rights, ids)}:
                return False
    return True
