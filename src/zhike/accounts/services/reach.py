"""Changes of teams and departments that open rows to other people: nobody opens what they may not see themselves."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

from zhike.accounts import rules
from zhike.accounts.errors import RIGHT_NOT_HELD
from zhike.accounts.models import Department, User
from zhike.kernel.authz import Actor, Scope

#: The rights that grow with a new place: those with a scope that follows places of this kind, and not everything yet.
_GROWING: Final = """
SELECT DISTINCT t.permission FROM (
    SELECT ur.user_id, p.permission, max(p.scope) AS scope FROM accounts_userrole ur
    JOIN accounts_role r ON r.id = ur.role_id AND r.archived_at IS NULL
    JOIN accounts_rolepermission p ON p.role_id = r.id
    WHERE ur.user_id = ANY(%s) GROUP BY ur.user_id, p.permission
) t
WHERE t.scope >= %s AND t.scope < %s AND NOT EXISTS (
    SELECT FROM accounts_userrole ur JOIN accounts_role r ON r.id = ur.role_id AND r.archived_at IS NULL
    WHERE ur.user_id = t.user_id AND r.everything)
ORDER BY t.permission
"""


def require_opens(actor: Actor, user_ids: Collection[UUID], level: Scope, places: Collection[UUID]) -> None:
    """Raises `accounts.right_not_held` when these users would get a right in `places` that the actor lacks there.

    `level` says what the places are: teams or departments.
    """
    if actor.rights.everything or actor.kind == "system" or not user_ids or not places:
        return
    with connection.cursor() as cursor:
        cursor.execute(_GROWING, [list(user_ids), int(level), int(Scope.ALL)])
        growing = [name for (name,) in cursor.fetchall()]
    missing = rules.missing_in(actor.rights, growing, level, places)
    if missing is not None:
        raise RIGHT_NOT_HELD(permission=missing)


def require_moves(actor: Actor, department_id: UUID, old: UUID | str | None, new: UUID | str | None) -> None:
    """The same for a department that moves: it opens, with all below it, to those above its new place alone."""
    gaining = above(new) - above(old)
    user_ids = User.objects.filter(department_id__in=gaining).values_list("id", flat=True)
    require_opens(actor, list(user_ids), Scope.DEPARTMENT, _below(department_id))


def above(start: UUID | str | None) -> set[UUID]:
    """A department and all above it; nothing for None."""
    parents = dict(Department.objects.values_list("id", "parent_id"))
    found: set[UUID] = set()
    node = UUID(start) if isinstance(start, str) else start
    while node is not None and node not in found:
        found.add(node)
        node = parents.get(node)
    return found


def _below(department_id: UUID) -> set[UUID]:
    """A department and all below it."""
    children: dict[UUID | None, list[UUID]] = {}
    for one, parent in Department.objects.values_list("id", "parent_id"):
        children.setdefault(parent, []).append(one)
    found: set[UUID] = set()
    waiting = [department_id]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(children.get(node, ()))
    return found
